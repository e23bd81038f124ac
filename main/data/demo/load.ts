import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type RecordId,
  type RecordsChanged,
  recordKinds,
} from '../../../shared/contract/features/records.ts'
import { unitsFileSchema } from '../../../shared/contract/features/units.ts'
import { dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import type { DataContext, IdleTask, Slot, StartTask } from '../context.ts'
import { one } from '../db/sql.ts'
import { readReference } from '../dictionary/reference.ts'
import { commit } from '../records/commit.ts'
import { readObjectWords } from './object-words.ts'
import { counts, makeObjects } from './objects.ts'
import { operationOf, recordIds } from './operations.ts'
import { readPlaces } from './places.ts'
import { chunkCommand, countDone, demoCommand, demoStart } from './queries.ts'
import { readTerrain } from './terrain.ts'
import { readWords } from './words.ts'
import { type DemoRecord, makeWorld } from './world.ts'

/** Fills a store without passports and events with the demonstration data, when that was asked for. */
export const demoTask: StartTask = {
  name: 'demo',
  run: (ctx, { demo }) => {
    if (demo && isEmpty(ctx)) loadDemo(ctx)
  },
}

function isEmpty({ db }: DataContext): boolean {
  const kinds = dictionaryKinds.map((kind) => recordKinds[kind]).join(', ')
  const sql = `SELECT fid FROM rec WHERE kind IN (${kinds}) LIMIT 1`
  return one(db, z.object({ fid: z.number() }), sql) === undefined
}

/** One command, one group, not undoable: it is no edit of anybody's. */
function loadDemo(ctx: DataContext): void {
  const started = performance.now()
  const { dictionary } = ctx.dictionary
  const at = ctx.now()
  const idOf = recordIds(at)
  const world = makeWorld({
    units: readUnits(ctx.assetsFolder),
    places: readPlaces(ctx.assetsFolder),
    words: readWords(ctx.assetsFolder),
    dictionary,
    today: kazakhstanDay(at),
    idOf,
  })
  const made = performance.now()
  commit(ctx, {
    command: demoCommand,
    act: 'demo',
    args: { count: world.length },
    undoable: false,
    step: true,
    operations: world.map((record) => operationOf(record, dictionary, idOf)),
  })
  ctx.log.info('demonstration data loaded', {
    records: world.length,
    madeMs: Math.round(made - started),
    writtenMs: Math.round(performance.now() - made),
  })
}

/** Windows read their lists again once in so many commands, not ten times a second. */
const toldEvery = 25

function hushed(ctx: DataContext, now: Loading): DataContext {
  return {
    ...ctx,
    emit: (_, payload) => now.untold.push(...(payload as RecordsChanged).records),
  }
}

function tell(ctx: DataContext, now: Loading): void {
  const records = now.untold.splice(0)
  const change = one(ctx.db, z.object({ id: z.number() }), 'SELECT max(id) AS id FROM grp')?.id
  if (change !== undefined && records.length > 0)
    ctx.emit('records.changed', { change, records } satisfies RecordsChanged)
}

/** Records of one command: a slice of background work stays short. */
const chunkSize = 20

interface Loading {
  readonly records: Iterator<DemoRecord, void>
  readonly idOf: (name: string) => RecordId
  /** Commands carried out so far. */
  done: number
  /** Records that the windows have not been told of. */
  untold: RecordsChanged['records']
}

/** What is still to be loaded; null in a store without the demonstration, or when all is there. */
const loading: Slot<{ now: Loading | null }> = {
  name: 'demo',
  make: (ctx) => {
    const at = demoStart(ctx.db)
    if (at === null) return { now: null }
    const done = countDone(ctx.db)
    return { now: done >= chunks ? null : { ...beginObjects(ctx, at), done, untold: [] } }
  },
}
const objectCount = Object.values(counts).reduce((a, b) => a + b, 0)
const chunks = Math.ceil(objectCount / chunkSize)

/** The world of the day on which the demonstration was loaded: a restart goes on with the same. */
function beginObjects(ctx: DataContext, at: number): Omit<Loading, 'done' | 'untold'> {
  const { assetsFolder } = ctx
  const idOf = recordIds(at)
  const hazards = readReference(assetsFolder).hazardClasses.classes
  const records = makeObjects({
    units: readUnits(assetsFolder),
    places: readPlaces(assetsFolder),
    terrain: readTerrain(assetsFolder),
    words: readWords(assetsFolder),
    objectWords: readObjectWords(assetsFolder),
    dictionary: ctx.dictionary.dictionary,
    hazards: new Map(hazards.map(({ code, label }) => [code, label])),
    today: kazakhstanDay(at),
    idOf,
  })
  const skipped = countDone(ctx.db) * chunkSize
  for (let i = 0; i < skipped; i++) records.next()
  return { records, idOf }
}

/**
 * Dams, sites, facilities, forces and events come in quiet moments, one command a slice, so that
 * the first start is no slower for them. The command's number makes a killed load go on where it
 * stopped.
 */
export const demoUpkeep: IdleTask = {
  name: 'demonstration data',
  run: (ctx) => {
    const kept = ctx.keep(loading)
    if (!kept.now) return false
    const { now } = kept
    const { records, idOf } = now
    const taken: DemoRecord[] = []
    while (taken.length < chunkSize) {
      const next = records.next()
      if (next.done) break
      taken.push(next.value)
    }
    if (taken.length > 0)
      commit(hushed(ctx, now), {
        command: chunkCommand(now.done),
        act: 'demo',
        args: { count: taken.length },
        undoable: false,
        step: true,
        operations: taken.map((record) => operationOf(record, ctx.dictionary.dictionary, idOf)),
      })
    now.done++
    if (taken.length < chunkSize || now.done === chunks) kept.now = null
    if (kept.now === null || now.done % toldEvery === 0) tell(ctx, now)
    return kept.now !== null
  },
}

function readUnits(assetsFolder: string) {
  const path = join(assetsFolder, 'reference/units.json')
  return unitsFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).units
}

/** Kazakhstan keeps one time since 1 March 2024: UTC+5 (government resolution of 19 January 2024). */
function kazakhstanDay(at: number): string {
  return new Date(at + 5 * 3_600_000).toISOString().slice(0, 10)
}
