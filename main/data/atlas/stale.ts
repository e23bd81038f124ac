import { z } from 'zod'
import type { RecordKind } from '../../../shared/contract/features/records.ts'
import { type DictionaryKind, dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import type { DataContext } from '../context.ts'
import { all, run, type WriteDb } from '../db/sql.ts'
import { signatureOf } from './compute.ts'
import type { DerivedMap } from './define.ts'
import { hasRows, inputViews } from './inputs.ts'
import { feeding, mapped, readersOf } from './maps.ts'

/** What a command did to one record. */
export interface RecordChange {
  readonly fid: number
  readonly kind: RecordKind
  /** Addresses of the command's event; `all` for a new record. */
  readonly addresses: ReadonlySet<string>
  /** Territories it lay in before and lies in now, from the country down. */
  readonly paths: ReadonlySet<string>
}

/** More records than this make whole maps stale: marking each would cost more than computing. */
const mostMarked = 200

/** Marks the values that the change may alter; part of the command's transaction. */
export function markStale(tx: WriteDb, ctx: DataContext, changes: readonly RecordChange[]): void {
  const feeds = ctx.keep(feeding)
  const isBulk = changes.length > mostMarked
  for (const change of isBulk ? oneOfEachKind(changes) : changes)
    for (const { map, fields, isKey } of isFeeding(change.kind)
      ? (feeds.get(change.kind) ?? [])
      : [])
      if (isBulk || touches(ctx, change, fields))
        markWithReaders(tx, ctx, map, isBulk ? [''] : keysOf(map, change, isKey))
}

const oneOfEachKind = (changes: readonly RecordChange[]): readonly RecordChange[] => [
  ...new Map(changes.map((change) => [change.kind, change])).values(),
]

function markWithReaders(
  tx: WriteDb,
  ctx: DataContext,
  map: DerivedMap,
  keys: readonly string[],
): void {
  for (const key of keys) mark(tx, map.id, key)
  for (const reader of readersOf(ctx, map.id))
    for (const key of reader.reach === 'unit' ? keys : ['']) mark(tx, reader.id, key)
}

const isFeeding = (kind: RecordKind): kind is DictionaryKind =>
  (dictionaryKinds as readonly string[]).includes(kind)

function touches(
  ctx: DataContext,
  { addresses }: RecordChange,
  fields: ReadonlySet<string> | null,
): boolean {
  if (!fields || addresses.has('all') || addresses.has('deleted')) return true
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
  if (map.reach === 'row') return isKey ? [String(fid)] : ['']
  if (map.reach === 'unit') return [...paths].flatMap((path) => path.split('/')).filter(Boolean)
  return ['']
}

const mark = (tx: WriteDb, map: string, key: string): void =>
  void run(tx, 'INSERT OR IGNORE INTO atlas_dirty(map, key) VALUES (:map, :key)', { map, key })

const signatureRow = z.object({ map: z.string(), signature: z.string() })

/**
 * Marks whole maps whose formula, parameters of the day, or layers are no longer those that their
 * values were computed with, and forgets maps that are no more.
 */
export function checkSignatures(tx: WriteDb, ctx: DataContext): void {
  const known = new Map(
    all(tx, signatureRow, 'SELECT map, signature FROM atlas_map').map((row) => [
      row.map,
      row.signature,
    ]),
  )
  const layers = new Map([...inputViews(ctx)].map(([name, { layer, sql }]) => [name, layer && sql]))
  for (const { map } of ctx.keep(mapped).values()) {
    const read = Object.keys(map.reads).map((name) => layers.get(name) ?? '')
    const absent = Object.entries(map.reads).flatMap(([name, columns]) =>
      hasRows(tx, name, columns) ? [] : [name],
    )
    const signature = `${signatureOf(map, ctx.now())} ${read.join('')} ${absent.join()}`
    if (known.get(map.id) !== signature) {
      run(tx, 'DELETE FROM atlas_value WHERE map = :map', { map: map.id })
      mark(tx, map.id, '')
      for (const reader of readersOf(ctx, map.id)) mark(tx, reader.id, '')
      run(tx, 'INSERT OR REPLACE INTO atlas_map(map, signature) VALUES (:map, :signature)', {
        map: map.id,
        signature,
      })
    }
    known.delete(map.id)
  }
  for (const map of known.keys())
    for (const table of ['atlas_map', 'atlas_value', 'atlas_dirty'])
      run(tx, `DELETE FROM ${table} WHERE map = :map`, { map })
}
