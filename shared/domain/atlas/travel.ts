import type { LonLat } from '../coordinates/lon-lat.ts'
import { metresPerDegree, pointAt } from './along.ts'
import { type Access, accessOf, cutRoads, drivesFrom, graphOf, type RoadGraph } from './roads.ts'
import { type FormulaRow, keyOf, numberAt } from './rows.ts'

type Numbers = Readonly<Record<string, string | number>>

const placeOf = (row: FormulaRow): LonLat => [numberAt(row, 'lon'), numberAt(row, 'lat')]
const roleIs = (role: string) => (row: FormulaRow) => row['role'] === role

/** Within this of a road a place lies at it; farther, the way to it is walked (the catalogue's formula). */
const snapM = 2_000
const walkKmH = 5

const walkMinutes = ({ distanceM }: Access): number =>
  distanceM <= snapM ? 0 : (60 * distanceM) / 1000 / walkKmH

/** Minutes from the nearest source to each settlement; null where no road leads from any. */
function reach(rows: readonly FormulaRow[]) {
  const graph = graphOf(rows)
  const sources = rows.filter(roleIs('source')).flatMap((row) => {
    const access = accessOf(graph, placeOf(row))
    return access ? [{ access, startMin: walkMinutes(access) }] : []
  })
  const minutesTo = drivesFrom(graph, sources)
  return rows.filter(roleIs('settlement')).map((row) => {
    const access = accessOf(graph, placeOf(row))
    const minutes = access ? minutesTo(access) + walkMinutes(access) : Number.POSITIVE_INFINITY
    return {
      row,
      minutes: Number.isFinite(minutes) ? minutes : null,
      isWalked: access !== null && access.distanceM > snapM,
    }
  })
}

/** Travel time of each settlement; a walk over open ground makes it an estimate. */
export const travelTimes = (rows: readonly FormulaRow[]) =>
  reach(rows).map(({ row, minutes, isWalked }) => ({
    key: keyOf(row),
    value: minutes,
    n: 1,
    flag: isWalked ? ('estimate' as const) : null,
  }))

/** Share of a territory's people whose settlement is reached later than the norm; per cent. */
export function lateShare(rows: readonly FormulaRow[], params: Numbers) {
  const reached = reach(rows)
  const ofUnit = Map.groupBy(reached, ({ row }) => String(row['unit']))
  return rows.filter(roleIs('unit')).map((unit) => {
    const places = ofUnit.get(String(keyOf(unit))) ?? []
    const people = (list: typeof places) =>
      list.reduce((sum, { row }) => sum + numberAt(row, 'pop'), 0)
    const late = places.filter(({ row, minutes }) => {
      const norm = Number(params[numberAt(row, 'urban') === 1 ? 'normUrban' : 'normRural'])
      return minutes === null || minutes > norm
    })
    const all = people(places)
    return {
      key: keyOf(unit),
      value: all === 0 ? null : (100 * people(late)) / all,
      n: places.length,
      flag: places.some(({ isWalked }) => isWalked) ? ('estimate' as const) : null,
    }
  })
}

/**
 * People on the smaller side of each road whose closing divides the network. Which side is cut off
 * is our choice: centres of districts lie on both.
 */
export function cutOffPeople(rows: readonly FormulaRow[]) {
  const graph = graphOf(rows)
  const weights = new Map<string, number>()
  for (const row of rows.filter(roleIs('settlement'))) {
    const access = accessOf(graph, placeOf(row))
    const road = access && graph.roads[access.road]
    if (!access || !road) continue
    const node = road.ends[access.minutesFromStart * 2 <= road.minutes ? 0 : 1]
    weights.set(node, (weights.get(node) ?? 0) + numberAt(row, 'pop'))
  }
  return Array.from(cutRoads(graph, weights), ([road, sides]) => ({
    key: graph.roads[road]?.key ?? '',
    value: Math.min(...sides),
    n: 1,
    flag: null,
  }))
}

