import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/** Remarks (23) and assignments (24) are found by the passport they are about: value 1 of theirs. */
export const workflow: Migration = { number: 70, name: 'workflow', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE INDEX rec_remark ON rec(doc ->> '1') WHERE kind = 23 AND deleted = 0;
CREATE INDEX rec_assignment ON rec(doc ->> '1') WHERE kind = 24 AND deleted = 0;
CREATE INDEX rec_assigned ON rec(doc ->> '2') WHERE kind = 24 AND deleted = 0;
`)
}
