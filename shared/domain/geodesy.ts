import { degrees, radians, WGS84 } from './coordinates/ellipsoid.ts'
import type { LonLat } from './coordinates/lon-lat.ts'

/*
 * Geodesics on WGS 84 after T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with
 * application of nested equations", Survey Review 23 (1975): about half a millimetre. Written here, and not taken
 * from a package, so that screen, data host and print measure with the same code; tested against Karney's
 * library. Nearly antipodal points (over 19 900 km) do not converge and give NaN.
 */
const B = WGS84.a * (1 - WGS84.f)
const EP2 = (WGS84.a ** 2 - B ** 2) / B ** 2
const MOST_STEPS = 200

export interface Geodesic {
  readonly lengthM: number
  /** Azimuths clockwise from north in degrees, 0 to 360: at the start, and onward at the end. */
  readonly azimuth: number
  readonly endAzimuth: number
}

const reducedLatitude = (lat: number) => Math.atan((1 - WGS84.f) * Math.tan(radians(lat)))
const compass = (angle: number) => (degrees(angle) + 360) % 360
const halfTurn = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180

/** Vincenty's A and B from the equatorial azimuth, and the correction of the arc. */
function arcSeries(cos2Alpha: number) {
  const u2 = cos2Alpha * EP2
  const a = 1 + (u2 / 16_384) * (4_096 + u2 * (-768 + u2 * (320 - 175 * u2)))
  const b = (u2 / 1_024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
  const correction = (sigma: number, cos2SigmaM: number) => {
    const [sin, cos, c2] = [Math.sin(sigma), Math.cos(sigma), cos2SigmaM ** 2]
    const last = (b / 6) * cos2SigmaM * (-3 + 4 * sin * sin) * (-3 + 4 * c2)
    return b * sin * (cos2SigmaM + (b / 4) * (cos * (-1 + 2 * c2) - last))
  }
  return { a, correction }
}

/** Difference between longitude on the ellipsoid and on the auxiliary sphere. */
function longitudeShift(sinAlpha: number, sigma: number, cos2SigmaM: number): number {
  const cos2Alpha = 1 - sinAlpha ** 2
  const c = (WGS84.f / 16) * cos2Alpha * (4 + WGS84.f * (4 - 3 * cos2Alpha))
  const inner = cos2SigmaM + c * Math.cos(sigma) * (-1 + 2 * cos2SigmaM ** 2)
  return (1 - c) * WGS84.f * sinAlpha * (sigma + c * Math.sin(sigma) * inner)
}

/** The shortest line between two points. */
export function geodesicBetween(from: LonLat, to: LonLat): Geodesic {
  const [u1, u2] = [reducedLatitude(from[1]), reducedLatitude(to[1])]
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  const difference = radians(halfTurn(to[0] - from[0]))
  let lambda = difference
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)]
    const sinSigma = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL)
    if (sinSigma === 0) return { lengthM: 0, azimuth: 0, endAzimuth: 0 }
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosL
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinSigma
    const cos2Alpha = 1 - sinAlpha ** 2
    // On the equator the line has no vertex to measure from.
    const cos2SigmaM = cos2Alpha < 1e-15 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha
    const next = difference + longitudeShift(sinAlpha, sigma, cos2SigmaM)
    if (Math.abs(next - lambda) < 1e-13) {
      const { a, correction } = arcSeries(cos2Alpha)
      return {
        lengthM: B * a * (sigma - correction(sigma, cos2SigmaM)),
        azimuth: compass(Math.atan2(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL)),
        endAzimuth: compass(Math.atan2(cosU1 * sinL, -sinU1 * cosU2 + cosU1 * sinU2 * cosL)),
      }
    }
    lambda = next
  }
  return { lengthM: Number.NaN, azimuth: Number.NaN, endAzimuth: Number.NaN }
}

export interface GeodesicEnd {
  readonly point: LonLat
  readonly azimuth: number
}

/** The point reached from another by going `lengthM` metres, and the azimuth there. */
export function geodesicFrom(from: LonLat, azimuth: number, lengthM: number): GeodesicEnd {
  const u1 = reducedLatitude(from[1])
  const [sinU1, cosU1] = [Math.sin(u1), Math.cos(u1)]
  const [sinA1, cosA1] = [Math.sin(radians(azimuth)), Math.cos(radians(azimuth))]
  const sigma1 = Math.atan2(sinU1, cosU1 * cosA1)
  const sinAlpha = cosU1 * sinA1
  const { a, correction } = arcSeries(1 - sinAlpha ** 2)
  const first = lengthM / (B * a)
  let sigma = first
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = first + correction(sigma, Math.cos(2 * sigma1 + sigma))
    const change = Math.abs(next - sigma)
    sigma = next
    if (change < 1e-14) break
  }
  const [sin, cos] = [Math.sin(sigma), Math.cos(sigma)]
  const across = sinU1 * sin - cosU1 * cos * cosA1
  const lat = Math.atan2(
    sinU1 * cos + cosU1 * sin * cosA1,
    (1 - WGS84.f) * Math.hypot(sinAlpha, across),
  )
  const lambda = Math.atan2(sin * sinA1, cosU1 * cos - sinU1 * sin * cosA1)
  const lon = lambda - longitudeShift(sinAlpha, sigma, Math.cos(2 * sigma1 + sigma))
  return {
    point: [halfTurn(from[0] + degrees(lon)), degrees(lat)],
    azimuth: compass(Math.atan2(sinAlpha, -across)),
  }
}

