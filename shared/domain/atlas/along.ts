import { radians, WGS84 } from '../coordinates/ellipsoid.ts'
import type { LonLat } from '../coordinates/lon-lat.ts'

const E2 = WGS84.f * (2 - WGS84.f)

/** Metres of a degree of longitude and of latitude on WGS 84 (Snyder, USGS PP 1395, 4-19 and 4-21). */
export function metresPerDegree(lat: number): readonly [number, number] {
  const sin2 = Math.sin(radians(lat)) ** 2
  const n = WGS84.a / Math.sqrt(1 - E2 * sin2)
  const m = (WGS84.a * (1 - E2)) / (1 - E2 * sin2) ** 1.5
  return [radians(n * Math.cos(radians(lat))), radians(m)]
}

/** Metres between two points by the scale of their middle latitude: for distances up to 100 km. */
export function nearMetres([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const [x, y] = metresPerDegree((latA + latB) / 2)
  return Math.hypot((lonB - lonA) * x, (latB - latA) * y)
}

/** A line with the metres from its start at each vertex. */
export interface Course {
  readonly points: readonly LonLat[]
  readonly at: readonly number[]
  readonly lengthM: number
}

export function courseOf(points: readonly LonLat[]): Course {
  const at = [0]
  points.forEach((point, i) => {
    const before = points[i - 1]
    if (before) at.push((at.at(-1) ?? 0) + nearMetres(before, point))
  })
  return { points, at, lengthM: at.at(-1) ?? 0 }
}

export interface Foot {
  readonly distanceM: number
  readonly alongM: number
}

/** The nearest place of a line to a point. */
export function footOn({ points, at }: Course, [lon, lat]: LonLat): Foot {
  const [x, y] = metresPerDegree(lat)
  let best: Foot = { distanceM: Number.POSITIVE_INFINITY, alongM: 0 }
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]]
    if (!from || !to) continue
    const [ax, ay] = [(from[0] - lon) * x, (from[1] - lat) * y]
    const [dx, dy] = [(to[0] - from[0]) * x, (to[1] - from[1]) * y]
    const long = dx * dx + dy * dy
    const t = long === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / long))
    const distanceM = Math.hypot(ax + t * dx, ay + t * dy)
    const [start = 0, end = 0] = [at[i - 1], at[i]]
    if (distanceM < best.distanceM) best = { distanceM, alongM: start + t * (end - start) }
  }
  return best
}

export function pointAt({ points, at }: Course, alongM: number): LonLat {
  const next = at.findIndex((metres) => metres >= alongM)
  const [from, to] = [points[next - 1], points[Math.max(0, next)]]
  if (!to) return points.at(-1) ?? [0, 0]
  if (!from) return to
  const [start = 0, end = 0] = [at[next - 1], at[next]]
  const t = end === start ? 0 : (alongM - start) / (end - start)
  return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]
}

/** The part of a line between two places of it. */
export function partOf(course: Course, fromM: number, toM: number): LonLat[] {
  const inner = course.points.filter((_, i) => {
    const metres = course.at[i] ?? 0
    return metres > fromM && metres < toM
  })
  return [pointAt(course, fromM), ...inner, pointAt(course, toM)]
}

interface GeoJson {
  readonly type: string
  readonly coordinates?: unknown
  readonly geometries?: readonly GeoJson[]
}

/** Single geometries of a GeoJSON text, collections taken apart; empty for null. */
function singles(text: unknown): readonly GeoJson[] {
  if (typeof text !== 'string') return []
  const apart = (one: GeoJson): readonly GeoJson[] =>
    one.geometries
      ? one.geometries.flatMap(apart)
      : one.type.startsWith('Multi')
        ? (one.coordinates as unknown[]).map((coordinates) => ({
            type: one.type.slice('Multi'.length),
            coordinates,
          }))
        : [one]
  return apart(JSON.parse(text) as GeoJson)
}

/** The lines in a GeoJSON text. */
export const linesIn = (text: unknown): readonly (readonly LonLat[])[] =>
  singles(text).flatMap(({ type, coordinates }) =>
    type === 'LineString' ? [coordinates as LonLat[]] : [],
  )

/** A point for each single geometry of a GeoJSON text: itself, or the middle of a line. */
export const pointsIn = (text: unknown): readonly LonLat[] =>
  singles(text).flatMap(({ type, coordinates }) => {
    if (type === 'Point') return [coordinates as LonLat]
    if (type !== 'LineString') return []
    const course = courseOf(coordinates as LonLat[])
    return [pointAt(course, course.lengthM / 2)]
  })

interface Interval {
  readonly fromM: number
  readonly toM: number
}

/** Where lines that lie on a course begin and end on it. */
export const intervalsOn = (course: Course, lines: unknown): readonly Interval[] =>
  linesIn(lines).flatMap((line) => {
    const feet = [line[0], line.at(-1)].flatMap((end) => (end ? [footOn(course, end).alongM] : []))
    const [fromM, toM] = [Math.min(...feet), Math.max(...feet)]
    // Shorter than a metre is where a line only touches a zone.
    return toM - fromM < 1 ? [] : [{ fromM, toM }]
  })

/** Cuts a course wherever an interval begins or ends; each piece with the intervals that cover it. */
export function cutAt<T extends Interval>(
  course: Course,
  intervals: readonly T[],
): readonly (Interval & { readonly points: LonLat[]; readonly inside: readonly T[] })[] {
  const ends = [...new Set(intervals.flatMap(({ fromM, toM }) => [fromM, toM]))].sort(
    (a, b) => a - b,
  )
  return ends.flatMap((toM, i) => {
    const fromM = ends[i - 1]
    if (fromM === undefined || toM - fromM < 1) return []
    const middle = (fromM + toM) / 2
    const inside = intervals.filter((one) => one.fromM < middle && one.toM > middle)
    return inside.length === 0 ? [] : [{ fromM, toM, inside, points: partOf(course, fromM, toM) }]
  })
}
