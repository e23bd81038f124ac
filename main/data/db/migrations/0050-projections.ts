import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/**
 * What lists, maps and checks read, computed from records and never written by hand. The wide
 * table of each kind is not here: it is made from the dictionary at start (`projections/wide.ts`).
 */
export const projections: Migration = { number: 50, name: 'projections', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE p_head(
  fid INTEGER PRIMARY KEY REFERENCES rec(fid),
  kind INTEGER NOT NULL,
  unit TEXT,                             -- code of the territory it describes or lies in
  parent TEXT,                           -- territory: the unit above; anything else: its unit
  path TEXT NOT NULL,                    -- codes from the country down to the unit: KZ/100000000/103200000
  level TEXT,                            -- of a territory
  state TEXT NOT NULL,
  completeness INTEGER NOT NULL,         -- per cent of the required fields that are filled
  missing INTEGER NOT NULL,              -- required fields without a value
  blocks INTEGER NOT NULL,               -- findings that stop approval; what is missing is not among them
  warns INTEGER NOT NULL,
  overdue_on TEXT,                       -- first day on which a value is older than its term
  name_kk TEXT, name_ru TEXT, name_en TEXT,
  name_kk_key TEXT NOT NULL, name_ru_key TEXT NOT NULL, name_en_key TEXT NOT NULL,
  number TEXT,
  changed_at INTEGER NOT NULL            -- ms since 1970
) STRICT;
-- Lists walk an order within a kind and filter by territory on the way.
CREATE INDEX p_head_kk ON p_head(kind, name_kk_key, fid, path);
CREATE INDEX p_head_ru ON p_head(kind, name_ru_key, fid, path);
CREATE INDEX p_head_en ON p_head(kind, name_en_key, fid, path);
-- The list of all kinds together walks the names as they are.
CREATE INDEX p_head_kk_all ON p_head(name_kk_key, fid, kind, path);
CREATE INDEX p_head_ru_all ON p_head(name_ru_key, fid, kind, path);
CREATE INDEX p_head_en_all ON p_head(name_en_key, fid, kind, path);
CREATE INDEX p_head_changed ON p_head(kind, changed_at, fid, path);
CREATE INDEX p_head_completeness ON p_head(kind, completeness, fid, path);
CREATE INDEX p_head_path ON p_head(kind, path);
CREATE INDEX p_head_parent ON p_head(parent, kind, unit);
CREATE INDEX p_head_unit ON p_head(unit, kind);
CREATE INDEX p_head_state ON p_head(state, kind, name_ru_key);

-- Rows of table fields; c<column id>. ANY, because a column is typed per field.
CREATE TABLE p_row(
  field INTEGER NOT NULL,
  fid INTEGER NOT NULL,
  row TEXT NOT NULL,
  ord ANY,
  c1 ANY, c2 ANY, c3 ANY, c4 ANY, c5 ANY, c6 ANY, c7 ANY, c8 ANY, c9 ANY, c10 ANY, c11 ANY, c12 ANY,
  PRIMARY KEY(field, fid, row)
) STRICT, WITHOUT ROWID;

-- Findings, one row a record, so that a value that turns ten rules writes one row and not ten.
-- Fields left empty are not listed: they are counted in p_head and follow from the record.
-- own: [[field, row, column, rule, severity]]; across: the same with the message in three languages.
CREATE TABLE p_issue(
  fid INTEGER PRIMARY KEY REFERENCES rec(fid),
  own TEXT NOT NULL,
  across TEXT NOT NULL
) STRICT;
CREATE VIEW p_finding AS
  SELECT i.fid, value ->> 0 AS field, value ->> 1 AS row, value ->> 2 AS "column", value ->> 3 AS rule,
         value ->> 4 AS severity, NULL AS message
    FROM p_issue i, json_each(i.own)
  UNION ALL
  SELECT i.fid, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value -> 5
    FROM p_issue i, json_each(i.across);
`)
}
