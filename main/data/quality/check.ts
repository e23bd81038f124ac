import { z } from 'zod'
import type { DataContext } from '../context.ts'
import { all, one, transaction, type WriteDb } from '../db/sql.ts'
import { recheck } from '../projections/across.ts'
import { checkContext } from '../projections/check-context.ts'
import { hasGeometry, measure } from '../projections/project.ts'
import { tellChecked } from '../projections/upkeep.ts'
import { readRowByFid } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { inSteps, type Steps } from '../steps.ts'

/** A slice holds the writer no longer than this. */
const sliceMs = 15
const recordsRead = 200

const countRow = z.object({ n: z.number() })

/** Every record anew: its own rules, then those across records. */
export function checkAll(ctx: DataContext): Promise<{ records: number; changed: number }> {
  return inSteps(ctx.signal, checkInSlices(ctx))
}

/** One short transaction a step; a cancel between two leaves whole records behind. */
function* checkInSlices(ctx: DataContext): Steps<{ records: number; changed: number }> {
  const total = one(ctx.db, countRow, 'SELECT count(*) AS n FROM p_head')?.n ?? 0
  let done = 0
  let changed = 0
  for (let after = 0; ; ) {
    const slice = transaction(ctx.db, (tx) => checkSlice(tx, ctx, after))
    if (slice.fids.length === 0) break
    after = slice.fids.at(-1) ?? after
    done += slice.fids.length
    changed += slice.changed.length
    tellChecked(ctx, slice.changed)
    ctx.emit('quality.progress', { done, total: Math.max(done, total) })
    yield
  }
  return { records: done, changed }
}

function checkSlice(tx: WriteDb, ctx: DataContext, after: number) {
  const until = performance.now() + sliceMs
  const next = all(
    tx,
    z.object({ fid: z.number() }),
    `SELECT fid FROM p_head WHERE fid > :after ORDER BY fid LIMIT ${recordsRead}`,
    { after },
  )
  const fids: number[] = []
  const changed: number[] = []
  for (const { fid } of next) {
    if (checkOne(tx, ctx, fid)) changed.push(fid)
    fids.push(fid)
    if (performance.now() > until) break
  }
  return { fids, changed }
}

const headRow = z.object({
  at: z.number(),
  counts: z.string(),
})
const headSql = `SELECT changed_at AS at, json_array(missing, blocks, warns, unsure, due) AS counts
  FROM p_head WHERE fid = :fid`

/** True when the counts of the record's head came out differently. */
function checkOne(tx: WriteDb, ctx: DataContext, fid: number): boolean {
  const row = readRowByFid(tx, fid)
  const kind = row && kindDictionary(ctx.dictionary.dictionary, row.kind)
  const before = one(tx, headRow, headSql, { fid })
  if (!row || !kind || !before) return false
  const context = checkContext(ctx, hasGeometry(tx, fid))
  measure(tx, ctx, { kind, fid, doc: row.doc, sources: row.src, context, at: before.at })
  recheck(tx, ctx, { fid, fields: null })
  return one(tx, headRow, headSql, { fid })?.counts !== before.counts
}
