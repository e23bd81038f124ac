import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Version } from '../../../shared/contract/features/history.ts'
import type { Geometry, RecordId } from '../../../shared/contract/features/records.ts'
import { type Change, carryOut, nothing, unitsOf } from '../../../shared/domain/record/change.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { readPerson } from '../people/person.ts'
import { unpack } from '../records/pack.ts'
import { bytes, requireRow } from '../records/stored.ts'

const entryRow = z.object({
  op: z.number(),
  at: z.number(),
  act: z.string(),
  actor: z.number(),
  origin: z.number(),
  device: z.number().nullable(),
  reason: z.string().nullable(),
  patch: bytes,
})

export const versionsSql = `SELECT op, at, act, actor, origin, device, reason, patch
  FROM history WHERE rec = :rec AND op < :before ORDER BY op DESC LIMIT :limit`

interface ListInput {
  readonly record: RecordId
  readonly before?: number | undefined
  readonly limit: number
}

function listVersions({ db }: DataContext, { record, before, limit }: ListInput): Version[] {
  const { fid } = requireRow(db, record)
  const names = new Map<number, string | null>()
  const nameOf = (actor: number) => {
    if (!names.has(actor))
      names.set(actor, actor === 0 ? null : (readPerson(db, actor)?.name ?? null))
    return names.get(actor) ?? null
  }
  return all(db, entryRow, versionsSql, {
    rec: fid,
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
  }).map(({ actor, origin, device, patch, ...entry }) => {
    const change = unpack(patch) as Change
    return {
      ...entry,
      person: nameOf(actor),
      device: origin === 0 ? 'here' : device,
      changes: unitsOf(change).length,
    }
  })
}

const patchRow = z.object({ patch: bytes })

/** The record as it stood after an operation: every operation up to it, carried out in order. */
export function stateAt(db: ReadDb, fid: number, op: number) {
  const operations = all(
    db,
    patchRow,
    'SELECT patch FROM history WHERE rec = :rec AND op <= :op ORDER BY op',
    { rec: fid, op },
  )
  if (operations.length === 0) throw new AppError('not-found', { detail: { op } })
  const { doc, sources, geometry, deleted } = operations.reduce(
    (state, { patch }) => carryOut(state, unpack(patch) as Change).state,
    nothing,
  )
  return {
    doc: { ...doc },
    sources: Object.fromEntries(
      Object.entries(sources).map(([at, [source, asOf, confidence]]) => [
        at,
        [source, asOf, confidence] as [string, string, number],
      ]),
    ),
    geometry: (geometry ?? null) as Geometry | null,
    deleted,
  }
}

function readState({ db }: DataContext, { record, op }: { record: RecordId; op: number }) {
  return stateAt(db, requireRow(db, record).fid, op)
}

const recordRow = z.object({ rec: z.number() })

function geometryAt({ db }: DataContext, { op }: { op: number }): Geometry | null {
  const found = one(db, recordRow, 'SELECT rec FROM history WHERE op = :op', { op })
  return found ? stateAt(db, found.rec, op).geometry : null
}

export const historyQueries = {
  'history.list': listVersions,
  'history.state': readState,
  'history.geometry': geometryAt,
}
