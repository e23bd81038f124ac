import { run, type WriteDb } from '../db/sql.ts'
import { type Entry, entryId, kindNumber, wordsOf } from './entry.ts'
import { learnWords } from './vocabulary.ts'

/**
 * Writes entries of one source, replacing those with the same place in line: an entry's row and its
 * words, two rows, and one for each word never seen before.
 */
export function putEntries(tx: WriteDb, source: number, entries: readonly Entry[]): void {
  const placed = entries.map((entry) => ({ id: entryId(entry, source), entry }))
  // FTS5 starts a new segment whenever a row id is lower than the one before it.
  placed.sort((a, b) => a.id - b.id)
  for (const { id, entry } of placed) putEntry(tx, { id, source, entry })
}

function putEntry(
  tx: WriteDb,
  { id, source, entry }: { id: number; source: number; entry: Entry },
): void {
  const words = wordsOf(entry)
  const [west, south, east, north] = entry.box ?? [null, null, null, null]
  const isPoint = west === east && south === north
  run(
    tx,
    `INSERT OR REPLACE INTO search_entry
       (id, source, kind, ref, of, kk, ru, en, unit, west, south, east, north)
     VALUES (:id, :source, :kind, :ref, :of, :kk, :ru, :en, :unit, :west, :south, :east, :north)`,
    {
      id,
      source,
      kind: kindNumber(entry.kind),
      ref: entry.ref,
      of: entry.of,
      ...storedNames(entry.names),
      unit: entry.unit,
      west,
      south,
      east: isPoint ? null : east,
      north: isPoint ? null : north,
    },
  )
  run(tx, 'INSERT OR REPLACE INTO search_text(rowid, words) VALUES (:id, :words)', {
    id,
    words: words.join(' '),
  })
  learnWords(tx, words)
}

export function removeEntry(tx: WriteDb, id: number): void {
  run(tx, 'DELETE FROM search_entry WHERE id = :id', { id })
  run(tx, 'DELETE FROM search_text WHERE rowid = :id', { id })
}

/** A name that equals the Kazakh one is not kept twice: the Kazakh one stands in for what is missing. */
function storedNames({ kk, ru, en }: Entry['names']) {
  return { kk: kk || null, ru: ru === kk ? null : ru || null, en: en === kk ? null : en || null }
}
