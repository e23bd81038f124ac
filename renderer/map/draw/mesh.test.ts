import { expect, test } from 'vitest'
import { toPlane } from '../projections.ts'
import { tileGeometry } from '../tile-geometry.ts'
import { placeAll } from './mesh.ts'

const extents = {
  'the whole country': [-2_000_000, -1_500_000, 2_194_304, 2_694_304],
  'an oblast': [0, 0, 512_000, 512_000],
  'a town': [300_000, 350_000, 300_512, 350_512],
} as const

test.each(Object.entries(extents))(
  'the net places points of a tile that shows %s within a fifth of a pixel',
  (_, extent) => {
    const geometry = tileGeometry('KZ:AEA', extent, 512)
    if (!geometry) throw new Error('no tile')
    const [west, south, east, north] = geometry.mesh.box
    const perPx = (extent[2] - extent[0]) / 512
    let farthest = 0
    for (let k = 0; k < 2_000; k += 1) {
      const lon = west + ((east - west) * ((k * 37) % 1_009)) / 1_009
      const lat = south + ((north - south) * ((k * 61) % 997)) / 997
      const out = new Float32Array(2)
      placeAll(geometry.mesh, [60, 45], { coords: [lon - 60, lat - 45], from: 0, to: 1 }, out)
      const [x = 0, y = 0] = toPlane([lon, lat], 'KZ:AEA')
      const [px, py] = [(x - extent[0]) / perPx, (extent[3] - y) / perPx]
      if (px < 0 || py < 0 || px > 512 || py > 512) continue
      farthest = Math.max(farthest, Math.hypot((out[0] ?? 0) - px, (out[1] ?? 0) - py))
    }
    expect(farthest).toBeLessThan(0.2)
  },
)

test('a tile beyond the earth has no geometry', () => {
  expect(tileGeometry('KZ:AEA', [1e9, 1e9, 2e9, 2e9], 512)).toBeNull()
})
