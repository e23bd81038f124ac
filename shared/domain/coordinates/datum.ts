import { degrees, type Ellipsoid, KRASSOVSKY, radians, WGS84 } from './ellipsoid.ts'
import type { LonLat } from './lon-lat.ts'

type Vector = readonly [number, number, number]

/*
 * Pulkovo 1942 to WGS 84 (16), EPSG:15865, seven parameters, stated accuracy 4.5 m, in PROJ's position-vector
 * signs (+towgs84=25,-141,-78.5,0,0.35,0.736,0). Pinned: PROJ on its own would choose another one near Almaty
 * and differ by 2.7 m from it; screen, store and import must agree.
 */
const SHIFT_M: Vector = [25, -141, -78.5]
const TURN_RAD: Vector = [0, radians(0.35 / 3600), radians(0.736 / 3600)]

/** Name and stated accuracy of the transformation, to be shown with every Pulkovo coordinate. */
export const pulkovoShift = { code: 'EPSG:15865', accuracyM: 4.5 } as const

function geocentric({ a, f }: Ellipsoid, [lon, lat]: LonLat): Vector {
  const e2 = f * (2 - f)
  const [phi, lambda] = [radians(lat), radians(lon)]
  const n = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
  return [
    n * Math.cos(phi) * Math.cos(lambda),
    n * Math.cos(phi) * Math.sin(lambda),
    n * (1 - e2) * Math.sin(phi),
  ]
}

/** Geodetic latitude by fixed-point iteration; under a micrometre after five steps near the surface. */
function geodetic({ a, f }: Ellipsoid, [x, y, z]: Vector): LonLat {
  const e2 = f * (2 - f)
  const p = Math.hypot(x, y)
  let phi = Math.atan2(z, p * (1 - e2))
  for (let step = 0; step < 6; step += 1) {
    const n = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
    phi = Math.atan2(z + e2 * n * Math.sin(phi), p)
  }
  return [degrees(Math.atan2(y, x)), degrees(phi)]
}

/** A point of Pulkovo 1942 (height zero) on WGS 84. */
export function wgs84FromPulkovo(point: LonLat): LonLat {
  const [x, y, z] = geocentric(KRASSOVSKY, point)
  const [rx, ry, rz] = TURN_RAD
  return geodetic(WGS84, [
    x - rz * y + ry * z + SHIFT_M[0],
    rz * x + y - rx * z + SHIFT_M[1],
    -ry * x + rx * y + z + SHIFT_M[2],
  ])
}

/** A WGS 84 point (height zero) on Pulkovo 1942. */
export function pulkovoFromWgs84(point: LonLat): LonLat {
  const [x1, y1, z1] = geocentric(WGS84, point)
  const [x, y, z] = [x1 - SHIFT_M[0], y1 - SHIFT_M[1], z1 - SHIFT_M[2]]
  const [rx, ry, rz] = TURN_RAD
  return geodetic(KRASSOVSKY, [x + rz * y - ry * z, -rz * x + y + rx * z, ry * x - rx * y + z])
}
