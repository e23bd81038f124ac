import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, write } from '@e965/xlsx'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seeded } from '../../../build/fixtures/facts.ts'
import type { ImportTarget } from '../../../shared/contract/features/import.ts'
import type { Operation, RecordId, Value } from '../../../shared/contract/features/records.ts'
import {
  type Column,
  type Field,
  type PassportKind,
  passportKinds,
} from '../../../shared/domain/dictionary.ts'
import { mintRowId } from '../../../shared/domain/ids.ts'
import { readValue } from '../../../shared/domain/passport/read-value.ts'
import { languages } from '../../../shared/i18n/language.ts'
import { freshCommand, freshRecord } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'qorgau-template-'))
let store: TestStore
const records = new Map<PassportKind, RecordId>()
beforeAll(async () => {
  store = openTestStore()
  for (const kind of passportKinds) records.set(kind, await filled(kind))
})
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const grant = (name: string): string => join(folder, name)

/** A value of every type, as the form would store it. */
function sample(of: Field | Column, random: () => number): Value {
  switch (of.type) {
    case 'int':
      return of.plain ? 2000 + Math.floor(random() * 25) : Math.floor(random() * 90_000)
    case 'number':
      return Number((random() * 1000).toFixed(3))
    case 'bool':
      return random() < 0.5
    case 'date':
      return '2024-02-29'
    case 'enum':
      return of.options[Math.floor(random() * of.options.length)]?.value ?? null
    case 'multi':
      return of.options.slice(0, 2).map((option) => option.value)
    case 'ref':
      return of.ref === 'unit'
        ? '110000000'
        : of.ref === 'substance'
          ? 'ammonia_pressure'
          : 'Талшик'
    case 'text':
      return `Текст «${of.key}», 12,5 км; өә 7`
    default:
      return null
  }
}

/** A passport with everything a clerk can fill in. */
async function filled(kind: PassportKind): Promise<RecordId> {
  const random = seeded(7)
  const values: NonNullable<Operation['values']> = {}
  const { fields } = store.read.context.dictionary.dictionary.kinds[kind]
  for (const field of fields) {
    if (field.auto || field.computed || ['file', 'geometry'].includes(field.type)) continue
    if (field.type !== 'table') values[field.id] = textFor(field) ?? sample(field, random)
    else
      for (const n of [1, 2]) {
        const cells = field.columns.map((column) => [
          column.id,
          columnFor(column) ?? sample(column, random),
        ])
        values[`${field.id}/${mintRowId(randomBytes(10))}`] = {
          o: `0${n}V`,
          ...Object.fromEntries(cells),
        }
      }
  }
  for (const [address, value] of Object.entries(values)) if (value === null) delete values[address]
  const record = freshRecord()
  await store.client['records.apply']({
    command: freshCommand(),
    act: 'create',
    operations: [{ record, create: kind, values }],
  })
  return record
}

/** Fields whose rules want a form of their own. */
const textFor = (field: Field): Value | undefined =>
  ({
    bin: '081240003571',
    contact_phone: '+77172745512',
    kato_code: '110000000',
    season_start: '04-15',
    season_end: '09-30',
  })[field.key]
const columnFor = (column: Column): Value | undefined =>
  ({ un_no: '1005', phone: '+77153321405' })[column.key]

describe.each(passportKinds)('the template of a %s', (kind) => {
  it.each(languages)('written and loaded again in %s changes nothing', async (language) => {
    const record = records.get(kind) ?? null
    const made = await store.client['import.template']({
      file: grant(`${kind}.xlsx`),
      kind,
      language,
      record,
    })
    expect(made.values).toBeGreaterThan(30)
    const open = await store.client['import.open']({ file: grant(`${kind}.xlsx`) })
    expect(open).toMatchObject({ template: true, kind })
    const target = open.target
    if (!target) throw new Error('the template does not say whose it is')
    const preview = await store.client['import.preview']({ import: open.import, target })
    const other = preview.cells.filter((cell) => cell.state !== 'same')
    expect(
      other.map(({ field, column, text, value, present, state }) => ({
        field,
        column,
        text,
        value,
        present,
        state,
      })),
    ).toEqual([])
    expect(preview.cells).toHaveLength(made.values)
  })

  it('is a workbook that other programs read, with lists, units and hidden ids', async () => {
    await store.client['import.template']({
      file: grant('empty.xlsx'),
      kind,
      language: 'ru',
      record: null,
    })
    const bytes = readFileSync(join(folder, 'empty.xlsx'))
    const book = read(bytes, { cellStyles: true })
    const sheet = book.Sheets[book.SheetNames[2] ?? ''] ?? {}
    expect(sheet['!cols']?.[0]?.hidden).toBe(true)
    expect(sheet['!rows']?.[1]?.hidden).toBe(true)
    expect(Object.values(sheet).some((cell) => cell?.v === 'Единица измерения')).toBe(true)
    expect(book.Workbook?.Sheets?.at(-1)).toMatchObject({ name: 'qorgau', Hidden: 2 })
  })
})

