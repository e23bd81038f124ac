import { radians, WGS84 } from '../../../shared/domain/coordinates/ellipsoid.ts'
import { geodesicBetween } from '../../../shared/domain/geodesy.ts'
import { walkBlob } from '../db/geometry-blob.ts'
import type { Window } from '../db/rtree.ts'

/**
 * Metres a degree of longitude and of latitude at a latitude: radii of curvature of WGS 84. The
 * nearest point of a geometry is found in this plane, its distance then on the ellipsoid.
 */
export function degreeM(lat: number): { readonly lon: number; readonly lat: number } {
  const e2 = WGS84.f * (2 - WGS84.f)
  const sin = Math.sin(radians(lat))
  const w = Math.sqrt(1 - e2 * sin * sin)
  return {
    lon: (Math.PI / 180) * (WGS84.a / w) * Math.cos(radians(lat)),
    lat: (Math.PI / 180) * ((WGS84.a * (1 - e2)) / w ** 3),
  }
}

/** A box around a place that holds everything within a distance. */
export function boxAround(lon: number, lat: number, distanceM: number): Window {
  // Longitudes are closest together at the edge that is nearer to the pole.
  const north = lat + distanceM / degreeM(lat).lat
  const south = lat - distanceM / degreeM(lat).lat
  const widest = Math.min(89.9, Math.max(Math.abs(north), Math.abs(south)))
  const dLon = distanceM / degreeM(widest).lon
  return [lon - dLon, south, lon + dLon, north]
}

/** Distance to a box in the plane, metres: never more than to what lies in it. */
export function distanceToBoxM(
  lon: number,
  lat: number,
  [west, south, east, north]: Window,
): number {
  const scale = degreeM(lat)
  const dx = Math.max(west - lon, 0, lon - east) * scale.lon
  const dy = Math.max(south - lat, 0, lat - north) * scale.lat
  return Math.hypot(dx, dy)
}

/** Distance from a place to a geometry on the ellipsoid, metres; 0 inside a polygon. */
export function distanceToBlobM(lon: number, lat: number, blob: Buffer, isArea: boolean): number {
  const nearest = new Nearest(lon, lat, isArea)
  walkBlob(blob, nearest)
  if (nearest.isInside) return 0
  return geodesicBetween([lon, lat], nearest.point).lengthM
}

/** Finds the nearest point of all parts and whether the place lies inside (even–odd over rings). */
class Nearest {
  isInside = false
  #best = Infinity
  #point: [number, number] = [0, 0]
  #fromX = 0
  #fromY = 0
  #isFirst = true
  readonly #lon: number
  readonly #lat: number
  readonly #scale: { readonly lon: number; readonly lat: number }
  readonly #isArea: boolean

  constructor(lon: number, lat: number, isArea: boolean) {
    this.#lon = lon
    this.#lat = lat
    this.#scale = degreeM(lat)
    this.#isArea = isArea
  }

  get point(): [number, number] {
    return this.#point
  }

  position(lon: number, lat: number): void {
    const x = (lon - this.#lon) * this.#scale.lon
    const y = (lat - this.#lat) * this.#scale.lat
    if (this.#isFirst) {
      this.#isFirst = false
      this.#offer(x, y)
    } else this.#segment(x, y)
    this.#fromX = x
    this.#fromY = y
  }

  endPart(): void {
    this.#isFirst = true
  }

  /** The place is the origin of the plane. */
  #segment(x: number, y: number): void {
    const [fromX, fromY] = [this.#fromX, this.#fromY]
    if (
      this.#isArea &&
      fromY > 0 !== y > 0 &&
      fromX + ((0 - fromY) / (y - fromY)) * (x - fromX) > 0
    )
      this.isInside = !this.isInside
    const [dx, dy] = [x - fromX, y - fromY]
    const length2 = dx * dx + dy * dy
    const share = length2 === 0 ? 0 : -(fromX * dx + fromY * dy) / length2
    const t = Math.min(1, Math.max(0, share))
    this.#offer(fromX + t * dx, fromY + t * dy)
  }

  #offer(x: number, y: number): void {
    const distance2 = x * x + y * y
    if (distance2 >= this.#best) return
    this.#best = distance2
    this.#point = [this.#lon + x / this.#scale.lon, this.#lat + y / this.#scale.lat]
  }
}
