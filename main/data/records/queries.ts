import { z } from 'zod'
import type {
  HistoryEntry,
  RecordId,
  StoredRecord,
} from '../../../shared/contract/features/records.ts'
import { isWithin } from '../../../shared/domain/record/address.ts'
import { type Change, unitsOf } from '../../../shared/domain/record/change.ts'
import { isRows } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { unpack } from './pack.ts'
import { bytes, readGeometry, requireRow } from './stored.ts'
import { readUndoState } from './undo.ts'

function readRecord(db: ReadDb, id: RecordId): StoredRecord {
  const { doc, src, ...row } = requireRow(db, id)
  return {
    ...row,
    doc: { ...doc },
    src: Object.fromEntries(Object.entries(src).map(([at, one]) => [at, [...one]])),
    geometry: readGeometry(db, row.fid),
  }
}

const entrySchema = z.object({
  op: z.number(),
  grp: z.number(),
  act: z.string(),
  actor: z.number(),
  at: z.number(),
  undoes: z.number().nullable(),
  reason: z.string().nullable(),
  patch: bytes,
  base: bytes,
})

export const historySql = `SELECT op, grp, act, actor, at, undoes, reason, patch, base
  FROM history WHERE rec = :rec AND op < :before ORDER BY op DESC LIMIT :limit`
/** Entries read at once while looking for those of one address. */
const page = 500

interface HistoryInput {
  readonly record: RecordId
  readonly address?: string | undefined
  readonly limit: number
  readonly before?: number | undefined
}

/** Newest first; with an address, only the operations that touched it and only what concerns it. */
function readHistory(db: ReadDb, input: HistoryInput): HistoryEntry[] {
  const { fid } = requireRow(db, input.record)
  const found: HistoryEntry[] = []
  let before = input.before ?? Number.MAX_SAFE_INTEGER
  while (found.length < input.limit) {
    const limit = input.address === undefined ? input.limit : page
    const rows = all(db, entrySchema, historySql, { rec: fid, before, limit })
    found.push(...rows.flatMap((row) => entryOf(row, input.address) ?? []))
    const last = rows.at(-1)
    if (!last || rows.length < limit || input.address === undefined) break
    before = last.op
  }
  return found.slice(0, input.limit)
}

function entryOf(row: z.output<typeof entrySchema>, address?: string): HistoryEntry | null {
  const { grp, ...rest } = row
  const patch = concerning(unpack(row.patch) as Change, address)
  if (address !== undefined && unitsOf(patch).length === 0) return null
  const base = concerning(unpack(row.base) as Change, address)
  return { ...rest, group: grp, patch, base } as HistoryEntry
}

function concerning(change: Change, address?: string): Change {
  if (address === undefined) return change
  const isMeant = (one: string) => isWithin(one, address) || isWithin(address, one)
  const kept = <T>(part: Readonly<Record<string, T>> | undefined) =>
    Object.fromEntries(Object.entries(part ?? {}).filter(([one]) => isMeant(one)))
  return {
    ...(change.create ? { create: change.create } : {}),
    values: kept(change.values),
    sources: kept(change.sources),
    ...(address === 'geometry' && change.geometry !== undefined
      ? { geometry: change.geometry }
      : {}),
    ...(address === 'deleted' && change.deleted !== undefined ? { deleted: change.deleted } : {}),
  }
}

interface Author {
  readonly op: number
  readonly actor: number
  readonly at: number
}

/** The last author of each address; a row written whole counts for each of its cells. */
function readAuthors(db: ReadDb, record: RecordId): Record<string, Author> {
  const { fid } = requireRow(db, record)
  const rows = all(
    db,
    entrySchema.pick({ op: true, actor: true, at: true, patch: true }),
    'SELECT op, actor, at, patch FROM history WHERE rec = :rec ORDER BY op',
    { rec: fid },
  )
  const authors: Record<string, Author> = {}
  for (const { patch, ...author } of rows) {
    const change = unpack(patch) as Change
    for (const address of unitsOf(change)) authors[address] = author
    for (const [address, value] of Object.entries(change.values ?? {}))
      if (isRows(value))
        for (const column of Object.keys(value)) authors[`${address}/${column}`] = author
  }
  return authors
}

const countSchema = z.object({ n: z.number() })

export const recordQueries = {
  'records.get': ({ db }: DataContext, input: { record: RecordId }) => readRecord(db, input.record),
  'records.history': ({ db }: DataContext, input: HistoryInput) => readHistory(db, input),
  'records.authors': ({ db }: DataContext, input: { record: RecordId }) =>
    readAuthors(db, input.record),
  'records.unsent': ({ db }: DataContext) => ({
    operations: one(db, countSchema, 'SELECT count(*) AS n FROM outbox WHERE state = 0')?.n ?? 0,
  }),
  'records.undoState': (ctx: DataContext) => readUndoState(ctx),
}
