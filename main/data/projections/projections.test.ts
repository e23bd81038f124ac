import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import { type ReadDb, transaction } from '../db/sql.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord, territory as t } from '../records/making.ts'
import { redo, undo } from '../records/undo.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { rebuild } from './rebuild.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

const hazfac = { regNo: '2003', types: '2004', substances: '2015', declared: '2025' } as const
const unique = '3'
// The district has no units below it in the register, so sums over its okrugs are judged.
const units = ['KZ', '103200000', '103233100', '103233200', 'nowhere']

type Act =
  | {
      readonly do: 'apply'
      readonly record: number
      readonly operation: Omit<Operation, 'record' | 'create'>
    }
  | {
      readonly do: 'create'
      readonly kind: 'territory' | 'hazfac'
      readonly unit: string
      readonly number: number
    }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'idle' }

const number = fc.option(fc.integer({ min: -1, max: 4 }))
const source = fc.option(
  fc.tuple(fc.constant('x'), fc.constantFrom('', '2020-01-31', '2026-01-01'), fc.constant(2)),
)
const common = {
  '8': fc.option(fc.constantFrom(...units)),
  '6': fc.option(fc.constantFrom('Абайский район', 'Завод № 7', 'а')),
  [unique]: fc.option(fc.constantFrom('TR-1', 'TR-2')),
  '9': fc.option(fc.constantFrom('2025-05-05', '2099-01-01')),
}
const values = fc.oneof(
  fc.record(
    {
      ...common,
      [t.level]: fc.constantFrom('oblast', 'district', null),
      [t.area]: number,
      [t.population]: number,
      '1014': number,
      '1076': number,
    },
    { requiredKeys: [] },
  ),
  fc.dictionary(
    fc.constantFrom(
      ...['a', 'b'].flatMap((row) => ['1', '2', '4'].map((c) => `${t.emergencies}/${row}/${c}`)),
    ),
    number,
    { minKeys: 1 },
  ),
  fc.constantFrom(
    { [`${t.emergencies}/a`]: null },
    { [t.emergencies]: null },
    { [`${t.emergencies}/b`]: { o: '5', '1': 2020 } },
  ),
)
const facility = fc.record(
  {
    ...common,
    [hazfac.regNo]: fc.option(fc.constantFrom('A', 'B')),
    [hazfac.types]: fc.option(
      fc.subarray(['chemical', 'radiation', 'biological'], { minLength: 1 }),
    ),
    [hazfac.declared]: fc.option(fc.constantFrom('2025-05-05', '2099-01-01')),
    [`${hazfac.substances}/s/4`]: number,
    [`${hazfac.substances}/s/5`]: number,
  },
  { requiredKeys: [] },
)
const bowtie = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [70, 50],
      [71, 51],
      [71, 50],
      [70, 51],
      [70, 50],
    ],
  ],
}
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ values }) },
  { weight: 4, arbitrary: fc.record({ values: facility }) },
  {
    weight: 1,
    arbitrary: fc.record({
      sources: fc.dictionary(fc.constantFrom('*', t.area, '6'), source, { minKeys: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      geometry: fc.constantFrom(null, bowtie, { type: 'Point' as const, coordinates: [70, 50] }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ deleted: fc.boolean() }) },
) as fc.Arbitrary<Omit<Operation, 'record' | 'create'>>

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      kind: fc.constantFrom('territory' as const, 'hazfac' as const),
      unit: fc.constantFrom(...units),
      number: fc.integer({ min: 0, max: 4 }),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({ do: fc.constant('apply' as const), record: fc.nat(7), operation }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('idle' as const) }) },
)

/** One sequence on the store; what a kind refuses (a field it has not) is left out. */
class Run {
  readonly records: RecordId[] = []
  readonly ctx: DataContext
  constructor(actor: number) {
    this.ctx = { ...store.write.context, actor }
  }

  perform(one: Act): void {
    if (one.do === 'undo') undo(this.ctx, { command: freshCommand() })
    else if (one.do === 'redo') redo(this.ctx, { command: freshCommand() })
    else if (one.do === 'idle') store.write.finishIdle()
    else if (one.do === 'create') {
      const record = freshRecord()
      this.records.push(record)
      const own = one.kind === 'territory' ? { [t.population]: one.number, '1014': one.number } : {}
      this.commit({
        record,
        create: one.kind,
        values: { '8': one.unit, [unique]: `TR-${one.number}`, ...own },
      })
    } else {
      const record = this.records[one.record]
      if (record) this.commit({ ...one.operation, record })
    }
  }

