import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read as readXlsx, utils } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clerkWorkbooks } from '../../../build/fixtures/clerks.ts'
import { type Fixture, makeWorkbooks } from '../../../build/fixtures/workbooks.ts'
import { workbookParts, writeZip } from '../../../build/fixtures/zip.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Batch, BatchItem } from '../../../shared/contract/features/batch.ts'
import type { CommandId } from '../../../shared/contract/features/records.ts'
import { type MadeFolder, makeFolder } from '../files/making.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const books = new Map(makeWorkbooks().map((book) => [book.name, book]))
let folder: MadeFolder
let store: TestStore
beforeEach(() => {
  folder = makeFolder()
  store = openTestStore()
})
afterEach(() => {
  store.close()
  folder.remove()
})

function book(name: string): Fixture {
  const found = books.get(name)
  if (!found) throw new Error(`no workbook ${name}`)
  return found
}

/** A department's folder: workbooks of three passports, one of them twice, and what else lies about. */
function department(): string {
  const root = folder.path('Паспорта 2025')
  mkdirSync(join(root, 'Копии'), { recursive: true })
  for (const name of ['ru-form', 'kk-form', 'facility-ru'])
    writeFileSync(join(root, `${name}.xlsx`), book(name).bytes)
  writeFileSync(join(root, 'Копии', 'ru-form копия.xlsx'), book('ru-form').bytes)
  writeFileSync(join(root, 'письмо.xlsx'), 'Уважаемые коллеги! Направляем паспорта района.')
  writeFileSync(join(root, 'фото.jpg'), 'JFIF')
  writeFileSync(join(root, '~$ru-form.xlsx'), 'lock')
  return root
}

async function stageAll(batch: Batch): Promise<BatchItem[]> {
  const items = [...batch.items]
  while (items.length < batch.total) {
    const more = await store.client['batch.stage']({ batch: batch.batch })
    if (more.items.length === 0) throw new Error('the batch does not move on')
    items.push(...more.items)
  }
  return items
}

async function opened(...files: string[]) {
  const batch = await store.client['batch.open']({ batch: freshCommand(), files })
  return { batch: batch.batch, items: await stageAll(batch) }
}

const short = (items: readonly BatchItem[]) =>
  Object.fromEntries(items.map(({ file, state, reason }) => [file, reason ?? state]))

const staged = () => readdirSync(join(store.folder, 'staging')).filter((name) => name !== 'dropped')

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : 'a fault'),
  )
}

describe('a folder of workbooks', () => {
  it('is told apart file by file, each with its passport or the reason why not', async () => {
    const { items } = await opened(department())
    expect(short(items)).toEqual({
      'facility-ru.xlsx': 'ready',
      'kk-form.xlsx': 'ready',
      'ru-form.xlsx': 'ready',
      'Копии/ru-form копия.xlsx': 'same-passport',
      'письмо.xlsx': 'not-a-workbook',
      'фото.jpg': 'other-file',
    })
    expect(items.find(({ file }) => file === 'ru-form.xlsx')).toMatchObject({
      kind: 'territory',
      unit: expect.stringMatching(/^11/),
      record: null,
      asOf: '2025-01-01',
      conflicts: 0,
    })
  })

  it('is written as one, undone as one, and written once', async () => {
    const { batch, items } = await opened(department())
    const ready = items.filter(({ state }) => state === 'ready')
    const input = {
      command: batch,
      items: ready.map(({ number }) => number),
      conflicts: false,
      asOf: '2025-01-01',
    }
    const done = await store.client['batch.apply'](input)
    expect(done).toMatchObject({
      passports: 3,
      values: ready.reduce((sum, { fresh }) => sum + fresh, 0),
    })
    expect(await store.client['batch.apply'](input)).toEqual(done)
    const again = await opened(department())
    expect(again.items.map(({ fresh, conflicts }) => fresh + conflicts)).toEqual(
      again.items.map(() => 0),
    )
    expect((await store.client['records.undoState']({})).undo).toMatchObject({
      act: 'import',
      args: { file: 'Паспорта 2025' },
    })
    await store.client['records.undo']({ command: freshCommand() })
    const taken = (await opened(department())).items.filter(({ state }) => state === 'ready')
    expect(taken.map(({ record }) => record)).toEqual([null, null, null])
  })

  it('replaces what differs only where a person wants it', async () => {
    const root = department()
    const first = await opened(root)
    const numbers = first.items.filter(({ state }) => state === 'ready').map(({ number }) => number)
    const apply = (batch: CommandId, items: number[], conflicts: boolean) =>
      store.client['batch.apply']({ command: batch, items, conflicts, asOf: '2025-01-01' })
    await apply(first.batch, numbers, false)
    const { items } = await opened(root)
    const territory = items.find(({ file }) => file === 'ru-form.xlsx')
    const record = territory?.record
    if (!record) throw new Error('no passport')
    const edit = (value: number) =>
      store.client['records.apply']({
        command: freshCommand(),
        act: 'edit',
        operations: [{ record, values: { 1002: value } }],
      })
    await edit(5)
    const next = await opened(root)
    const item = next.items.find(({ file }) => file === 'ru-form.xlsx')
    expect(item).toMatchObject({ state: 'ready', fresh: 0, conflicts: 1 })
    expect(await refusal(apply(next.batch, [item?.number ?? 0], false))).toBe('invalid-input')
    await edit(6)
    expect(await refusal(apply(next.batch, [item?.number ?? 0], true))).toBe('stale')
    const last = await opened(root)
    await apply(last.batch, [item?.number ?? 0], true)
    expect((await store.client['records.get']({ record })).doc[1002]).not.toBe(6)
  })

  it('says of a passport that is approved that it is closed', async () => {
    commit(store.write.context, {
      command: freshCommand(),
      act: 'create',
      step: true,
      operations: [
        {
          record: freshRecord(),
          create: 'territory',
          values: { 8: '117000000', 1001: 'district', 5: 'approved' },
        },
      ],
    })
    const { items } = await opened(department())
    expect(short(items)).toMatchObject({ 'ru-form.xlsx': 'closed' })
  })

  it('leaves a workbook whose title names no territory to a person', async () => {
    const years = clerkWorkbooks().find(({ name }) => name === '04-years')
    writeFileSync(folder.path('Бурабайский район.ods'), years?.bytes ?? '')
    const { items } = await opened(folder.path('Бурабайский район.ods'))
    expect(short(items)).toEqual({ 'Бурабайский район.ods': 'no-territory' })
  })
})

