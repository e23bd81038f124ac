import { degrees, type Ellipsoid, radians } from './ellipsoid.ts'
import type { LonLat } from './lon-lat.ts'

/** Metres east of the central meridian and north of the equator, scale 1 on the meridian. */
export interface PlaneM {
  readonly eastM: number
  readonly northM: number
}

/*
 * Krüger series in the third flattening n, to n^4: coefficients alpha and beta of C. F. F. Karney, "Transverse
 * Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), equations 35 and 36, cut after n^4.
 * What is cut off stays under a micrometre inside a six-degree zone.
 */
function seriesOf(ellipsoid: Ellipsoid) {
  const n = ellipsoid.f / (2 - ellipsoid.f)
  const [n2, n3, n4] = [n ** 2, n ** 3, n ** 4]
  return {
    radiusM: (ellipsoid.a / (1 + n)) * (1 + n2 / 4 + n4 / 64),
    alpha: [
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4,
      (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4,
      (61 / 240) * n3 - (103 / 140) * n4,
      (49_561 / 161_280) * n4,
    ],
    beta: [
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4,
      (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4,
      (17 / 480) * n3 - (37 / 840) * n4,
      (4_397 / 161_280) * n4,
    ],
  }
}

const eccentricity = ({ f }: Ellipsoid) => Math.sqrt(f * (2 - f))

/** Tangent of the conformal latitude from the tangent of the geodetic one (Karney 2011, equations 7 to 9). */
function conformalTan(tau: number, e: number): number {
  const root = Math.hypot(1, tau)
  const sigma = Math.sinh(e * Math.atanh((e * tau) / root))
  return tau * Math.hypot(1, sigma) - sigma * root
}

/** The inverse of `conformalTan` by Newton's method (Karney 2011, equations 19 to 21). */
function geodeticTan(conformal: number, e: number): number {
  let tau = conformal / Math.sqrt(1 - e * e)
  for (let step = 0; step < 5; step += 1) {
    const now = conformalTan(tau, e)
    const slope = (1 + (1 - e * e) * tau * tau) / ((1 - e * e) * Math.hypot(1, tau))
    const change = (slope * (conformal - now)) / Math.hypot(1, now)
    tau += change
    if (Math.abs(change) < 1e-14 * Math.max(1, Math.abs(tau))) break
  }
  return tau
}

/** Plane coordinates of a point whose longitude is given from the central meridian, in degrees. */
export function projectTm(ellipsoid: Ellipsoid, lon0: number, [lon, lat]: LonLat): PlaneM {
  const { radiusM, alpha } = seriesOf(ellipsoid)
  const lambda = radians(lon - lon0)
  const tau = conformalTan(Math.tan(radians(lat)), eccentricity(ellipsoid))
  const xi0 = Math.atan2(tau, Math.cos(lambda))
  const eta0 = Math.asinh(Math.sin(lambda) / Math.hypot(tau, Math.cos(lambda)))
  let xi = xi0
  let eta = eta0
  alpha.forEach((factor, at) => {
    const k = 2 * (at + 1)
    xi += factor * Math.sin(k * xi0) * Math.cosh(k * eta0)
    eta += factor * Math.cos(k * xi0) * Math.sinh(k * eta0)
  })
  return { eastM: radiusM * eta, northM: radiusM * xi }
}

/** The inverse of `projectTm`. */
export function unprojectTm(ellipsoid: Ellipsoid, lon0: number, plane: PlaneM): LonLat {
  const { radiusM, beta } = seriesOf(ellipsoid)
  const xi = plane.northM / radiusM
  const eta = plane.eastM / radiusM
  let xi0 = xi
  let eta0 = eta
  beta.forEach((factor, at) => {
    const k = 2 * (at + 1)
    xi0 -= factor * Math.sin(k * xi) * Math.cosh(k * eta)
    eta0 -= factor * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const tau = Math.sin(xi0) / Math.hypot(Math.sinh(eta0), Math.cos(xi0))
  const lambda = Math.atan2(Math.sinh(eta0), Math.cos(xi0))
  return [lon0 + degrees(lambda), degrees(Math.atan(geodeticTan(tau, eccentricity(ellipsoid))))]
}
