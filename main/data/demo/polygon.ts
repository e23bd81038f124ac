import type { Geometry } from '../../../shared/contract/features/records.ts'

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number]
type Ring = readonly LonLat[]
/** Polygons of rings, the outer first. */
export type Polygons = readonly (readonly Ring[])[]

/** An area that can be asked whether it holds a point. */
export interface Area {
  readonly polygons: Polygons
  readonly box: readonly [number, number, number, number]
}

export function areaOf(polygons: Polygons): Area {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of polygons.flat(2)) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return { polygons, box: [west, south, east, north] }
}

/** Even-odd rule over all rings, so that holes are outside. */
export function holds({ polygons, box }: Area, [lon, lat]: LonLat): boolean {
  if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) return false
  const crossings = polygons.flat().map((ring) => crossingsOf(ring, [lon, lat]))
  return crossings.reduce((a, b) => a + b, 0) % 2 === 1
}

/** How often a ring crosses the ray from the point to the east. */
function crossingsOf(ring: Ring, [lon, lat]: LonLat): number {
  let count = 0
  let before = ring.at(-1)
  for (const at of ring) {
    if (before && at[1] > lat !== before[1] > lat) {
      const crossing = at[0] + ((lat - at[1]) / (before[1] - at[1])) * (before[0] - at[0])
      if (lon < crossing) count++
    }
    before = at
  }
  return count
}

/** Seven decimals are a centimetre: more digits only fill the store. */
const grain = 1e7

export function geometryOf({ polygons }: Area): Geometry {
  const rounded = polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]) => [round(lon), round(lat)])),
  )
  const [only] = rounded
  return rounded.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: rounded }
}

export const round = (degrees: number): number => Math.round(degrees * grain) / grain

/** Metres between two points on the sphere of mean radius 6 371 008.8 m (IUGG): for plausible figures only. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const rad = Math.PI / 180
  const half =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half))
}

/** The point this far away in a direction (degrees from north): good for a few kilometres. */
export function offset([lon, lat]: LonLat, metres: number, degrees: number): LonLat {
  const rad = Math.PI / 180
  const north = (metres * Math.cos(degrees * rad)) / 111_195
  const east = (metres * Math.sin(degrees * rad)) / (111_195 * Math.cos(lat * rad))
  return [round(lon + east), round(lat + north)]
}