/** Length of a line of shortest legs. */
export function pathLengthM(points: readonly LonLat[]): number {
  return points.reduce((sum, point, at) => {
    const before = points[at - 1]
    return before ? sum + geodesicBetween(before, point).lengthM : 0
  }, 0)
}

/** The same line with points at most `stepM` apart, so that a map can draw its true course. */
export function densified(points: readonly LonLat[], stepM: number): LonLat[] {
  return points.flatMap((point, at) => {
    const before = points[at - 1]
    if (!before) return [point]
    const { lengthM, azimuth } = geodesicBetween(before, point)
    const pieces = Math.max(1, Math.ceil(lengthM / stepM))
    const inner = Array.from(
      { length: pieces - 1 },
      (_, k) => geodesicFrom(before, azimuth, (lengthM * (k + 1)) / pieces).point,
    )
    return [...inner, point]
  })
}

const E2 = WGS84.f * (2 - WGS84.f)
const E = Math.sqrt(E2)

/** Area from the equator to a latitude over one radian of longitude (Snyder, USGS PP 1395, from equation 3-12). */
function zoneAreaM2(lat: number): number {
  const sin = Math.sin(radians(lat))
  return (B ** 2 / 2) * (sin / (1 - E2 * sin * sin) + Math.atanh(E * sin) / E)
}

/** Nodes and weights of Gauss and Legendre on 0 to 1, three points. */
const NODES = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)] as const
const WEIGHTS = [5 / 18, 8 / 18, 5 / 18] as const
/** With three nodes a piece of this length is wrong by less than 1e-10 of its area. */
const PIECE_M = 100_000

/** Area between a leg and the parallel `zeroM2` stands for: the integral of the zone area over longitude. */
function areaUnderM2(from: LonLat, to: LonLat, zeroM2: number): number {
  const { lengthM, azimuth } = geodesicBetween(from, to)
  if (lengthM === 0) return 0
  const pieces = Math.ceil(lengthM / PIECE_M)
  const pieceM = lengthM / pieces
  let area = 0
  for (let piece = 0; piece < pieces; piece += 1)
    NODES.forEach((node, k) => {
      const { point, azimuth: onward } = geodesicFrom(from, azimuth, pieceM * (piece + node))
      const sin = Math.sin(radians(point[1]))
      const parallelM = (WGS84.a * Math.cos(radians(point[1]))) / Math.sqrt(1 - E2 * sin * sin)
      const lonPerM = Math.sin(radians(onward)) / parallelM
      area += (WEIGHTS[k] ?? 0) * pieceM * lonPerM * (zoneAreaM2(point[1]) - zeroM2)
    })
  return area
}

/** Area inside a ring of shortest legs, always positive; the last point may repeat the first. Not around a pole. */
export function ringAreaM2(ring: readonly LonLat[]): number {
  const [first] = ring
  if (!first || ring.length < 3) return 0
  const zero = zoneAreaM2(first[1])
  return Math.abs(
    ring.reduce((sum, point, at) => sum + areaUnderM2(point, ring[at + 1] ?? first, zero), 0),
  )
}

/** Longer pieces in degrees are cut: with three nodes one is wrong by less than 1e-12 of its area. */
const PIECE_DEGREES = 1

/** Area inside a ring whose sides are straight in longitude and latitude, as in GeoJSON; always positive. */
export function plainRingAreaM2(ring: readonly LonLat[]): number {
  let area = 0
  ring.forEach(([lon, lat], at) => {
    const [nextLon, nextLat] = ring[at + 1] ?? ring[0] ?? [lon, lat]
    const [dLon, dLat] = [nextLon - lon, nextLat - lat]
    const pieces = Math.ceil(Math.max(Math.abs(dLon), Math.abs(dLat)) / PIECE_DEGREES)
    for (let piece = 0; piece < pieces; piece += 1)
      NODES.forEach((node, k) => {
        const share = (WEIGHTS[k] ?? 0) / pieces
        area += share * radians(dLon) * zoneAreaM2(lat + (dLat * (piece + node)) / pieces)
      })
  })
  return Math.abs(area)
}

/** Area of a polygon: its first ring less the holes. */
export function polygonAreaM2(rings: readonly (readonly LonLat[])[]): number {
  return rings.reduce((sum, ring, at) => sum + (at === 0 ? 1 : -1) * ringAreaM2(ring), 0)
}
