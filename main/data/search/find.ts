import type { SearchKind, SearchReading } from '../../../shared/contract/features/search.ts'
import { searchKinds } from '../../../shared/contract/features/search.ts'
import { foldWords } from '../../../shared/i18n/fold.ts'
import type { ReadDb } from '../db/sql.ts'
import { correctWord } from './correct.ts'
import { idRuns } from './entry.ts'
import { joinSame } from './join.ts'
import { type Found, match, type Reading } from './match.ts'
import { sortFound } from './rank.ts'
import { readingsOf } from './readings.ts'

export interface FindOptions {
  readonly text: string
  readonly kinds?: readonly SearchKind[] | undefined
  readonly limit: number
}

export interface Finding {
  readonly row: Found
  /** Beginnings that found it, to be marked. */
  readonly beginnings: readonly string[]
  readonly by: SearchReading['by'] | null
  /** How the typed text was read. */
  readonly read: string
}

/** With at least this many hits as typed, no other reading is tried (`store.md` 7). */
const enough = 5
/** Rows looked at for each that is wanted, so that an exact name may overtake important ones. */
const lookedAt = 3
const mostWords = 8

/** Names as typed; then, when they are few, by other layouts and letters and with one slip put right. */
export function find(db: ReadDb, { text, kinds = searchKinds, limit }: FindOptions): Finding[] {
  const scope: Scope = { db, runs: idRuns(kinds), limit }
  const words = wordsOfQuery(text)
  if (words.length === 0) return []
  const findings = asRead(scope, words, { by: null, read: text })
  if (findings.length >= enough) return joinSame(findings).slice(0, limit)
  const readings = readingsOf(text)
  for (const { by, text: read } of readings)
    findings.push(...asRead(scope, wordsOfQuery(read), { by, read }))
  findings.push(...corrected(scope, words, text))
  if (findings.length === 0)
    for (const { text: read } of readings)
      findings.push(...corrected(scope, wordsOfQuery(read), read))
  return joinSame(firstOfEach(findings)).slice(0, limit)
}

interface Scope {
  readonly db: ReadDb
  readonly runs: readonly (readonly [number, number])[]
  readonly limit: number
}
type How = Pick<Finding, 'by' | 'read'>

function wordsOfQuery(text: string): readonly string[] {
  return foldWords(text).slice(0, mostWords)
}

function asRead(scope: Scope, words: readonly string[], how: How): Finding[] {
  if (words.length === 0) return []
  const found = matchBoth(
    scope,
    words.map((word) => [word]),
  )
  return toFindings(sortFound(found, words), words, how)
}

/**
 * Each word as typed or with one slip put right, whole words before those that only begin so;
 * nothing when no word has another reading.
 */
function corrected(scope: Scope, words: readonly string[], read: string): Finding[] {
  const reading: Reading = words.map((word) => [word, ...correctWord(scope.db, word)])
  if (reading.every((beginnings) => beginnings.length === 1)) return []
  const { whole, begun } = matchBoth(scope, reading)
  return toFindings(once([...whole, ...begun]), reading.flat(), { by: 'spelling', read })
}

function matchBoth({ db, runs, limit }: Scope, reading: Reading) {
  const options = { runs, limit: limit * lookedAt }
  return {
    whole: match(db, reading, { by: 'word', ...options }),
    begun: match(db, reading, { by: 'beginning', ...options }),
  }
}

function toFindings(rows: readonly Found[], beginnings: readonly string[], how: How): Finding[] {
  return rows.map((row) => ({ row, beginnings, ...how }))
}

function once(rows: readonly Found[]): Found[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function firstOfEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<number>()
  return findings.filter(({ row: { id } }) => !seen.has(id) && seen.add(id))
}
