import { z } from 'zod'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import { gatheredRules } from '../../../shared/domain/passport/gathered.ts'
import { looksAtClock } from '../../../shared/domain/passport/overdue.ts'
import type { Change } from '../../../shared/domain/record/change.ts'
import type { DataContext, IdleTask, Slot } from '../context.ts'
import { forgetMeta, readMeta, writeMeta } from '../db/meta.ts'
import { all, transaction, type WriteDb } from '../db/sql.ts'
import { unpack } from '../records/pack.ts'
import { bytes, kindFrom, readRowByFid, recordIdFrom } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { recheck } from './across.ts'
import { markAffected } from './affected.ts'
import { checkContext } from './check-context.ts'
import { outlinesVersion } from './outlines.ts'
import { hasGeometry, measure } from './project.ts'

/**
 * Checks across records, after the commit and beside it. History itself is the queue: a number in
 * `meta` says how far it was followed, so that a commit writes no row for it, nothing is forgotten
 * by a crash, and a thousand imported records mark their oblast once. Each slice is one short
 * transaction; doing one twice changes nothing.
 */
export const acrossUpkeep: IdleTask = {
  name: 'checks across records',
  run: (ctx) => noticeOutlines(ctx) || followHistory(ctx) || checkAll(ctx),
}

/** New outlines or settlements: every record is judged again. */
function noticeOutlines(ctx: DataContext): boolean {
  const version = outlinesVersion(ctx)
  if (readMeta(ctx.db, 'across.outlines') === version) return false
  transaction(ctx.db, (tx) => {
    writeMeta(tx, 'across.outlines', version)
    writeMeta(tx, 'across.all', 0)
  })
  return true
}

interface Queue {
  /** Record → fields to judge again, of the operations up to `upTo`. */
  readonly marks: Map<number, Set<number>>
  upTo: number
}
const queue: Slot<Queue> = { name: 'across', make: () => ({ marks: new Map(), upTo: 0 }) }

/** A slice holds the writer no longer than this. */
const sliceMs = 15
const operationsRead = 100

const pastSchema = z.object({ op: z.number(), rec: z.number(), patch: bytes, base: bytes })
export const pastSql = `SELECT op, rec, patch, base FROM history
  WHERE op > :after ORDER BY op LIMIT ${operationsRead}`

function followHistory(ctx: DataContext): boolean {
  const kept = ctx.keep(queue)
  if (kept.marks.size === 0 && !readOperations(ctx, kept)) return false
  const changed: number[] = []
  transaction(ctx.db, (tx) => {
    const until = performance.now() + sliceMs
    for (const [fid, fields] of kept.marks) {
      if (recheck(tx, ctx, { fid, fields })) changed.push(fid)
      kept.marks.delete(fid)
      if (performance.now() > until) break
    }
    // The place in history moves on only when all it led to is judged.
    if (kept.marks.size === 0) writeMeta(tx, 'across.op', kept.upTo)
  })
  tellChecked(ctx, changed)
  return true
}

function readOperations(ctx: DataContext, kept: Queue): boolean {
  const after = Number(readMeta(ctx.db, 'across.op') ?? 0)
  const operations = all(ctx.db, pastSchema, pastSql, { after })
  for (const { op, rec, patch, base } of operations) {
    const row = readRowByFid(ctx.db, rec)
    kept.upTo = op
    if (!row) continue
    const past = { row, patch: unpack(patch) as Change, base: unpack(base) as Change }
    markAffected(ctx.db, ctx, past, (fid, fields) => {
      const marked = kept.marks.get(fid) ?? new Set()
      for (const field of fields) marked.add(field)
      kept.marks.set(fid, marked)
    })
  }
  return operations.length > 0
}

/** After a rebuild: every record once, in order. */
function checkAll(ctx: DataContext): boolean {
  const last = readMeta(ctx.db, 'across.all')
  if (last === undefined) return false
  const changed: number[] = []
  transaction(ctx.db, (tx) => {
    const next = eachRecord(tx, Number(last), (fid) => {
      const row = readRowByFid(tx, fid)
      const kind = row && kindDictionary(ctx.dictionary.dictionary, row.kind)
      if (!kind) return
      const fields = new Set(gatheredRules(kind).map(({ field }) => field.id))
      if (recheck(tx, ctx, { fid, fields })) changed.push(fid)
    })
    if (next === null) forgetMeta(tx, 'across.all')
    else writeMeta(tx, 'across.all', next)
  })
  tellChecked(ctx, changed)
  return true
}

/** Records after `last` until the slice is over; the last one done, or null at the end. */
function eachRecord(tx: WriteDb, last: number, visit: (fid: number) => void): number | null {
  const until = performance.now() + sliceMs
  const fids = all(
    tx,
    z.object({ fid: z.number() }),
    `SELECT fid FROM p_head WHERE fid > :last ORDER BY fid LIMIT ${operationsRead}`,
    { last },
  )
  for (const { fid } of fids) {
    visit(fid)
    if (performance.now() > until) return fid
  }
  return fids.length < operationsRead ? null : (fids.at(-1)?.fid ?? null)
}

/** Rules that look at the clock ("not in the future") are judged again when a day begins. */
export const clockUpkeep: IdleTask = {
  name: 'checks of a new day',
  run: (ctx) => {
    const { today } = kazakhstanTime(ctx.now())
    if (readMeta(ctx.db, 'clock.day') === today) return false
    const changed: number[] = []
    transaction(ctx.db, (tx) => {
      const next = eachRecord(tx, Number(readMeta(tx, 'clock.fid') ?? 0), (fid) => {
        if (measureAgain(tx, ctx, fid)) changed.push(fid)
      })
      if (next !== null) writeMeta(tx, 'clock.fid', next)
      else {
        forgetMeta(tx, 'clock.fid')
        writeMeta(tx, 'clock.day', today)
      }
    })
    tellChecked(ctx, changed)
    return true
  },
}

const headSchema = z.object({ blocks: z.number(), warns: z.number(), at: z.number() })
const headSql = 'SELECT blocks, warns, changed_at AS at FROM p_head WHERE fid = :fid'

function measureAgain(tx: WriteDb, ctx: DataContext, fid: number): boolean {
  const row = readRowByFid(tx, fid)
  const kind = row && kindDictionary(ctx.dictionary.dictionary, row.kind)
  const [before] = all(tx, headSchema, headSql, { fid })
  if (!row || !kind || !before || !looksAtClock(kind)) return false
  const context = checkContext(ctx, hasGeometry(tx, fid))
  measure(tx, ctx, { kind, fid, doc: row.doc, sources: row.src, context, at: before.at })
  const [after] = all(tx, headSchema, headSql, { fid })
  return before.blocks !== after?.blocks || before.warns !== after.warns
}

const nameSchema = z.object({ id: bytes, kind: z.number() })

/** Windows that show counts of findings read them again. */
export function tellChecked(ctx: DataContext, fids: readonly number[]): void {
  if (fids.length === 0) return
  const records = fids.flatMap((fid) =>
    all(ctx.db, nameSchema, 'SELECT id, kind FROM rec WHERE fid = :fid', { fid }).map((row) => ({
      id: recordIdFrom(row.id),
      fid,
      kind: kindFrom(row.kind),
    })),
  )
  ctx.emit('records.checked', { records })
}
