import { z } from 'zod'
import { one, run, type WriteDb } from '../db/sql.ts'
import { type Entry, entryId, kindNumber, wordsOf } from './entry.ts'
import { learnWords } from './vocabulary.ts'

/** Raised when folding, ranks or words change: every source is read again. */
export const indexVersion = 1

/**
 * Writes entries of one source, replacing those with the same place in line: an entry's row and its
 * words, two rows, and one for each word never seen before.
 */
export function putEntries(tx: WriteDb, source: number, entries: readonly Entry[]): void {
  const placed = entries.map((entry) => ({ row: rowOf(entry, source), entry }))
  // FTS5 starts a new segment whenever a row id is lower than the one before it.
  placed.sort((a, b) => a.row.id - b.row.id)
  for (const { row, entry } of placed) {
    putRow(tx, row)
    putWords(tx, row.id, entry)
  }
}

/** The same for one entry that mostly stands there already: nothing is written that did not change. */
export function putIfChanged(tx: WriteDb, source: number, entry: Entry): void {
  const row = rowOf(entry, source)
  const before = one(
    tx,
    rowSchema,
    `SELECT ${columns.join(', ')} FROM search_entry WHERE id = :id`,
    {
      id: row.id,
    },
  )
  const differ = (names: readonly (keyof Row)[]) =>
    !before || names.some((name) => before[name] !== row[name])
  if (differ(columns)) putRow(tx, row)
  if (differ(wordColumns)) putWords(tx, row.id, entry)
}

export function removeEntry(tx: WriteDb, id: number): void {
  if (run(tx, 'DELETE FROM search_entry WHERE id = :id', { id }).changes > 0)
    run(tx, 'DELETE FROM search_text WHERE rowid = :id', { id })
}

const text = z.string().nullable()
const degrees = z.number().nullable()
const rowSchema = z.object({
  id: z.number(),
  source: z.number(),
  kind: z.number(),
  ref: z.string(),
  of: text,
  kk: text,
  ru: text,
  en: text,
  also: text,
  unit: text,
  west: degrees,
  south: degrees,
  east: degrees,
  north: degrees,
})
type Row = z.output<typeof rowSchema>
const columns = rowSchema.keyof().options
const wordColumns = ['kk', 'ru', 'en', 'also'] as const

function rowOf(entry: Entry, source: number): Row {
  const { kk, ru, en } = entry.names
  const [west, south, east, north] = entry.box ?? [null, null, null, null]
  const isPoint = west === east && south === north
  return {
    id: entryId(entry, source),
    source,
    kind: kindNumber(entry.kind),
    ref: entry.ref,
    of: entry.of,
    // A name that equals the Kazakh one is not kept twice: that one stands in for what is missing.
    kk: kk || null,
    ru: ru === kk ? null : ru || null,
    en: en === kk ? null : en || null,
    also: entry.also.join(' ') || null,
    unit: entry.unit,
    west,
    south,
    east: isPoint ? null : east,
    north: isPoint ? null : north,
  }
}

const putSql = `INSERT OR REPLACE INTO search_entry(${columns.join(', ')})
  VALUES (${columns.map((name) => `:${name}`).join(', ')})`

function putRow(tx: WriteDb, row: Row): void {
  run(tx, putSql, row)
}

function putWords(tx: WriteDb, id: number, entry: Entry): void {
  const words = wordsOf(entry)
  run(tx, 'INSERT OR REPLACE INTO search_text(rowid, words) VALUES (:id, :words)', {
    id,
    words: words.join(' '),
  })
  learnWords(tx, words)
}
