import { z } from 'zod'
import { one, type ReadDb, run, type WriteDb } from './sql.ts'

/** Small facts about the store itself; one owner a key. */
export type MetaKey =
  /** What the projections were computed from. */
  | 'projections'
  /** Last operation whose consequences for other records were checked. */
  | 'across.op'
  /** While every record is checked across: the last one done. Absent otherwise. */
  | 'across.all'
  | 'across.outlines'
  /** Day for which the findings that look at the clock hold. */
  | 'clock.day'
  /** Version of the search index that the passports are in. */
  | 'search.records'
  /** While all passports are read for the search: the last one done. */
  | 'search.all'
  /** Last operation whose consequences for the maps are marked. */
  | 'atlas.op'
  /** Last operation whose record's names the search knows. */
  | 'search.op'
  /** What the first link of this device's history follows: 32 random bytes in hex. */
  | 'chain.start'

const valueSchema = z.object({ value: z.union([z.string(), z.number()]) })

export function readMeta(db: ReadDb, key: MetaKey): string | number | undefined {
  return one(db, valueSchema, 'SELECT value FROM meta WHERE key = :key', { key })?.value
}

export function writeMeta(tx: WriteDb, key: MetaKey, value: string | number): void {
  run(
    tx,
    `INSERT INTO meta(key, value) VALUES (:key, :value)
     ON CONFLICT(key) DO UPDATE SET value = excluded.value`,
    { key, value },
  )
}

export function forgetMeta(tx: WriteDb, key: MetaKey): void {
  run(tx, 'DELETE FROM meta WHERE key = :key', { key })
}
