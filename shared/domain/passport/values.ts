import type { Column, Field, KindDictionary } from '../dictionary.ts'

/** A value as a record stores it at an address. */
export type Value = string | number | boolean | readonly string[] | null

/** Working state of a record: field id → value, or rows of a table. */
export type Doc = Readonly<Record<string, unknown>>

/** A row of a table: its id and the cells by column id. */
export interface Row {
  readonly id: string
  readonly cells: Readonly<Record<string, Value>>
}

/** True for a value that counts as given: not null, not an empty text or list. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.keys(value).length > 0
}

/** Rows of a stored table in the order a person gave them (`o`), then by id. */
export function rowsOf(stored: unknown): readonly Row[] {
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return []
  return Object.entries(stored as Readonly<Record<string, Readonly<Record<string, Value>>>>)
    .filter(([, cells]) => cells !== null && typeof cells === 'object')
    .sort(([a, cellsA], [b, cellsB]) => compareOrder(cellsA['o'], cellsB['o']) || (a < b ? -1 : 1))
    .map(([id, cells]) => ({ id, cells }))
}

/** Order keys are texts or numbers; a row without one stands last. */
function compareOrder(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0
  if (a === undefined || a === null) return 1
  if (b === undefined || b === null) return -1
  return a < b ? -1 : 1
}

/** Reads values of one record by field key, computed fields included. */
export interface Values {
  readonly get: (key: string) => unknown
  readonly rows: (key: string) => readonly Row[]
}

/** Makes the reader of a record; `overlay` holds what is computed or known beside the document. */
export function readValues(
  kind: KindDictionary,
  doc: Doc,
  overlay: ReadonlyMap<string, unknown> = new Map(),
): Values {
  const tables = new Map<string, readonly Row[]>()
  const get = (key: string): unknown => {
    if (overlay.has(key)) return overlay.get(key)
    const field = kind.byKey.get(key)
    return field && doc[field.id]
  }
  return {
    get,
    rows: (key) => {
      const known = tables.get(key)
      if (known) return known
      const rows = rowsOf(get(key))
      tables.set(key, rows)
      return rows
    },
  }
}

/** A column of a table field by its key. */
export function columnByKey(field: Field, key: string): Column | undefined {
  return field.columns.find((column) => column.key === key)
}
