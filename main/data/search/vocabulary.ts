import { z } from 'zod'
import { all, one, type ReadDb, run, type WriteDb } from '../db/sql.ts'

/** Shorter words are neither kept nor corrected: there are too many words beside them. Our choice. */
export const shortestKept = 4

/** Every such word of every entry is in `search_word`; numbers are not words. */
export function isKept(word: string): boolean {
  return word.length >= shortestKept && !/^\p{N}/u.test(word)
}

export function learnWords(tx: WriteDb, words: readonly string[]): void {
  for (const word of words)
    if (isKept(word)) run(tx, 'INSERT OR IGNORE INTO search_word(word) VALUES (:word)', { word })
}

/** Forgets words that no entry has any more, a stretch at a time; null when the end is reached. */
export function forgetWords(tx: WriteDb, after: string, limit: number): string | null {
  const words = all(
    tx,
    wordRow,
    'SELECT word FROM search_word WHERE word > :after ORDER BY word LIMIT :limit',
    { after, limit },
  )
  for (const { word } of words)
    if (!isUsed(tx, word)) run(tx, 'DELETE FROM search_word WHERE word = :word', { word })
  return words.length < limit ? null : (words.at(-1)?.word ?? null)
}

const idRow = z.object({ rowid: z.number() })

function isUsed(db: ReadDb, word: string): boolean {
  const sql = 'SELECT rowid FROM search_text WHERE search_text MATCH :word LIMIT 1'
  return one(db, idRow, sql, { word: `"${word}"` }) !== undefined
}

const wordRow = z.object({ word: z.string() })
const beginningRow = z.object({ beginning: z.string() })

/** Greater than every letter, so that a range ends behind all words with the beginning. */
const behind = String.fromCodePoint(0x10ffff)

export function isKnown(db: ReadDb, word: string): boolean {
  return one(db, wordRow, 'SELECT word FROM search_word WHERE word = :word', { word }) !== undefined
}

/** Known words that begin so, in order of letters. */
export function wordsThatBegin(db: ReadDb, beginning: string, limit: number): readonly string[] {
  return all(
    db,
    wordRow,
    `SELECT word FROM search_word WHERE word >= :beginning AND word < :beginning || :behind
      ORDER BY word LIMIT :limit`,
    { beginning, behind, limit },
  ).map(({ word }) => word)
}

/** Those of the beginnings with which some known word begins. */
export function knownBeginnings(db: ReadDb, beginnings: readonly string[]): string[] {
  return all(
    db,
    beginningRow,
    `SELECT j.value AS beginning FROM json_each(:beginnings) j
      WHERE EXISTS (SELECT 1 FROM search_word w
                     WHERE w.word >= j.value AND w.word < j.value || :behind)`,
    { beginnings: JSON.stringify(beginnings), behind },
  ).map(({ beginning }) => beginning)
}
