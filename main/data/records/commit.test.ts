import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestStore, type TestStore } from '../testing.ts'
import { commit } from './commit.ts'
import { freshCommand, freshRecord, makeCommand, territory, typed } from './making.ts'

let store: TestStore
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.close())

const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] })

async function create(values: Record<string, string | number> = {}) {
  const record = freshRecord()
  await store.client['records.apply'](makeCommand({ record, create: 'territory', values }))
  return record
}

test('a command writes the record, its history and an operation to send', async () => {
  const record = await create({ [territory.nameRu]: 'Абайский район', [territory.area]: 11.5 })
  await store.client['records.apply'](makeCommand({ record, values: { [territory.area]: 12 } }))
  const stored = await store.client['records.get']({ record })
  expect(stored).toMatchObject({
    kind: 'territory',
    pending: 2,
    deleted: false,
    doc: { [territory.nameRu]: 'Абайский район', [territory.area]: 12 },
  })
  const history = await store.client['records.history']({ record })
  expect(
    history.map(({ act, patch, base }) => ({
      act,
      patch: { ...patch, values: typed(patch.values ?? {}) },
      base,
    })),
  ).toEqual([
    {
      act: 'edit',
      patch: { values: { [territory.area]: 12 } },
      base: { values: { [territory.area]: 11.5 } },
    },
    {
      act: 'edit',
      patch: {
        create: 'territory',
        values: { [territory.nameRu]: 'Абайский район', [territory.area]: 11.5 },
      },
      base: {},
    },
  ])
  const { outbox } = store.write.context.db.raw
    .prepare('SELECT count(*) AS outbox FROM outbox')
    .get() as { outbox: number }
  expect(outbox).toBe(2)
})

test('the same command id again gives the same answer and writes nothing', async () => {
  const record = await create()
  const command = makeCommand({ record, values: { [territory.area]: 5 } })
  const first = await store.client['records.apply'](command)
  await store.client['records.apply'](makeCommand({ record, values: { [territory.area]: 6 } }))
  expect(await store.client['records.apply'](command)).toEqual(first)
  expect(typed((await store.client['records.get']({ record })).doc)).toEqual({
    [territory.area]: 6,
  })
  expect(await store.client['records.history']({ record })).toHaveLength(3)
})

test('writing what already stands there leaves no trace', async () => {
  const record = await create({ [territory.area]: 5 })
  await store.client['records.apply'](makeCommand({ record, values: { [territory.area]: 5 } }))
  expect(await store.client['records.history']({ record })).toHaveLength(1)
})

test('one bad operation keeps the whole command out', async () => {
  const record = await create()
  const other = freshRecord()
  const command = makeCommand(
    { record, values: { [territory.area]: 5 } },
    { record: other, values: { [territory.area]: 5 } },
  )
  await expect(store.client['records.apply'](command)).rejects.toMatchObject({ code: 'not-found' })
  expect(typed((await store.client['records.get']({ record })).doc)).toEqual({})
})

test.each([
  ['an unknown field', { '9999': 1 }],
  ['a field of another kind', { '2003': 'x' }],
  ['a text in a number field', { [territory.area]: 'много' }],
  ['a fraction in a whole-number field', { [territory.population]: 1.5 }],
  ['a computed field', { [territory.density]: 1 }],
  ['a cell of a field that is no table', { [`${territory.area}/r/1`]: 1 }],
  ['an unknown column', { [`${territory.emergencies}/r/99`]: 1 }],
  [
    'a row and its own cell at once',
    { [`${territory.emergencies}/r`]: null, [`${territory.emergencies}/r/1`]: 1 },
  ],
])('%s is refused', async (_what, values) => {
  const record = await create()
  await expect(
    store.client['records.apply'](makeCommand({ record, values })),
  ).rejects.toMatchObject({ code: 'invalid-input' })
})

