import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Geometry, Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { transaction } from '../db/sql.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { rebuild } from './rebuild.ts'

const distance = '2014'
const unit = '8'

let store: TestStore
beforeAll(() => {
  store = openTestStore({ starter: true })
})
afterAll(() => store.close())

function write(operation: Operation): void {
  commit(store.write.context, { command: freshCommand(), act: 'edit', operations: [operation] })
}

/** Findings of the two rules at a record once quiet work is done. */
function found(record: RecordId): string[] {
  store.write.finishIdle()
  return store.read.context.db.raw
    .prepare(
      `SELECT f.rule FROM p_finding f JOIN rec r ON r.fid = f.fid
        WHERE r.id = ? AND f.rule IN ('geometryInside', 'distanceTo') ORDER BY 1`,
    )
    .pluck()
    .all(Buffer.from(record.replaceAll('-', ''), 'hex')) as string[]
}

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] })
/** In the middle of its oblast, and in another one. */
const karaganda = point(73.1, 49.8)
const almaty = point(76.9, 43.25)

function facility(geometry: Geometry, values: Record<string, string | number> = {}): RecordId {
  const record = freshRecord()
  write({ record, create: 'hazfac', values: { [unit]: '350000000', ...values }, geometry })
  return record
}

test('a geometry outside its territory is found, and again when it or the territory changes', () => {
  const record = facility(almaty)
  expect(found(record)).toEqual(['geometryInside'])
  write({ record, geometry: karaganda })
  expect(found(record)).toEqual([])
  write({ record, values: { [unit]: '750000000' } })
  expect(found(record)).toEqual(['geometryInside'])
  write({ record, geometry: null })
  expect(found(record)).toEqual([])
})

test('a distance greater than to the centre of the nearest settlement is found, a smaller one is not', () => {
  const record = facility(karaganda, { [distance]: 90_000 })
  expect(found(record)).toEqual(['distanceTo'])
  write({ record, values: { [distance]: 10 } })
  expect(found(record)).toEqual([])
  write({ record, values: { [distance]: 90_000 } })
  expect(found(record)).toEqual(['distanceTo'])
  write({ record, geometry: null })
  expect(found(record)).toEqual([])
})

test('what was found step by step is what a rebuild finds', () => {
  const records = [
    facility(almaty, { [distance]: 90_000 }),
    facility(karaganda),
    facility(point(70, 50), { [distance]: 5 }),
  ]
  const before = records.map(found)
  transaction(store.write.context.db, (tx) => rebuild(tx, store.write.context))
  expect(records.map(found)).toEqual(before)
})