  commit(operation: Operation): void {
    try {
      commit(this.ctx, { command: freshCommand(), act: 'edit', operations: [operation] })
    } catch (error) {
      const { code } = error as { code?: string }
      if (code !== 'invalid-input' && code !== 'not-found') throw error
    }
  }
}

const tables = ['p_territory', 'p_hazfac', 'p_row', 'p_head', 'p_issue'] as const
type Dump = Record<string, unknown[]>
const dump = (db: ReadDb): Dump =>
  Object.fromEntries(
    tables.map((table) => [table, db.raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()]),
  )

/** Without what checks across records add in quiet moments. */
function ownPart(full: Dump): Dump {
  return {
    ...full,
    p_head: (full['p_head'] ?? []).map((row) => ({ ...(row as object), blocks: 0, warns: 0 })),
    p_issue: (full['p_issue'] ?? []).flatMap((row) => {
      const { fid, own } = row as { fid: number; own: string }
      return own === '[]' ? [] : [{ fid, own }]
    }),
  }
}

/** What a rebuild would give, without keeping it. */
function rebuilt(ctx: DataContext): Dump {
  let result: Dump = {}
  const undone = new Error('rolled back on purpose')
  try {
    transaction(ctx.db, (tx) => {
      rebuild(tx, ctx)
      result = dump(tx)
      throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  }
  return result
}

let actor = 1_000

/** A district with two okrugs and two facilities, for the acts to play on. */
const scaffold: readonly Act[] = [
  { do: 'create', kind: 'territory', unit: '103200000', number: 2 },
  { do: 'create', kind: 'territory', unit: '103233100', number: 1 },
  { do: 'create', kind: 'territory', unit: '103233200', number: 1 },
  { do: 'create', kind: 'hazfac', unit: '103233100', number: 3 },
  { do: 'create', kind: 'hazfac', unit: '103200000', number: 4 },
]

test('projections equal a rebuild after every command, and checks across records after idle work', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
      const run = new Run(++actor)
      for (const [i, one] of [...scaffold, ...acts].entries()) {
        run.perform(one)
        if (i % 5 === 0) expect(ownPart(dump(run.ctx.db))).toEqual(ownPart(rebuilt(run.ctx)))
      }
      expect(ownPart(dump(run.ctx.db))).toEqual(ownPart(rebuilt(run.ctx)))
      store.write.finishIdle()
      const kept = dump(run.ctx.db)
      transaction(run.ctx.db, (tx) => rebuild(tx, run.ctx))
      store.write.finishIdle()
      expect(dump(run.ctx.db)).toEqual(kept)
      // Leave nothing to the next sequence: its numbers would be taken already.
      for (const record of run.records) run.commit({ record, deleted: true })
      store.write.finishIdle()
    }),
    { numRuns: 25 },
  )
}, 120_000)

/** Findings across records of one record: field and rule. */
function across(record: RecordId): string[] {
  store.write.finishIdle()
  return store.read.context.db.raw
    .prepare(
      `SELECT f.field || ' ' || f.rule AS found FROM p_finding f JOIN rec r ON r.fid = f.fid
        WHERE r.id = ? AND f.message IS NOT NULL ORDER BY 1`,
    )
    .pluck()
    .all(Buffer.from(record.replaceAll('-', ''), 'hex')) as string[]
}

function make(
  kind: 'territory' | 'hazfac',
  unit: string,
  values: Record<string, unknown> = {},
): RecordId {
  const record = freshRecord()
  const operation = { record, create: kind, values: { '8': unit, ...values } } as Operation
  commit(store.write.context, { command: freshCommand(), act: 'edit', operations: [operation] })
  return record
}
const set = (record: RecordId, values: Record<string, number | string | null>) =>
  commit(store.write.context, {
    command: freshCommand(),
    act: 'edit',
    operations: [{ record, values }],
  })

test('a sum over the territories below is judged again when one of them changes or moves', () => {
  const district = make('territory', '103200000', { [t.population]: 100 })
  const first = make('territory', '103233100', { [t.population]: 60 })
  const second = make('territory', '103233200', { [t.population]: 40 })
  expect(across(district)).toEqual([])
  set(first, { [t.population]: 70 })
  expect(across(district)).toEqual([`${t.population} sumOfChildren`])
  set(first, { [t.population]: null })
  expect(across(district)).toEqual([])
  set(first, { [t.population]: 50 })
  set(second, { '8': '113233200' })
  expect(across(district)).toEqual([`${t.population} sumOfChildren`])
})