/** Any value the form would store for the field or column, its rules kept. */
function valueOf(of: Field | Column, field: Field): fc.Arbitrary<Value> {
  const { min = -9e8, max = 9e8 } = Object.assign(
    {},
    ...field.rules.filter(
      (rule) =>
        rule.kind === 'range' && ('column' in rule ? rule.column : undefined) === columnOf(of),
    ),
  ) as { min?: number; max?: number }
  switch (of.type) {
    case 'int':
      return of.plain
        ? fc.integer({ min: Math.max(1900, min), max: Math.min(2030, max) })
        : fc.integer({ min: Math.ceil(Math.max(min, -9e8)), max: Math.floor(Math.min(max, 9e8)) })
    case 'number':
      return fc
        .double({ min, max, noNaN: true })
        .map((value) => Number(value.toPrecision(9)))
        .filter((value) => value >= min && value <= max)
    case 'bool':
      return fc.boolean()
    case 'date':
      return fc
        .integer({ min: -10_000, max: 30_000 })
        .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    case 'enum':
      return fc.constantFrom(...of.options.map(({ value }) => value))
    case 'multi':
      return fc.subarray(
        of.options.map(({ value }) => value),
        { minLength: 1 },
      )
    case 'ref':
      return fc.constant(sample(of, () => 0))
    default:
      return fc
        .string({
          maxLength: 40,
          unit: fc.constantFrom(...Array.from('0123456789 .,;«»"=\n-+%№яӘқңһІҰжAz')),
        })
        .map((text) => {
          const read = readValue(of, text, { language: 'ru' })
          return 'value' in read ? (read.value as Value) : null
        })
  }
}
const columnOf = (of: Field | Column): string | undefined => ('section' in of ? undefined : of.key)

/** A territory without a passport yet. */
const [kato, unit] = [8, '117000000']

function passportOf(kind: PassportKind): fc.Arbitrary<Record<string, Value>> {
  const { fields } = store.read.context.dictionary.dictionary.kinds[kind]
  const open = fields.filter(
    ({ auto, computed, type }) => !auto && !computed && !['file', 'geometry'].includes(type),
  )
  const cellsOf = (field: Field) =>
    fc.record(
      Object.fromEntries(
        field.columns.map((column) => [
          column.id,
          fc.option(fixedOr(columnFor(column), valueOf(column, field))),
        ]),
      ),
    )
  const row = (field: Field) =>
    fc
      .tuple(fc.uint8Array({ minLength: 10, maxLength: 10 }), cellsOf(field))
      .map(([bytes, cells]) => ({
        [`${field.id}/${mintRowId(bytes)}`]: { o: '0V', ...cells },
      }))
  const parts = open.map((field) =>
    field.type === 'table'
      ? fc.array(row(field), { maxLength: 3 }).map((rows) => Object.assign({}, ...rows))
      : fc
          .option(fixedOr(textFor(field), valueOf(field, field)))
          .map((value) => ({ [field.id]: value })),
  )
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all))
}
const fixedOr = (fixed: Value | undefined, any: fc.Arbitrary<Value>) =>
  fixed === undefined ? any : fc.constant(fixed)

it.each(passportKinds)(
  'any passport of the kind %s, exported and imported again, stays what it is',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(
        passportOf(kind),
        fc.constantFrom(...languages),
        async (values, language) => {
          const record = freshRecord()
          await store.client['records.apply']({
            command: freshCommand(),
            act: 'create',
            operations: [{ record, create: kind, values: stored({ ...values, [kato]: unit }) }],
          })
          const file = grant('any.xlsx')
          const made = await store.client['import.template']({ file, kind, language, record })
          const open = await store.client['import.open']({ file })
          const target: ImportTarget =
            kind === 'territory' ? { kind, unit } : { kind: 'object', of: kind, record }
          const preview = await store.client['import.preview']({ import: open.import, target })
          expect(preview.cells.filter(({ state }) => state !== 'same')).toEqual([])
          expect(preview.cells).toHaveLength(made.values)
          await store.client['records.undo']({ command: freshCommand() })
        },
      ),
      { numRuns: 5 },
    )
  },
)

/** What an operation takes: nothing that is not there. */
function stored(values: Record<string, Value | Record<string, Value>>) {
  const isThere = ([, value]: readonly [string, unknown]) => value !== null
  return Object.fromEntries(
    Object.entries(values)
      .filter(isThere)
      .map(([address, value]) => [
        address,
        typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value as object).filter(isThere))
          : value,
      ]),
  ) as NonNullable<Operation['values']>
}

it('what people changed in the template comes in, and nothing else', async () => {
  const record = records.get('territory') ?? null
  await store.client['import.template']({
    file: grant('edited.xlsx'),
    kind: 'territory',
    language: 'ru',
    record,
  })
  const path = join(folder, 'edited.xlsx')
  const book = read(readFileSync(path), { cellDates: true })
  const general = book.Sheets['Общие сведения'] ?? {}
  const line = Object.entries(general)
    .find(([, cell]) => cell?.v === 1002)?.[0]
    .slice(1)
  general[`D${line}`] = { t: 's', v: '12 345,6' }
  const table = book.Sheets['Количество ЧС по годам за 5 лет'] ?? {}
  Object.assign(table, { '!ref': 'A1:F6', B6: { t: 'n', v: 1999 }, C6: { t: 's', v: 'много' } })
  writeFileSync(path, write(book, { type: 'buffer' }))
  const open = await store.client['import.open']({ file: grant('edited.xlsx') })
  const preview = await store.client['import.preview']({
    import: open.import,
    target: open.target as ImportTarget,
  })
  const changed = preview.cells.filter((cell) => cell.state !== 'same')
  expect(changed.map(({ field, column, value, state }) => [field, column, value, state])).toEqual([
    [1002, null, 12345.6, 'conflict'],
    [1026, 1, 1999, 'new'],
    [1026, 2, null, 'unreadable'],
  ])
})
