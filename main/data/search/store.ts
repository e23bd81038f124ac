import { type ReadDb, run, type WriteDb } from '../db/sql.ts'
import { type Entry, entryId, kindNumber, wordsOf } from './entry.ts'

/** Words shorter than this, or with a digit, are neither corrected nor offered as a correction. */
export const shortestCorrected = 4

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
      kk: entry.names.kk || null,
      ru: entry.names.ru || null,
      en: entry.names.en || null,
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
  for (const word of words)
    if (isCorrectable(word))
      run(tx, 'INSERT OR IGNORE INTO search_word(word) VALUES (:word)', { word })
}

export function removeEntry(tx: WriteDb, id: number): void {
  run(tx, 'DELETE FROM search_entry WHERE id = :id', { id })
  run(tx, 'DELETE FROM search_text WHERE rowid = :id', { id })
}

export function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && !/\p{N}/u.test(word)
}

/** Forgets words that no entry has any more, a stretch at a time; null when the end is reached. */
export function forgetWords(tx: WriteDb, after: string, limit: number): string | null {
  const words = tx.raw
    .prepare<{ after: string; limit: number }, string>(
      'SELECT word FROM search_word WHERE word > :after ORDER BY word LIMIT :limit',
    )
    .pluck()
    .all({ after, limit })
  const used = usedBy(tx)
  for (const word of words)
    if (!used(word)) run(tx, 'DELETE FROM search_word WHERE word = :word', { word })
  return words.length < limit ? null : (words.at(-1) ?? null)
}

function usedBy(db: ReadDb): (word: string) => boolean {
  const find = db.raw.prepare<{ word: string }>(
    'SELECT rowid FROM search_text WHERE search_text MATCH :word LIMIT 1',
  )
  return (word) => find.get({ word: `"${word}"` }) !== undefined
}
