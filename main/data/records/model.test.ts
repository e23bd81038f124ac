import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import type { ReadDb } from '../db/sql.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { commit } from './commit.ts'
import { freshCommand, freshRecord, territory, typed } from './making.ts'
import { readGeometry, readRow } from './stored.ts'
import { redo, undo } from './undo.ts'

/** A naive model of the command layer: flat maps, copies of whole records, no history. */
type Flat = Map<string, string>
interface ModelRecord {
  /** Leaf address → JSON of the value; provenance stands at `src:<address>`, deletion at `deleted`. */
  flat: Flat
}
interface ModelStep {
  record: number
  /** Unit → leaves before and after; a unit goes back whole or not at all. */
  units: Map<string, { before: Flat; after: Flat }>
  creates: boolean
  whole: Flat
}
interface ModelGroup {
  id: number
  steps: ModelStep[]
  undone: boolean
}

type Act =
  | { readonly do: 'create'; readonly area: number }
  | {
      readonly do: 'set'
      readonly record: number
      readonly values: readonly (readonly [string, number | null])[]
    }
  | {
      readonly do: 'row'
      readonly record: number
      readonly row: string
      readonly cells: Record<string, number> | null
    }
  | { readonly do: 'table'; readonly record: number }
  | {
      readonly do: 'source'
      readonly record: number
      readonly address: string
      readonly text: string | null
    }
  | { readonly do: 'geometry'; readonly record: number; readonly lon: number | null }
  | { readonly do: 'delete'; readonly record: number; readonly deleted: boolean }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'undoGroup'; readonly back: number }

