import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import {
  leastScore,
  likelySame,
  nameKey,
  nameLikeness,
  numberKey,
} from '../../../shared/domain/passport/likely-same.ts'
import { differencesOf } from '../../../shared/domain/record/differences.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord, territory as t } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

const unit = '103200000'
function make(values: Record<string, unknown>, more: Partial<Operation> = {}): RecordId {
  const record = freshRecord()
  const operation = {
    record,
    create: 'hazfac',
    ...more,
    values: { '8': unit, ...values },
  } as Operation
  commit(store.write.context, { command: freshCommand(), act: 'create', operations: [operation] })
  return record
}

const described = (name: string, number: string | null = null, place: string | null = null) => ({
  names: [nameKey(name)],
  number: numberKey(number),
  unit: place,
  at: null,
})

test.each([
  ['ТОО «Завод Жастар № 7»', 'Zavod Zhastar 7'],
  ['Элеватор Шығыс', 'Елеватор Шигыс'],
  ['Нефтебаза Қызылжар', 'ҚЫЗЫЛЖАР нефтебаза'],
  ['Аммиачная холодильная установка', 'Аммиачная холодилная установка'],
])('«%s» and «%s» are one name', (a, b) => {
  expect(nameLikeness(nameKey(a), nameKey(b))).toBeGreaterThan(0.8)
})

test.each([
  ['Завод № 7', 'Завод № 8'],
  ['Элеватор Шығыс', 'Нефтебаза Қызылжар'],
  ['АЗС', 'Водозабор'],
])('«%s» and «%s» are two names', (a, b) => {
  expect(nameLikeness(nameKey(a), nameKey(b))).toBe(0)
})

test('a number, however it is written, tells; different numbers speak against', () => {
  const { score, reasons } = likelySame(
    described('А', 'KZ-00/12', unit),
    described('Б', 'кз 0012', unit),
  )
  expect(reasons).toEqual(['number', 'unit'])
  expect(score).toBeGreaterThan(leastScore)
  const apart = likelySame(described('Завод', 'N-001', unit), described('Завод', 'N-002', unit))
  expect(apart.score).toBeLessThan(leastScore)
})

test('finds what seems to be one thing, likeliest first, and leaves the rest alone', async () => {
  const first = make(
    { '6': 'ТОО «Завод Жастар»', '3': 'R-17/2' },
    { geometry: { type: 'Point', coordinates: [70, 50] } },
  )
  const second = make(
    { '6': 'Zavod Zhastar LLP', '3': 'R 172' },
    { geometry: { type: 'Point', coordinates: [70.001, 50] } },
  )
  const third = make({ '6': 'Элеватор Шығыс' })
  const fourth = make({ '6': 'Елеватор Шигис' })
  make({ '6': 'Водозабор Северный' })
  const { pairs } = await store.client['duplicates.find']({})
  const rows = await store.client['passports.rows']({ fids: pairs.flatMap(({ a, b }) => [a, b]) })
  expect(rows.map(({ record }) => record)).toEqual([first, second, third, fourth])
  expect(pairs.map(({ reasons }) => reasons)).toEqual([
    ['number', 'name', 'near', 'unit'],
    ['name', 'unit'],
  ])
})

const value = fc.option(fc.integer({ min: 0, max: 3 }))
const passport = fc.record({
  values: fc.record({
    '2007': value,
    '2008': value,
    '6': fc.option(fc.constantFrom('а', 'б')),
    '2015/r1/4': value,
    '2015/r1/5': value,
    '2015/r2/4': value,
  }),
  sources: fc.option(fc.constant({ '*': ['акимат', '2025-01-01', 2] }), { nil: undefined }),
  geometry: fc.option(
    fc.record({ type: fc.constant('Point'), coordinates: fc.constantFrom([70, 50], [71, 51]) }),
  ),
})

const read = async (record: RecordId) => {
  const { doc, src, geometry, deleted } = await store.client['records.get']({ record })
  return { doc, sources: src, geometry, deleted }
}

/** Identifier, version and state: filled by the program. */
const automatic = ['1', '4', '5']

test('a merge keeps every value: in the passport that stays, or in the history of the other', async () => {
  await fc.assert(
    fc.asyncProperty(passport, passport, fc.infiniteStream(fc.boolean()), async (a, b, chance) => {
      const keep = make(a.values, a as Partial<Operation>)
      const drop = make(b.values, b as Partial<Operation>)
      const [kept, dropped] = [await read(keep), await read(drop)]
      const differences = differencesOf(dropped, kept)
      const take = differences.flatMap(({ address }) => (chance.next().value ? [address] : []))
      const opOf = async (record: RecordId) =>
        (await store.client['history.list']({ record, limit: 1 }))[0]?.op ?? 0
      const [opA, opB] = [await opOf(keep), await opOf(drop)]
      await store.client['duplicates.merge']({ command: freshCommand(), keep, drop, take })

      const merged = await read(keep)
      expect((await read(drop)).deleted).toBe(true)
      for (const { address, before, after } of differencesOf(dropped, merged)) {
        // Where they differ now, both had a value and that of the other was not taken.
        if (address === '*' || before === null || automatic.includes(address)) continue
        expect(after).not.toBeNull()
        expect(take).not.toContain(address)
      }
      for (const { before, after } of differencesOf(kept, merged))
        if (before !== null) expect(after).not.toBeNull()
      const old = await store.client['history.state']({ record: drop, op: opB })
      expect(old).toEqual(dropped)
      expect(await store.client['history.state']({ record: keep, op: opA })).toEqual(kept)

      await store.client['records.undo']({ command: freshCommand() })
      expect(await read(keep)).toEqual(kept)
      expect(await read(drop)).toEqual(dropped)
      for (const record of [keep, drop])
        commit(store.write.context, {
          command: freshCommand(),
          act: 'delete',
          operations: [{ record, deleted: true }],
        })
    }),
    { numRuns: 25 },
  )
})

test('identifier, version and state are those of the passport that stays', async () => {
  const [keep, drop] = [make({ '6': 'Завод' }), make({ '6': 'Завод' })]
  const { doc } = await read(keep)
  await store.client['duplicates.merge']({
    command: freshCommand(),
    keep,
    drop,
    take: automatic,
  })
  const merged = (await read(keep)).doc
  expect(automatic.map((field) => merged[field])).toEqual(automatic.map((field) => doc[field]))
})

test('passports of two kinds, or one with itself, are not merged', async () => {
  const facility = make({ '6': 'Завод' })
  const other = make({ [t.nameRu]: 'Район' }, { create: 'territory' })
  await expect(
    store.client['duplicates.merge']({ command: freshCommand(), keep: facility, drop: other }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(
    store.client['duplicates.merge']({ command: freshCommand(), keep: facility, drop: facility }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  expect((await read(other)).deleted).toBe(false)
})
