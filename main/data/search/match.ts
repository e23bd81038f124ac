import { z } from 'zod'
import { all, type ReadDb } from '../db/sql.ts'

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
  const words = expression(reading, by)
  const rows: Found[] = []
  for (const [first, last] of runs) {
    if (rows.length >= limit) break
    rows.push(...all(db, found, matchSql, { words, first, last, limit: limit - rows.length }))
  }
  return rows
}

/** Folded words hold letters and digits only, so that quoting them is safe. */
function expression(reading: Reading, by: 'word' | 'beginning'): string {
  const end = by === 'word' ? '"' : '"*'
  return reading
    .map((beginnings) => `(${beginnings.map((word) => `"${word}${end}`).join(' OR ')})`)
    .join(' AND ')
}
