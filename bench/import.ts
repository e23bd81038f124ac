import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { loadDictionary } from '../main/data/dictionary/load.ts'
import { makeFolder } from '../main/data/files/making.ts'
import { openTestStore, type TestStore } from '../main/data/testing.ts'
import type { KindDictionary } from '../shared/domain/dictionary.ts'
import type { Bench } from './bench.ts'
import { newCommand } from './records-data.ts'

const values = 300
const runs = 12
const warmUps = 2

/** A form in Russian: its numbers as label, unit and value, then registers until `count` values are there. */
function workbookOf(kind: KindDictionary, count: number): Buffer {
  const numbers = kind.fields.filter(
    (field) =>
      ['int', 'number'].includes(field.type) && !field.auto && !field.computed && !field.plannedOf,
  )
  const lines = numbers.map((field, i) => [
    `1.${i + 1}`,
    field.label.ru,
    field.unit?.label.ru ?? '',
    10 + (i % 40),
  ])
  const people = Math.ceil((count - lines.length) / 5)
  const formations = Array.from({ length: people }, (_, i) => [
    `Формирование ${i + 1}`,
    12 + (i % 9),
    1 + (i % 4),
    `База ${i + 1}`,
    2,
  ])
  const book = utils.book_new()
  const first = [
    ['ПАСПОРТ БЕЗОПАСНОСТИ Бурабайского района Акмолинской области'],
    ['по состоянию на 01.01.2025'],
    ['№', 'Показатель', 'Ед. изм.', 'Значение'],
    ...lines,
  ]
  const second = [
    ['Формирования гражданской защиты'],
    ['Наименование', 'Численность, чел.', 'Техника, ед.', 'Организация', 'Готовность, ч'],
    ...formations,
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(first), 'Паспорт')
  utils.book_append_sheet(book, utils.aoa_to_sheet(second), 'Силы')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

interface Run {
  readonly preview: number
  readonly apply: number
}

async function importOnce({ client }: TestStore, file: string): Promise<Run> {
  const started = performance.now()
  const opened = await client['import.open']({ file })
  if (!opened.target) throw new Error('the title names no territory')
  const { import: id, target } = opened
  const seen = await client['import.preview']({ import: id, target })
  const shown = performance.now()
  const cells = seen.cells.filter(({ state }) => state === 'new').map((cell) => cell.id)
  if (cells.length < 0.9 * values) throw new Error(`only ${cells.length} values`)
  const asked = performance.now()
  await client['import.apply']({
    command: newCommand(),
    import: id,
    revision: seen.revision,
    cells,
    asOf: '2025-01-01',
    remember: false,
  })
  const applied = performance.now()
  await client['records.undo']({ command: newCommand() })
  return { preview: shown - started, apply: applied - asked }
}

async function samples(figure: keyof Run): Promise<number[]> {
  const folder = makeFolder()
  const store = openTestStore()
  try {
    const { dictionary } = loadDictionary(join(import.meta.dirname, '../assets'))
    const file = folder.path('паспорт.xlsx')
    writeFileSync(file, workbookOf(dictionary.kinds.territory, values))
    const found: number[] = []
    for (let i = 0; i < warmUps + runs; i++) {
      const run = await importOnce(store, file)
      if (i >= warmUps) found.push(run[figure])
    }
    return found
  } finally {
    store.close()
    folder.remove()
  }
}

export const previewOfWorkbook: Bench = {
  figure: 'import of a workbook of 300 values: from the file to its preview',
  unit: 'ms',
  reach: 500,
  run: () => samples('preview'),
}

export const applyOfWorkbook: Bench = {
  figure: 'import of a workbook of 300 values: apply',
  unit: 'ms',
  reach: 100,
  run: () => samples('apply'),
}
