import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ClerkWorkbook, clerkWorkbooks } from '../../../build/fixtures/clerks.ts'
import { type Fixture, makeWorkbooks } from '../../../build/fixtures/workbooks.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  ImportCell,
  ImportPreview,
  ImportTarget,
} from '../../../shared/contract/features/import.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { freshCommand, freshRecord } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'qorgau-import-'))
afterAll(() => rmSync(folder, { recursive: true }))
const books = new Map(makeWorkbooks().map((book) => [book.name, book]))

let store: TestStore
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.close())

function book(name: string): Fixture {
  const found = books.get(name)
  if (!found) throw new Error(`no workbook ${name}`)
  return found
}

/** The workbook as a file; the data processes get paths in place of the tokens of windows. */
function granted(fixture: Pick<Fixture, 'file' | 'bytes'>): string {
  const path = join(folder, fixture.file)
  writeFileSync(path, fixture.bytes)
  return path
}

async function opened(name: string) {
  return store.client['import.open']({ file: granted(book(name)) })
}

const sure = (cells: readonly ImportCell[]) =>
  cells.filter((cell) => cell.state === 'new' && cell.doubts.length === 0).map((cell) => cell.id)

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : 'a fault'),
  )
}

async function applied(preview: ImportPreview, cells: readonly string[], command = freshCommand()) {
  return store.client['import.apply']({
    command,
    import: preview.import,
    revision: preview.revision,
    cells: [...cells],
    asOf: '2025-01-01',
  })
}

async function previewOf(name: string, target?: ImportTarget) {
  const open = await opened(name)
  const chosen = target ?? open.target
  if (!chosen) throw new Error('no target was guessed')
  return {
    open,
    preview: await store.client['import.preview']({ import: open.import, target: chosen }),
  }
}

describe('opening a workbook', () => {
  it('says what it is, of which day and whose', async () => {
    expect(await opened('ru-form')).toMatchObject({
      file: 'паспорт_Бурабай_2025.xlsx',
      format: 'xlsx',
      text: null,
      template: false,
      kind: 'territory',
      asOf: '2025-01-01',
      target: { kind: 'territory', unit: expect.stringMatching(/^11/) },
    })
    expect(await opened('facility-kk')).toMatchObject({
      format: 'csv',
      text: { encoding: 'kz-1048', separator: ';' },
      kind: 'hazfac',
      asOf: '2025-01-01',
    })
  })

  it.each([
    ['ru-form', 'Бурабай'],
    ['ru-short', 'Акжар'],
    ['ru-free', 'Зайсан'],
    ['kk-form', 'Сарысу'],
    ['kk-short', 'Кордай'],
    ['en', 'Аксу'],
    ['ru-grids', 'Северо-Казахстан'],
  ])('%s is about %s', async (name, start) => {
    const open = await opened(name)
    const unit = open.units[0]?.unit
    const units = await store.client['units.list']({})
    expect(units.find(({ code }) => code === unit)?.name.ru).toContain(start)
  })

  it('an encoding a person chooses is used instead of the detected one', async () => {
    const open = await store.client['import.open']({
      file: granted(book('facility-kk')),
      encoding: 'windows-1251',
    })
    expect(open.text).toEqual({ encoding: 'windows-1251', separator: ';' })
  })

  it('a file that is not there opens nothing', async () => {
    const file = join(folder, 'no such file.xlsx')
    expect(await refusal(store.client['import.open']({ file }))).toBe('not-found')
  })
})

