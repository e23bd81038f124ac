import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordKind } from '../../../shared/contract/features/records.ts'
import type {
  Column,
  Dictionary,
  DictionaryKind,
  Field,
  FieldType,
  KindDictionary,
} from '../../../shared/domain/dictionary.ts'
import { reasonColumns, reasonsField } from '../../../shared/domain/passport/reasons.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import { type Change, overlapOf } from '../../../shared/domain/record/change.ts'
import { isRows, type StoredValue } from '../../../shared/domain/record/document.ts'

/** The dictionary of a kind, or null for kinds without one: data sets, profiles, settings. */
export function kindDictionary(dictionary: Dictionary, kind: RecordKind): KindDictionary | null {
  return dictionary.kinds[kind as DictionaryKind] ?? null
}

function refuse(address: string, why: string): never {
  throw new AppError('invalid-input', { why: `${why}: ${address}`, detail: { address } })
}

/**
 * What a record may hold at all: known fields, values of their type. Whether a value is *right* is
 * for the checks of the dictionary, which never keep a person from saving.
 */
export function requireFitting(kind: KindDictionary | null, change: Change): void {
  const overlap = overlapOf(change)
  if (overlap !== null) refuse(overlap, 'two addresses of one operation hold one another')
  if (!kind) return
  for (const [address, value] of Object.entries(change.values ?? {}))
    requireValue(kind, address, value)
  for (const address of Object.keys(change.sources ?? {}))
    if (
      address !== '*' &&
      address !== 'geometry' &&
      !kind.byId.has(Number(parseAddress(address).field))
    )
      refuse(address, `no field of ${kind.kind}`)
}

/** What a table demands of its cells. */
type Table = Pick<Field, 'columns'>

function requireValue(kind: KindDictionary, address: string, value: StoredValue): void {
  const { field: id, row, column } = parseAddress(address)
  if (Number(id) === reasonsField) {
    requireTableValue({ columns: reasonColumns }, { address, row, column }, value)
    return
  }
  const field = kind.byId.get(Number(id))
  if (!field) refuse(address, `no field of ${kind.kind}`)
  if (field.computed) refuse(address, 'a computed field is not written')
  if (field.type === 'geometry') refuse(address, 'a geometry is not a value')
  if (field.type === 'table') requireTableValue(field, { address, row, column }, value)
  else if (row !== null) refuse(address, 'the field is no table')
  else if (!fits(field.type, value)) refuse(address, `the value does not fit ${field.type}`)
}

function requireTableValue(
  field: Table,
  { address, row, column }: { address: string; row: string | null; column: string | null },
  value: StoredValue,
): void {
  if (row === null) {
    if (value !== null) refuse(address, 'a table is written by its rows')
  } else if (column === null) {
    if (value === null) return
    if (!isRows(value)) refuse(address, 'a row is written whole or by its cells')
    for (const [one, cell] of Object.entries(value))
      requireCell(field, `${address}/${one}`, one, cell as StoredValue)
  } else requireCell(field, address, column, value)
}

function requireCell(field: Table, address: string, id: string, value: StoredValue): void {
  if (id === 'o') {
    if (!isOrderKey(value)) refuse(address, 'not an order key')
    return
  }
  const column = columnOf(field, id)
  if (!column) refuse(address, 'no column of the table')
  if (!fits(column.type, value)) refuse(address, `the value does not fit ${column.type}`)
}

const columnOf = (field: Table, id: string): Column | undefined =>
  field.columns.find((column) => column.id === Number(id))

const isOrderKey = (value: StoredValue): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number'

function fits(type: FieldType, value: StoredValue): boolean {
  if (value === null) return true
  switch (type) {
    case 'int':
      return Number.isSafeInteger(value)
    case 'number':
      return typeof value === 'number'
    case 'bool':
      return typeof value === 'boolean'
    case 'multi':
      return Array.isArray(value)
    case 'geometry':
    case 'table':
      return false
    default:
      return typeof value === 'string'
  }
}
