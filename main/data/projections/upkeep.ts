import { z } from 'zod'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import { type ClockSpan, clockSpans } from '../../../shared/domain/passport/overdue.ts'
import type { Change } from '../../../shared/domain/record/change.ts'
import type { DataContext, IdleTask, Slot } from '../context.ts'
import { forgetMeta, readMeta, writeMeta } from '../db/meta.ts'
import { all, one, transaction, type WriteDb } from '../db/sql.ts'
import { unpack } from '../records/pack.ts'
import { bytes, kindFrom, readRowByFid, recordIdFrom } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { recheck } from './across.ts'
import { markAffected } from './affected.ts'
import { checkContext } from './check-context.ts'
import { outlinesVersion } from './outlines.ts'
import { hasGeometry, measure } from './project.ts'
import { wideColumn, wideTable } from './wide.ts'

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
    judgeAll(tx)
  })
  return true
}

const lastRow = z.object({ op: z.number() })

/** Every record is judged again, in quiet moments; what history led to so far is among it. */
export function judgeAll(tx: WriteDb): void {
  const last = one(tx, lastRow, 'SELECT coalesce(max(op), 0) AS op FROM history')
  writeMeta(tx, 'across.op', last?.op ?? 0)
  writeMeta(tx, 'across.all', 0)
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
    const past = { row, op, patch: unpack(patch) as Change, base: unpack(base) as Change }
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
      if (recheck(tx, ctx, { fid, fields: null })) changed.push(fid)
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
    fidRow,
    `SELECT fid FROM p_head WHERE fid > :last ORDER BY fid LIMIT ${operationsRead}`,
    { last },
  )
  for (const { fid } of fids) {
    visit(fid)
    if (performance.now() > until) return fid
  }
  return fids.length < operationsRead ? null : (fids.at(-1)?.fid ?? null)
}

interface NewDay {
  today: string
  /** Records up to this one are judged for it. */
  fid: number
}
/** A day that begins before the last one is through begins anew; so does a restart. */
const newDay: Slot<NewDay> = { name: 'clock', make: () => ({ today: '', fid: 0 }) }

/**
 * Rules that look at the clock ("not in the future") are judged again when a day begins, where a value
 * lies between what the clock said then and says now.
 */
export const clockUpkeep: IdleTask = {
  name: 'checks of a new day',
  run: (ctx) => {
    const { today } = kazakhstanTime(ctx.now())
    const before = readMeta(ctx.db, 'clock.day')
    if (before === today) return false
    const kept = ctx.keep(newDay)
    if (kept.today !== today) Object.assign(kept, { today, fid: 0 })
    const changed: number[] = []
    transaction(ctx.db, (tx) => {
      const days = { before: String(before ?? longAgo), today }
      const next = eachTurned(tx, ctx, { days, after: kept.fid }, (fid) => {
        if (measureAgain(tx, ctx, fid)) changed.push(fid)
      })
      if (next === null) writeMeta(tx, 'clock.day', today)
      else kept.fid = next
    })
    tellChecked(ctx, changed)
    return true
  },
}

/** Before any date of a passport's own checks: for a store that does not know its day. */
const longAgo = '1900-01-01'

/** Records whose dates are looked through in one slice: some 5 ms. */
const fidsSought = 5_000

interface Turned {
  readonly days: { readonly before: string; readonly today: string }
  readonly after: number
}

/** As `eachRecord`, of the next records those with a value that days may have turned. */
function eachTurned(
  tx: WriteDb,
  ctx: DataContext,
  { days, after }: Turned,
  visit: (fid: number) => void,
): number | null {
  const until = performance.now() + sliceMs
  const upTo = after + fidsSought
  const fids = Object.values(ctx.dictionary.dictionary.kinds).flatMap((kind) => {
    const spans = clockSpans(kind, days.before, days.today)
    if (spans.length === 0) return []
    const limits = spans.flatMap(({ from, to }, i) => [
      [`from${i}`, from] as const,
      [`to${i}`, to] as const,
    ])
    return all(tx, fidRow, turnedSql(kind, spans), { after, upTo, ...Object.fromEntries(limits) })
  })
  for (const { fid } of fids.toSorted((a, b) => a.fid - b.fid)) {
    visit(fid)
    if (performance.now() > until) return fid
  }
  const last = one(tx, fidRow, 'SELECT coalesce(max(fid), 0) AS fid FROM p_head')?.fid ?? 0
  return upTo < last ? upTo : null
}

const fidRow = z.object({ fid: z.number() })

function turnedSql(kind: KindDictionary, spans: readonly ClockSpan[]): string {
  const window = 'fid > :after AND fid <= :upTo'
  const within = spans.map((_, i) => `BETWEEN :from${i} AND :to${i}`)
  const fields = spans.flatMap(({ field, column }, i) =>
    column ? [] : `${wideColumn(field)} ${within[i]}`,
  )
  const cells = spans.flatMap(({ field, column }, i) =>
    column
      ? `SELECT fid FROM p_row WHERE field = ${field.id} AND ${window} AND c${column.id} ${within[i]}`
      : [],
  )
  const wide = `SELECT fid FROM ${wideTable(kind.kind)} WHERE ${window} AND (${fields.join(' OR ')})`
  return [...(fields.length > 0 ? [wide] : []), ...cells].join(' UNION ')
}

const headSchema = z.object({ blocks: z.number(), warns: z.number(), at: z.number() })
const headSql = 'SELECT blocks, warns, changed_at AS at FROM p_head WHERE fid = :fid'

function measureAgain(tx: WriteDb, ctx: DataContext, fid: number): boolean {
  const row = readRowByFid(tx, fid)
  const kind = row && kindDictionary(ctx.dictionary.dictionary, row.kind)
  const [before] = all(tx, headSchema, headSql, { fid })
  if (!row || !kind || !before) return false
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
