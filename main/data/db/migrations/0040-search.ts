import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/**
 * Names to search. An entry's id is its place in line: FTS5 answers in order of row ids, so the
 * first rows it gives are the most important ones and nothing has to be ranked. `search_text` keeps
 * no text (contentless) and can forget a row by its id alone. `search_word` is the vocabulary that
 * corrects typing errors. All of it is filled in quiet moments: passports from history, the others
 * from their sources.
 */
export const search: Migration = { number: 40, name: 'search', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE search_source(
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 255),
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  state INTEGER NOT NULL,                -- 0 being filled, 1 shown, 2 being removed
  next INTEGER NOT NULL DEFAULT 0        -- how far filling has come: ordinal of the next entry
) STRICT;
CREATE UNIQUE INDEX search_source_live ON search_source(name, version) WHERE state < 2;
INSERT INTO search_source(id, name, version, state) VALUES (0, 'records', '', 1);

CREATE TABLE search_entry(
  id INTEGER PRIMARY KEY,                -- rank, weight, source, ordinal: main/data/search/entry.ts
  source INTEGER NOT NULL REFERENCES search_source(id),
  kind INTEGER NOT NULL,
  ref TEXT NOT NULL,
  of TEXT,
  kk TEXT,
  ru TEXT,
  en TEXT,
  also TEXT,                             -- more words that find it: codes, a passport's number
  unit TEXT,
  west REAL,
  south REAL,
  east REAL,                             -- null for a point
  north REAL
) STRICT;
CREATE INDEX search_entry_source ON search_entry(source);

CREATE VIRTUAL TABLE search_text USING fts5(
  words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3 4 5', detail=none
);

CREATE TABLE search_word(word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`)
}
