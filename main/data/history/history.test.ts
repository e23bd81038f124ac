import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { differencesOf, restoring } from '../../../shared/domain/record/differences.ts'
import { planOf } from '../db/sql.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord, territory as t } from '../records/making.ts'
import { undo } from '../records/undo.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { versionsSql } from './queries.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

const cell = (row: string, column: string) => `${t.emergencies}/${row}/${column}`
const change: fc.Arbitrary<Omit<Operation, 'record'>> = fc.record(
  {
    values: fc.oneof(
      fc.record(
        {
          [t.population]: fc.option(fc.integer({ min: 0, max: 3 })),
          [t.nameRu]: fc.option(fc.constantFrom('Абай', 'Жарма')),
          [cell('a', '1')]: fc.option(fc.constantFrom(2020, 2021)),
          [cell('b', '2')]: fc.option(fc.constantFrom(1, 2)),
        },
        { requiredKeys: [] },
      ),
      fc.constantFrom(
        { [`${t.emergencies}/a`]: null },
        { [t.emergencies]: null },
        { [`${t.emergencies}/c`]: { o: '5', '1': 2020 } },
      ),
    ),
    sources: fc.dictionary(
      fc.constantFrom('*', t.population, cell('a', '1')),
      fc.option(fc.tuple(fc.constantFrom('x', 'y'), fc.constant('2025-01-01'), fc.constant(1))),
    ),
    geometry: fc.option(
      fc.record({
        type: fc.constant('Point' as const),
        coordinates: fc.constantFrom([70, 50], [71, 51]),
      }),
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Omit<Operation, 'record'>>

function write(record: RecordId, operation: Omit<Operation, 'record'>, act = 'edit') {
  return commit(store.write.context, {
    command: freshCommand(),
    act,
    operations: [{ record, ...operation }],
  })
}

const read = async (record: RecordId) => {
  const { doc, src, geometry } = await store.client['records.get']({ record })
  return { doc, sources: src, geometry }
}
const newest = async (record: RecordId) =>
  (await store.client['history.list']({ record, limit: 1 }))[0]?.op ?? 0
async function stateAt(record: RecordId, op: number) {
  const { doc, sources, geometry } = await store.client['history.state']({ record, op })
  return { doc, sources, geometry }
}

test('every version reads as the record stood then; restoring one brings all of it back, undoably', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      async (edits, pick) => {
        const record = freshRecord()
        write(record, { create: 'territory', values: { [t.kato]: '103200000' } })
        const seen = [{ op: await newest(record), state: await read(record) }]
        for (const edit of edits) {
          write(record, edit)
          seen.push({ op: await newest(record), state: await read(record) })
        }
        for (const { op, state } of seen) expect(await stateAt(record, op)).toEqual(state)
        const old = seen[pick % seen.length]
        const now = seen.at(-1)
        if (!old || !now) throw new Error('nothing was written')
        const differences = differencesOf(old.state, now.state)
        if (differences.length === 0) return
        write(record, restoring(differences) as Operation, 'restore')
        expect(await read(record)).toEqual(old.state)
        undo(store.write.context, { command: freshCommand() })
        expect(await read(record)).toEqual(now.state)
      },
    ),
    { numRuns: 40 },
  )
})

test('a version says when, by whom, from which device, why and how much', async () => {
  const record = freshRecord()
  write(record, { create: 'territory', values: { [t.kato]: '103200000' } })
  commit(store.write.context, {
    command: freshCommand(),
    act: 'edit',
    reason: 'по письму акимата',
    operations: [{ record, values: { [t.population]: 7, [t.area]: 8 } }],
  })
  const versions = await store.client['history.list']({ record })
  expect(versions).toMatchObject([
    { act: 'edit', device: 'here', reason: 'по письму акимата', changes: 2 },
    { act: 'edit', device: 'here', reason: null },
  ])
  const [last] = versions
  const older = await store.client['history.list']({ record, before: last?.op ?? 0 })
  expect(older).toEqual(versions.slice(1))
})

test('one field comes back alone', async () => {
  const record = freshRecord()
  write(record, {
    create: 'territory',
    values: { [t.kato]: '103200000', [t.area]: 1, [t.population]: 2 },
  })
  const op = await newest(record)
  write(record, { values: { [t.area]: 10, [t.population]: 20 } })
  const all = differencesOf(await stateAt(record, op), await read(record))
  write(record, restoring(all.filter(({ address }) => address === t.area)) as Operation, 'restore')
  expect((await read(record)).doc).toMatchObject({ [t.area]: 1, [t.population]: 20 })
})

test('the map reads the geometry of a version', async () => {
  const record = freshRecord()
  write(record, { create: 'territory', geometry: { type: 'Point', coordinates: [70, 50] } })
  const op = await newest(record)
  write(record, { geometry: { type: 'Point', coordinates: [71, 51] } })
  expect(await store.client['history.geometry']({ op })).toEqual({
    type: 'Point',
    coordinates: [70, 50],
  })
})

test('versions walk the index of history', () => {
  const bindings = { rec: 1, before: 9, limit: 9 }
  expect(planOf(store.read.context.db, versionsSql, bindings)).toContain('USING INDEX history_rec')
})
