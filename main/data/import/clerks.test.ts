import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { clerkTruths, kindOfClerk } from '../../../build/fixtures/clerk-meanings.ts'
import { type ClerkWorkbook, clerkWorkbooks } from '../../../build/fixtures/clerks.ts'
import {
  type Judged,
  judge,
  type Score,
  scoreOf,
  scoreTable,
} from '../../../build/fixtures/score.ts'
import { matchWorkbook } from '../../../shared/domain/matching/match.ts'
import { loadDictionary } from '../dictionary/load.ts'
import { readWorkbook } from '../files/workbook.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'qorgau-clerks-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { dictionary } = loadDictionary(join(import.meta.dirname, '../../../assets'))

const judged: { readonly book: ClerkWorkbook; readonly cells: readonly Judged[] }[] = []

let scores: readonly Score[] = []

beforeAll(async () => {
  for (const book of clerkWorkbooks()) {
    const file = join(folder, book.file)
    writeFileSync(file, book.bytes)
    const kind = dictionary.kinds[kindOfClerk(book)]
    const match = matchWorkbook(await readWorkbook(file), { kind, registers: {} })
    judged.push({ book, cells: judge(clerkTruths(book), match, kind) })
  }
  scores = judged.map(({ book, cells }) => scoreOf(book, cells))
  process.stdout.write(`\n${scoreTable(scores)}\n`)
})

it('no cell of any workbook is read wrongly without a doubt', () => {
  const wrong = judged.flatMap(({ book, cells }) =>
    cells
      .filter(({ verdict }) => verdict === 'wrong')
      .map(
        ({ truth, finding }) => `${book.name} ${truth.cell}: ${finding?.label} ${finding?.text}`,
      ),
  )
  expect(wrong).toEqual([])
})

/** A little under what is reached; the first, blind score stands in docs/import-score.md. */
const floors: Readonly<Record<string, number>> = {
  '01-numbered-ru': 0.74,
  '02-audan-kk': 0.71,
  '03-mixed': 0.63,
  '04-years': 0.83,
  '05-sideways': 0.62,
  '06-oil-depot-ru': 0.54,
  '07-cold-store-kkru': 0.57,
  '08-registers-ru': 0.82,
  '09-export-1251': 0.86,
  '10-dam-utf16': 0.92,
}

it.each(Object.entries(floors))('%s is understood as well as it was', (name, floor) => {
  expect(scores.find((score) => score.name === name)?.points).toBeGreaterThanOrEqual(floor)
})
