import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { reasonsField } from '../../../shared/domain/passport/reasons.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import type { Change } from '../../../shared/domain/record/change.ts'
import {
  type Document,
  isRows,
  type RowCells,
  valueAt,
} from '../../../shared/domain/record/document.ts'
import { run, statement, type WriteDb } from '../db/sql.ts'
import { wideValue } from './wide.ts'

/** Columns of `p_row`; a table field with more does not load (`ensureRowsFit`). */
const columnCount = 12
const columns = Array.from({ length: columnCount }, (_, i) => `c${i + 1}`)

const upsertSql = `INSERT INTO p_row(field, fid, row, ord, ${columns.join(', ')})
  VALUES (?, ?, ?, ?, ${columns.map(() => '?').join(', ')})
  ON CONFLICT(field, fid, row) DO UPDATE SET ord = excluded.ord,
    ${columns.map((one) => `${one} = excluded.${one}`).join(', ')}`

export function ensureRowsFit(kind: KindDictionary): void {
  for (const field of kind.fields)
    if (field.columns.some((column) => column.id > columnCount))
      throw new Error(`table ${field.key} has more columns than p_row`)
}

function putRow(tx: WriteDb, at: { field: string; fid: number; row: string }, cells: RowCells) {
  statement(tx, upsertSql).run([
    Number(at.field),
    at.fid,
    at.row,
    wideValue(cells['o']),
    ...columns.map((_, i) => wideValue(cells[String(i + 1)])),
  ])
}

/** Reasons for warnings are part of the findings, not a table anyone counts in. */
const isShown = (field: string): boolean => Number(field) !== reasonsField

/** Rows that an operation touched, each written whole or removed. */
export function updateRows(tx: WriteDb, fid: number, doc: Document, patch: Change): void {
  const touched = new Set<string>()
  for (const address of Object.keys(patch.values ?? {})) {
    const { field, row } = parseAddress(address)
    if (row !== null && isShown(field)) touched.add(`${field}/${row}`)
  }
  for (const address of touched) {
    const { field, row } = parseAddress(address)
    const cells = valueAt(doc, address)
    if (isRows(cells)) putRow(tx, { field, fid, row: row ?? '' }, cells as RowCells)
    else
      run(tx, 'DELETE FROM p_row WHERE field = :field AND fid = :fid AND row = :row', {
        field: Number(field),
        fid,
        row,
      })
  }
}

export function insertRows(tx: WriteDb, fid: number, doc: Document): void {
  for (const [field, stored] of Object.entries(doc))
    if (isShown(field) && isRows(stored))
      for (const [row, cells] of Object.entries(stored)) putRow(tx, { field, fid, row }, cells)
}

export function deleteRows(tx: WriteDb, kind: KindDictionary, fid: number): void {
  for (const field of kind.fields)
    if (field.type === 'table')
      run(tx, 'DELETE FROM p_row WHERE field = :field AND fid = :fid', { field: field.id, fid })
}
