import { mkdirSync, writeFileSync } from 'node:fs'
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

const burabay = 'Бурабайского района Акмолинской области'

/** A form in Russian: its numbers as label, unit and value, then registers until `count` values are there. */
function workbookOf(kind: KindDictionary, count: number, territory = burabay): Buffer {
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
    [`ПАСПОРТ БЕЗОПАСНОСТИ ${territory}`],
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

/** As many as there are second-level units, less a few whose names are not beyond doubt. */
const batchFiles = 200

interface BatchRun {
  readonly stage: number
  readonly apply: number
}

/** A folder of workbooks of 200 territories; a thousand would be five times as many. */
async function batchOnce(): Promise<BatchRun> {
  const folder = makeFolder()
  const store = openTestStore()
  try {
    const { dictionary } = loadDictionary(join(import.meta.dirname, '../assets'))
    const units = await store.client['units.list']({})
    const byCode = new Map(units.map((unit) => [unit.code, unit.name.ru]))
    const districts = units.filter(({ level }) => level === 'district' || level === 'city')
    const root = folder.path('паспорта')
    mkdirSync(root)
    for (const { code, name, parent } of districts.slice(0, batchFiles)) {
      const title = `${name.ru}, ${byCode.get(parent ?? '') ?? ''}`
      writeFileSync(
        join(root, `${code}.xlsx`),
        workbookOf(dictionary.kinds.territory, values, title),
      )
    }
    const started = performance.now()
    const { batch, total } = await store.client['batch.open']({
      batch: newCommand(),
      files: [root],
    })
    const items = []
    while (items.length < total) items.push(...(await store.client['batch.stage']({ batch })).items)
    const staged = performance.now()
    const ready = items.filter(({ state }) => state === 'ready').map(({ number }) => number)
    if (ready.length < 0.9 * total) throw new Error(`only ${ready.length} of ${total} are ready`)
    await store.client['batch.apply']({
      command: batch,
      items: ready,
      conflicts: false,
      asOf: '2025-01-01',
    })
    return { stage: staged - started, apply: performance.now() - staged }
  } finally {
    store.close()
    folder.remove()
  }
}

export const batchOfWorkbooks: Bench = {
  figure: 'batch import of 200 workbooks of 300 values: read, staged and applied',
  unit: 's',
  // A thousand in 120 s.
  reach: 24,
  run: async () => {
    const { stage, apply } = await batchOnce()
    return [(stage + apply) / 1_000]
  },
}
