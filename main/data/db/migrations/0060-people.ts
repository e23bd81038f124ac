import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/**
 * What must not travel: verifiers of passwords, and who is at work here. The people themselves are
 * records. None of these is a record table.
 */
export const people: Migration = { number: 60, name: 'people', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE credential(
  person INTEGER PRIMARY KEY REFERENCES rec(fid),
  verifier TEXT NOT NULL,                -- argon2id in its usual text form, parameters and salt within
  must_change INTEGER NOT NULL,          -- set by somebody else: to be replaced at the next sign-in
  failures INTEGER NOT NULL DEFAULT 0,   -- since the last right password
  failed_at INTEGER NOT NULL DEFAULT 0   -- ms since 1970
) STRICT;

-- The one way back in when no administrator can sign in.
CREATE TABLE recovery(
  only INTEGER PRIMARY KEY CHECK (only = 1),
  verifier TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

-- Who is at work, by run of the application: both data processes read it at every call, so that a
-- process that dies forgets nobody, and the next run of the application starts with nobody.
CREATE TABLE session(
  launch TEXT PRIMARY KEY,
  person INTEGER REFERENCES rec(fid),    -- null: signed out
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`)
}
