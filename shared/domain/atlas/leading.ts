import { byKey, type FormulaRow, numberAt } from './rows.ts'

const total = (rows: readonly FormulaRow[], column: string): number =>
  rows.reduce((sum, row) => sum + numberAt(row, column), 0)

/**
 * The first category of each territory, as the SQL ordered them: fewer than `least` rows in all are
 * a small sample, a share below `share` is no leader.
 */
export function firstOfEach(
  rows: readonly FormulaRow[],
  { least, share }: { readonly least: number; readonly share: number },
) {
  return Array.from(byKey(rows), ([key, group]) => {
    const n = total(group, 'n')
    const [first] = group
    const led = first ? numberAt(first, 'n') / n : 0
    return {
      key,
      value: first?.['cat'] ?? null,
      n,
      flag: n < least ? ('small-sample' as const) : led < share ? ('no-leader' as const) : null,
    }
  })
}

const monthClasses = ['winter', 'march', 'april', 'may', 'summer', 'autumn'] as const
const classOfMonth = (month: number): number =>
  month <= 2 ? 0 : month <= 5 ? month - 2 : month <= 8 ? 4 : 5

/** A mode is named from five events on (the catalogue's guard). */
const leastForMode = 5

/** Class of months with most floods; the earlier one on a tie, the oblast's where a district has few. */
export function leadingMonth(rows: readonly FormulaRow[]) {
  const countsOf = (group: readonly FormulaRow[]): number[] => {
    const counts = monthClasses.map(() => 0)
    for (const row of group) {
      const at = classOfMonth(numberAt(row, 'month'))
      if (row['month'] !== null) counts[at] = (counts[at] ?? 0) + numberAt(row, 'n')
    }
    return counts
  }
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)
  const modeOf = (counts: readonly number[]) =>
    sum(counts) < leastForMode ? null : (monthClasses[counts.indexOf(Math.max(...counts))] ?? null)
  const ofOblast = new Map<string | number, FormulaRow[]>()
  for (const row of rows) {
    const oblast = row['oblast'] ?? ''
    ofOblast.set(oblast, [...(ofOblast.get(oblast) ?? []), row])
  }
  return Array.from(byKey(rows), ([key, group]) => {
    const counts = countsOf(group)
    const own = modeOf(counts)
    const value = own ?? modeOf(countsOf(ofOblast.get(group[0]?.['oblast'] ?? '') ?? []))
    const flag = own ? null : value ? ('oblast-value' as const) : null
    return { key, value, n: sum(counts), flag }
  })
}

/** Hazards in the order of the legend, which settles ties. */
const hazards = [
  'earthquake',
  'flood',
  'mudflow_landslide',
  'avalanche',
  'weather',
  'wildfire',
  'domestic_fire',
  'industrial',
  'transport',
  'epidemic',
]

/**
 * Group of hazards with the largest 0.5 casualties + 0.3 affected + 0.2 damage, each a share of the
 * territory's sum: weights of the catalogue; the norm by the territory's own sum is our choice.
 */
export function leadingHazard(rows: readonly FormulaRow[]) {
  return Array.from(byKey(rows), ([key, group]) => {
    const share = (row: FormulaRow, column: string): number => {
      const all = total(group, column)
      return all === 0 ? 0 : numberAt(row, column) / all
    }
    const ranked = group
      .map((row) => ({
        cat: row['cat'] ?? '',
        score:
          0.5 * share(row, 'casualties') +
          0.3 * share(row, 'affected') +
          0.2 * share(row, 'damage'),
      }))
      .sort(
        (a, b) =>
          b.score - a.score || hazards.indexOf(String(a.cat)) - hazards.indexOf(String(b.cat)),
      )
    const [first, second] = ranked
    const n = total(group, 'n')
    const lead = first && first.score > 0 ? (first.score - (second?.score ?? 0)) / first.score : 0
    return {
      key,
      // Events that harmed nobody and cost nothing rank no hazard above another.
      value: first && first.score > 0 ? first.cat : null,
      n,
      flag: n < 5 ? ('small-sample' as const) : lead < 0.1 ? ('no-leader' as const) : null,
    }
  })
}
