import type Database from 'better-sqlite3'
import type { z } from 'zod'
import { withCodes } from './failure.ts'

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
  return withCodes(() => statement(db, sql).all(bindings)).map((row) => schema.parse(row))
}

/** The first row, or undefined. */
export function one<S extends z.ZodType>(
  db: ReadDb,
  schema: S,
  sql: string,
  bindings: Bindings = {},
): z.output<S> | undefined {
  const row = withCodes(() => statement(db, sql).get(bindings))
  return row === undefined ? undefined : schema.parse(row)
}

export function run(db: WriteDb, sql: string, bindings: Bindings = {}): Database.RunResult {
  return withCodes(() => statement(db, sql).run(bindings))
}

/** Runs `work` in one immediate transaction; an exception rolls everything back. */
export function transaction<T>(db: ReadDb, work: (tx: WriteDb) => T): T {
  return withCodes(() =>
    db.raw.transaction(() => work({ raw: db.raw, writable: true })).immediate(),
  )
}

/** Several reads that see one state of the store. Keep it short: it holds the write-ahead log. */
export function snapshot<T>(db: ReadDb, work: () => T): T {
  return withCodes(() => db.raw.transaction(work).deferred())
}

/** The plan of a query as one line: what a plan test looks at. */
export function planOf(db: ReadDb, sql: string, bindings: Bindings = {}): string {
  const rows = db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(bindings) as { detail: string }[]
  return rows.map((row) => row.detail).join(' | ')
}

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/** A statement is compiled once a connection; texts must come from a bounded set. */
export function statement(db: ReadDb, sql: string): Database.Statement {
  const known = prepared.get(db.raw) ?? new Map<string, Database.Statement>()
  prepared.set(db.raw, known)
  const found = known.get(sql) ?? db.raw.prepare(sql)
  known.set(sql, found)
  return found
}
