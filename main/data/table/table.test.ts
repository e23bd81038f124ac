import { assert, constantFrom, integer, property, record } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type TableCondition,
  type TableOrder,
  tableOrderPath,
} from '../../../shared/contract/features/table.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore({ starter: true })
})
afterAll(() => store.close())

async function order(asked: Partial<TableOrder>): Promise<number[]> {
  const path = tableOrderPath({ layer: 'settlements', version: 1, where: [], sort: null, ...asked })
  const reply = await store.read.bulk(path.replace('/bulk', ''))
  if (!reply.ok) throw new Error(reply.failure.code)
  return [...new Uint32Array(Uint8Array.from(reply.value as Uint8Array).buffer)]
}

/** All rows as the window gets them, a page at a time. */
async function everything() {
  const ids = await order({})
  return store.client['table.rows']({ layer: 'settlements', ids })
}

const condition = record({
  test: constantFrom('contains', 'equals', 'least', 'most', 'empty', 'filled' as const),
  size: integer({ min: 0, max: 2_000_000 }),
  text: constantFrom('а', 'КАРА', 'ск', 'тау', 'Алматы'),
})

test('filter and order are those of a plain walk over all rows', async () => {
  const all = await everything()
  const cases: { where: TableCondition[]; descending: boolean; column: string }[] = []
  assert(
    property(condition, constantFrom('population', 'name_ru'), (made, column) => {
      const isText = made.test === 'contains' || made.test === 'equals'
      cases.push({
        where: [
          {
            column: isText ? 'name_ru' : 'population',
            test: made.test,
            value: isText ? made.text : made.size,
          },
        ],
        descending: made.size % 2 === 0,
        column,
      })
    }),
    { numRuns: 30, seed: 5 },
  )
  for (const { where, descending, column } of cases) {
    const [only] = where
    const passes = (value: string | number | null): boolean => {
      const wanted = only?.value ?? ''
      const isEmpty = value === null || value === ''
      if (only?.test === 'empty') return isEmpty
      if (only?.test === 'filled' || isEmpty) return only?.test === 'filled' && !isEmpty
      if (only?.test === 'contains') return fold(String(value)).includes(fold(String(wanted)))
      if (only?.test === 'equals') return value === wanted
      return only?.test === 'least'
        ? Number(value) >= Number(wanted)
        : Number(value) <= Number(wanted)
    }
    const keyOf = (value: string | number | null) =>
      typeof value === 'string' ? sortKey(value) : value
    const expected = all
      .filter(({ attributes }) => passes(attributes[only?.column ?? ''] ?? null))
      .map(({ id, attributes }) => ({ id, key: keyOf(attributes[column] ?? null) }))
      .toSorted((a, b) => {
        if (a.key === b.key) return a.id - b.id
        if (a.key === null) return 1
        if (b.key === null) return -1
        return (a.key < b.key ? -1 : 1) * (descending ? -1 : 1)
      })
      .map(({ id }) => id)
    expect(await order({ where, sort: { column, descending } })).toEqual(expected)
  }
})

test('statistics of a column are those of its values', async () => {
  const values = (await everything()).map(({ attributes }) => attributes['population'])
  const numbers = values.filter((value) => typeof value === 'number')
  const found = await store.client['table.statistics']({
    layer: 'settlements',
    where: [],
    column: 'population',
  })
  const sum = numbers.reduce((a, b) => a + b, 0)
  const mean = sum / numbers.length
  const squares = numbers.reduce((a, b) => a + (b - mean) ** 2, 0)
  expect([found.n, found.empty, found.distinct]).toEqual([
    numbers.length,
    values.length - numbers.length,
    new Set(numbers).size,
  ])
  expect(found.numbers).toMatchObject({
    least: Math.min(...numbers),
    most: Math.max(...numbers),
    sum,
  })
  expect(found.numbers?.mean).toBeCloseTo(mean, 6)
  expect(found.numbers?.deviation).toBeCloseTo(Math.sqrt(squares / (numbers.length - 1)), 3)
  const bins = found.numbers?.bins ?? []
  expect(bins.reduce((total, { count }) => total + count, 0)).toBe(numbers.length)
  for (const { from, to, count } of bins.slice(0, -1))
    expect(count).toBe(numbers.filter((value) => value >= from && value < to).length)
})

test('a column that the layer has not is refused, whatever it says', async () => {
  await expect(
    store.client['table.statistics']({ layer: 'settlements', where: [], column: 'fid) --' }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
})

test('records are rows too', async () => {
  expect(await order({ layer: 'passports/hazfac' })).toEqual([])
  const found = await store.client['table.statistics']({
    layer: 'passports/hazfac',
    where: [{ column: 'object_name_ru', test: 'contains', value: 'склад' }],
    column: 'completeness',
  })
  expect(found).toEqual({ n: 0, empty: 0, distinct: 0, numbers: null, frequent: [] })
})
