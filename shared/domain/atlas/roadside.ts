import type { LonLat } from '../coordinates/lon-lat.ts'
import {
  courseOf,
  cutAt,
  footOn,
  intervalsOn,
  linesIn,
  metresPerDegree,
  partOf,
  pointsIn,
} from './along.ts'
import { byKey, type FormulaRow, keyOf, numberAt } from './rows.ts'

type Numbers = Readonly<Record<string, string | number>>

const lineString = (coordinates: readonly LonLat[]) => ({
  type: 'LineString' as const,
  coordinates: [...coordinates],
})
const placeOf = (row: FormulaRow): LonLat => [numberAt(row, 'lon'), numberAt(row, 'lat')]

/** Sections of a road, metres (the catalogue's formula). */
const sectionM = 1_000

/**
 * Accidents within `snapM` of a road on its sections of a kilometre: (5 dead + 2 injured + 1) a km
 * and year. A section without an accident is not drawn.
 */
export function accidentSections(rows: readonly FormulaRow[], params: Numbers) {
  const snapM = Number(params['snapM'])
  const roads = rows.flatMap((row) =>
    row['role'] === 'road'
      ? linesIn(row['line']).map((line, part) => ({
          key: `${keyOf(row)}:${part}`,
          course: courseOf(line),
        }))
      : [],
  )
  const sections = new Map<
    string,
    { at: number; road: (typeof roads)[number]; weight: number; n: number }
  >()
  for (const row of rows) {
    if (row['role'] !== 'event') continue
    const nearest = nearestRoad(roads, placeOf(row), snapM)
    if (!nearest) continue
    const at = Math.floor(nearest.alongM / sectionM)
    const key = `${nearest.road.key}:${at}`
    const known = sections.get(key) ?? { at, road: nearest.road, weight: 0, n: 0 }
    sections.set(key, {
      ...known,
      weight: known.weight + 5 * numberAt(row, 'dead') + 2 * numberAt(row, 'injured') + 1,
      n: known.n + 1,
    })
  }
  return Array.from(sections, ([key, { at, road, weight, n }]) => {
    const [fromM, toM] = [at * sectionM, Math.min((at + 1) * sectionM, road.course.lengthM)]
    return {
      key,
      value: (weight * 1000) / ((toM - fromM) * Number(params['years'])),
      n,
      flag: null,
      geometry: lineString(partOf(road.course, fromM, toM)),
    }
  })
}

type Line = { readonly key: string; readonly course: ReturnType<typeof courseOf> }

function nearestRoad(roads: readonly Line[], at: LonLat, withinM: number) {
  const [, perDegree] = metresPerDegree(at[1])
  const margin = (2 * withinM) / perDegree
  let best: { road: Line; distanceM: number; alongM: number } | null = null
  for (const road of roads) {
    if (isApart(road.course.points, at, margin)) continue
    const foot = footOn(road.course, at)
    if (foot.distanceM <= (best?.distanceM ?? withinM)) best = { road, ...foot }
  }
  return best
}

/** Whether the point lies outside the box of a line, by more than a margin in degrees. */
const isApart = (points: readonly LonLat[], [lon, lat]: LonLat, margin: number): boolean =>
  points.every(([x]) => x < lon - margin) ||
  points.every(([x]) => x > lon + margin) ||
  points.every(([, y]) => y < lat - margin) ||
  points.every(([, y]) => y > lat + margin)

/** Crossings as points: the middle where a line runs through a zone. */
export const crossings = (rows: readonly FormulaRow[]) =>
  rows.flatMap((row) =>
    pointsIn(row['met']).map((coordinates, i) => ({
      key: `${keyOf(row)}:${row['cat']}:${row['zone']}:${i}`,
      value: row['cat'] ?? null,
      n: 1,
      flag: null,
      geometry: { type: 'Point' as const, coordinates: [...coordinates] },
    })),
  )

/** Pieces of a line by how many kinds of zone (`cat`) they lie in; outside all zones nothing. */
export const slopeSections = (rows: readonly FormulaRow[]) =>
  cutSections(rows, (inside) => new Set(inside.map(({ row }) => row['cat'])).size)

/** Pieces of a road by the deepest of the flood zones that they lie in. */
export const floodedSections = (rows: readonly FormulaRow[]) => [
  ...cutSections(
    rows.filter((row) => row['role'] === 'road'),
    (inside) => Math.max(...inside.map(({ row }) => numberAt(row, 'depth'))),
  ),
  // The level of a bridge's deck is not known: the depth below it is drawn hatched.
  ...rows
    .filter((row) => row['role'] === 'bridge')
    .map((row) => ({
      key: `bridge:${keyOf(row)}`,
      value: row['depth'] ?? null,
      n: 1,
      flag: 'estimate' as const,
      geometry: { type: 'Point' as const, coordinates: [...placeOf(row)] },
    })),
]

interface Met {
  readonly fromM: number
  readonly toM: number
  readonly row: FormulaRow
}

function cutSections(rows: readonly FormulaRow[], valueOf: (inside: readonly Met[]) => number) {
  return Array.from(byKey(rows), ([key, group]) =>
    linesIn(group[0]?.['line']).flatMap((line, part) => {
      const course = courseOf(line)
      const met = group.flatMap((row) =>
        intervalsOn(course, row['met']).map((interval): Met => ({ ...interval, row })),
      )
      return cutAt(course, met).map(({ fromM, points, inside }) => ({
        key: `${key}:${part}:${Math.round(fromM)}`,
        value: valueOf(inside),
        n: inside.length,
        flag: null,
        geometry: lineString(points),
      }))
    }),
  ).flat()
}
