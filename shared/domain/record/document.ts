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

/**
 * A new document with the values at their addresses; a row without cells and a table without rows
 * vanish. Every holder is copied once however many values go into it: a passport created or
 * imported brings hundreds.
 */
export function withValues(doc: Document, values: Readonly<Record<string, StoredValue>>): Document {
  const next: Record<string, unknown> = { ...doc }
  const copied = new Set<string>()
  const own = (holder: Record<string, unknown>, key: string, name: string) => {
    const held = holder[key]
    if (copied.has(name)) return held as Record<string, unknown>
    copied.add(name)
    const copy: Record<string, unknown> = isRows(held) ? { ...held } : {}
    holder[key] = copy
    return copy
  }
  for (const [address, value] of Object.entries(values)) {
    const { field, row, column } = parseAddress(address)
    if (row === null) put(next, field, value)
    else {
      const table = own(next, field, field)
      if (column === null) put(table, row, value)
      else {
        const cells = own(table, row, `${field}/${row}`)
        put(cells, column, value)
        dropEmpty(table, row, () => copied.delete(`${field}/${row}`))
      }
      dropEmpty(next, field, () => copied.delete(field))
    }
  }
  return next
}

function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  if (isNothing(value)) delete holder[key]
  else holder[key] = value
}

function dropEmpty(holder: Record<string, unknown>, key: string, forget: () => void): void {
  if (!isNothing(holder[key])) return
  delete holder[key]
  forget()
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
