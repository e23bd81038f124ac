import type { LonLat } from '../coordinates/lon-lat.ts'
import { type Course, courseOf, footOn, linesIn, metresPerDegree } from './along.ts'
import { type FormulaRow, keyOf, numberAt } from './rows.ts'

/** A road between two junctions. */
interface Road {
  readonly key: string | number
  readonly ends: readonly [string, string]
  /** Driving time from end to end. */
  readonly minutes: number
  readonly course: Course
  readonly box: readonly [number, number, number, number]
}

interface Link {
  readonly to: string
  readonly road: number
}

/** Roads and what meets at each junction; both directions are open. */
export interface RoadGraph {
  readonly roads: readonly Road[]
  readonly links: ReadonlyMap<string, readonly Link[]>
}

/** Rows with `role` = 'road': `a` and `b` name the junctions, `km`, `speed` (km/h) and `line` as GeoJSON. */
export function graphOf(rows: readonly FormulaRow[]): RoadGraph {
  const roads = rows.flatMap((row): Road[] => {
    const points = linesIn(row['line']).flat()
    const speed = numberAt(row, 'speed')
    if (row['role'] !== 'road' || points.length < 2 || speed <= 0) return []
    const lons = points.map(([lon]) => lon)
    const lats = points.map(([, lat]) => lat)
    const course = courseOf(points)
    const km = row['km'] === null ? course.lengthM / 1000 : numberAt(row, 'km')
    return [
      {
        key: keyOf(row),
        ends: [String(row['a']), String(row['b'])],
        minutes: (60 * km) / speed,
        course,
        box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
      },
    ]
  })
  const links = new Map<string, Link[]>()
  const link = (from: string, to: string, road: number) =>
    links.set(from, [...(links.get(from) ?? []), { to, road }])
  roads.forEach(({ ends: [a, b] }, road) => {
    link(a, b, road)
    link(b, a, road)
  })
  return { roads, links }
}

/** Where a place meets the road network. */
export interface Access {
  readonly road: number
  /** Driving time from the first end of the road. */
  readonly minutesFromStart: number
  readonly distanceM: number
}

/** The nearest road; null without roads. */
export function accessOf({ roads }: RoadGraph, at: LonLat): Access | null {
  const [x, y] = metresPerDegree(at[1])
  let best: Access | null = null
  roads.forEach(({ box, course, minutes }, road) => {
    const dx = Math.max(box[0] - at[0], 0, at[0] - box[2]) * x
    const dy = Math.max(box[1] - at[1], 0, at[1] - box[3]) * y
    if (best && Math.hypot(dx, dy) > best.distanceM) return
    const { distanceM, alongM } = footOn(course, at)
    if (!best || distanceM < best.distanceM)
      best = {
        road,
        distanceM,
        minutesFromStart: course.lengthM === 0 ? 0 : (minutes * alongM) / course.lengthM,
      }
  })
  return best
}

interface Source {
  readonly access: Access
  /** Time before the drive begins. */
  readonly startMin: number
}

/** Least minutes from any source to places of the network. */
export function drivesFrom(graph: RoadGraph, sources: readonly Source[]) {
  const times = new Map<string, number>()
  const heap = new Heap()
  for (const { access, startMin } of sources) {
    const road = graph.roads[access.road]
    if (!road) continue
    heap.push(startMin + access.minutesFromStart, road.ends[0])
    heap.push(startMin + road.minutes - access.minutesFromStart, road.ends[1])
  }
  for (let next = heap.pop(); next; next = heap.pop()) {
    const [minutes, node] = next
    if (times.has(node)) continue
    times.set(node, minutes)
    for (const { to, road } of graph.links.get(node) ?? [])
      if (!times.has(to)) heap.push(minutes + (graph.roads[road]?.minutes ?? 0), to)
  }
  const onRoad = Map.groupBy(sources, ({ access }) => access.road)
  /** Minutes to a place of a road; infinite where no road leads. */
  return ({ road, minutesFromStart }: Access): number => {
    const found = graph.roads[road]
    if (!found) return Number.POSITIVE_INFINITY
    const [a, b] = found.ends.map((end) => times.get(end) ?? Number.POSITIVE_INFINITY)
    const own = (onRoad.get(road) ?? []).map(
      ({ access, startMin }) => startMin + Math.abs(access.minutesFromStart - minutesFromStart),
    )
    return Math.min(
      (a ?? 0) + minutesFromStart,
      (b ?? 0) + found.minutes - minutesFromStart,
      ...own,
    )
  }
}

/** A binary heap of (minutes, node), the least first. */
class Heap {
  readonly #items: (readonly [number, string])[] = []

  push(minutes: number, node: string): void {
    const items = this.#items
    items.push([minutes, node])
    let i = items.length - 1
    while (i > 0) {
      const up = (i - 1) >> 1
      if ((items[up]?.[0] ?? 0) <= minutes) break
      this.#swap(i, up)
      i = up
    }
  }

  pop(): readonly [number, string] | undefined {
    const items = this.#items
    const [first] = items
    const last = items.pop()
    if (!last || !first || items.length === 0) return first
    items[0] = last
    for (let i = 0; ; ) {
      const least = [2 * i + 1, 2 * i + 2].reduce(
        (best, at) =>
          (items[at]?.[0] ?? Number.POSITIVE_INFINITY) < (items[best]?.[0] ?? 0) ? at : best,
        i,
      )
      if (least === i) return first
      this.#swap(i, least)
      i = least
    }
  }

  #swap(i: number, j: number): void {
    const items = this.#items
    const [a, b] = [items[i], items[j]]
    if (a && b) [items[i], items[j]] = [b, a]
  }
}

/**
 * Roads whose closing divides the network (cut edges, R. E. Tarjan, "A note on finding the bridges
 * of a graph", Information Processing Letters 2, 1974), each with the weight on its two sides.
 * `weights` are by junction. Walks without recursion: a long road is a deep graph.
 */
export function cutRoads(
  { roads, links }: RoadGraph,
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly [number, number]> {
  const seen = new Map<string, number>()
  const low = new Map<string, number>()
  const below = new Map<string, number>()
  const cuts = new Map<number, readonly [number, number]>()
  for (const root of links.keys()) {
    if (seen.has(root)) continue
    const found: [number, string][] = []
    const stack = [{ node: root, by: -1, next: 0 }]
    enter(root)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = links.get(top.node)?.[top.next++]
      if (!link) {
        stack.pop()
        const parent = stack.at(-1)
        if (!parent) break
        below.set(parent.node, (below.get(parent.node) ?? 0) + (below.get(top.node) ?? 0))
        lower(parent.node, low.get(top.node) ?? 0)
        if ((low.get(top.node) ?? 0) > (seen.get(parent.node) ?? 0)) found.push([top.by, top.node])
      } else if (link.road !== top.by) {
        const known = seen.get(link.to)
        if (known === undefined) {
          enter(link.to)
          stack.push({ node: link.to, by: link.road, next: 0 })
        } else lower(top.node, known)
      }
    }
    const total = below.get(root) ?? 0
    for (const [road, node] of found) {
      const side = below.get(node) ?? 0
      cuts.set(road, [side, total - side])
    }
  }
  return new Map([...cuts].filter(([road]) => roads[road]))

  function enter(node: string): void {
    seen.set(node, seen.size)
    low.set(node, seen.get(node) ?? 0)
    below.set(node, weights.get(node) ?? 0)
  }
  function lower(node: string, to: number): void {
    low.set(node, Math.min(low.get(node) ?? to, to))
  }
}
