import { byKey, type FormulaRow, keyOf, numberAt } from './rows.ts'
import { mannKendallP, quantile, senSlope, shrunkRates } from './statistics.ts'

type Numbers = Readonly<Record<string, string | number>>

interface Spread {
  /** Lower quantile that is taken off; null takes none. */
  readonly low: number | null
  readonly high: number
  /** Fewer values are a small sample. */
  readonly least: number
}

/** Quantile, or difference of two, of the sorted values `x` of each territory. */
export function spreadOfEach(rows: readonly FormulaRow[], { low, high, least }: Spread) {
  return Array.from(byKey(rows), ([key, group]) => {
    const values = group.map((row) => numberAt(row, 'x'))
    const top = quantile(values, high)
    const bottom = low === null ? 0 : quantile(values, low)
    return {
      key,
      value: top === null || bottom === null ? null : top - bottom,
      n: values.length,
      flag: values.length < least ? ('small-sample' as const) : null,
    }
  })
}

/**
 * Slope of Sen of the yearly counts, per cent of their mean a year; years without a row are zero.
 * Under five years or ten events there is no trend to speak of (the catalogue's guard).
 */
export function trendOfEach(rows: readonly FormulaRow[], params: Numbers) {
  const first = Number(String(params['from']).slice(0, 4))
  const years = Number(params['years'])
  return Array.from(byKey(rows), ([key, group]) => {
    const counts = Array.from({ length: years }, () => 0)
    for (const row of group) counts[numberAt(row, 'year') - first] = numberAt(row, 'n')
    const n = counts.reduce((sum, count) => sum + count, 0)
    const slope = years < 5 || n < 10 ? null : senSlope(counts)
    return {
      key,
      value: slope === null ? null : (100 * slope) / (n / years),
      n,
      flag: slope !== null && mannKendallP(counts) > 0.1 ? ('insignificant' as const) : null,
    }
  })
}

/** Deaths a person and year by oblast; a territory without a population has no rate. */
export function individualRisk(rows: readonly FormulaRow[], params: Numbers) {
  const known = rows.filter((row) => numberAt(row, 'pop') > 0)
  const rates = shrunkRates(
    known.map((row) => ({
      deaths: numberAt(row, 'dead'),
      personYears: numberAt(row, 'pop') * Number(params['years']),
    })),
  )
  const of = new Map(known.map((row, index) => [keyOf(row), rates[index]]))
  return rows.map((row) => {
    const rate = of.get(keyOf(row))
    return {
      key: keyOf(row),
      value: rate?.value ?? null,
      n: numberAt(row, 'n'),
      flag: rate?.shrunk ? ('shrunk' as const) : null,
    }
  })
}

/**
 * People flooded a year: trapezes under people over yearly probability 1/rp, the rarest flood
 * counted to probability zero. What a dyke of return period `protects` holds back is nobody.
 */
export function expectedPeople(rows: readonly FormulaRow[]) {
  return Array.from(byKey(rows), ([key, group]) => {
    const points = group.map((row) => ({
      p: 1 / numberAt(row, 'rp'),
      people: numberAt(row, 'rp') <= numberAt(row, 'protects') ? 0 : numberAt(row, 'people'),
    }))
    const last = points.at(-1)
    const sum = points.reduce((total, point, index) => {
      const next = points[index + 1]
      return next ? total + 0.5 * (point.people + next.people) * (point.p - next.p) : total
    }, 0)
    // Under three return periods there is no curve.
    const value = points.length < 3 || !last ? null : sum + last.people * last.p
    return { key, value, n: points.length, flag: null }
  })
}

/**
 * (H·V·C)^⅓ of 0–10 each, H the larger of the natural index and the man-made mean: the form of the
 * INFORM index; the limits of TI-05 and TI-02 are settings.
 */
export function humanitarianIndex(rows: readonly FormulaRow[], params: Numbers) {
  return Array.from(byKey(rows), ([key, group]) => {
    const part = (map: string): number | null => {
      const value = group.find((row) => row['map'] === map)?.['part']
      return value === null || value === undefined ? null : Number(value)
    }
    const scaled = (map: string, low: string, high: string): number | null => {
      const value = part(map)
      if (value === null) return null
      const [from, to] = [Number(params[low]), Number(params[high])]
      return Math.min(1, Math.max(0, (value - from) / (to - from)))
    }
    const share = part('CH-04')
    const manMade = [
      scaled('TI-05', 'lowTi05', 'highTi05'),
      scaled('TI-02', 'lowTi02', 'highTi02'),
      share === null ? null : share / 100,
    ]
    const [natural, vulnerability, lack] = [part('IR-05'), part('VU-05'), part('VU-06')]
    const isKnown = (values: readonly (number | null)[]): values is readonly number[] =>
      values.every((value) => value !== null)
    const complete = [natural, vulnerability, lack, ...manMade]
    if (!isKnown(complete)) return { key, value: null, n: group.length, flag: null }
    const [h = 0, v = 0, c = 0, ...made] = complete
    const hazard = Math.max(h, (10 * made.reduce((sum, one) => sum + one, 0)) / made.length)
    return {
      key,
      value: Math.cbrt(hazard * v * c),
      n: group.length,
      flag: group.some((row) => row['flags']) ? ('estimate' as const) : null,
    }
  })
}
