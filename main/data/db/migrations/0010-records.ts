import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/**
 * The record store. `in_command()` is registered by our own writer alone: a trigger that names it
 * refuses a write made outside a command, and fails to compile in any other program.
 */
export const records: Migration = { number: 10, name: 'records', up }

function up(raw: Database.Database): void {
  raw.exec(tables)
  raw.exec(`SELECT AddGeometryColumn('rec_geom', 'geom', 4326, 'GEOMETRY', 'XY');
            SELECT CreateSpatialIndex('rec_geom', 'geom')`)
  for (const table of ['rec', 'rec_geom', 'history', 'grp', 'outbox', 'version'])
    for (const act of ['INSERT', 'UPDATE', 'DELETE'])
      raw.exec(
        `CREATE TRIGGER guard_${table}_${act.toLowerCase()} BEFORE ${act} ON ${table}
           WHEN in_command() = 0
         BEGIN SELECT RAISE(ABORT, 'records are written by commands only'); END`,
      )
  for (const table of ['history', 'version'])
    for (const act of ['UPDATE', 'DELETE'])
      raw.exec(
        `CREATE TRIGGER keep_${table}_${act.toLowerCase()} BEFORE ${act} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${table} only grows'); END`,
      )
}

const tables = `
CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE rec(
  fid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind INTEGER NOT NULL,
  stream TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,        -- revision of the server; 0 = never sent
  doc TEXT NOT NULL,                     -- {"<field>": value, "<table>": {"<row>": {"o": order, "<column>": value}}}
  src TEXT NOT NULL DEFAULT '{}',        -- {"*": [source, asOf, confidence], "<address>": [...]}
  extra TEXT,                            -- fields a newer dictionary knows; kept as they came
  deleted INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0     -- operations the server has not accepted yet
) STRICT;
CREATE INDEX rec_kind ON rec(kind, fid) WHERE deleted = 0;

-- Its own row, because a large polygon beside doc triples the cost of a one-field commit, and its
-- own table, because AddGeometryColumn does nothing on a STRICT one.
CREATE TABLE rec_geom(fid INTEGER PRIMARY KEY REFERENCES rec(fid));

-- One row a command: the undo group. Its id is the change number that a commit answers with.
CREATE TABLE grp(
  id INTEGER PRIMARY KEY,
  command BLOB NOT NULL UNIQUE CHECK (length(command) = 16),
  act TEXT NOT NULL,
  args TEXT NOT NULL,
  actor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  first_op INTEGER NOT NULL,             -- operations of a group are neighbours; an empty group has
  last_op INTEGER NOT NULL,              -- last_op = first_op - 1
  undoable INTEGER NOT NULL DEFAULT 1,
  undoes INTEGER REFERENCES grp(id),
  undone_by INTEGER REFERENCES grp(id),
  answer TEXT                            -- of undo and redo; that of a plain command follows from id
) STRICT;
CREATE INDEX grp_plain ON grp(actor, id) WHERE undoes IS NULL AND undoable = 1;
CREATE INDEX grp_undo ON grp(actor, id) WHERE act = 'undo' AND undone_by IS NULL;

CREATE TABLE history(
  op INTEGER PRIMARY KEY,
  rec INTEGER NOT NULL REFERENCES rec(fid),
  origin INTEGER NOT NULL,               -- 0 this device, 1 the server
  rev INTEGER,
  -- Deferred: the group is written last, when its operations are counted.
  grp INTEGER NOT NULL REFERENCES grp(id) DEFERRABLE INITIALLY DEFERRED,
  act TEXT NOT NULL,
  actor INTEGER NOT NULL,
  device INTEGER,
  at INTEGER NOT NULL,                   -- ms since 1970
  undoes INTEGER,                        -- the operation this one takes back
  reason TEXT,
  patch BLOB NOT NULL,                   -- what was written, JSON or zstd of it
  base BLOB NOT NULL,                    -- what stood there before
  prev BLOB,
  hash BLOB
) STRICT;
CREATE INDEX history_rec ON history(rec, op);

CREATE TABLE outbox(
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES history(op),
  base_rev INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0       -- 0 to send, 1 acknowledged, 2 refused
) STRICT;

CREATE TABLE version(
  rec INTEGER NOT NULL REFERENCES rec(fid),
  no INTEGER NOT NULL,
  doc TEXT NOT NULL,
  src TEXT NOT NULL,
  geom BLOB,
  dict INTEGER NOT NULL,
  hash BLOB NOT NULL,
  sig BLOB,
  approved_by INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY(rec, no)
) STRICT;

-- Keystrokes: what a person typed and did not yet hand over. Not a record table.
CREATE TABLE draft(
  rec INTEGER NOT NULL REFERENCES rec(fid),
  addr TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(rec, addr)
) STRICT, WITHOUT ROWID;
`
