import { byKey, type FormulaRow, numberAt } from './rows.ts'
import { normal } from './statistics.ts'

/** Intensity at which half of the buildings of type A reach damage degrees 1 to 5, and its spread. */
const halfDamaged = [6, 6.5, 7, 7.5, 8] as const
const spread = 0.4
/** Each next type stands half a degree more: A, B, C of MSK-64, buildings for 7 to 9 degrees (taken as 8). */
const firmer: Readonly<Record<string, number>> = { a: 0, b: 0.5, c: 1, ems98: 2 }
/** Dead and injured of the people inside, by degree of damage 0 to 5. */
const harmed = [0, 0, 0.01, 0.11, 0.6, 0.97] as const

/**
 * Share of a building type in each degree of damage 0 to 5 at an intensity: normal laws of the
 * CIS method of settlements (models, section 4.2: recalled, to be checked by the Institute of Seismology).
 */
export function damageShares(type: string, intensity: number): readonly number[] {
  const atLeast = halfDamaged.map((half) =>
    normal((intensity - half - (firmer[type] ?? 0)) / spread),
  )
  return [1, ...atLeast].map((share, degree) => share - (atLeast[degree] ?? 0))
}

/**
 * Share of people inside by hour: 0.74 at half past six is published, the others are our choice.
 */
export function indoorShare(hour: number): number {
  if (hour >= 22 || hour < 6) return 0.95
  if (hour < 8) return 0.74
  return hour < 19 ? 0.6 : 0.8
}

/** Night, when most people are inside: taken where no scenario names the hour. */
const nightHour = 3

/**
 * Expected dead and injured of each settlement: residents by building type of its district, in
 * proportion to the settlement's people. Without housing by type or without an intensity no value.
 */
export function earthquakeLosses(rows: readonly FormulaRow[]) {
  return Array.from(byKey(rows), ([key, group]) => {
    const [first] = group
    const types = group.filter((row) => row['residents'] !== null)
    const intensity = first?.['intensity'] ?? null
    const residents = types.reduce((sum, row) => sum + numberAt(row, 'residents'), 0)
    if (!first || intensity === null || residents === 0)
      return { key, value: null, n: types.length, flag: null }
    const hour = first['hour'] === null ? nightHour : numberAt(first, 'hour')
    const share = types.reduce((sum, row) => {
      const risk = damageShares(String(row['type']).toLowerCase(), Number(intensity)).reduce(
        (total, part, degree) => total + part * (harmed[degree] ?? 0),
        0,
      )
      return sum + (risk * numberAt(row, 'residents')) / residents
    }, 0)
    return {
      key,
      value: numberAt(first, 'pop') * indoorShare(hour) * share,
      n: types.length,
      flag: null,
    }
  })
}
