import { expect, test } from 'vitest'
import { pulkovoGridFromLonLat } from '../../shared/domain/coordinates/zones.ts'
import { countryExtent, projectionIds, projectionOf, toLonLat, toPlane } from './projections.ts'

test.each([
  // Control points of the atlas, agreed between proj4js and PROJ to the millimetre.
  ['Astana', [71.43, 51.13], [309_175.407, 358_155.584]],
  ['Almaty', [76.945, 43.24], [805_277.575, -478_588.236]],
  ['Aktau', [51.16, 43.65], [-1_267_926.038, -354_610.381]],
] as const)('the Albers projection puts %s where PROJ does', (_, point, expected) => {
  const plane = toPlane(point, 'KZ:AEA')
  expect(plane[0]).toBeCloseTo(expected[0], 3)
  expect(plane[1]).toBeCloseTo(expected[1], 3)
})

test('every projection has extents, holds the country and goes both ways', () => {
  expect(projectionIds).toHaveLength(18)
  for (const id of projectionIds) {
    expect(projectionOf(id).getExtent()).toHaveLength(4)
    expect(countryExtent(id).every(Number.isFinite), id).toBe(true)
    const [lon, lat] = toLonLat(toPlane([71.43, 51.13], id), id)
    expect(lon).toBeCloseTo(71.43, 8)
    expect(lat).toBeCloseTo(51.13, 8)
  }
})

test('the map’s Pulkovo zone is the one of the status bar', () => {
  const [x = 0, y = 0] = toPlane([71.43, 51.13], 'EPSG:28412')
  const { eastM, northM } = pulkovoGridFromLonLat([71.43, 51.13])
  expect(Math.hypot(x - eastM, y - northM)).toBeLessThan(0.001)
})

test('a projection is registered once, and an unknown one is refused', () => {
  expect(projectionOf('KZ:AEA')).toBe(projectionOf('KZ:AEA'))
  expect(() => projectionOf('EPSG:2154')).toThrow('EPSG:2154')
})
