import type { LonLat } from '../coordinates/lon-lat.ts'
import { geodesicFrom } from '../geodesy.ts'
import { nearMetres } from './along.ts'
import { pressureRadius } from './drawn.ts'
import { byKey, type FormulaRow, keyOf, numberAt } from './rows.ts'

type Numbers = Readonly<Record<string, string | number>>

/** Corners of the circle around each facility from which the outline is drawn. */
const corners = 16

/**
 * Facilities that reach one another with the pressure `kPa` of their largest vessel, as connected
 * groups: the convex outline of each group of two and more, `marginM` wider.
 */
export function dominoClusters(rows: readonly FormulaRow[], params: Numbers) {
  const facilities = [...byKey(rows).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const energy = Math.max(
      ...group.map((row) => numberAt(row, 'vessel_t') * 1000 * numberAt(row, 'heat')),
    )
    const tnt = (Number(params['z']) * energy) / Number(params['qTnt'])
    const at: LonLat = [numberAt(first, 'lon'), numberAt(first, 'lat')]
    return [
      { key: keyOf(first), at, radiusM: tnt > 0 ? pressureRadius(tnt, Number(params['kPa'])) : 0 },
    ]
  })
  const group = facilities.map((_, i) => i)
  const rootOf = (i: number): number => {
    const up = group[i] ?? i
    return up === i ? i : rootOf(up)
  }
  facilities.forEach((a, i) =>
    facilities.forEach((b, j) => {
      if (i !== j && nearMetres(a.at, b.at) < a.radiusM) group[rootOf(j)] = rootOf(i)
    }),
  )
  const clusters = Map.groupBy(facilities, (_, i) => rootOf(i))
  return [...clusters.values()].flatMap((members) => {
    const [first] = members
    if (!first || members.length < 2) return []
    const around = members.flatMap(({ at }) =>
      Array.from(
        { length: corners },
        (_, i) => geodesicFrom(at, (360 * i) / corners, Number(params['marginM'])).point,
      ),
    )
    return [
      {
        key: members.map(({ key }) => key).join(':'),
        value: members.length,
        n: members.length,
        flag: null,
        geometry: { type: 'Polygon' as const, coordinates: [hullOf(around)] },
      },
    ]
  })
}

/** Convex hull as a closed ring, anticlockwise (A. M. Andrew's monotone chain, 1979). */
export function hullOf(points: readonly LonLat[]): LonLat[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: readonly LonLat[]): LonLat[] => {
    const chain: LonLat[] = []
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain
  }
  return [...half(sorted).slice(0, -1), ...half(sorted.toReversed())]
}

const turn = (a: LonLat = [0, 0], b: LonLat = [0, 0], c: LonLat): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
