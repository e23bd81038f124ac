import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { unitsFileSchema } from '../../../shared/contract/features/units.ts'
import { dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import type { DataContext, StartTask } from '../context.ts'
import { one } from '../db/sql.ts'
import { commit } from '../records/commit.ts'
import { operationOf, recordIds } from './operations.ts'
import { readPlaces } from './places.ts'
import { demoCommand } from './queries.ts'
import { readWords } from './words.ts'
import { makeWorld } from './world.ts'

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
    operations: world.map((record) => operationOf(record, dictionary, idOf)),
  })
  ctx.log.info('demonstration data loaded', {
    records: world.length,
    madeMs: Math.round(made - started),
    writtenMs: Math.round(performance.now() - made),
  })
}

function readUnits(assetsFolder: string) {
  const path = join(assetsFolder, 'reference/units.json')
  return unitsFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).units
}

/** Kazakhstan keeps one time since 1 March 2024: UTC+5 (government resolution of 19 January 2024). */
function kazakhstanDay(at: number): string {
  return new Date(at + 5 * 3_600_000).toISOString().slice(0, 10)
}