test('rows of a table are added whole, changed by cell and removed by row', async () => {
  const record = await create()
  const table = territory.emergencies
  const apply = (values: Record<string, number | null | Record<string, number | string>>) =>
    store.client['records.apply'](makeCommand({ record, values }))
  await apply({
    [`${table}/a`]: { o: '1', '1': 2024, '2': 3 },
    [`${table}/b`]: { o: '2', '1': 2025 },
  })
  await apply({ [`${table}/a/2`]: 4, [`${table}/b/2`]: 7 })
  expect(typed((await store.client['records.get']({ record })).doc)).toEqual({
    [table]: { a: { o: '1', '1': 2024, '2': 4 }, b: { o: '2', '1': 2025, '2': 7 } },
  })
  await apply({ [`${table}/b`]: null })
  await apply({ [table]: null })
  expect(typed((await store.client['records.get']({ record })).doc)).toEqual({})
  const cell = await store.client['records.history']({ record, address: `${table}/a/2` })
  expect(cell.map((entry) => entry.patch.values)).toEqual([
    { [`${table}/a`]: null },
    { [`${table}/a/2`]: 4 },
    { [`${table}/a`]: { o: '1', '1': 2024, '2': 3 } },
  ])
})

test('provenance stands per record with exceptions, and goes with the value', async () => {
  const record = await create({ [territory.area]: 5 })
  await store.client['records.apply'](
    makeCommand({
      record,
      sources: {
        '*': ['Паспорт 2025', '2025-01-01', 2],
        [territory.area]: ['Акимат', '2026-02-01', 3],
      },
    }),
  )
  expect((await store.client['records.get']({ record })).src).toEqual({
    '*': ['Паспорт 2025', '2025-01-01', 2],
    [territory.area]: ['Акимат', '2026-02-01', 3],
  })
  await store.client['records.apply'](makeCommand({ record, values: { [territory.area]: null } }))
  expect((await store.client['records.get']({ record })).src).toEqual({
    '*': ['Паспорт 2025', '2025-01-01', 2],
  })
  await store.client['records.undo']({ command: freshCommand() })
  expect((await store.client['records.get']({ record })).src).toHaveProperty(territory.area)
})

test('a geometry is stored exactly, found by its box and refused where it is none', async () => {
  const record = await create()
  const geometry = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [71.12345678901234, 51.1],
        [71.2, 51.1],
        [71.2, 51.2],
        [71.12345678901234, 51.1],
      ],
    ],
  }
  await store.client['records.apply'](makeCommand({ record, geometry }))
  expect((await store.client['records.get']({ record })).geometry).toEqual(geometry)
  const { raw } = store.read.context.db
  expect(
    raw
      .prepare(
        `SELECT ST_IsValid(geom) AS valid, ST_SRID(geom) AS srid, GeometryType(geom) AS type FROM rec_geom`,
      )
      .get(),
  ).toEqual({ valid: 1, srid: 4326, type: 'POLYGON' })
  expect(
    raw
      .prepare('SELECT count(*) AS n FROM idx_rec_geom_geom WHERE xmin <= 71.15 AND xmax >= 71.15')
      .get(),
  ).toEqual({ n: 1 })
  await expect(
    store.client['records.apply'](makeCommand({ record, geometry: point(200, 51) })),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  await store.client['records.apply'](makeCommand({ record, geometry: null }))
  expect(raw.prepare('SELECT count(*) AS n FROM idx_rec_geom_geom').get()).toEqual({ n: 0 })
})

