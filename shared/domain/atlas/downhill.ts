import { degrees } from '../coordinates/ellipsoid.ts'
import type { LonLat } from '../coordinates/lon-lat.ts'
import type { Grid } from '../grid.ts'
import { courseOf, footOn } from './along.ts'
import { descentFrom, type Step } from './relief.ts'
import { byKey, type FormulaRow, keyOf, numberAt } from './rows.ts'

type Numbers = Readonly<Record<string, string | number>>

const placeOf = (row: FormulaRow): LonLat => [numberAt(row, 'lon'), numberAt(row, 'lat')]

/** Overall slope from the start to a place, degrees. */
const slopeOf = ({ alongM, heightM }: Step, first: Step): number =>
  degrees(Math.atan2(first.heightM - heightM, alongM))

/**
 * The way of an outburst from each lake until its overall slope falls below `floodDeg` (flood
 * wave); pieces steeper than `debrisDeg` can carry a debris flow, the others are the lower limit of
 * what may come. Each piece is worth its distance from the lake in km.
 */
export function outburstPaths(rows: readonly FormulaRow[], params: Numbers, relief: Grid) {
  return rows.flatMap((row) => {
    const path = descentFrom(
      relief,
      placeOf(row),
      (step, first) => slopeOf(step, first) < Number(params['floodDeg']),
    )
    const [first] = path
    return path.slice(1).flatMap((step, i) => {
      const before = path[i]
      if (!first || !before || slopeOf(step, first) < Number(params['floodDeg'])) return []
      return [
        {
          key: `${keyOf(row)}:${i}`,
          value: step.alongM / 1000,
          n: 1,
          flag: slopeOf(step, first) < Number(params['debrisDeg']) ? ('estimate' as const) : null,
          geometry: { type: 'LineString' as const, coordinates: [[...before.at], [...step.at]] },
        },
      ]
    })
  })
}

/** Longest way of a wave that is followed, metres; our choice. */
const longestM = 100_000

/** Speed of a wave by the slope of the channel, km/h: middles of the catalogue's bands. */
const speeds: readonly (readonly [least: number, kmH: string])[] = [
  [0.01, 'vSteep'],
  [0.001, 'vMiddle'],
  [Number.NEGATIVE_INFINITY, 'vFlat'],
]

/**
 * Minutes until the wave of a burst dam comes to settlements in its zone or by its way: by the wave
 * points of the declaration where there are any, otherwise by the slope of the way. The soonest dam
 * counts; a time from speeds alone is an estimate.
 */
export function waveArrivals(rows: readonly FormulaRow[], params: Numbers, relief: Grid) {
  const settlements = rows.filter((row) => row['role'] === 'settlement')
  const best = new Map<string | number, { minutes: number; isDeclared: boolean }>()
  for (const [dam, group] of byKey(rows.filter((row) => row['role'] === 'dam'))) {
    const [first] = group
    if (!first) continue
    const path = descentFrom(relief, placeOf(first), ({ alongM }) => alongM > longestM)
    const course = courseOf(path.map(({ at }) => at))
    const declared = wavePoints(group)
    const times = declared.length > 0 ? declared : timesAlong(path, params)
    for (const row of settlements) {
      const isInside = String(row['dams'] ?? '')
        .split(',')
        .includes(String(dam))
      const foot = path.length > 1 ? footOn(course, placeOf(row)) : null
      if (!foot || (!isInside && foot.distanceM > Number(params['nearM']))) continue
      const minutes = interpolate(times, foot.alongM)
      if (minutes < (best.get(keyOf(row))?.minutes ?? Number.POSITIVE_INFINITY))
        best.set(keyOf(row), { minutes, isDeclared: declared.length > 0 })
    }
  }
  return Array.from(best, ([key, { minutes, isDeclared }]) => ({
    key,
    value: minutes,
    n: 1,
    flag: isDeclared ? null : ('estimate' as const),
  }))
}

type Times = readonly (readonly [alongM: number, minutes: number])[]

const wavePoints = (group: readonly FormulaRow[]): Times =>
  group
    .filter((row) => row['distance_km'] !== null && row['arrival_min'] !== null)
    .map((row) => [numberAt(row, 'distance_km') * 1000, numberAt(row, 'arrival_min')] as const)
    .sort((a, b) => a[0] - b[0])

function timesAlong(path: readonly Step[], params: Numbers): Times {
  let minutes = 0
  return path.map((step, i) => {
    const before = path[i - 1]
    if (!before) return [0, 0] as const
    const length = step.alongM - before.alongM
    const slope = (before.heightM - step.heightM) / length
    const [, name = 'vFlat'] = speeds.find(([least]) => slope >= least) ?? []
    minutes += (60 * length) / 1000 / Number(params[name])
    return [step.alongM, minutes] as const
  })
}

/** Between known points in proportion, from zero at the dam; beyond the last at its mean speed. */
function interpolate(times: Times, alongM: number): number {
  const known: Times = [[0, 0], ...times.filter(([at]) => at > 0)]
  const next = known.findIndex(([at]) => at >= alongM)
  const [to, from] = [known[next], known[next - 1]]
  const [lastM = 0, lastMin = 0] = known.at(-1) ?? []
  if (!to) return lastM === 0 ? 0 : (lastMin * alongM) / lastM
  if (!from) return to[1]
  return from[1] + ((alongM - from[0]) / (to[0] - from[0])) * (to[1] - from[1])
}
