import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/** What people did that changes no record: came in, went out, took data away, proved the history. */
export const journal: Migration = { number: 140, name: 'journal', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE journal(
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,                   -- ms since 1970
  person INTEGER,                        -- null: nobody known
  act TEXT NOT NULL,                     -- sign-in, sign-out, sign-in-refused, export, verify
  detail TEXT NOT NULL,                  -- of an export the method, of a proof the number of faults
  hash BLOB NOT NULL                     -- SHA-256 of the row and of the hash before it
) STRICT;
CREATE TRIGGER keep_journal_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal only grows'); END;
CREATE TRIGGER keep_journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal only grows'); END`)
}
