import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { allBooks, compareStored } from '../../../build/fixtures/stored.ts'
import type { ImportTarget } from '../../../shared/contract/features/import.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { databaseName } from '../db/open.ts'
import { loadDictionary } from '../dictionary/load.ts'
import { makeFolder } from '../files/making.ts'
import { freshCommand } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { dictionary } = loadDictionary(join(import.meta.dirname, '../../../assets'))
const books = allBooks().flatMap((book) => {
  const kind = passportKinds.find((one) => one === book.kind)
  return kind ? [{ ...book, kind }] : []
})
const folder = makeFolder()
let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => {
  store.close()
  folder.remove()
})

const burabay = '117000000'

const staged = () =>
  readdirSync(join(store.folder, 'staging')).filter((name) => name.startsWith('import-'))

/** Living records and every row of their wide tables. */
function stored() {
  const db = new Database(join(store.folder, databaseName), { readonly: true })
  try {
    const tables = [...passportKinds.map((kind) => `p_${kind}`), 'p_head', 'p_row', 'p_issue']
    return {
      records: db.prepare('SELECT count(*) AS n FROM rec WHERE deleted = 0').get(),
      ...Object.fromEntries(
        tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]),
      ),
    }
  } finally {
    db.close()
  }
}

it.each(books)(
  '$name: every value taken is true of the workbook, and one undo leaves the store as it was',
  async (book) => {
    const { client } = store
    const before = stored()
    const file = folder.path(book.file)
    writeFileSync(file, book.bytes)
    const opened = await client['import.open']({ file })
    expect(opened.kind).toBe(book.kind)
    const unit = opened.units[0]?.unit ?? burabay
    const target: ImportTarget =
      book.kind === 'territory'
        ? { kind: 'territory', unit }
        : { kind: 'new-object', of: book.kind, unit, name: book.name }
    const preview = await client['import.preview']({ import: opened.import, target })
    expect(stored()).toEqual(before)
    // Of a workbook with several years a person has to confirm which one is taken.
    const cells = preview.cells.filter(
      ({ state, doubts }) => state === 'new' && doubts.every((doubt) => doubt === 'year'),
    )
    const done = await client['import.apply']({
      command: freshCommand(),
      import: opened.import,
      revision: preview.revision,
      cells: cells.map(({ id }) => id),
      asOf: '2025-01-01',
      remember: false,
    })
    const { doc } = await client['records.get']({ record: done.record })
    expect(compareStored(doc, book.truths, dictionary.kinds[book.kind])).toEqual({
      wrong: [],
      right: cells.length,
    })
    await client['records.undo']({ command: freshCommand() })
    await client['import.close']({ import: opened.import })
    expect(stored()).toEqual(before)
  },
)

it('a workbook of another territory than the chosen one contradicts it', async () => {
  const file = folder.path('other.xls')
  writeFileSync(file, books.find(({ name }) => name === '03-mixed')?.bytes ?? '')
  const opened = await store.client['import.open']({ file })
  const target = { kind: 'territory' as const, unit: burabay }
  const preview = await store.client['import.preview']({ import: opened.import, target })
  expect(preview.cells.find(({ address }) => address === '8')).toMatchObject({
    state: 'conflict',
    present: burabay,
    value: '553200000',
  })
  await store.client['import.close']({ import: opened.import })
})

it('an import cancelled while its file is read, or before it is written, leaves nothing', async () => {
  const before = { ...stored(), staged: staged() }
  const file = folder.path('cancelled.xlsx')
  writeFileSync(file, books[0]?.bytes ?? '')
  const reading = store.read.call('import.open', { file }, 1)
  await setImmediate()
  store.read.cancel(1)
  expect(await reading).toMatchObject({ ok: false, failure: { code: 'cancelled' } })

  const opened = await store.client['import.open']({ file })
  const target = { kind: 'territory' as const, unit: burabay }
  const preview = await store.client['import.preview']({ import: opened.import, target })
  const input = {
    command: freshCommand(),
    import: opened.import,
    revision: preview.revision,
    cells: preview.cells.filter(({ state }) => state === 'new').map(({ id }) => id),
    asOf: '2025-01-01',
  }
  const writing = store.write.call('import.apply', input, 2)
  store.write.cancel(2)
  expect(await writing).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  await store.client['import.close']({ import: opened.import })
  expect({ ...stored(), staged: staged() }).toEqual(before)
})
