import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import {
  type DictionaryKind,
  dictionaryKinds,
  type Field,
} from '../../../shared/domain/dictionary.ts'
import { mintUuid } from '../../../shared/domain/ids.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { textOf } from './compute.ts'
import type { DerivedMap } from './define.ts'
import { derivedMaps } from './derived.ts'
import { feeding, mapped } from './maps.ts'
import { staleKeys } from './stale.ts'
import { absentInputs, computeKeys, currentValues } from './values.ts'

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
      geometry: null,
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
    const { values } = await store.client['atlas.values']({ map: 'RR-10', level: 'district' })
    const empty = values.filter(({ n }) => n === 0)
    expect(empty.length).toBeGreaterThan(150)
    expect(empty.every(({ value, flag }) => value === null && flag === 'no-data')).toBe(true)
  })
})

describe('readiness', () => {
  it('names what a map lacks instead of drawing it empty', async () => {
    const states = await store.client['atlas.readiness']({})
    expect(states.length).toBe(170)
    const state = (id: string) => states.find(({ map }) => map === id)
    expect(state('WF-05')).toMatchObject({ state: 'inputs-absent', absent: ['m_event'] })
    expect(state('NG-01')).toMatchObject({ state: 'layer-absent' })
    expect(
      (await store.client['atlas.values']({ map: 'WF-05', level: 'district' })).values,
    ).toEqual([])
  })
})

interface Opened {
  readonly p1: number
  readonly p2: number
  readonly opcode: string
}

/** Tables that a statement opens, from its compiled program. */
function tablesOf(sql: string): ReadonlySet<string> {
  const { raw } = store.read.context.db
  const roots = new Map(
    (
      raw.prepare('SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0').all() as {
        rootpage: number
        tbl_name: string
      }[]
    ).map((row) => [row.rootpage, row.tbl_name]),
  )
  const names = [...sql.matchAll(/:([a-zA-Z]\w*)/g)].map(([, name]) => [name ?? '', null])
  const program = raw.prepare(`EXPLAIN ${sql}`).all(Object.fromEntries(names)) as Opened[]
  return new Set(
    program.filter(({ opcode }) => opcode === 'OpenRead').map(({ p2 }) => roots.get(p2) ?? ''),
  )
}

describe('what the formulas read', () => {
  it('is what they declare: every table that is opened belongs to a declared input', () => {
    for (const map of derivedMaps) {
      const declared = new Set(
        Object.keys(map.reads).flatMap((input) => [...tablesOf(`SELECT * FROM ${input}`)]),
      )
      for (const table of tablesOf(textOf(map)))
        expect(declared, `${map.id} ${table}`).toContain(table)
    }
  })

  it('names only columns that the inputs have', () => {
    const { raw } = store.read.context.db
    for (const { id, reads } of derivedMaps)
      for (const [input, columns] of Object.entries(reads)) {
        const known = (raw.pragma(`table_info(${input})`) as { name: string }[]).map(
          ({ name }) => name,
        )
        for (const column of columns) expect(known, `${id} ${input}`).toContain(column)
      }
  })
})

/** A small generator, so that a failure can be repeated. */
const random = (() => {
  let state = 20_261_125
  return (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * limit)
  }
})()
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T

/** Every map computed whole, in one text each. */
function computedWhole(): Map<string, string> {
  const ctx = store.write.context
  return new Map(
    [...ctx.keep(mapped)].map(([id, one]) => [
      id,
      JSON.stringify([...computeKeys(ctx, one, null)].sort((a, b) => (a.key < b.key ? -1 : 1))),
    ]),
  )
}
const current = (id: string): string => {
  const ctx = store.write.context
  const one = ctx.keep(mapped).get(id)
  const values = one ? [...currentValues(ctx, one)] : []
  return JSON.stringify(values.sort((a, b) => (a.key < b.key ? -1 : 1)))
}

