import type Database from 'better-sqlite3'
import { z } from 'zod'
import type {
  DictionaryKind,
  Field,
  FieldType,
  KindDictionary,
} from '../../../shared/domain/dictionary.ts'
import type { CellValue, Document } from '../../../shared/domain/record/document.ts'
import { all, type Bindings, run, statement, type WriteDb } from '../db/sql.ts'

/**
 * Which state of the records the tables show: `p` the working one, `a` the last approved one. Both
 * come from this generator; the approved layer is built with the approval workflow.
 */
export type Layer = 'p' | 'a'

export const wideTable = (kind: DictionaryKind, layer: Layer = 'p'): string => `${layer}_${kind}`
export const wideColumn = (field: Pick<Field, 'id'>): string => `f${field.id}`

const sqlTypes: Readonly<Record<FieldType, 'TEXT' | 'INTEGER' | 'REAL' | null>> = {
  text: 'TEXT',
  int: 'INTEGER',
  number: 'REAL',
  bool: 'INTEGER',
  date: 'TEXT',
  datetime: 'TEXT',
  enum: 'TEXT',
  /** A JSON list. */
  multi: 'TEXT',
  ref: 'TEXT',
  file: 'TEXT',
  geometry: null,
  table: null,
}

/** Fields with a column in the wide table: all but tables and geometries. */
export function wideFields(kind: KindDictionary): readonly Field[] {
  const known = fieldsOf.get(kind) ?? kind.fields.filter((field) => sqlTypes[field.type] !== null)
  fieldsOf.set(kind, known)
  return known
}
const fieldsOf = new WeakMap<KindDictionary, readonly Field[]>()

export function wideValue(value: unknown): string | number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (Array.isArray(value)) return JSON.stringify(value)
  return value as string | number
}

/** Makes the wide table of a kind, or adds the columns of new fields; retired ones keep theirs. */
export function ensureWideTable(raw: Database.Database, kind: KindDictionary, layer: Layer): void {
  const table = wideTable(kind.kind, layer)
  const columns = wideFields(kind).map(
    (field) => [wideColumn(field), sqlTypes[field.type]] as const,
  )
  const present = new Map(
    all({ raw }, columnSchema, `SELECT name, type FROM pragma_table_info('${table}')`).map(
      ({ name, type }) => [name, type],
    ),
  )
  if (present.size === 0)
    raw.exec(`CREATE TABLE ${table}(fid INTEGER PRIMARY KEY REFERENCES rec(fid),
      ${columns.map(([name, type]) => `${name} ${type}`).join(', ')}) STRICT`)
  else
    for (const [name, type] of columns) {
      const found = present.get(name)
      if (found === undefined) raw.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`)
      else if (found !== type)
        throw new Error(
          `${table}.${name} was ${found} and is ${type}: an id never changes its type`,
        )
    }
  // A unique rule asks for the record that has the same value.
  for (const field of wideFields(kind))
    for (const rule of field.rules) {
      if (rule.kind !== 'unique') continue
      const along = (rule.with ?? []).flatMap((key) => kind.byKey.get(key) ?? [])
      const names = [field, ...along].map(wideColumn)
      // A number that starts anew with each event is no key: searched alone it finds thousands.
      if (along.length > 0) raw.exec(`DROP INDEX IF EXISTS ${table}_${wideColumn(field)}`)
      raw.exec(
        `CREATE INDEX IF NOT EXISTS ${table}_${names.join('_')} ON ${table}(${names.join(', ')})
          WHERE ${names[0]} IS NOT NULL`,
      )
    }
}
const columnSchema = z.object({ name: z.string(), type: z.string() })

export function insertWide(tx: WriteDb, kind: KindDictionary, fid: number, doc: Document): void {
  statement(tx, insertSql(kind)).run(valuesOf(kind, fid, doc))
}

/** Two shapes of statement only, so that the set of compiled ones stays small. */
export function updateWide(
  tx: WriteDb,
  kind: KindDictionary,
  { fid, doc, changed }: { fid: number; doc: Document; changed: readonly Field[] },
): void {
  const [only, second] = changed
  if (!only) return
  if (second) statement(tx, updateSql(kind)).run(valuesOf(kind, fid, doc))
  else
    run(tx, `UPDATE ${wideTable(kind.kind)} SET ${wideColumn(only)} = :value WHERE fid = :fid`, {
      fid,
      value: wideValue(doc[only.id]),
    } satisfies Bindings)
}

/** Positional: naming three hundred parameters costs more than writing them. */
function valuesOf(kind: KindDictionary, fid: number, doc: Document): CellValue[] {
  return [...wideFields(kind).map((field) => wideValue(doc[field.id])), fid]
}

const texts = new WeakMap<KindDictionary, { insert: string; update: string }>()
const insertSql = (kind: KindDictionary): string => textsOf(kind).insert
const updateSql = (kind: KindDictionary): string => textsOf(kind).update

function textsOf(kind: KindDictionary): { insert: string; update: string } {
  const known = texts.get(kind)
  if (known) return known
  const table = wideTable(kind.kind)
  const columns = wideFields(kind).map(wideColumn)
  const made = {
    insert: `INSERT INTO ${table}(${[...columns, 'fid'].join(', ')})
             VALUES (${[...columns, 'fid'].map(() => '?').join(', ')})`,
    update: `UPDATE ${table} SET ${columns.map((one) => `${one} = ?`).join(', ')} WHERE fid = ?`,
  }
  texts.set(kind, made)
  return made
}

export function deleteWide(tx: WriteDb, kind: KindDictionary, fid: number): void {
  run(tx, `DELETE FROM ${wideTable(kind.kind)} WHERE fid = :fid`, { fid })
}
