import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type PassportOrder,
  passportFilterSchema,
  passportOrderPath,
} from '../../../shared/contract/features/passports.ts'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { planOf } from '../db/sql.ts'
import { freshCommand, freshRecord, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { orderOf, whereOf } from './filter.ts'
import { countSql, orderSql, pageSql } from './queries.ts'

const abai = '100000000'
const zharma = '104200000'
const akmola = '110000000'

let store: TestStore
const records = new Map<string, RecordId>()

function passport(name: string, kind: 'territory' | 'hazfac', unit: string): Operation {
  const record = freshRecord()
  records.set(name, record)
  return {
    record,
    create: kind,
    values: { [territory.nameRu]: name, [territory.kato]: unit },
  }
}

beforeAll(async () => {
  store = openTestStore()
  const operations = [
    passport('Область Абай', 'territory', abai),
    passport('Жарминский район', 'territory', zharma),
    passport('Акмолинская область', 'territory', akmola),
    passport('Завод 2', 'hazfac', zharma),
    passport('Завод 10', 'hazfac', zharma),
    passport('Элеватор', 'hazfac', akmola),
  ]
  await store.client['records.apply']({ command: freshCommand(), act: 'create', operations })
  store.write.finishIdle()
})
afterAll(() => store.close())

const filterOf = (filter: Record<string, unknown> = {}) => passportFilterSchema.parse(filter)
const list = (
  filter: Record<string, unknown> = {},
  rest: { sort?: PassportOrder['sort']; descending?: boolean; limit?: number } = {},
) => store.client['passports.list']({ filter: filterOf(filter), language: 'ru', ...rest })
const names = async (...asked: Parameters<typeof list>) =>
  (await list(...asked)).rows.map(({ name }) => name.ru)

describe('a passport without a name', () => {
  it('stands first in every order of names, and is a line of the list like any other', async () => {
    const record = freshRecord()
    const operation: Operation = { record, create: 'hazfac', values: { [territory.kato]: zharma } }
    const apply = (one: Operation) =>
      store.client['records.apply']({ command: freshCommand(), act: 'edit', operations: [one] })
    await apply(operation)
    const empty = { kk: '', ru: '', en: '' }
    for (const sort of ['name', 'unit', 'changed'] as const) {
      const { rows } = await list({ kinds: ['hazfac'] }, { sort })
      expect(rows.find((row) => row.record === record)?.name).toEqual(empty)
    }
    expect((await list()).rows[0]?.record).toBe(record)
    await apply({ record, deleted: true })
  })
})

describe('the list of passports', () => {
  it('sorts by name in the order of the alphabet, numbers by value', async () => {
    expect(await names()).toEqual([
      'Акмолинская область',
      'Жарминский район',
      'Завод 2',
      'Завод 10',
      'Область Абай',
      'Элеватор',
    ])
  })

  it('holds to a territory with everything below it, and to a kind', async () => {
    expect(await names({ unit: abai })).toEqual([
      'Жарминский район',
      'Завод 2',
      'Завод 10',
      'Область Абай',
    ])
    expect(await names({ unit: abai, kinds: ['hazfac'] })).toEqual(['Завод 2', 'Завод 10'])
  })

  it('finds by text, with another layout on or a slip too', async () => {
    for (const text of ['элеватор', 'эливатор', "'ktdfnjh"])
      expect(await names({ text }), text).toEqual(['Элеватор'])
    expect(await names({ text: 'нет такого' })).toEqual([])
  })

  it('holds to state, completeness and findings', async () => {
    expect(await names({ states: ['approved'] })).toEqual([])
    expect(await names({ states: ['draft'] })).toHaveLength(6)
    expect(await names({ completeness: [90, 100] })).toEqual([])
    expect(await names({ troubles: ['missing'] })).toHaveLength(6)
  })

  it('sorts by every column both ways, each passport once', async () => {
    for (const sort of [
      'name',
      'unit',
      'kind',
      'state',
      'completeness',
      'troubles',
      'changed',
    ] as const) {
      const up = await names({}, { sort })
      const down = await names({}, { sort, descending: true })
      expect(new Set(up).size, sort).toBe(6)
      expect(down, sort).toEqual(up.toReversed())
    }
  })

  it('pages by key: every passport once, whatever the page', async () => {
    for (const sort of ['name', 'unit', 'state'] as const)
      for (const descending of [false, true]) {
        const whole = await names({}, { sort, descending })
        const paged: string[] = []
        let after: [string | number, number] | null = null
        do {
          const page: Awaited<ReturnType<typeof list>> = await store.client['passports.list']({
            filter: filterOf(),
            language: 'ru',
            sort,
            descending,
            after,
            limit: 2,
          })
          expect(page.total).toBe(6)
          paged.push(...page.rows.map(({ name }) => name.ru))
          after = page.next
        } while (after)
        expect(paged, sort).toEqual(whole)
      }
  })

  it('gives the same order as numbers, and rows by number', async () => {
    const asked = { filter: filterOf({ unit: abai }), language: 'ru' as const }
    const reply = await store.read.bulk(passportOrderPath(asked).replace('/bulk', ''))
    if (!reply.ok) throw new Error(reply.failure.why)
    const bytes = reply.value as Uint8Array
    const fids = [...new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)]
    const { rows } = await list({ unit: abai })
    expect(fids).toEqual(rows.map(({ fid }) => fid))
    expect(await store.client['passports.rows']({ fids: [...fids, 999_999] })).toEqual(rows)
  })

  it('gives a box around chosen passports', async () => {
    const { rows } = await list({ kinds: ['hazfac'] })
    const record = records.get('Элеватор')
    if (!record) throw new Error('no record')
    const geometry = { type: 'Point' as const, coordinates: [71.5, 51.2] }
    await store.client['records.apply']({
      command: freshCommand(),
      act: 'edit',
      operations: [{ record, geometry }],
    })
    const fids = rows.filter((row) => row.record === record).map(({ fid }) => fid)
    const box = await store.client['passports.box']({ fids })
    expect(box?.map((degree) => Number(degree.toFixed(3)))).toEqual([71.5, 51.2, 71.5, 51.2])
    expect(await store.client['passports.box']({ fids: [] })).toBeNull()
  })

  it('walks the order of names by its index; a territory by its path', () => {
    const { context } = store.read
    const order = orderOf(context, { sort: 'name', descending: false, language: 'kk' })
    const whole = whereOf(context, filterOf())
    const first = planOf(context.db, orderSql(whole, order), whole.bindings)
    expect(first).toContain('COVERING INDEX p_head_kk')
    expect(first).not.toContain('TEMP B-TREE FOR ORDER BY')
    const next = planOf(context.db, pageSql(whole, order, true), {
      ...whole.bindings,
      key: 'a',
      fid: 1,
      limit: 10,
    })
    expect(next).toMatch(/SEARCH h USING INDEX p_head_kk/)
    expect(next).not.toContain('TEMP B-TREE FOR ORDER BY')
    const part = whereOf(context, filterOf({ unit: abai }))
    expect(planOf(context.db, orderSql(part, order), part.bindings)).toContain('p_head_path (kind')
    expect(planOf(context.db, countSql(part), part.bindings)).toContain(
      'COVERING INDEX p_head_path',
    )
  })
})
