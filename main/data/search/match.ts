import { z } from 'zod'
import { all, type ReadDb } from '../db/sql.ts'
import { isKept, wordsThatBegin } from './vocabulary.ts'

/** For each word of a query the beginnings it may be read as; every word must be found. */
export type Reading = readonly (readonly string[])[]

const found = z.object({
  id: z.number(),
  kind: z.number(),
  ref: z.string(),
  of: z.string().nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
  unit: z.string().nullable(),
  west: z.number().nullable(),
  south: z.number().nullable(),
  east: z.number().nullable(),
  north: z.number().nullable(),
})
export type Found = z.infer<typeof found>

/** Rows come in order of their ids, which is that of importance: the first ones are the best. */
export const matchSql = `
  SELECT e.id, e.kind, e.ref, e.of, e.kk, e.ru, e.en, e.unit, e.west, e.south, e.east, e.north
    FROM search_text t
    JOIN search_entry e ON e.id = t.rowid
    JOIN search_source s ON s.id = e.source
   WHERE t.search_text MATCH :words AND t.rowid BETWEEN :first AND :last AND s.state = 1
   ORDER BY t.rowid LIMIT :limit`

export interface MatchOptions {
  /** Whole words, or what begins with them. */
  readonly by: 'word' | 'beginning'
  readonly runs: readonly (readonly [number, number])[]
  readonly limit: number
}

/** The most important entries that have all words of the reading. */
export function match(db: ReadDb, reading: Reading, { by, runs, limit }: MatchOptions): Found[] {
  const words = matchExpression(db, reading, by)
  const rows: Found[] = []
  for (const [first, last] of runs) {
    if (rows.length >= limit) break
    rows.push(...all(db, found, matchSql, { words, first, last, limit: limit - rows.length }))
  }
  return rows
}

/** Longest beginning for which `search_text` has an index. */
const indexedLength = 5
/** A longer one is spelled out as the known words that begin so, up to this many. */
const mostSpelled = 64

/** Folded words hold letters and digits only, so that quoting them is safe. */
export function matchExpression(db: ReadDb, reading: Reading, by: MatchOptions['by']): string {
  const terms = (word: string) => (by === 'word' ? [`"${word}"`] : beginningTerms(db, word))
  return reading.map((words) => `(${words.flatMap(terms).join(' OR ')})`).join(' AND ')
}

/**
 * Without an index FTS5 collects every row of every word that begins so before it gives the first:
 * 25 ms for the last letters of «станция» in a million names. Single words it reads row by row.
 */
function beginningTerms(db: ReadDb, word: string): readonly string[] {
  if (word.length > indexedLength && isKept(word)) {
    const words = wordsThatBegin(db, word, mostSpelled + 1)
    if (words.length > 0 && words.length <= mostSpelled) return words.map((known) => `"${known}"`)
  }
  return [`"${word}"*`]
}
