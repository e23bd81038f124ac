import { z } from 'zod'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { gatheredRules } from '../../../shared/domain/passport/gathered.ts'
import { explainedFields, reasonsField } from '../../../shared/domain/passport/reasons.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import type { Change } from '../../../shared/domain/record/change.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { all, type ReadDb } from '../db/sql.ts'
import { unpack } from '../records/pack.ts'
import { bytes, type StoredRow } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { twins } from './across.ts'
import { type Place, placeOf, placingFields } from './head.ts'
import { territories } from './territories.ts'

/** Adds fields of a record to what has to be judged again. */
export type Mark = (fid: number, fields: readonly number[]) => void

/** One operation of history, with the record as it stands now. */
export interface Past {
  readonly row: StoredRow
  readonly op: number
  readonly patch: Change
  readonly base: Change
}

/**
 * Which rules across records an operation can have turned: those of the record itself, sums of the
 * territory above it, counts of all territories it lies or lay in, and records that share or shared
 * a value that must be unique.
 */
export function markAffected(
  db: ReadDb,
  ctx: DataContext,
  { row, op, patch, base }: Past,
  mark: Mark,
): void {
  const kind = kindDictionary(ctx.dictionary.dictionary, row.kind)
  if (!kind) return
  const touched = new Set(
    Object.keys(patch.values ?? {}).map((address) => Number(parseAddress(address).field)),
  )
  const appeared = patch.create !== undefined || patch.deleted !== undefined
  const moved = appeared || placingFields(kind).some((field) => touched.has(field))
  const scope = { kind, touched: appeared || moved ? null : touched }
  const own = ownFields(scope)
  if (patch.geometry !== undefined) own.push(...geometryFields(kind))
  if (touched.has(reasonsField)) {
    const explained = [
      ...explainedFields(row.doc),
      ...explainedFields({ [reasonsField]: base.values ?? {} }),
    ]
    own.push(
      ...gatheredRules(kind).flatMap(({ field }) =>
        explained.includes(field.id) ? [field.id] : [],
      ),
    )
  }
  if (own.length > 0 && !row.deleted) mark(row.fid, own)
  markUnique(db, ctx, { row, op, patch, base, kind, appeared }, mark)
  const places = placesOf(ctx, kind, row.doc, base)
  for (const place of places) markAbove(db, ctx, { ...scope, place }, mark)
}

interface Scope {
  readonly kind: KindDictionary
  /** Fields written; null when the record appeared, vanished or moved, which touches everything. */
  readonly touched: ReadonlySet<number> | null
}

function ownFields({ kind, touched }: Scope): number[] {
  return gatheredRules(kind).flatMap(({ field, rule }) => {
    const along = 'with' in rule ? (rule.with ?? []) : []
    const looked = [field.id, ...along.flatMap((key) => kind.byKey.get(key)?.id ?? [])]
    return touched === null || looked.some((id) => touched.has(id)) ? [field.id] : []
  })
}

const geometryFields = (kind: KindDictionary): number[] =>
  gatheredRules(kind).flatMap(({ field, rule }) =>
    rule.kind.startsWith('geometry') || rule.kind === 'distanceTo' ? [field.id] : [],
  )

/** Where the record stands, and where it stood before the operation. */
function placesOf(
  ctx: DataContext,
  kind: KindDictionary,
  doc: Document,
  base: Change,
): readonly Place[] {
  const register = ctx.keep(territories)
  const now = placeOf(kind, doc, register)
  const before = Object.fromEntries(
    placingFields(kind).map((field) => [field, base.values?.[field] ?? doc[field]]),
  )
  const then = placeOf(kind, { ...doc, ...before }, register)
  return now.path === then.path && now.parent === then.parent ? [now] : [now, then]
}

function markAbove(
  db: ReadDb,
  ctx: DataContext,
  scope: Scope & { place: Place },
  mark: Mark,
): void {
  const { kind, touched, place } = scope
  const sums = gatheredRules(kind).flatMap(({ field, rule }) =>
    rule.kind === 'sumOfChildren' && (touched === null || touched.has(field.id)) ? [field.id] : [],
  )
  if (sums.length > 0 && place.parent !== null)
    for (const fid of passportsOf(db, 'territory', place.parent)) mark(fid, sums)
  const counts = countingFields(ctx, scope)
  if (counts.length > 0)
    for (const code of place.path.split('/'))
      for (const fid of passportsOf(db, 'territory', code)) mark(fid, counts)
}

/** Fields of territories that count records of this kind, narrowed by a field that changed. */
function countingFields(ctx: DataContext, { kind, touched }: Scope): number[] {
  return gatheredRules(ctx.dictionary.dictionary.kinds.territory).flatMap(({ field, rule }) => {
    if (rule.kind !== 'countLinked' || rule.of !== kind.kind) return []
    const filters = Object.keys(rule.filter ?? {}).flatMap((key) => kind.byKey.get(key)?.id ?? [])
    return touched === null || filters.some((id) => touched.has(id)) ? [field.id] : []
  })
}

const fidRow = z.object({ fid: z.number() })

function passportsOf(db: ReadDb, kind: 'territory', unit: string): number[] {
  return all(db, fidRow, 'SELECT fid FROM p_head WHERE unit = :unit AND kind = :kind', {
    unit,
    kind: recordKinds[kind],
  }).map(({ fid }) => fid)
}

interface UniqueScope extends Past {
  readonly kind: KindDictionary
  readonly appeared: boolean
}

function markUnique(db: ReadDb, ctx: DataContext, scope: UniqueScope, mark: Mark): void {
  const { row, patch, kind, appeared } = scope
  let former: Document | null = null
  for (const placed of gatheredRules(kind)) {
    const { field, rule } = placed
    if (rule.kind !== 'unique') continue
    const along = (rule.with ?? []).flatMap((key) => kind.byKey.get(key)?.id ?? [])
    const isWritten = [field.id, ...along].some((id) => patch.values?.[id] !== undefined)
    if (!appeared && !isWritten) continue
    const docs =
      patch.create === undefined ? [row.doc, (former ??= docBefore(db, scope))] : [row.doc]
    for (const doc of docs)
      for (const fid of twins(db, ctx, placed, { fid: row.fid, kind, doc })) mark(fid, [field.id])
  }
}

const baseRow = z.object({ base: bytes })

/** The record as it stood before the operation, whatever has been done to it since. */
function docBefore(db: ReadDb, { row, op }: Past): Document {
  return all(
    db,
    baseRow,
    'SELECT base FROM history WHERE rec = :rec AND op >= :op ORDER BY op DESC',
    { rec: row.fid, op },
  ).reduce<Document>((doc, { base }) => Object.assign(doc, (unpack(base) as Change).values), {
    ...row.doc,
  })
}
