import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/**
 * Data sets: imported whole, immutable a version. Which version is seen stands in the data set's
 * record, so that undo, audit and synchronisation of an import are those of any command.
 */
export const datasets: Migration = { number: 20, name: 'datasets', up }

function up(raw: Database.Database): void {
  raw.exec(tables)
}

const tables = `
CREATE TABLE dataset(
  id INTEGER PRIMARY KEY,
  layer TEXT NOT NULL UNIQUE,            -- the layer's id in the contract
  record BLOB NOT NULL UNIQUE CHECK (length(record) = 16),
  ord INTEGER NOT NULL                   -- order of drawing, lowest first
) STRICT;

CREATE TABLE dataset_version(
  dataset INTEGER NOT NULL REFERENCES dataset(id),
  no INTEGER NOT NULL,
  tbl TEXT NOT NULL UNIQUE,              -- table with the content; its R-tree is idx_<tbl>_geom
  geometry TEXT NOT NULL,                -- point, line, polygon or raster
  count INTEGER NOT NULL,
  west REAL, south REAL, east REAL, north REAL,
  about TEXT NOT NULL,                   -- how it is drawn and named: columns, classes, rank, key
  sha256 TEXT NOT NULL,                  -- of the content, whatever file it came from
  classes BLOB,                          -- one byte a feature by fid: 0 or 1 + index of its class
  at INTEGER NOT NULL,
  PRIMARY KEY(dataset, no)
) STRICT;

-- Tables being filled. What is not done at a start was left by a crash and is dropped.
CREATE TABLE dataset_staging(
  serial INTEGER PRIMARY KEY AUTOINCREMENT,
  tbl TEXT NOT NULL UNIQUE,
  done INTEGER NOT NULL DEFAULT 0        -- 1 = became a version; kept so that no name is used twice
) STRICT;

-- Content of raster versions, as it travels (shared/domain/grid.ts).
CREATE TABLE dataset_grid(tbl TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
`
