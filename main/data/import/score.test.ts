import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  type Judged,
  judge,
  type Score,
  scoreOf,
  scoreTable,
} from '../../../build/fixtures/score.ts'
import { type Fixture, makeWorkbooks } from '../../../build/fixtures/workbooks.ts'
import { matchWorkbook } from '../../../shared/domain/matching/match.ts'
import { loadDictionary } from '../dictionary/load.ts'
import { readWorkbook } from '../files/workbook.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'qorgau-score-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { dictionary } = loadDictionary(join(import.meta.dirname, '../../../assets'))

const judged: { readonly fixture: Fixture; readonly cells: readonly Judged[] }[] = []
let scores: readonly Score[] = []

beforeAll(async () => {
  for (const fixture of makeWorkbooks()) {
    const file = join(folder, fixture.file)
    writeFileSync(file, fixture.bytes)
    const kind = dictionary.kinds[fixture.kind]
    const match = matchWorkbook(await readWorkbook(file), { kind, registers: {} })
    judged.push({ fixture, cells: judge(fixture.truth, match, kind) })
  }
  scores = judged.map(({ fixture, cells }) => scoreOf(fixture, cells))
  // The table is what a person wants to see of this test; * marks workbooks held out of the making.
  process.stdout.write(`\n${scoreTable(scores)}\n`)
})

it('no cell of any workbook is read wrongly without a doubt', () => {
  const wrong = judged.flatMap(({ fixture, cells }) =>
    cells
      .filter(({ verdict }) => verdict === 'wrong')
      .map(
        ({ truth, finding }) => `${fixture.name} ${truth.cell}: ${finding?.label} ${finding?.text}`,
      ),
  )
  expect(wrong).toEqual([])
})

/** Floors a little under what is reached, so that a step back shows; points are right cells less five a wrong one. */
const floors: Readonly<Record<string, number>> = {
  'ru-form': 0.97,
  'ru-short': 0.8,
  'ru-free': 0.74,
  'kk-form': 0.93,
  'kk-short': 0.75,
  en: 0.94,
  'ru-grids': 0.97,
  'facility-ru': 0.85,
  'facility-kk': 0.5,
  'facility-text': 0.6,
}

it.each(Object.entries(floors))('%s is understood as well as it was', (name, floor) => {
  expect(scores.find((score) => score.name === name)?.points).toBeGreaterThanOrEqual(floor)
})

it('every doubtful cell is offered with a reading or an alternative more often than not', () => {
  const doubtful = judged.flatMap(({ cells }) =>
    cells.filter(({ verdict }) => verdict === 'doubtful'),
  )
  const helpful = doubtful.filter(
    ({ finding }) => finding && (finding.value !== null || finding.alternatives.length > 0),
  )
  expect(helpful.length / doubtful.length).toBeGreaterThan(0.9)
})