const { area, population, emergencies } = territory
const rows = ['a', 'b']
const cell = fc.constantFrom(
  ...rows.flatMap((row) => ['1', '2'].map((c) => `${emergencies}/${row}/${c}`)),
)
const small = fc.integer({ min: 1, max: 3 })
const record = fc.nat(2)
const address = fc.oneof(fc.constantFrom(area, population), cell)

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), area: small }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      record,
      values: fc.uniqueArray(fc.tuple(address, fc.option(small)), {
        selector: ([at]) => at,
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('row' as const),
      record,
      row: fc.constantFrom(...rows),
      cells: fc.option(fc.dictionary(fc.constantFrom('1', '2'), small, { minKeys: 1 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('table' as const), record }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('source' as const),
      record,
      address,
      text: fc.option(fc.constantFrom('x', 'y')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('geometry' as const), record, lon: fc.option(small) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('delete' as const), record, deleted: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undoGroup' as const), back: fc.nat(5) }) },
)

const within = (flat: Flat, unit: string): Flat =>
  new Map(
    [...flat].filter(([leaf]) => {
      const at = leaf.replace(/^src:/, '')
      return at === unit || at.startsWith(`${unit}/`)
    }),
  )
const inOrder = (flat: Flat): (readonly [string, string])[] =>
  [...flat].sort(([a], [b]) => (a < b ? -1 : 1))
const equal = (a: Flat, b: Flat): boolean =>
  JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))

class Model {
  readonly records: ModelRecord[] = []
  readonly groups: ModelGroup[] = []
  readonly undos: { of: ModelGroup; steps: ModelStep[] }[] = []

  /** Writes leaves of whole units; `next` gives the unit's leaves afterwards. */
  write(index: number, next: ReadonlyMap<string, Flat>, creates = false): ModelStep {
    const target = this.records[index] as ModelRecord
    const units: ModelStep['units'] = new Map()
    for (const [unit, after] of next) {
      const before = within(target.flat, unit)
      if (equal(before, after)) continue
      units.set(unit, { before, after })
      for (const leaf of before.keys()) target.flat.delete(leaf)
      for (const [leaf, value] of after) target.flat.set(leaf, value)
    }
    return { record: index, units, creates, whole: new Map(target.flat) }
  }

  commit(id: number, step: ModelStep): void {
    if (step.units.size === 0 && !step.creates) return
    this.groups.push({ id, steps: [step], undone: false })
    this.undos.length = 0
  }

  /** Takes steps back; gives the steps that did it, for redo. */
  takeBack(steps: readonly ModelStep[]): { back: ModelStep[]; skipped: string[] } {
    const back: ModelStep[] = []
    const skipped: string[] = []
    for (const step of [...steps].toReversed()) {
      const target = this.records[step.record] as ModelRecord
      const isDeleted = target.flat.has('deleted')
      const restores = step.units.get('deleted')?.after.has('deleted') === true
      if (step.creates) {
        if (!equal(target.flat, step.whole)) skipped.push('deleted')
        else
          back.push(this.write(step.record, new Map([['deleted', new Map([['deleted', 'true']])]])))
        continue
      }
      const next = new Map<string, Flat>()
      for (const [unit, { before, after }] of step.units)
        if ((isDeleted && !restores) || !equal(within(target.flat, unit), after)) skipped.push(unit)
        else next.set(unit, before)
      back.push(this.write(step.record, next))
    }
    return { back, skipped }
  }
}

let store: TestStore
let actor = 0
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

/** One run: the same acts on the store and on the model. */
class Run {
  readonly model = new Model()
  readonly ids: RecordId[] = []
  readonly ctx = { ...store.write.context, actor: ++actor }

  perform(one: Act): void {
    switch (one.do) {
      case 'undo':
        return this.undo(undo(this.ctx, { command: freshCommand() }).skipped)
      case 'undoGroup': {
        const standing = this.model.groups.filter((group) => !group.undone)
        const target = standing.at(-1 - (one.back % Math.max(1, standing.length)))
        if (target)
          this.undo(undo(this.ctx, { command: freshCommand(), group: target.id }).skipped, target)
        return
      }
      case 'redo':
        return this.redo(redo(this.ctx, { command: freshCommand() }).skipped)
      case 'create': {
        const id = freshRecord()
        this.ids.push(id)
        this.model.records.push({ flat: new Map() })
        const leaves = new Map([[area, String(one.area)]])
        this.commit(
          { record: id, create: 'territory', values: { [area]: one.area } },
          new Map([[area, leaves]]),
          true,
        )
        return
      }
      default:
        return this.edit(one)
    }
  }

  edit(one: Extract<Act, { record: number }>): void {
    const target = this.model.records[one.record]
    const id = this.ids[one.record]
    if (!target || !id) return
    const isDeleted = target.flat.has('deleted')
    if (isDeleted && !(one.do === 'delete' && !one.deleted)) return
    const leaf = (at: string, value: unknown): Flat =>
      value === null ? new Map() : new Map([[at, JSON.stringify(value)]])
    const kept = (unit: string): Flat =>
      new Map([...within(target.flat, unit)].filter(([at]) => at.startsWith('src:')))
    switch (one.do) {
      case 'set':
        return this.commit(
          { record: id, values: Object.fromEntries(one.values) },
          new Map(
            one.values.map(([at, value]) => [
              at,
              value === null ? new Map() : new Map([...kept(at), ...leaf(at, value)]),
            ]),
          ),
        )
      case 'row': {
        const at = `${emergencies}/${one.row}`
        const cells = Object.entries(one.cells ?? {}).map(
          ([column, value]) => [`${at}/${column}`, String(value)] as const,
        )
        const there = kept(at)
        for (const key of there.keys())
          if (!cells.some(([leafAt]) => key === `src:${leafAt}`)) there.delete(key)
        return this.commit(
          { record: id, values: { [at]: one.cells } },
          new Map([[at, one.cells === null ? new Map() : new Map([...there, ...cells])]]),
        )
      }
      case 'table':
        return this.commit(
          { record: id, values: { [emergencies]: null } },
          new Map(rows.map((row) => [`${emergencies}/${row}`, new Map()])),
        )
      case 'source': {
        const value = within(target.flat, one.address).get(one.address)
        return this.commit(
          { record: id, sources: { [one.address]: one.text === null ? null : [one.text, '', 0] } },
          new Map([
            [
              one.address,
              new Map([
                ...(value === undefined ? [] : [[one.address, value] as const]),
                ...(one.text === null || value === undefined
                  ? []
                  : [[`src:${one.address}`, JSON.stringify([one.text, '', 0])] as const]),
              ]),
            ],
          ]),
        )
      }
      case 'geometry': {
        const geometry =
          one.lon === null ? null : { type: 'Point' as const, coordinates: [one.lon, 50] }
        return this.commit(
          { record: id, geometry },
          new Map([['geometry', leaf('geometry', geometry)]]),
        )
      }
      case 'delete':
        return this.commit(
          { record: id, deleted: one.deleted },
          new Map([['deleted', one.deleted ? new Map([['deleted', 'true']]) : new Map()]]),
        )
    }
  }

  commit(operation: Operation, next: ReadonlyMap<string, Flat>, creates = false): void {
    const { group } = commit(this.ctx, {
      command: freshCommand(),
      act: 'edit',
      operations: [operation],
    })
    const index = this.ids.indexOf(operation.record)
    this.model.commit(group, this.model.write(index, next, creates))
  }

  undo(skipped: readonly { address: string }[], chosen?: ModelGroup): void {
    const target = chosen ?? this.model.groups.findLast((group) => !group.undone)
    if (!target) return expect(skipped).toEqual([])
    const { back, skipped: expected } = this.model.takeBack(target.steps)
    target.undone = true
    this.model.undos.push({ of: target, steps: back })
    expect(skipped.map((one) => one.address).sort()).toEqual(expected.sort())
  }

  redo(skipped: readonly { address: string }[]): void {
    const last = this.model.undos.pop()
    if (!last) return expect(skipped).toEqual([])
    const { skipped: expected } = this.model.takeBack(last.steps)
    last.of.undone = false
    expect(skipped.map((one) => one.address).sort()).toEqual(expected.sort())
  }

  compare(): void {
    for (const [i, id] of this.ids.entries())
      expect(inOrder(flatten(this.ctx.db, id))).toEqual(
        inOrder((this.model.records[i] as ModelRecord).flat),
      )
  }
}

/** A stored record, flattened as the model is. */
function flatten(db: ReadDb, id: RecordId): Flat {
  const row = readRow(db, id)
  if (!row) throw new Error('record lost')
  const geometry = readGeometry(db, row.fid)
  return new Map<string, string>([
    ...Object.entries(typed(row.doc)).flatMap(([field, value]) => leaves(field, value)),
    ...Object.entries(row.src).map(([at, one]) => [`src:${at}`, JSON.stringify(one)] as const),
    ...(row.deleted ? [['deleted', 'true'] as const] : []),
    ...(geometry ? [['geometry', JSON.stringify(geometry)] as const] : []),
  ])
}

function leaves(at: string, value: unknown): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[at, JSON.stringify(value)]]
  return Object.entries(value).flatMap(([key, one]) => leaves(`${at}/${key}`, one))
}

test('any sequence of commands, undo and redo equals a naive model', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
      const run = new Run()
      for (const one of [{ do: 'create', area: 1 } as const, ...acts]) {
        run.perform(one)
        run.compare()
      }
    }),
    { numRuns: 150 },
  )
})
