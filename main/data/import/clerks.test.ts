import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { clerkTruths, kindOfClerk } from '../../../build/fixtures/clerk-meanings.ts'
import { type ClerkWorkbook, clerkWorkbooks } from '../../../build/fixtures/clerks.ts'
import { type Judged, judge, scoreOf, scoreTable } from '../../../build/fixtures/score.ts'
import { matchWorkbook } from '../../../shared/domain/matching/match.ts'
import { loadDictionary } from '../dictionary/load.ts'
import { readWorkbook } from '../files/workbook.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'qorgau-clerks-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { dictionary } = loadDictionary(join(import.meta.dirname, '../../../assets'))

const judged: { readonly book: ClerkWorkbook; readonly cells: readonly Judged[] }[] = []

beforeAll(async () => {
  for (const book of clerkWorkbooks()) {
    const file = join(folder, book.file)
    writeFileSync(file, book.bytes)
    const kind = dictionary.kinds[kindOfClerk(book)]
    const match = matchWorkbook(await readWorkbook(file), { kind, registers: {} })
    judged.push({ book, cells: judge(clerkTruths(book), match, kind) })
  }
  const scores = judged.map(({ book, cells }) => scoreOf(book, cells))
  process.stdout.write(`\n${scoreTable(scores)}\n`)
  if (process.env['QORGAU_CELLS']) {
    for (const { book, cells } of judged)
      for (const { truth, finding, verdict } of cells)
        if (verdict !== 'right')
          process.stdout.write(
            `${book.name} ${verdict} ${truth.sheet}!${truth.cell} ${truth.field ?? '-'}=${truth.value ?? ''} | ${finding?.label} | ${finding?.text} -> ${finding?.target?.field && dictionary.byId.get(finding.target.field)?.key}=${finding?.value} ${finding?.doubts}\n`,
          )
  }
})

it('no cell of any workbook is read wrongly without a doubt', () => {
  const wrong = judged.flatMap(({ book, cells }) =>
    cells
      .filter(({ verdict }) => verdict === 'wrong')
      .map(({ truth, finding }) => `${book.name} ${truth.cell}: ${finding?.label} ${finding?.text}`),
  )
  expect(wrong).toEqual([])
})
