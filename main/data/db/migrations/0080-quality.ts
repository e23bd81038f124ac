import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/** What the overview of the data's quality counts; filled by the rebuild that follows. */
export const quality: Migration = { number: 80, name: 'quality', up }

function up(raw: Database.Database): void {
  raw.exec(`
-- [[day, values]]: how many values pass their term on which day.
ALTER TABLE p_head ADD COLUMN due TEXT NOT NULL DEFAULT '[]';
-- Values whose provenance states a low confidence.
ALTER TABLE p_head ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0;
-- Who prepared the passport and answers for its data.
ALTER TABLE p_head ADD COLUMN owner TEXT;
-- Counts by territory and kind read this index alone.
CREATE INDEX p_head_quality ON p_head(path, kind, missing, blocks, warns, unsure, completeness, overdue_on, due, owner);
`)
}