/** Minutes of the legend's limits. */
const limits = [5, 10, 20, 40]
/** Side of a cell in degrees, and places looked at along a road; our choice. */
const cellDegrees = 0.04
const stepM = 1_000
/** Drawn around a station that no road is near (the catalogue's fallback). */
const fallbackM = 3_000

/**
 * Cells that a crew reaches within 40 minutes: along the roads, and from them on foot. A class is
 * drawn by the middle of its band. A station far from every road serves a circle of 3 km.
 */
export function serviceAreas(rows: readonly FormulaRow[]) {
  const graph = graphOf(rows)
  const cells = new Map<string, { x: number; y: number; minutes: number }>()
  const put = (at: LonLat, minutes: number) => {
    const most = limits.at(-1) ?? 0
    const [perLon, perLat] = metresPerDegree(at[1])
    const rangeM = ((most - minutes) / 60) * walkKmH * 1000
    const [dx, dy] = [rangeM / perLon / cellDegrees, rangeM / perLat / cellDegrees]
    const [cx, cy] = [at[0] / cellDegrees, at[1] / cellDegrees]
    for (let x = Math.floor(cx - dx); x <= Math.floor(cx + dx); x++)
      for (let y = Math.floor(cy - dy); y <= Math.floor(cy + dy); y++) {
        const own = x === Math.floor(cx) && y === Math.floor(cy)
        const apartM = own
          ? 0
          : Math.hypot((x + 0.5 - cx) * cellDegrees * perLon, (y + 0.5 - cy) * cellDegrees * perLat)
        const reached = minutes + (60 * apartM) / 1000 / walkKmH
        const key = `${x}:${y}`
        if (reached < most && reached < (cells.get(key)?.minutes ?? most))
          cells.set(key, { x, y, minutes: reached })
      }
  }
  const sources = rows.filter(roleIs('source')).flatMap((row) => {
    const access = accessOf(graph, placeOf(row))
    if (access && access.distanceM <= fallbackM) return [{ access, startMin: 0 }]
    put(placeOf(row), 0)
    return []
  })
  alongRoads(graph, sources, put)
  const ofClass = Map.groupBy(cells.values(), ({ minutes }) =>
    limits.findIndex((limit) => minutes < limit),
  )
  return Array.from(ofClass, ([index, list]) => ({
    key: String(index),
    value: ((limits[index - 1] ?? 0) + (limits[index] ?? 0)) / 2,
    n: sources.length,
    flag: null,
    geometry: { type: 'MultiPolygon' as const, coordinates: stripes(list) },
  })).sort((a, b) => a.value - b.value)
}

function alongRoads(
  graph: RoadGraph,
  sources: Parameters<typeof drivesFrom>[1],
  put: (at: LonLat, minutes: number) => void,
): void {
  const minutesTo = drivesFrom(graph, sources)
  const most = limits.at(-1) ?? 0
  graph.roads.forEach(({ course, minutes }, road) => {
    const steps = Math.max(1, Math.ceil(course.lengthM / stepM))
    for (let i = 0; i <= steps; i++) {
      const access = { road, minutesFromStart: (minutes * i) / steps, distanceM: 0 }
      const reached = minutesTo(access)
      if (reached < most) put(pointAt(course, (course.lengthM * i) / steps), reached)
    }
  })
}

/** Cells beside one another in a line become one rectangle. */
function stripes(cells: readonly { readonly x: number; readonly y: number }[]) {
  const sorted = [...cells].sort((a, b) => a.y - b.y || a.x - b.x)
  const runs: { x: number; y: number; end: number }[] = []
  for (const { x, y } of sorted) {
    const last = runs.at(-1)
    if (last && last.y === y && last.end === x) last.end = x + 1
    else runs.push({ x, y, end: x + 1 })
  }
  return runs.map(({ x, y, end }) => {
    const [west, south, east, north] = [x, y, end, y + 1].map(
      (at) => Math.round(at * cellDegrees * 1e6) / 1e6,
    )
    return [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ]
  })
}
