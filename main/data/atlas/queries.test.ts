import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { mintUuid } from '../../../shared/domain/ids.ts'
import { openTestStore, repositoryFolder, type TestStore } from '../testing.ts'
import { loadCatalogue } from './catalogue.ts'

const seed = { at: 1_767_225_600_000, next: 0 }
function mint(): string {
  seed.next += 1
  return mintUuid(seed.at + seed.next, new Uint8Array(16).fill(seed.next))
}

/** A district of the register that every store has. */
const district = '103200000'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

async function create(
  kind: 'territory' | 'hazfac',
  values: Operation['values'],
): Promise<RecordId> {
  const record = mint() as RecordId
  await store.client['records.apply']({
    command: mint(),
    act: 'create',
    operations: [{ record, create: kind, values }],
  })
  return record
}

async function valueOf(map: string, level: 'oblast' | 'district', key: string) {
  const { values } = await store.client['atlas.values']({ map, level })
  return values.find((value) => value.key === key)
}

async function shapeOf(code: string): Promise<string> {
  const units = await store.client['units.list']({})
  const unit = units.find((one) => one.code === code)
  return unit?.unitId ?? unit?.iso ?? ''
}

describe('the catalogue of computed maps', () => {
  it('has a formula for every map of the file', () => {
    const { size } = loadCatalogue(`${repositoryFolder}/assets`)
    expect(size).toBe(3)
  })
})

describe('population density', () => {
  it('is hatched as an estimate until a passport states people and area, then follows the passport', async () => {
    const key = await shapeOf(district)
    expect(await valueOf('SE-01', 'district', key)).toMatchObject({
      flag: 'estimate',
      record: null,
    })

    const record = await create('territory', { 8: district, 1005: 20_000, 1002: 4_000 })
    expect(await valueOf('SE-01', 'district', key)).toEqual({
      key,
      value: 5,
      n: 1,
      class: 2,
      flag: null,
      record,
    })

    await store.client['records.apply']({
      command: mint(),
      act: 'edit',
      operations: [{ record, values: { 1005: 2_000 } }],
    })
    expect(await valueOf('SE-01', 'district', key)).toMatchObject({ value: 0.5, class: 0 })
  })

  it('names the record and the fields that a value came from', async () => {
    const key = await shapeOf(district)
    const trace = await store.client['atlas.trace']({ map: 'SE-01', level: 'district', key })
    expect(trace.map(({ field, value }) => [field, value])).toEqual([
      [1005, 2_000],
      [1002, 4_000],
    ])
  })
})

describe('completeness of passports', () => {
  it('has no value, and no zero, where there is no passport', async () => {
    const { values } = await store.client['atlas.values']({ map: 'RR-10A', level: 'district' })
    const empty = values.filter(({ n }) => n === 0)
    expect(empty.length).toBeGreaterThan(200)
    expect(empty.every(({ value, flag }) => value === null && flag === 'no-data')).toBe(true)
  })
})

describe('hazardous facilities by class', () => {
  it('gives each facility the class of its passport, and none where it states none', async () => {
    const stated = await create('hazfac', { 8: district, 2006: 'class_2' })
    const silent = await create('hazfac', { 8: district })
    const { values } = await store.client['atlas.values']({ map: 'TI-CLASS', level: 'district' })
    const classes = new Map(values.map((value) => [value.record, value.class]))
    expect([classes.get(stated), classes.get(silent)]).toEqual([1, null])
  })
})
