import type Database from 'better-sqlite3'

/** One step of the schema. Frozen history: it imports neither feature code nor present schemas. */
export interface Migration {
  /** In tens; `user_version` of the file after the step. */
  readonly number: number
  readonly name: string
  readonly up: (raw: Database.Database) => void
}
