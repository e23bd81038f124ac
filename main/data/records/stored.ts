import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import {
  type Geometry,
  type RecordId,
  type RecordKind,
  recordKinds,
} from '../../../shared/contract/features/records.ts'
import { bytesFromUuid, uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { RecordState, Sources } from '../../../shared/domain/record/change.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import { geometryFromBlob } from '../db/geometry.ts'
import { one, type ReadDb } from '../db/sql.ts'

const kindOfNumber = new Map(
  Object.entries(recordKinds).map(([kind, number]) => [number as number, kind as RecordKind]),
)

export const bytes = z.instanceof(Uint8Array)

/** The kind of a stored number; an unknown one was written by a newer program. */
export function kindFrom(number: number): RecordKind {
  const kind = kindOfNumber.get(number)
  if (!kind) throw new AppError('schema-too-new', { detail: { kind: number } })
  return kind
}

export const recordIdFrom = (id: Uint8Array): RecordId => uuidFromBytes(id) as RecordId

/** A row of `rec`, with what a command needs to know. */
export interface StoredRow {
  readonly fid: number
  readonly id: RecordId
  readonly kind: RecordKind
  readonly rev: number
  readonly pending: number
  readonly doc: Document
  readonly src: Sources
  readonly deleted: boolean
}

const rowSchema = z.object({
  fid: z.number(),
  id: bytes,
  kind: z.number(),
  rev: z.number(),
  pending: z.number(),
  doc: z.string(),
  src: z.string(),
  deleted: z.number(),
})

const columns = 'fid, id, kind, rev, pending, doc, src, deleted'

export function readRow(db: ReadDb, id: string): StoredRow | undefined {
  const row = one(db, rowSchema, `SELECT ${columns} FROM rec WHERE id = :id`, {
    id: bytesFromUuid(id),
  })
  return row && parsed(row)
}

export function readRowByFid(db: ReadDb, fid: number): StoredRow | undefined {
  const row = one(db, rowSchema, `SELECT ${columns} FROM rec WHERE fid = :fid`, { fid })
  return row && parsed(row)
}

/** The record, deleted ones included; `not-found` when there never was one. */
export function requireRow(db: ReadDb, id: string): StoredRow {
  const row = readRow(db, id)
  if (!row) throw new AppError('not-found', { detail: { record: id } })
  return row
}

// Our own JSON, written by commit.ts alone: parsed, not checked again.
function parsed(row: z.output<typeof rowSchema>): StoredRow {
  return {
    ...row,
    id: recordIdFrom(row.id),
    kind: kindFrom(row.kind),
    doc: JSON.parse(row.doc) as Document,
    src: JSON.parse(row.src) as Sources,
    deleted: row.deleted === 1,
  }
}

const geometrySchema = z.object({ geom: bytes.nullable() })

export function readGeometry(db: ReadDb, fid: number): Geometry | null {
  const row = one(db, geometrySchema, 'SELECT geom FROM rec_geom WHERE fid = :fid', { fid })
  return row?.geom ? geometryFromBlob(row.geom) : null
}

export function stateOf(row: StoredRow, geometry: Geometry | null | undefined): RecordState {
  return { doc: row.doc, sources: row.src, geometry, deleted: row.deleted }
}
