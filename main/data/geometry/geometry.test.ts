import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

const polygon = (...rings: number[][][]): Geometry => ({ type: 'Polygon', coordinates: rings })
const ring = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const bowtie = polygon([
  [70, 50],
  [71, 51],
  [71, 50],
  [70, 51],
  [70, 50],
])
const check = (geometry: Geometry) => store.client['geometry.check']({ geometry })
const mend = (geometry: Geometry) => store.client['geometry.mend']({ geometry })

test('a sound geometry has no fault', async () => {
  expect(await check(polygon(ring(70, 50, 1), ring(70.2, 50.2, 0.2)))).toBeNull()
  expect(await check({ type: 'Point', coordinates: [70, 50] })).toBeNull()
})

test('a faulty one is told by its reason and the place', async () => {
  expect(await check(bowtie)).toEqual({ fault: 'self-intersection', at: [70.5, 50.5] })
  expect(await check(polygon(ring(70, 50, 1), ring(75, 50, 1)))).toMatchObject({
    fault: 'hole-outside',
  })
  expect(
    await check({
      type: 'MultiPolygon',
      coordinates: [[ring(70, 50, 1)], [ring(70.2, 50.2, 0.2)]],
    }),
  ).toMatchObject({ fault: 'nested-shells' })
})

test('a mended outline is valid and keeps its area', async () => {
  const { geometry, dropped } = await mend(bowtie)
  expect(geometry?.type).toBe('MultiPolygon')
  expect(geometry?.coordinates).toHaveLength(2)
  expect(dropped).toBe(false)
  if (geometry) expect(await check(geometry)).toBeNull()
})

test('what encloses no area is left out and said so', async () => {
  const spike = polygon([...ring(70, 50, 1).slice(0, 3), [71, 52], [71, 51], [70, 51], [70, 50]])
  const { geometry, dropped } = await mend(spike)
  expect(geometry?.type).toBe('Polygon')
  expect(dropped).toBe(true)
})

test('positions beyond the earth, open rings and empty ones are refused', async () => {
  await expect(check({ type: 'Point', coordinates: [190, 50] })).rejects.toThrow()
  await expect(check({ type: 'Point', coordinates: [] })).rejects.toThrow()
  await expect(check(polygon(ring(70, 50, 1).slice(0, 4)))).rejects.toThrow()
  await expect(check({ type: 'Polygon', coordinates: [] })).rejects.toThrow()
})
