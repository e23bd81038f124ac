import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/** Results of the computed maps, what of them is stale, and small tables that only they read. */
export const atlas: Migration = { number: 90, name: 'atlas', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE atlas_map(
  map TEXT NOT NULL PRIMARY KEY,
  signature TEXT NOT NULL                -- of formula and default parameters; another one makes all stale
) STRICT, WITHOUT ROWID;

CREATE TABLE atlas_value(
  map TEXT NOT NULL,
  key TEXT NOT NULL,                     -- code of a territory, or id of a feature
  value REAL,
  class INTEGER,                         -- of the map's legend
  n INTEGER NOT NULL,                    -- rows that the value was computed from
  flag TEXT,
  PRIMARY KEY(map, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE atlas_dirty(
  map TEXT NOT NULL,
  key TEXT NOT NULL,                     -- '' is the whole map
  PRIMARY KEY(map, key)
) STRICT, WITHOUT ROWID;

-- The territory of the second level that holds a feature of a data set.
CREATE TABLE atlas_place(
  tbl TEXT NOT NULL,
  fid INTEGER NOT NULL,
  unit TEXT,
  PRIMARY KEY(tbl, fid)
) STRICT, WITHOUT ROWID;

-- Rows of the reference tables of formulas: substances, prices, norms.
CREATE TABLE atlas_reference(
  name TEXT NOT NULL,
  id INTEGER NOT NULL,
  row TEXT NOT NULL,                     -- a JSON object
  PRIMARY KEY(name, id)
) STRICT, WITHOUT ROWID;
`)
}
