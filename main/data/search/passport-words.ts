import { z } from 'zod'
import { foldWords } from '../../../shared/i18n/fold.ts'
import { one, type ReadDb } from '../db/sql.ts'
import { correctWord } from './correct.ts'
import { idRuns } from './entry.ts'
import { matchExpression, type Reading } from './match.ts'
import { readingsOf } from './readings.ts'

/** What to ask `search_text` for, and the row ids of the passports in it. */
export interface PassportWords {
  readonly words: string
  readonly first: number
  readonly last: number
}

const present = z.object({ rowid: z.number() })
const presentSql = `SELECT rowid FROM search_text
  WHERE search_text MATCH :words AND rowid BETWEEN :first AND :last LIMIT 1`

/**
 * The first reading of a text that some passport answers: as typed, under another layout, in other
 * letters, with one slip put right. Null when none does.
 */
export function passportWords(db: ReadDb, text: string): PassportWords | null {
  const [[first, last] = [0, 0]] = idRuns(['passport'])
  for (const reading of readingsInTurn(db, text)) {
    const asked = { words: matchExpression(db, reading, 'beginning'), first, last }
    if (one(db, present, presentSql, { ...asked })) return asked
  }
  return null
}

function* readingsInTurn(db: ReadDb, text: string): Generator<Reading> {
  const texts = [text, ...readingsOf(text).map((reading) => reading.text)]
  const plain = texts.map(foldWords).filter((words) => words.length > 0)
  for (const words of plain) yield words.map((word) => [word])
  for (const words of plain) yield words.map((word) => [word, ...correctWord(db, word)])
}