test('linked passports are counted in the territory and all above it', () => {
  const district = make('territory', '113400000', { '1014': 1, '1076': 1 })
  const facility = make('hazfac', '113400000')
  expect(across(district)).toEqual(['1076 countLinked'])
  commit(store.write.context, {
    command: freshCommand(),
    act: 'edit',
    operations: [{ record: facility, values: { [hazfac.types]: ['chemical', 'radiation'] } }],
  })
  expect(across(district)).toEqual([])
  set(facility, { '8': '113433100' })
  expect(across(district)).toEqual([])
  // Without a single passport of the kind nothing is counted here, and nothing contradicted.
  set(facility, { '8': '190000000' })
  expect(across(district)).toEqual([])
})

test('a value that must be unique is marked at both records until one of them gives way', () => {
  const first = make('hazfac', '190000000', { [hazfac.regNo]: 'Q-1' })
  const second = make('hazfac', '190000000', { [hazfac.regNo]: 'Q-1' })
  expect([across(first), across(second)]).toEqual([['2003 unique'], ['2003 unique']])
  set(second, { [hazfac.regNo]: 'Q-2' })
  expect([across(first), across(second)]).toEqual([[], []])
})

test('what is unique together with another value is marked where both are the same, before and after', () => {
  const event = (no: string, report: number) => {
    const record = freshRecord()
    const operation = {
      record,
      create: 'event',
      values: { '7001': no, '7007': report },
    } as Operation
    commit(store.write.context, { command: freshCommand(), act: 'edit', operations: [operation] })
    return record
  }
  const both = ['7001 unique', '7007 unique']
  const [first, second, third] = [event('E-1', 1), event('E-1', 1), event('E-2', 1)]
  expect([across(first), across(second), across(third)]).toEqual([both, both, []])
  // Two commands before anything is judged: no single one of them names the state that was.
  set(second, { '7007': 2 })
  set(second, { '7001': 'E-2' })
  expect([across(first), across(second), across(third)]).toEqual([
    [],
    ['7001 unique'],
    ['7001 unique'],
  ])
})

test('a new day turns findings that look at the clock, and looks at no other record', () => {
  const clock = { at: Date.parse('2026-11-25T04:00:00Z') }
  const dated = openTestStore({ now: () => clock.at })
  const facility = (values: Record<string, unknown>) => {
    const record = freshRecord()
    const operation = { record, create: 'hazfac', values } as Operation
    commit(dated.write.context, { command: freshCommand(), act: 'edit', operations: [operation] })
    return record
  }
  const found = (record: RecordId): unknown =>
    dated.read.context.db.raw
      .prepare(
        `SELECT json_array(h.blocks, h.warns) FROM p_head h JOIN rec r ON r.fid = h.fid WHERE r.id = ?`,
      )
      .pluck()
      .get(Buffer.from(record.replaceAll('-', ''), 'hex'))
  const { byKey } = dated.write.context.dictionary.dictionary.kinds.hazfac
  const idOf = (key: string) => String(byKey.get(key)?.id)
  const policies = idOf('insurance_policy')
  const tomorrow = facility({ [idOf('last_inspection')]: '2026-11-26' })
  const expiring = facility({ [`${policies}/a`]: { o: '1', '2': '1', '3': '2026-11-25' } })
  const old = facility({ [idOf('last_inspection')]: '2026-01-01' })
  dated.write.finishIdle()
  expect([tomorrow, expiring, old].map(found)).toEqual(['[1,0]', '[0,0]', '[0,0]'])
  clock.at += 86_400_000
  dated.events.length = 0
  dated.write.finishIdle()
  expect([tomorrow, expiring, old].map(found)).toEqual(['[0,0]', '[0,1]', '[0,0]'])
  // Told in one piece or in two: a slice ends by the clock.
  const told = dated.events.map(({ payload }) => payload as { records: { id: RecordId }[] })
  expect(told.flatMap(({ records }) => records.map(({ id }) => id))).toEqual([tomorrow, expiring])
  dated.close()
})

test('windows hear of findings that came from other records', () => {
  const record = make('territory', '190000000', { '1014': 5 })
  store.events.length = 0
  store.write.finishIdle()
  expect(store.events).toMatchObject([
    { name: 'records.checked', payload: { records: [{ id: record, kind: 'territory' }] } },
  ])
})
