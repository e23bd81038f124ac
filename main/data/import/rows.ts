import type { Field, KindDictionary } from '../../../shared/domain/dictionary.ts'
import type { Finding } from '../../../shared/domain/matching/match.ts'
import { type Row, rowsOf } from '../../../shared/domain/passport/values.ts'
import { type Document, isSame } from '../../../shared/domain/record/document.ts'
import { orderKeysAfter } from '../../../shared/domain/record/order-key.ts'

/** Rows are told apart by sheet, table and number until they have their ids. */
export const rowKey = (finding: Finding): string =>
  `${finding.sheet}/${finding.target?.field}/${finding.table}/${finding.target?.row}`

export interface PlacedRows {
  /** Row id by `rowKey`. */
  readonly rowIds: ReadonlyMap<string, string>
  /** Order keys of new rows by `field/row`. */
  readonly order: ReadonlyMap<string, string>
  /** New rows, by `rowKey`, that nobody could find again: what tells them apart is not surely read. */
  readonly unsure: ReadonlySet<string>
}

/**
 * Finds for every row of a workbook's table the row of the passport that says the same thing (the
 * same year, the same voltage), or gives it an id of its own at the end of the table.
 */
export function placeRows(
  findings: readonly Finding[],
  doc: Document,
  kind: KindDictionary,
  mint: (key: string) => string,
): PlacedRows {
  const rowIds = new Map<string, string>()
  const order = new Map<string, string>()
  const unsure = new Set<string>()
  for (const [field, rows] of rowsByField(findings)) {
    const definition = kind.byId.get(field)
    if (!definition) continue
    const present = rowsOf(doc[field])
    const free = new Set(present)
    const fresh: string[] = []
    for (const [key, cells] of rows) {
      const keys = keyColumns(definition)
      const twin = [...free].find((row) => isTwin(row, cells, keys))
      if (twin) free.delete(twin)
      const id = twin?.id ?? mint(`row ${key}`)
      rowIds.set(key, id)
      if (!twin) fresh.push(id)
      if (!twin && !isSureRow(cells, keys)) unsure.add(key)
    }
    const keys = orderKeysAfter(lastOrder(present), fresh.length)
    fresh.forEach((id, i) => order.set(`${field}/${id}`, keys[i] ?? ''))
  }
  return { rowIds, order, unsure }
}

/** The order key of the last row; rows without one stand after all others anyway. */
function lastOrder(rows: readonly Row[]): string | null {
  const keys = rows.map(({ cells }) => cells['o']).filter((key) => typeof key === 'string')
  return keys.reduce<string | null>((last, key) => (last === null || key > last ? key : last), null)
}

function rowsByField(findings: readonly Finding[]): Map<number, Map<string, Finding[]>> {
  const fields = new Map<number, Map<string, Finding[]>>()
  for (const finding of findings) {
    const { target } = finding
    if (target?.row === undefined) continue
    const rows = fields.get(target.field) ?? new Map<string, Finding[]>()
    fields.set(target.field, rows)
    const key = rowKey(finding)
    rows.set(key, [...(rows.get(key) ?? []), finding])
  }
  return fields
}

/** The columns that no two rows share, by the rule of the table; without one, its first column. */
function keyColumns(field: Field): readonly number[] {
  const rule = field.rules.find((one) => one.kind === 'uniqueRows')
  const keys = rule?.kind === 'uniqueRows' ? rule.columns : [field.columns[0]?.key]
  return field.columns.filter((column) => keys.includes(column.key)).map((column) => column.id)
}

/** Our own template names the row; elsewhere every key column has to be read without a doubt. */
function isSureRow(cells: readonly Finding[], keys: readonly number[]): boolean {
  if ((cells[0]?.rowId ?? '') !== '') return true
  return keys.every((column) =>
    cells.some(
      ({ target, value, doubts }) =>
        target?.column === column && value !== null && doubts.length === 0,
    ),
  )
}

/** Our own template names the row; elsewhere the key columns say the same. */
function isTwin(row: Row, cells: readonly Finding[], keys: readonly number[]): boolean {
  const id = cells[0]?.rowId ?? ''
  if (id !== '') return row.id === id
  return (
    keys.length > 0 &&
    keys.every((column) => {
      const found = cells.find(({ target }) => target?.column === column)
      return found !== undefined && found.value !== null && isSame(row.cells[column], found.value)
    })
  )
}
