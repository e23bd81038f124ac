import { z } from 'zod'
import type { Box } from '../../../shared/contract/features/layers.ts'
import { type DictionaryKind, dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import type { DataContext, IdleTask } from '../context.ts'
import { forgetMeta, readMeta, writeMeta } from '../db/meta.ts'
import { all, one, type ReadDb, transaction, type WriteDb } from '../db/sql.ts'
import { bytes, kindFrom, recordIdFrom } from '../records/stored.ts'
import { type Entry, entryId, recordSource } from './entry.ts'
import { type Register, register } from './register.ts'
import { indexVersion, putIfChanged, removeEntry } from './store.ts'

/** Passports looked at in one slice. */
const slice = 100

/**
 * Brings the passports' names up to date after commits and beside them. History is the queue, as
 * for the checks across records: a commit writes no row for the search, and nothing is forgotten.
 */
export const searchRecords: IdleTask = {
  name: 'search of passports',
  run: (ctx) => startOver(ctx) || readAll(ctx) || followHistory(ctx),
}

const versionKey = 'search.records'
const allKey = 'search.all'
const operationKey = 'search.op'
const lastRow = z.object({ op: z.number().nullable() })

/** The index is of another version, or was never filled: every passport is read, from now on. */
function startOver(ctx: DataContext): boolean {
  if (readMeta(ctx.db, versionKey) === indexVersion) return false
  transaction(ctx.db, (tx) => {
    const op = one(tx, lastRow, 'SELECT max(op) AS op FROM history')?.op ?? 0
    writeMeta(tx, operationKey, op)
    writeMeta(tx, allKey, 0)
    writeMeta(tx, versionKey, indexVersion)
  })
  return true
}

const fidRow = z.object({ fid: z.number() })

function readAll(ctx: DataContext): boolean {
  const after = readMeta(ctx.db, allKey)
  if (after === undefined) return false
  transaction(ctx.db, (tx) => {
    const fids = all(
      tx,
      fidRow,
      'SELECT fid FROM p_head WHERE fid > :after ORDER BY fid LIMIT :slice',
      { after, slice },
    )
    bringUpToDate(tx, ctx, fids)
    const last = fids.at(-1)
    if (last && fids.length === slice) writeMeta(tx, allKey, last.fid)
    else forgetMeta(tx, allKey)
  })
  return true
}

const operationRow = z.object({ op: z.number(), fid: z.number() })
export const followSql = `SELECT op, rec AS fid FROM history
  WHERE op > :after ORDER BY op LIMIT :slice`

function followHistory(ctx: DataContext): boolean {
  const after = Number(readMeta(ctx.db, operationKey) ?? 0)
  const operations = all(ctx.db, operationRow, followSql, { after, slice })
  const last = operations.at(-1)
  if (!last) return false
  transaction(ctx.db, (tx) => {
    bringUpToDate(tx, ctx, operations)
    writeMeta(tx, operationKey, last.op)
  })
  return true
}

function bringUpToDate(
  tx: WriteDb,
  ctx: DataContext,
  records: readonly { readonly fid: number }[],
): void {
  const units = ctx.keep(register).read(tx)
  for (const fid of new Set(records.map((record) => record.fid))) {
    const head = one(tx, headRow, headSql, { fid })
    const kind = head && kindFrom(head.kind)
    const entry = head && isFound(kind) ? toEntry(tx, head, { kind, units }) : null
    if (entry) putIfChanged(tx, recordSource, entry)
    else for (const weight of weights) removeEntry(tx, entryId(placeOf(fid, weight), recordSource))
  }
}

const isFound = (kind: string | undefined): kind is DictionaryKind =>
  dictionaryKinds.some((known) => known === kind)

const headRow = z.object({
  fid: z.number(),
  id: bytes,
  kind: z.number(),
  unit: z.string().nullable(),
  parent: z.string().nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
  number: z.string().nullable(),
})
const headSql = `SELECT h.fid, r.id, h.kind, h.unit, h.parent, h.name_kk AS kk, h.name_ru AS ru,
    h.name_en AS en, h.number
  FROM p_head h JOIN rec r ON r.fid = h.fid WHERE h.fid = :fid`

/** A territory stands before the facilities in it; a record never changes its kind. */
const weightOf = (kind: DictionaryKind): number => (kind === 'territory' ? 1 : 0.5)
const weights = [1, 0.5]

const placeOf = (ordinal: number, weight: number) =>
  ({ rank: 'passport', weight, ordinal }) as const

function toEntry(
  db: ReadDb,
  head: z.output<typeof headRow>,
  { kind, units }: { readonly kind: DictionaryKind; readonly units: Register },
): Entry | null {
  const { fid, kk, ru, en, unit, number } = head
  const place = unit === null ? undefined : units.byCode.get(unit)
  // A territory passport without a name of its own is found by that of its territory.
  const spare = (kind === 'territory' && place?.name) || { kk: '', ru: '', en: '' }
  const names = { kk: kk ?? spare.kk, ru: ru ?? spare.ru, en: en ?? spare.en }
  if (!names.kk && !names.ru && !names.en) return null
  return {
    ...placeOf(fid, weightOf(kind)),
    kind: 'passport',
    ref: recordIdFrom(head.id),
    of: kind,
    names,
    also: [number, unit].filter((text) => text !== null),
    unit: head.parent,
    box:
      readBox(db, fid) ??
      (kind === 'territory' && place && place.placed !== 'above' ? pointBox(place.centre) : null),
  }
}

const boxRow = z.object({
  west: z.number(),
  south: z.number(),
  east: z.number(),
  north: z.number(),
})

function readBox(db: ReadDb, fid: number): Box | null {
  const sql = `SELECT xmin AS west, ymin AS south, xmax AS east, ymax AS north
    FROM idx_rec_geom_geom WHERE pkid = :fid`
  const box = one(db, boxRow, sql, { fid })
  return box ? [box.west, box.south, box.east, box.north] : null
}

function pointBox([lon, lat]: readonly [number, number]): Box {
  return [lon, lat, lon, lat]
}
