import { parseAddress } from './address.ts'

/** A value at a field or a cell; null means that nothing is there. */
export type CellValue = string | number | boolean | readonly string[] | null
/** A row of a table: cells by column id, and `o`, its order key. */
export type RowCells = Readonly<Record<string, CellValue>>
/** What may stand at an address: a value, a whole row, or nothing. */
export type StoredValue = CellValue | RowCells
/** `{"<field>": value, "<table>": {"<row>": {"o": order, "<column>": value}}}`; no nulls, no empty rows. */
export type Document = Readonly<Record<string, unknown>>

/** True for the rows of a table, false for a plain value or a list. */
export function isRows(stored: unknown): stored is Readonly<Record<string, RowCells>> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}

/** The value at an address; null where nothing stands. */
export function valueAt(doc: Document, address: string): StoredValue {
  const { field, row, column } = parseAddress(address)
  const stored = doc[field]
  if (stored === undefined) return null
  if (row === null) return isRows(stored) ? null : (stored as CellValue)
  const cells = isRows(stored) ? stored[row] : undefined
  if (cells === undefined) return null
  return column === null ? cells : (cells[column] ?? null)
}

/** A new document with the value at the address; a row without cells and a table without rows vanish. */
export function withValue(doc: Document, address: string, value: StoredValue): Document {
  const { field, row, column } = parseAddress(address)
  if (row === null) return withEntry(doc, field, value)
  const table = isRows(doc[field]) ? doc[field] : {}
  const cells = column === null ? value : withEntry(table[row] ?? {}, column, value)
  return withEntry(doc, field, withEntry(table, row, cells))
}

function withEntry(
  object: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (!isNothing(value)) return { ...object, [key]: value }
  const { [key]: _gone, ...rest } = object
  return rest
}

function isNothing(value: unknown): boolean {
  return value === null || (isRows(value) && Object.keys(value).length === 0)
}

/** Equality of stored values and geometries: by content, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, i) => isSame(one, b[i]))
  if (Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(at(a, key), at(b, key)))
  )
}

const at = (object: object, key: string): unknown => (object as Record<string, unknown>)[key]