describe('keeping values up to date', () => {
  it('alters no map that was not marked, and is the same as computing all anew', async () => {
    const units = await store.client['units.list']({})
    const districts = units.filter(({ level }) => level === 'district').slice(0, 6)
    const { kinds } = store.write.context.dictionary.dictionary
    const hazards = ['N.HYD.FLOOD', 'N.FIRE.STEPPE', 'T.FIRE.RES', 'N.MET.WIND', 'T.TR.ROAD']
    const feeds = store.write.context.keep(feeding)
    const records: { record: RecordId; kind: DictionaryKind }[] = []
    const place = () => pick(districts).code
    const at = () => `${2017 + random(9)}-0${1 + random(9)}-11`
    /** Behind columns that a view makes itself. */
    const behind = ['hpf_reg_no', 'hazard_class', 'population_total', 'area_km2', 'as_of_date']
    /** Fields that some map reads, and of those a value that fits. */
    const readFields = (kind: DictionaryKind): readonly Field[] => {
      const keys = new Set((feeds.get(kind) ?? []).flatMap(({ fields }) => [...(fields ?? [])]))
      return kinds[kind].fields.filter(
        ({ key, type, computed }) =>
          (keys.has(key) || behind.includes(key)) &&
          !computed &&
          !['table', 'geometry', 'ref', 'file'].includes(type) &&
          key !== 'kato_code',
      )
    }
    const valueFor = ({ key, type, options }: Field): string | number | boolean | string[] => {
      if (key === 'hazard_code') return pick(hazards)
      if (type === 'int' || type === 'number') return 1 + random(5_000)
      if (type === 'bool') return random(2) === 1
      if (type === 'enum') return pick(options).value
      if (type === 'multi') return [pick(options).value]
      if (type === 'date') return at()
      if (type === 'datetime') return `${at()}T10:00:00Z`
      return `R-${random(1e6)}`
    }
    const valuesFor = (kind: DictionaryKind): Operation['values'] => {
      const all = Object.fromEntries(readFields(kind).map((field) => [field.id, valueFor(field)]))
      // Without these an emergency is counted nowhere.
      const [counted, when] = ['record_type', 'occurred_at'].map(
        (key) => kinds[kind].byKey.get(key)?.id,
      )
      if (counted) all[counted] = pick(['emergency', 'emergency', 'incident'])
      return when ? { ...all, [when]: `${at()}T10:00:00Z` } : all
    }
    store.write.finishIdle()
    let before = computedWhole()
    for (let round = 0; round < 40; round++) {
      const known = records.length > 6 && random(3) > 0 ? pick(records) : null
      const kind = known?.kind ?? pick(dictionaryKinds)
      const unit = kinds[kind].byKey.get('kato_code')?.id ?? 8
      if (known) {
        const all = Object.entries(valuesFor(kind) ?? {})
        const values = random(4) === 0 ? { [unit]: place() } : Object.fromEntries([pick(all)])
        await store.client['records.apply']({
          command: mint(),
          act: 'edit',
          operations: [
            random(12) === 0
              ? { record: known.record, deleted: true }
              : { record: known.record, deleted: false, values },
          ],
        })
      } else {
        const record = mint() as RecordId
        await store.client['records.apply']({
          command: mint(),
          act: 'create',
          operations: [{ record, create: kind, values: { [unit]: place(), ...valuesFor(kind) } }],
        })
        records.push({ record, kind })
      }
      const ctx = store.write.context
      const marked = new Set(
        derivedMaps.map(({ id }) => id).filter((id) => staleKeys(ctx, id).length > 0),
      )
      const after = computedWhole()
      for (const [id, text] of after) {
        if (!marked.has(id))
          expect(text, `round ${round}: ${id} changed unmarked`).toBe(before.get(id))
        if (
          absentInputs(ctx.db, derivedMaps.find((map) => map.id === id) as DerivedMap).length === 0
        )
          expect(current(id), `round ${round}: ${id} is not as computed anew`).toBe(text)
      }
      if (random(2) === 0) store.write.finishIdle()
      before = after
    }
    expect(records.length).toBeGreaterThan(10)
    const key = (kind: DictionaryKind, name: string) => kinds[kind].byKey.get(name)?.id ?? 0
    await store.client['records.apply']({
      command: mint(),
      act: 'create',
      operations: [
        {
          record: mint(),
          create: 'hazfac',
          values: { [key('hazfac', 'kato_code')]: place(), [key('hazfac', 'hpf_reg_no')]: 'R-1' },
        },
        {
          record: mint(),
          create: 'event',
          values: {
            [key('event', 'kato_code')]: place(),
            [key('event', 'hazard_code')]: 'N.FIRE.STEPPE',
            [key('event', 'record_type')]: 'emergency',
            [key('event', 'occurred_at')]: '2020-06-11T10:00:00Z',
          },
        },
      ],
    })
    // Events and facilities reach the territories that they lie in: no zero for want of a join.
    for (const map of ['TI-02', 'WF-05']) expect(current(map), map).toMatch(/"n":[1-9]/)
  }, 240_000)
})
