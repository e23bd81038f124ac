import { byKey, type FormulaRow, keyOf, numberAt } from './rows.ts'

type Numbers = Readonly<Record<string, string | number>>

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * 10·Σ w·(½ area share + ½ people share)·severity over hazards. A hazard whose layer has no row is
 * unknown: its weight goes to the others and the value is an estimate; with over half of the weight
 * unknown there is none. The parameters `w_<hazard>` are the weights.
 */
export function multiHazard(rows: readonly FormulaRow[], params: Numbers) {
  return Array.from(byKey(rows), ([key, group]) => {
    const known = group.filter((row) => numberAt(row, 'present') === 1)
    const weight = (row: FormulaRow) => Number(params[`w_${row['hazard']}`])
    const total = group.reduce((sum, row) => sum + weight(row), 0)
    const counted = known.reduce((sum, row) => sum + weight(row), 0)
    const sum = known.reduce((part, row) => {
      const share =
        0.5 * clamp(numberAt(row, 'area_share')) + 0.5 * clamp(numberAt(row, 'pop_share'))
      return part + weight(row) * share * severityOf(row)
    }, 0)
    return {
      key,
      value: counted * 2 < total ? null : (10 * sum) / counted,
      n: known.length,
      flag: counted < total ? ('estimate' as const) : null,
    }
  })
}

/** Of shaking (intensity − 6)/3; others have no measure yet and count whole (proposal). */
const severityOf = (row: FormulaRow): number =>
  row['hazard'] === 'seismic' ? clamp((numberAt(row, 'measure') - 6) / 3) : 1

/** Parts that must be known for an index of parts; our choice. */
const leastParts = 3

/**
 * 10·mean of parts scaled to 0–1 between fixed limits, `low_<part>` and `high_<part>` of the
 * parameters, so that no view shifts another. Unknown parts are left out and said.
 */
export function meanOfParts(
  rows: readonly FormulaRow[],
  params: Numbers,
  parts: readonly string[],
) {
  return rows.map((row) => {
    const scaled = parts.flatMap((part) => {
      const value = row[part]
      if (value === null || value === undefined) return []
      const [low, high] = [Number(params[`low_${part}`]), Number(params[`high_${part}`])]
      return [clamp((Number(value) - low) / (high - low))]
    })
    return {
      key: keyOf(row),
      value:
        scaled.length < leastParts
          ? null
          : (10 * scaled.reduce((sum, one) => sum + one, 0)) / scaled.length,
      n: scaled.length,
      flag: scaled.length < parts.length ? ('estimate' as const) : null,
    }
  })
}
