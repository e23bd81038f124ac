import type { LonLat } from '../../shared/domain/coordinates/lon-lat.ts'
import type { Packed } from '../../shared/domain/packed.ts'
import { defaultProjection, toLonLat, toPlane } from './projections.ts'

/** Units of the overview drawing: the country with a margin, in the default projection. */
export const overviewSize = { width: 200, height: 120 } as const
const WEST_M = -1_620_000
const NORTH_M = 960_000
const M_PER_UNIT = 16_200

export function toOverview(point: LonLat): readonly [x: number, y: number] {
  const [x = 0, y = 0] = toPlane(point, defaultProjection)
  return [(x - WEST_M) / M_PER_UNIT, (NORTH_M - y) / M_PER_UNIT]
}

export function fromOverview(x: number, y: number): LonLat {
  return toLonLat([WEST_M + x * M_PER_UNIT, NORTH_M - y * M_PER_UNIT], defaultProjection)
}

/** Outlines of polygons as path data; vertices nearer than a third of a unit are left out. */
export function overviewPath({ coords, origin, partEnds }: Packed): string {
  let from = 0
  const rings: string[] = []
  partEnds.forEach((to) => {
    const points: string[] = []
    let [lastX, lastY] = [Infinity, Infinity]
    for (let at = from; at < to; at += 1) {
      const lon = (coords[2 * at] ?? 0) + origin[0]
      const lat = (coords[2 * at + 1] ?? 0) + origin[1]
      const [x, y] = toOverview([lon, lat])
      if (Math.hypot(x - lastX, y - lastY) < 0.33) continue
      points.push(`${x.toFixed(1)} ${y.toFixed(1)}`)
      ;[lastX, lastY] = [x, y]
    }
    if (points.length > 3) rings.push(`M${points.join('L')}Z`)
    from = to
  })
  return rings.join('')
}
