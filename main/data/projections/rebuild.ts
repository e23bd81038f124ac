import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import type { DataContext, StartTask } from '../context.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { all, one, run, transaction, type WriteDb } from '../db/sql.ts'
import { readRowByFid, stateOf } from '../records/stored.ts'
import { project } from './project.ts'
import { ensureRowsFit } from './rows.ts'
import { judgeAll } from './upkeep.ts'
import { ensureWideTable, wideTable } from './wide.ts'

/** Raised when the projections of the same dictionary would come out differently. */
const generatorVersion = 4

const kindsOf = (ctx: DataContext): readonly KindDictionary[] =>
  Object.values(ctx.dictionary.dictionary.kinds)

/** Makes the wide tables and, when dictionary or generator changed, computes everything anew. */
export const projectionsTask: StartTask = {
  name: 'projections',
  run: (ctx) => {
    for (const kind of kindsOf(ctx)) ensureRowsFit(kind)
    const version = projectionsVersion(ctx)
    if (readMeta(ctx.db, 'projections') === version) return
    const records = transaction(ctx.db, (tx) => {
      for (const kind of kindsOf(ctx)) ensureWideTable(tx.raw, kind, 'p')
      const count = rebuild(tx, ctx)
      writeMeta(tx, 'projections', version)
      return count
    })
    ctx.log.info('projections computed', { records })
  },
}

/** What projections are computed from besides the records. */
function projectionsVersion(ctx: DataContext): string {
  const register = one(
    ctx.db,
    z.object({ v: z.number().nullable() }),
    'SELECT max(version) AS v FROM unit',
  )
  return createHash('sha256')
    .update(JSON.stringify([generatorVersion, register?.v ?? 0, ctx.dictionary.hash]))
    .digest('hex')
}

const lastSchema = z.object({ fid: z.number(), at: z.number() })
/** Records read at once: none may be open while the store is written. */
const page = 200

/** Computes all projections from the records. */
export function rebuild(tx: WriteDb, ctx: DataContext): number {
  for (const table of [
    ...kindsOf(ctx).map((kind) => wideTable(kind.kind)),
    'p_row',
    'p_issue',
    'p_head',
  ])
    run(tx, `DELETE FROM ${table}`)
  let count = 0
  for (let after = 0; ; ) {
    const records = all(
      tx,
      lastSchema,
      `SELECT fid, (SELECT at FROM history WHERE rec = fid ORDER BY op DESC LIMIT 1) AS at
         FROM rec WHERE fid > :after AND deleted = 0 ORDER BY fid LIMIT ${page}`,
      { after },
    )
    for (const { fid, at } of records) projectWhole(tx, ctx, fid, at)
    count += records.length
    const last = records.at(-1)
    if (!last) break
    after = last.fid
  }
  // Findings across records follow in quiet moments.
  judgeAll(tx)
  // They were judged by the clock of now.
  writeMeta(tx, 'clock.day', kazakhstanTime(ctx.now()).today)
  return count
}

function projectWhole(tx: WriteDb, ctx: DataContext, fid: number, at: number): void {
  const row = readRowByFid(tx, fid)
  if (!row) return
  const after = stateOf(row, undefined)
  project(tx, ctx, { fid, kind: row.kind, before: null, after, patch: {}, at })
}

/** For repair: everything that is computed, computed again. */
function rebuildProjections(ctx: DataContext): { records: number; ms: number } {
  const started = performance.now()
  const records = transaction(ctx.db, (tx) => rebuild(tx, ctx))
  return { records, ms: Math.round(performance.now() - started) }
}

export const projectionCommands = { 'projections.rebuild': rebuildProjections }
