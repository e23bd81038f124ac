import type { Column } from '../../../shared/domain/dictionary.ts'
import { readValue } from '../../../shared/domain/passport/read-value.ts'
import type { RowCells } from '../../../shared/domain/record/document.ts'
import { orderKeyBetween } from '../../../shared/domain/record/order-key.ts'
import type { Language } from '../../../shared/i18n/language.ts'

/** Values of one row by column id; `o` is its order key. */
export type RowValues = RowCells

/**
 * Rows copied from a spreadsheet: tabs between cells, line ends between rows. A cell that cannot be
 * read for its column is left out, so that the checks show the gap instead of a wrong value.
 */
export function pastedRows(
  text: string,
  columns: readonly Column[],
  language: Language,
): readonly RowValues[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  return lines.map((line) => {
    const cells = line.split('\t')
    const read = columns.flatMap((column, at) => {
      const cell = cells[at]?.trim()
      if (!cell) return []
      const reading = readValue(column, cell, { language })
      return 'value' in reading ? [[String(column.id), reading.value] as const] : []
    })
    return Object.fromEntries(read)
  })
}

/** The order key of a row that goes one place up or down; null where it cannot. */
export function movedOrder(
  orders: readonly (string | null)[],
  at: number,
  step: -1 | 1,
): string | null {
  const beside = orders[at + step]
  if (beside === undefined) return null
  const beyond = orders[at + 2 * step] ?? null
  return step < 0 ? orderKeyBetween(beyond, beside) : orderKeyBetween(beside, beyond)
}
