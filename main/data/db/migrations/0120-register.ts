import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/** The register of territories takes official lists in: versions, former names, units that went. */
export const register: Migration = { number: 120, name: 'register', up }

function up(raw: Database.Database): void {
  raw.exec(`
ALTER TABLE unit ADD COLUMN origin TEXT NOT NULL DEFAULT 'shipped'; -- who vouches for its name: shipped, official
ALTER TABLE unit ADD COLUMN placed TEXT NOT NULL DEFAULT 'own';     -- whose place lon, lat are: own, settlement, above
ALTER TABLE unit ADD COLUMN gone_on TEXT;                           -- the official list of that day lacks it

CREATE TABLE register_version(
  no INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  file TEXT NOT NULL,
  as_of TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  command BLOB UNIQUE,                   -- of an official list
  shipped INTEGER NOT NULL,              -- version of the shipped file it holds
  records INTEGER NOT NULL               -- placed anew
) STRICT;

CREATE TABLE unit_past(
  code TEXT NOT NULL,
  version INTEGER NOT NULL,              -- last state of the register in which it was so
  parent TEXT,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  PRIMARY KEY(code, version)
) STRICT, WITHOUT ROWID;
`)
}
