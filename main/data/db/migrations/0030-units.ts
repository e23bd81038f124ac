import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/** The register of territories: filled at start from the shipped file, again when it is newer. */
export const units: Migration = { number: 30, name: 'units', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE unit(
  code TEXT NOT NULL PRIMARY KEY,        -- KATO where known
  parent TEXT REFERENCES unit(code) DEFERRABLE INITIALLY DEFERRED,
  ord INTEGER NOT NULL,                  -- parents before children
  level TEXT NOT NULL,
  type TEXT NOT NULL,
  iso TEXT UNIQUE,                       -- key of the oblast layer
  unit_id TEXT UNIQUE,                   -- key of the layer of second-level units
  kato TEXT,
  kato_status TEXT,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  name_kk_key TEXT NOT NULL, name_ru_key TEXT NOT NULL, name_en_key TEXT NOT NULL,
  seat_kk TEXT, seat_ru TEXT, seat_en TEXT,
  lon REAL NOT NULL,
  lat REAL NOT NULL,
  area_km2 REAL,
  area_status TEXT,
  population INTEGER,
  population_status TEXT,
  version INTEGER NOT NULL               -- of the file it came from
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_parent ON unit(parent, ord);
CREATE UNIQUE INDEX unit_ord ON unit(ord);
`)
}