test('record tables refuse every write outside a command, and history every change', () => {
  const { raw } = store.write.context.db
  commit(
    store.write.context,
    makeCommand({
      record: freshRecord(),
      create: 'territory',
      values: { '1002': 1 },
      geometry: point(71, 51),
    }),
  )
  const writes = [
    `INSERT INTO rec(id, kind, stream, doc) VALUES (randomblob(16), 1, '', '{}')`,
    `UPDATE rec SET doc = '{}'`,
    'DELETE FROM rec',
    'DELETE FROM history',
    `UPDATE history SET act = 'x'`,
    'DELETE FROM outbox',
    `UPDATE grp SET act = 'x'`,
    'UPDATE rec_geom SET geom = NULL',
    'DELETE FROM rec_geom',
  ]
  for (const sql of writes) expect(() => raw.exec(sql), sql).toThrow(/by commands only|only grows/)
  const foreign = new Database(join(store.folder, 'qorgau.db'))
  for (const sql of writes)
    expect(() => foreign.exec(sql), sql).toThrow(/in_command|no such function/)
  expect(foreign.prepare('SELECT count(*) AS n FROM rec').get()).toEqual({ n: 1 })
  foreign.close()
})

test('a draft survives until its command, and an import leaves it alone', async () => {
  const record = await create()
  const put = (address: string, text: string | null) =>
    store.client['drafts.put']({ record, address, text })
  await put(territory.area, '12,')
  await put(territory.population, '5 0')
  await put(territory.nameRu, 'Аба')
  await put(territory.nameRu, null)
  commit(store.write.context, {
    ...makeCommand({ record, values: { [territory.population]: 9 } }),
    act: 'import',
  })
  await store.client['records.apply'](makeCommand({ record, values: { [territory.area]: 12 } }))
  expect(await store.client['drafts.list']({ record })).toMatchObject([
    { address: territory.population, text: '5 0' },
  ])
  expect(await store.client['drafts.records']({})).toMatchObject([
    { record, kind: 'territory', drafts: 1 },
  ])
})

test('the event is sent before the answer and the reader sees the commit at once', async () => {
  const record = freshRecord()
  const answer = store.client['records.apply'](
    makeCommand({ record, create: 'territory', values: { [territory.area]: 3 } }),
  )
  const applied = await answer
  expect(store.events).toEqual([
    {
      name: 'records.changed',
      payload: {
        change: applied.change,
        records: [{ id: record, fid: 1, kind: 'territory', addresses: ['all'] }],
      },
    },
  ])
  const sql = `SELECT doc ->> '1002' AS area FROM rec`
  expect(store.read.context.db.raw.prepare(sql).get()).toEqual({ area: 3 })
})

test('the author of each value comes from history', async () => {
  const record = await create({ [territory.area]: 1 })
  await store.client['records.apply'](
    makeCommand({ record, values: { [`${territory.emergencies}/a`]: { o: '1', '1': 2024 } } }),
  )
  const authors = await store.client['records.authors']({ record })
  expect(
    typed(Object.fromEntries(Object.entries(authors).map(([address, { op }]) => [address, op]))),
  ).toEqual({
    [territory.area]: 1,
    [`${territory.emergencies}/a`]: 2,
    [`${territory.emergencies}/a/1`]: 2,
    [`${territory.emergencies}/a/o`]: 2,
  })
})

test('a deleted record is not edited, only restored', async () => {
  const record = await create({ [territory.area]: 1 })
  await store.client['records.apply'](makeCommand({ record, deleted: true }))
  await expect(
    store.client['records.apply'](makeCommand({ record, values: { [territory.area]: 2 } })),
  ).rejects.toMatchObject({ code: 'not-found' })
  await store.client['records.apply'](
    makeCommand({ record, deleted: false, values: { [territory.area]: 2 } }),
  )
  expect(await store.client['records.get']({ record })).toMatchObject({
    deleted: false,
    doc: { [territory.area]: 2 },
  })
})

test('nobody may call a command undo', async () => {
  const record = await create()
  await expect(
    store.client['records.apply']({ ...makeCommand({ record, deleted: true }), act: 'undo' }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a passport says from the start who it is, of what kind, which version and that it is a draft', async () => {
  const record = await create({ [territory.area]: 1 })
  const { doc } = await store.client['records.get']({ record })
  expect([doc['1'], doc['2'], doc['4'], doc['5']]).toEqual([record, 'territory', 1, 'draft'])
})
