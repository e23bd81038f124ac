import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestStore, type TestStore } from '../testing.ts'
import { commit } from './commit.ts'
import { freshCommand, freshRecord, makeCommand, territory, typed } from './making.ts'

let store: TestStore
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.close())

const { area, population } = territory
const set = (record: ReturnType<typeof freshRecord>, values: Record<string, number | null>) =>
  store.client['records.apply'](makeCommand({ record, values }))
const undo = (group?: number) => store.client['records.undo']({ command: freshCommand(), group })
const redo = () => store.client['records.redo']({ command: freshCommand() })
const docOf = async (record: ReturnType<typeof freshRecord>) =>
  typed((await store.client['records.get']({ record })).doc)

async function create(values: Record<string, number> = {}) {
  const record = freshRecord()
  await store.client['records.apply'](makeCommand({ record, create: 'territory', values }))
  return record
}

test('undo and redo walk the commands through a restart', async () => {
  const record = await create()
  await set(record, { [area]: 1 })
  await set(record, { [area]: 2, [population]: 7 })
  await undo()
  expect(await docOf(record)).toEqual({ [area]: 1 })
  store = store.restart()
  await undo()
  expect(await docOf(record)).toEqual({})
  store = store.restart()
  await redo()
  await redo()
  expect(await docOf(record)).toEqual({ [area]: 2, [population]: 7 })
  expect((await redo()).undone).toBeNull()
  await undo()
  expect(await docOf(record)).toEqual({ [area]: 1 })
})

test('a new command ends redo', async () => {
  const record = await create()
  await set(record, { [area]: 1 })
  await undo()
  await set(record, { [population]: 7 })
  expect(await store.client['records.undoState']({})).toMatchObject({
    undo: { act: 'edit', operations: 1 },
    redo: null,
  })
  expect((await redo()).undone).toBeNull()
  await undo()
  await undo()
  expect((await store.client['records.get']({ record })).deleted).toBe(true)
})

test('what somebody changed since is skipped and said', async () => {
  const record = await create()
  const { group } = await set(record, { [area]: 1, [population]: 7 })
  await set(record, { [area]: 2 })
  const outcome = await undo(group)
  expect(outcome.skipped).toEqual([{ record, address: area }])
  expect(await docOf(record)).toEqual({ [area]: 2 })
})

test('a value and its provenance go back together or not at all', async () => {
  const record = await create()
  const { group } = await store.client['records.apply'](
    makeCommand({
      record,
      values: { [area]: 1 },
      sources: { [area]: ['Акимат', '2026-01-01', 3] },
    }),
  )
  await store.client['records.apply'](
    makeCommand({ record, sources: { [area]: ['Статистика', '2026-03-01', 3] } }),
  )
  expect((await undo(group)).skipped).toEqual([{ record, address: area }])
  expect(await docOf(record)).toEqual({ [area]: 1 })
})

test('an undone creation deletes the record, unless it was edited since', async () => {
  const kept = await create({ [area]: 1 })
  const gone = await create({ [area]: 1 })
  const groups = (await store.client['records.history']({ record: gone })).map((one) => one.group)
  await set(kept, { [area]: 2 })
  const [createdKept] = (await store.client['records.history']({ record: kept })).slice(-1)
  expect((await undo(groups[0])).skipped).toEqual([])
  expect((await undo(createdKept?.group)).skipped).toEqual([{ record: kept, address: 'deleted' }])
  expect((await store.client['records.get']({ record: gone })).deleted).toBe(true)
  expect((await store.client['records.get']({ record: kept })).deleted).toBe(false)
})

test('an import of thousands of records is one group, undone and redone as one', async () => {
  const records = Array.from({ length: 2_000 }, freshRecord)
  commit(store.write.context, {
    command: freshCommand(),
    act: 'import',
    args: { file: 'a.xlsx' },
    operations: records.map((record, i) => ({
      record,
      create: 'territory' as const,
      values: { [area]: i + 1 },
    })),
  })
  const count = () =>
    store.read.context.db.raw.prepare('SELECT count(*) FROM rec WHERE deleted = 0').pluck().get()
  expect(count()).toBe(2_000)
  const outcome = await undo()
  expect([outcome.undone?.act, outcome.undone?.args, outcome.records.length, count()]).toEqual([
    'import',
    { file: 'a.xlsx' },
    2_000,
    0,
  ])
  await redo()
  expect(count()).toBe(2_000)
})

test('the same undo id again undoes nothing more', async () => {
  const record = await create()
  await set(record, { [area]: 1 })
  await set(record, { [area]: 2 })
  const input = { command: freshCommand() }
  const first = await store.client['records.undo'](input)
  expect(await store.client['records.undo'](input)).toEqual(first)
  expect(await docOf(record)).toEqual({ [area]: 1 })
})

test('what is not undoable stays out of undo', async () => {
  const record = await create()
  await set(record, { [area]: 1 })
  await store.client['records.apply']({
    ...makeCommand({ record: freshRecord(), create: 'setting', values: { '1': 'x' } }),
    undoable: false,
  })
  await undo()
  expect(await docOf(record)).toEqual({})
})
