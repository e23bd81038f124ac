/** A row of a formula's SQL, by column. */
export type FormulaRow = Readonly<Record<string, string | number | null>>

export const keyOf = (row: FormulaRow): string | number => row['key'] ?? ''
export const numberAt = (row: FormulaRow, column: string): number => Number(row[column] ?? 0)

/** Rows of each key, in the order given. */
export function byKey(rows: readonly FormulaRow[]): ReadonlyMap<string | number, FormulaRow[]> {
  const groups = new Map<string | number, FormulaRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
