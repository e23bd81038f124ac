import type Database from 'better-sqlite3'
import type { z } from 'zod'

/** A connection that may read. */
export interface ReadDb {
  readonly raw: Database.Database
}
/** A connection inside a transaction of the writer; only `transaction()` yields one. */
export interface WriteDb extends ReadDb {
  readonly writable: true
}

export type Bindings = Readonly<Record<string, string | number | bigint | Uint8Array | null>>

/** All rows, each parsed by the schema. */
export function all<S extends z.ZodType>(
  db: ReadDb,
  schema: S,
  sql: string,
  bindings: Bindings = {},
): z.output<S>[] {
  return statement(db, sql)
    .all(bindings)
    .map((row) => schema.parse(row))
}

/** The first row, or undefined. */
export function one<S extends z.ZodType>(
  db: ReadDb,
  schema: S,
  sql: string,
  bindings: Bindings = {},
): z.output<S> | undefined {
  const row = statement(db, sql).get(bindings)
  return row === undefined ? undefined : schema.parse(row)
}

export function run(db: WriteDb, sql: string, bindings: Bindings = {}): Database.RunResult {
  return statement(db, sql).run(bindings)
}

/** Runs `work` in one immediate transaction; an exception rolls everything back. */
export function transaction<T>(db: ReadDb, work: (tx: WriteDb) => T): T {
  return db.raw.transaction(() => work({ raw: db.raw, writable: true })).immediate()
}

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>()

function statement(db: ReadDb, sql: string): Database.Statement {
  const known = prepared.get(db.raw) ?? new Map<string, Database.Statement>()
  prepared.set(db.raw, known)
  const found = known.get(sql) ?? db.raw.prepare(sql)
  known.set(sql, found)
  return found
}