describe('a preview', () => {
  it('writes nothing, and closing leaves nothing', async () => {
    const { open, preview } = await previewOf('ru-form')
    expect(preview.record).toBeNull()
    expect(preview.cells.filter((cell) => cell.state === 'new').length).toBeGreaterThan(130)
    expect(store.events).toEqual([])
    await store.client['import.close']({ import: open.import })
    expect(readdirSync(join(store.folder, 'staging'))).toEqual(['dropped'])
    expect(await refusal(applied(preview, sure(preview.cells)))).toBe('not-found')
  })

  it('shows what the passport holds beside what the workbook says', async () => {
    const { preview } = await previewOf('ru-form')
    const { record } = await applied(preview, sure(preview.cells))
    const area = preview.cells.find((cell) => cell.field === 1002)
    await store.client['records.apply']({
      command: freshCommand(),
      act: 'edit',
      operations: [{ record, values: { 1002: 5 } }],
    })
    const again = await previewOf('ru-form')
    const cells = new Map(again.preview.cells.map((cell) => [cell.id, cell]))
    expect(again.preview.record).toBe(record)
    expect(cells.get(area?.id ?? '')).toMatchObject({
      state: 'conflict',
      present: 5,
      value: area?.value,
    })
    const others = again.preview.cells.filter(
      (cell) =>
        cell.field !== 1002 &&
        cell.address !== null &&
        cell.value !== null &&
        cell.doubts.length === 0,
    )
    expect(new Set(others.map((cell) => cell.state))).toEqual(new Set(['same']))
  })

  it('a line given to a field by a person goes there, and a line left out goes nowhere', async () => {
    const { open, preview } = await previewOf('ru-short')
    const cattle = preview.cells.find((cell) => cell.label === 'КРС')
    const beds = preview.cells.find((cell) => cell.field === 1020)
    expect(cattle?.state).toBe('unmatched')
    const after = await store.client['import.assign']({
      import: open.import,
      lines: [
        { key: cattle?.key ?? '', field: 1011 },
        { key: beds?.key ?? '', field: null },
      ],
    })
    expect(after.revision).toBe(preview.revision + 1)
    expect(after.cells.find((cell) => cell.label === 'КРС')).toMatchObject({
      field: 1011,
      value: 18240,
    })
    expect(after.cells.find((cell) => cell.id === beds?.id)).toMatchObject({
      state: 'left-out',
      field: null,
    })
  })
})

it('of several years side by side a person is asked once, for the whole workbook', async () => {
  const years = clerkWorkbooks().find(({ name }) => name === '04-years') as ClerkWorkbook
  const open = await store.client['import.open']({ file: granted(years) })
  const look = (year: number | null) =>
    store.client['import.preview']({
      import: open.import,
      target: { kind: 'territory', unit: '117000000' },
      year,
    })
  const asked = await look(null)
  expect([asked.years, asked.year]).toEqual([[2023, 2022, 2021], null])
  const lines = asked.cells.filter(({ doubts }) => doubts.includes('year'))
  expect(lines.length).toBeGreaterThan(4)
  const answered = await look(2022)
  expect(answered.year).toBe(2022)
  expect(answered.cells.filter(({ doubts }) => doubts.includes('year'))).toEqual([])
  expect(answered.cells.find(({ label }) => label === 'Население на конец года')).toMatchObject({
    text: '18655',
  })
  await store.client['import.assign']({ import: open.import, lines: [] })
  expect(sure((await look(2023)).cells).length).toBeGreaterThan(sure(asked.cells).length)
})