describe('an archive of workbooks', () => {
  const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
  const inner = () => {
    writeZip(folder.path('one.xlsx'), workbookParts(sheet))
    return readFileSync(folder.path('one.xlsx')).toString('latin1')
  }

  it('is read part by part, and names that point out of it are not opened', async () => {
    const zip = folder.path('отдел.zip')
    writeZip(zip, [
      {
        name: 'Бурабай/паспорт.csv',
        content:
          'Паспорт Бурабайского района Акмолинской области\nна 01.01.2025\nПоказатель;Значение\nПлощадь территории, км2;5945,4\nНаселение, чел.;48012\n',
      },
      { name: '../../evil.csv', content: 'a;1\n' },
      { name: '/etc/evil.csv', content: 'a;1\n' },
      { name: 'C:\\evil.csv', content: 'a;1\n' },
      { name: '__MACOSX/._паспорт.csv', content: 'x' },
      { name: 'внутри.zip', content: inner() },
    ])
    const { batch, items } = await opened(zip)
    expect(short(items)).toEqual({
      'отдел.zip/../../evil.csv': 'unsafe-name',
      'отдел.zip//etc/evil.csv': 'unsafe-name',
      'отдел.zip/C:/evil.csv': 'unsafe-name',
      'отдел.zip/Бурабай/паспорт.csv': 'ready',
      'отдел.zip/внутри.zip': 'other-file',
    })
    const done = await store.client['batch.apply']({
      command: batch,
      items: items.map(({ number }) => number),
      conflicts: false,
      asOf: null,
    })
    expect(done).toMatchObject({ passports: 1, values: 2 })
  })

  it('that unpacks to far more than it weighs, or is damaged, is refused and leaves nothing', async () => {
    writeZip(folder.path('bomb.zip'), [
      { name: 'a.csv', content: '', hole: 70 * 2 ** 20 },
      { name: 'b.csv', content: 'Показатель;Значение\n'.repeat(10) },
    ])
    writeFileSync(folder.path('cut.zip'), 'PK\u0003\u0004 and no more')
    const { batch, items } = await opened(folder.path('bomb.zip'), folder.path('cut.zip'))
    expect(short(items)).toMatchObject({ 'bomb.zip/a.csv': 'too-big', 'cut.zip': 'truncated' })
    expect(readdirSync(join(store.folder, 'staging', `batch-${batch}`))).not.toContain('part')
  })
})

describe('a batch', () => {
  it('goes on after a crash where it stood, even if the last line was cut off', async () => {
    const batch = freshCommand()
    const files = [department()]
    const begun = await store.client['batch.open']({ batch, files })
    const items = await stageAll(begun)
    const log = join(store.folder, 'staging', `batch-${batch}`, 'items.jsonl')
    const lines = readFileSync(log, 'utf8').split('\n')
    writeFileSync(log, `${lines.slice(0, 2).join('\n')}\n`)
    appendFileSync(log, lines[2]?.slice(0, 40) ?? '')
    store = store.restart()
    const found = await store.client['batch.pending']({})
    expect(found).toMatchObject({ batch, total: items.length, items: items.slice(0, 2) })
    expect(await stageAll(found as Batch)).toEqual(items)
  })

  it('that is dropped leaves nothing', async () => {
    const { batch } = await opened(department())
    expect(staged()).toEqual([`batch-${batch}`])
    await store.client['batch.close']({ batch })
    expect(staged()).toEqual([])
    expect(await store.client['batch.pending']({})).toBeNull()
  })

  it('is reported file by file, before and after it is written', async () => {
    const { batch, items } = await opened(department())
    await store.client['batch.report']({ batch, file: folder.path('до.csv'), language: 'ru' })
    const before = readFileSync(folder.path('до.csv'), 'utf8')
    expect(before).toContain('письмо.xlsx;отклонён;Это не книга')
    const ready = items.filter(({ state }) => state === 'ready').map(({ number }) => number)
    await store.client['batch.apply']({
      command: batch,
      items: ready,
      conflicts: false,
      asOf: '2025-01-01',
    })
    const told = await store.client['batch.report']({
      batch,
      file: folder.path('после.xlsx'),
      language: 'kk',
    })
    expect(told.rows).toBe(items.length)
    const rows = utils.sheet_to_json<string[]>(
      Object.values(readXlsx(readFileSync(folder.path('после.xlsx'))).Sheets)[0] ?? {},
      { header: 1 },
    )
    const taken = rows.filter((row) => row[2] === 'енгізілді')
    expect(taken).toHaveLength(3)
  })
})
