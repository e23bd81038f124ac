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
import { makeObjects } from './objects.ts'
import { operationOf, recordIds } from './operations.ts'
import { type Places, readPlaces } from './places.ts'
import { chunkCommand, demoCommand, readArriving } from './queries.ts'
import { readTerrain, type Terrain } from './terrain.ts'
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
  const places = readPlaces(ctx.assetsFolder)
  Object.assign(ctx.keep(ground), { places, terrain: readTerrain(ctx.assetsFolder) })
  const world = makeWorld({
    units: readUnits(ctx.assetsFolder),
    places,
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

/** Windows read their lists again once in so many records, not ten times a second. */
const toldEvery = 500

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

/** What a slice may take, ms: as many records are in a command as came in that time before. */
const sliceMs = 12
const fewestAtOnce = 5
const mostAtOnce = 40

interface Loading {
  /** Null where the preparation is given back to the event loop. */
  readonly records: Iterator<DemoRecord | null, void>
  readonly idOf: (name: string) => RecordId
  /** Commands carried out so far. */
  commands: number
  /** Records of the next command. */
  size: number
  /** Records that the windows have not been told of. */
  untold: RecordsChanged['records']
}

/** What is still to be loaded; null in a store without the demonstration, or when all is there. */
const loading: Slot<{ now: Loading | null }> = {
  name: 'demo',
  make: (ctx) => {
    const arriving = readArriving(ctx.db)
    if (arriving === null) return { now: null }
    const { start, commands, objects } = arriving
    const idOf = recordIds(start)
    const records = arrivingRecords(ctx, { start, idOf, skipped: objects })
    return { now: { records, idOf, commands, size: fewestAtOnce, untold: [] } }
  },
}

/** Read at the first start, where nobody waits for a slice to end, and given to the load that follows. */
const ground: Slot<{ places: Places | null; terrain: Terrain | null }> = {
  name: 'demo-ground',
  make: () => ({ places: null, terrain: null }),
}

interface Start {
  /** The world of the day on which the demonstration was loaded: a restart goes on with the same. */
  readonly start: number
  readonly idOf: (name: string) => RecordId
  readonly skipped: number
}

function* arrivingRecords(
  ctx: DataContext,
  { start, idOf, skipped }: Start,
): Generator<DemoRecord | null, void> {
  const { assetsFolder } = ctx
  const known = ctx.keep(ground)
  const places = known.places ?? readPlaces(assetsFolder)
  yield null
  const terrain = known.terrain ?? readTerrain(assetsFolder)
  yield null
  Object.assign(known, { places: null, terrain: null })
  const hazards = readReference(assetsFolder).hazardClasses.classes
  const records = makeObjects({
    units: readUnits(assetsFolder),
    places,
    terrain,
    words: readWords(assetsFolder),
    objectWords: readObjectWords(assetsFolder),
    dictionary: ctx.dictionary.dictionary,
    hazards: new Map(hazards.map(({ code, label }) => [code, label])),
    today: kazakhstanDay(start),
    idOf,
  })
  yield null
  let made = 0
  for (const record of records) {
    // The first has all places of the country sought for it.
    if (made === 0 || made % mostAtOnce === 0) yield null
    made++
    if (made > skipped) yield record
  }
}

/**
 * Dams, sites, facilities, forces and events come in quiet moments, one command a slice, so that
 * the first start is no slower for them. What the commands count makes a killed load go on where it
 * stopped.
 */
export const demoUpkeep: IdleTask = {
  name: 'demonstration data',
  run: (ctx) => {
    const kept = ctx.keep(loading)
    if (!kept.now) return false
    if (load(ctx, kept.now)) return true
    tell(ctx, kept.now)
    kept.now = null
    ctx.log.info('milestone demo-whole')
    return false
  },
}

/** One slice; false when there is nothing left to load. */
function load(ctx: DataContext, now: Loading): boolean {
  const started = performance.now()
  const taken: DemoRecord[] = []
  let next = now.records.next()
  for (; !next.done && next.value; next = now.records.next()) {
    taken.push(next.value)
    if (taken.length === now.size) break
  }
  if (taken.length === 0) return !next.done
  commit(hushed(ctx, now), {
    command: chunkCommand(now.commands++),
    act: 'demo',
    args: { count: taken.length },
    undoable: false,
    step: true,
    operations: taken.map((record) => operationOf(record, ctx.dictionary.dictionary, now.idOf)),
  })
  if (now.untold.length >= toldEvery) tell(ctx, now)
  const fitting = Math.round((taken.length * sliceMs) / (performance.now() - started))
  now.size = Math.min(Math.max(fitting, fewestAtOnce), mostAtOnce)
  return true
}

export function readUnits(assetsFolder: string) {
  const path = join(assetsFolder, 'reference/units.json')
  return unitsFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).units
}

/** Kazakhstan keeps one time since 1 March 2024: UTC+5 (government resolution of 19 January 2024). */
export function kazakhstanDay(at: number): string {
  return new Date(at + 5 * 3_600_000).toISOString().slice(0, 10)
}