describe('applying', () => {
  it('makes the passport, says where every value comes from, and is undone as one', async () => {
    const { preview } = await previewOf('ru-form')
    const cells = sure(preview.cells)
    const done = await applied(preview, cells)
    const record = await store.client['records.get']({ record: done.record })
    const area = preview.cells.find((cell) => cell.field === 1002)
    expect(record.kind).toBe('territory')
    expect(record.doc).toMatchObject({
      8: expect.stringMatching(/^11/),
      1001: 'district',
      9: '2025-01-01',
      1002: area?.value,
    })
    expect(record.src[1002]).toEqual(['паспорт_Бурабай_2025.xlsx Паспорт!C13', '2025-01-01', 2])
    expect(Object.keys(record.doc[1026] as object)).toHaveLength(5)
    const state = await store.client['records.undoState']({})
    expect(state.undo).toMatchObject({ act: 'import', args: { file: 'паспорт_Бурабай_2025.xlsx' } })
    await store.client['records.undo']({ command: freshCommand() })
    expect(
      await refusal(
        store.client['records.get']({ record: done.record }).then((r) =>
          r.deleted ? Promise.reject(new AppError('not-found')) : r,
        ),
      ),
    ).toBe('not-found')
  })

  it('the same command twice writes once', async () => {
    const { preview } = await previewOf('kk-form')
    const command = freshCommand()
    const first = await applied(preview, sure(preview.cells), command)
    expect(await applied(preview, sure(preview.cells), command)).toEqual(first)
    const history = await store.client['records.history']({ record: first.record })
    expect(history).toHaveLength(1)
  })

  it('is refused when the passport changed after the preview', async () => {
    const first = await previewOf('en')
    const { record } = await applied(first.preview, sure(first.preview.cells).slice(0, 5))
    const { preview } = await previewOf('en')
    const cell = preview.cells.find((one) => one.field === 1005)
    await store.client['records.apply']({
      command: freshCommand(),
      act: 'edit',
      operations: [{ record, values: { 1005: 1 } }],
    })
    expect(await refusal(applied(preview, [cell?.id ?? '']))).toBe('stale')
  })

  it('is refused when another preview was made since', async () => {
    const { open, preview } = await previewOf('en')
    await store.client['import.assign']({ import: open.import, lines: [] })
    expect(await refusal(applied(preview, sure(preview.cells)))).toBe('stale')
  })

  it('rows of a table that say the same year are updated, others are added at the end', async () => {
    const { preview } = await previewOf('en')
    const { record } = await applied(preview, sure(preview.cells))
    const grids = await previewOf('en')
    const rows = grids.preview.cells.filter((cell) => cell.field === 1026)
    expect(new Set(rows.map((cell) => cell.state))).toEqual(new Set(['same']))
    const stored = (await store.client['records.get']({ record })).doc[1026] as Record<
      string,
      Record<string, unknown>
    >
    const ordered = Object.values(stored).toSorted((a, b) =>
      String(a['o']) < String(b['o']) ? -1 : 1,
    )
    expect(ordered.map((row) => row['1'])).toEqual([2020, 2021, 2022, 2023, 2024])
  })

  it('a facility is made under the name a person gives it', async () => {
    const open = await opened('facility-ru')
    expect(open).toMatchObject({
      kind: 'hazfac',
      target: null,
      name: expect.stringContaining('Молочный комбинат'),
    })
    const units = await store.client['units.list']({})
    const unit =
      units.find(({ name }) => name.ru === 'Кокшетау' || name.ru.includes('Кокшетау'))?.code ??
      '110000000'
    const target: ImportTarget = { kind: 'new-object', of: 'hazfac', unit, name: open.name }
    const preview = await store.client['import.preview']({ import: open.import, target })
    const { record } = await applied(preview, sure(preview.cells))
    expect(await store.client['import.objects']({ unit, of: 'hazfac' })).toEqual([
      { record, name: open.name },
    ])
    expect((await opened('facility-ru')).target).toEqual({ kind: 'object', of: 'hazfac', record })
  })
})

describe('a profile', () => {
  it('is kept with the import and settles the doubts of the next workbook of the layout', async () => {
    const { open, preview } = await previewOf('ru-short')
    const cattle = preview.cells.find((cell) => cell.label === 'КРС')
    const assigned = await store.client['import.assign']({
      import: open.import,
      lines: [{ key: cattle?.key ?? '', field: 1011 }],
    })
    await applied(assigned, sure(assigned.cells))
    const next = await opened('ru-short')
    expect(next.profile).toMatchObject({ file: 'Акжар испр посл.xlsx', share: expect.any(Number) })
    const target = next.target as ImportTarget
    const profile = next.profile?.record as RecordId
    const again = await store.client['import.preview']({ import: next.import, target, profile })
    expect(again.cells.find((cell) => cell.label === 'КРС')).toMatchObject({
      field: 1011,
      doubts: ['unit'],
    })
    const unsure = (cells: readonly ImportCell[]) =>
      cells.filter((cell) => cell.doubts.includes('label')).length
    expect(unsure(again.cells)).toBeLessThan(unsure(preview.cells))
    expect(unsure(again.cells)).toBe(0)
  })

  it('does not fit a workbook of another layout and is no step of undo', async () => {
    const { preview } = await previewOf('ru-short')
    await applied(preview, sure(preview.cells))
    expect((await opened('kk-form')).profile).toBeNull()
    expect((await store.client['records.undoState']({})).undo).toMatchObject({ act: 'import' })
  })
})

it('a passport that is already there is taken into, with its own id', async () => {
  const open = await opened('kk-form')
  const record = freshRecord()
  const unit = open.target?.kind === 'territory' ? open.target.unit : ''
  await store.client['records.apply']({
    command: freshCommand(),
    act: 'create',
    operations: [{ record, create: 'territory', values: { 8: unit, 1001: 'district' } }],
  })
  const preview = await store.client['import.preview']({
    import: open.import,
    target: { kind: 'territory', unit },
  })
  expect(preview.record).toBe(record)
  expect(preview.missing).not.toContain(8)
})
