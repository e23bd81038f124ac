import { z } from 'zod'
import type { RecordKind } from '../../../shared/contract/features/records.ts'
import { type DictionaryKind, dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import { type Change, unitsOf } from '../../../shared/domain/record/change.ts'
import type { DataContext, Slot } from '../context.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { all, one, type ReadDb, run, transaction } from '../db/sql.ts'
import { placeOf, placingFields } from '../projections/head.ts'
import { territories } from '../projections/territories.ts'
import { unpack } from '../records/pack.ts'
import { bytes, kindFrom, readRowByFid, type StoredRow } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import type { DerivedMap } from './define.ts'
import { feeding, readersOf } from './maps.ts'

/**
 * What is stale: keys that stand in `atlas_dirty`, and what history since `atlas.op` may have changed.
 * History itself is the queue, so that a commit writes no row for the maps and nothing read is ever
 * older than the last commit.
 */

/** Map → keys; '' is the whole map. */
type Stale = ReadonlyMap<string, ReadonlySet<string>>

const keyRow = z.object({ key: z.string() })

/** Keys of a map that are not as the records now are. */
export function staleKeys(ctx: DataContext, map: string): readonly string[] {
  const marked = all(ctx.db, keyRow, 'SELECT key FROM atlas_dirty WHERE map = :map', { map })
  return [...new Set([...marked.map(({ key }) => key), ...(unfollowed(ctx).get(map) ?? [])])]
}

/** Turns what history changed into marks, a bounded part at a time; false when it is followed to its end. */
export function followHistory(ctx: DataContext): boolean {
  const after = followedTo(ctx.db)
  const last = lastOperation(ctx.db)
  if (last === after) return false
  const upTo = Math.min(last, after + (last - after > mostMarked ? kindsAtOnce : keysAtOnce))
  const stale = staleSince(ctx, { after, upTo })
  transaction(ctx.db, (tx) => {
    for (const [map, keys] of stale)
      for (const key of keys)
        run(tx, 'INSERT OR IGNORE INTO atlas_dirty(map, key) VALUES (:map, :key)', { map, key })
    writeMeta(tx, 'atlas.op', upTo)
  })
  return true
}

/** Operations followed in one slice, by kind and by key: a few ms of reading and of writing marks. */
const kindsAtOnce = 2_000
const keysAtOnce = 20

/** More operations than this make whole maps stale: marking each key would cost more than computing. */
const mostMarked = 200

interface Span {
  readonly after: number
  readonly upTo: number
}

/** History is append-only: of the same span the same follows. */
const followed: Slot<{ span: Span; stale: Stale }> = {
  name: 'atlas-history',
  make: () => ({ span: { after: 0, upTo: 0 }, stale: new Map() }),
}

function unfollowed(ctx: DataContext): Stale {
  const span = { after: followedTo(ctx.db), upTo: lastOperation(ctx.db) }
  const kept = ctx.keep(followed)
  if (kept.span.after !== span.after || kept.span.upTo !== span.upTo)
    Object.assign(kept, { span, stale: staleSince(ctx, span) })
  return kept.stale
}

const followedTo = (db: ReadDb): number => Number(readMeta(db, 'atlas.op') ?? 0)

const lastRow = z.object({ op: z.number() })
const lastOperation = (db: ReadDb): number =>
  one(db, lastRow, 'SELECT coalesce(max(op), 0) AS op FROM history')?.op ?? 0

function staleSince(ctx: DataContext, span: Span): Stale {
  const stale = new Map<string, Set<string>>()
  const mark = (map: DerivedMap, keys: Iterable<string>): void => {
    const known = stale.get(map.id) ?? new Set<string>()
    for (const key of keys) known.add(key)
    stale.set(map.id, known)
  }
  const feeds = ctx.keep(feeding)
  const changes = span.upTo - span.after > mostMarked ? kindsIn(ctx.db, span) : changesIn(ctx, span)
  for (const change of changes)
    for (const { map, fields, isKey } of feeds.get(change.kind) ?? []) {
      if (!touches(ctx, change, fields)) continue
      const keys = keysOf(map, change, isKey)
      mark(map, keys)
      for (const reader of readersOf(ctx, map.id))
        mark(reader, reader.reach === 'unit' ? keys : [''])
    }
  return stale
}

/** What happened to one record, or to many of a kind. */
interface RecordChange {
  readonly kind: DictionaryKind
  /** Null for many. */
  readonly fid: number | null
  /** Null for a new record and for many. */
  readonly addresses: Set<string> | null
  /** Territories it lay in and lies in now, from the country down. */
  readonly paths: Set<string>
}

const isFeeding = (kind: RecordKind): kind is DictionaryKind =>
  (dictionaryKinds as readonly string[]).includes(kind)

const kindRow = z.object({ kind: z.number() })

function kindsIn(db: ReadDb, { after, upTo }: Span): readonly RecordChange[] {
  return all(
    db,
    kindRow,
    `SELECT DISTINCT r.kind FROM history h JOIN rec r ON r.fid = h.rec
      WHERE h.op > :after AND h.op <= :upTo`,
    { after, upTo },
  )
    .map(({ kind }) => kindFrom(kind))
    .filter(isFeeding)
    .map((kind) => ({ kind, fid: null, addresses: null, paths: new Set() }))
}

const pastRow = z.object({ rec: z.number(), patch: bytes, base: bytes })

function changesIn(ctx: DataContext, { after, upTo }: Span): Iterable<RecordChange> {
  const changes = new Map<number, RecordChange>()
  for (const { rec, patch, base } of all(
    ctx.db,
    pastRow,
    'SELECT rec, patch, base FROM history WHERE op > :after AND op <= :upTo ORDER BY op',
    { after, upTo },
  )) {
    const row = readRowByFid(ctx.db, rec)
    if (!row || !isFeeding(row.kind)) continue
    const { create, ...patched } = unpack(patch) as Change
    const known = changes.get(rec)
    const isNew = create !== undefined || known?.addresses === null
    changes.set(rec, {
      kind: row.kind,
      fid: rec,
      addresses: isNew ? null : new Set([...(known?.addresses ?? []), ...unitsOf(patched)]),
      paths: new Set([...(known?.paths ?? []), ...pathsOf(ctx, row, unpack(base) as Change)]),
    })
  }
  return changes.values()
}

/** Where the record lies, and where it lay before an operation that moved it. */
function pathsOf(ctx: DataContext, { kind, doc }: StoredRow, base: Change): readonly string[] {
  const dictionary = kindDictionary(ctx.dictionary.dictionary, kind)
  if (!dictionary) return []
  const register = ctx.keep(territories)
  const former = placingFields(dictionary).flatMap((field) => {
    const value = base.values?.[field]
    return value === undefined ? [] : [[field, value] as const]
  })
  const before = { ...doc, ...Object.fromEntries(former) } as typeof doc
  return [doc, before].map((one) => placeOf(dictionary, one, register).path)
}

function touches(
  ctx: DataContext,
  { addresses }: RecordChange,
  fields: ReadonlySet<string> | null,
): boolean {
  if (!fields || !addresses || addresses.has('deleted')) return true
  const { byId } = ctx.dictionary.dictionary
  return [...addresses].some((address) => {
    if (address === '*') return false
    if (address === 'geometry') return fields.has('geometry')
    const field = byId.get(Number(parseAddress(address).field))
    // The unit of a record follows from its code, whatever column asks for it.
    return field !== undefined && (fields.has(field.key) || field.key === 'kato_code')
  })
}

/** '' is the whole map. */
function keysOf(map: DerivedMap, { fid, paths }: RecordChange, isKey: boolean): readonly string[] {
  if (fid === null || map.reach === 'all') return ['']
  if (map.reach === 'row') return isKey ? [String(fid)] : ['']
  return [...new Set([...paths].flatMap((path) => path.split('/')).filter(Boolean))]
}
