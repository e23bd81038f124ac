import { z } from 'zod'
import { type RecordKind, recordKinds } from '../../../shared/contract/features/records.ts'
import type { Field, KindDictionary } from '../../../shared/domain/dictionary.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import { measureCompleteness } from '../../../shared/domain/passport/completeness.ts'
import { withComputed } from '../../../shared/domain/passport/compute.ts'
import { unsureFields } from '../../../shared/domain/passport/confidence.ts'
import { dependents } from '../../../shared/domain/passport/dependents.ts'
import { dueDays } from '../../../shared/domain/passport/overdue.ts'
import {
  explainedFields,
  isExplained,
  reasonsField,
} from '../../../shared/domain/passport/reasons.ts'
import { type CheckContext, subjectOf } from '../../../shared/domain/passport/subject.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import type { Change, RecordState, Sources } from '../../../shared/domain/record/change.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { one, type ReadDb, run, type WriteDb } from '../db/sql.ts'
import { kindDictionary } from '../records/validate.ts'
import { checkContext } from './check-context.ts'
import {
  countOf,
  type Finding,
  type Findings,
  findingsFrom,
  merged,
  readFindings,
  writeFindings,
} from './findings.ts'
import { eventName, placeOf, putHead } from './head.ts'
import { deleteRows, insertRows, updateRows } from './rows.ts'
import { territories } from './territories.ts'
import { deleteWide, insertWide, updateWide, wideFields, wideValue } from './wide.ts'

/** A record after an operation, and what the operation did. */
export interface Projected {
  readonly fid: number
  readonly kind: RecordKind
  readonly before: RecordState | null
  readonly after: RecordState
  readonly patch: Change
  /** Time of the operation, ms. */
  readonly at: number
}

/** Brings the projections of one record up to date; part of the command's transaction. */
export function project(tx: WriteDb, ctx: DataContext, change: Projected): void {
  const kind = kindDictionary(ctx.dictionary.dictionary, change.kind)
  if (!kind) return
  const { fid, before, after } = change
  const wasShown = before !== null && !before.deleted
  if (after.deleted) {
    if (wasShown) forget(tx, kind, fid)
  } else if (wasShown) update(tx, ctx, kind, change)
  else insert(tx, ctx, kind, change)
}

function insert(tx: WriteDb, ctx: DataContext, kind: KindDictionary, change: Projected): void {
  const { fid, after } = change
  const doc = withComputed(kind, after.doc)
  insertWide(tx, kind, fid, doc)
  insertRows(tx, fid, after.doc)
  const context = checkContext(
    ctx,
    after.geometry === undefined ? hasGeometry(tx, fid) : after.geometry !== null,
  )
  measure(tx, ctx, { kind, fid, doc: after.doc, sources: after.sources, context, at: change.at })
}

function update(tx: WriteDb, ctx: DataContext, kind: KindDictionary, change: Projected): void {
  const { fid, before, after, patch } = change
  const doc = withComputed(kind, after.doc)
  const old = withComputed(kind, before?.doc ?? {})
  updateWide(tx, kind, { fid, doc, changed: changedFields(kind, old, doc) })
  updateRows(tx, fid, after.doc, patch)
  const context = checkContext(
    ctx,
    after.geometry === undefined ? hasGeometry(tx, fid) : after.geometry !== null,
  )
  measure(tx, ctx, {
    kind,
    fid,
    doc: after.doc,
    sources: after.sources,
    context,
    at: change.at,
    again: dependents(kind, touchedFields(kind, change)),
  })
}

function changedFields(kind: KindDictionary, old: Document, now: Document): readonly Field[] {
  return wideFields(kind).filter((field) => {
    const [a, b] = [old[field.id], now[field.id]]
    return a !== b && wideValue(a) !== wideValue(b)
  })
}

function touchedFields(
  kind: KindDictionary,
  { patch, before, after }: Projected,
): readonly number[] {
  const values = Object.keys(patch.values ?? {}).map((at) => Number(parseAddress(at).field))
  const geometry = patch.geometry === undefined ? [] : [kind.byKey.get('geometry')?.id ?? 0]
  // A reason turns the finding it is given for.
  const reasons = values.includes(reasonsField)
    ? [...explainedFields(before?.doc ?? {}), ...explainedFields(after.doc)]
    : []
  return [...values, ...geometry, ...reasons]
}

export interface Measured {
  readonly kind: KindDictionary
  readonly fid: number
  readonly doc: Document
  readonly sources: Sources
  readonly context: CheckContext
  /** Time of the last operation, ms. */
  readonly at: number
  /** Fields to look at again; all without it. */
  readonly again?: ReadonlySet<number>
}

/** Checks, completeness, overdue day and head of one record. */
export function measure(tx: WriteDb, ctx: DataContext, record: Measured): void {
  const { kind, fid, doc, context, again } = record
  const before = readFindings(tx, fid)
  const found = findingsFrom(checkPassport(kind, doc, context, again), false, (issue) =>
    isExplained(kind, doc, issue),
  )
  const own = again ? merged(kind, before.own, { fields: again, found }) : found
  settle(tx, ctx, record, { before, after: { own, across: before.across } })
}

/** Writes findings and the head that counts them. */
export function settle(
  tx: WriteDb,
  ctx: DataContext,
  record: Measured,
  { before, after }: { before: Findings; after: Findings },
): void {
  const { kind, fid, doc, context, sources, at } = record
  const register = ctx.keep(territories)
  const { pct, required, filled } = measureCompleteness(kind, doc, context, [])
  const subject = subjectOf(kind, doc, context)
  writeFindings(tx, fid, before, after)
  const findings: readonly Finding[] = [...after.own, ...after.across]
  putHead(tx, kind, doc, {
    register,
    named: eventName(ctx, kind, doc),
    head: {
      ...placeOf(kind, doc, register),
      fid,
      kindNumber: recordKinds[kind.kind],
      completeness: pct,
      missing: required - filled,
      blocks: countOf(findings, 'block'),
      warns: countOf(findings, 'warn'),
      due: dueDays(subject, sources),
      unsure: unsureFields(subject, sources).length,
      changedAt: at,
    },
  })
}

export function forget(tx: WriteDb, kind: KindDictionary, fid: number): void {
  deleteWide(tx, kind, fid)
  deleteRows(tx, kind, fid)
  run(tx, 'DELETE FROM p_issue WHERE fid = :fid', { fid })
  run(tx, 'DELETE FROM p_head WHERE fid = :fid', { fid })
}

export function hasGeometry(tx: ReadDb, fid: number): boolean {
  return one(tx, present, 'SELECT 1 AS n FROM rec_geom WHERE fid = :fid', { fid }) !== undefined
}
const present = z.object({ n: z.number() })
