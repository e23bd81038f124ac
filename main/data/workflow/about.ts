import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type RecordId, recordKinds } from '../../../shared/contract/features/records.ts'
import type { Assignment, Remark } from '../../../shared/contract/features/workflow.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { bytes, recordIdFrom } from '../records/stored.ts'

/** Addresses in records of the kinds `remark` and `assignment`. */
export const remarkAt = { about: '1', address: '2', text: '3', answer: '4' } as const
export const assignmentAt = { about: '1', person: '2', due: '3' } as const

const remarkSchema = z.object({
  id: bytes,
  address: z.string().nullable(),
  text: z.string(),
  answer: z.string().nullable(),
  author: z.number(),
  at: z.number(),
})

export const remarksSql = `SELECT r.id, r.doc ->> '2' AS address, r.doc ->> '3' AS text,
    r.doc ->> '4' AS answer, h.actor AS author, h.at
  FROM rec r JOIN history h ON h.op = (SELECT min(op) FROM history WHERE rec = r.fid)
 WHERE r.kind = ${recordKinds.remark} AND r.deleted = 0 AND r.doc ->> '1' = :about ORDER BY h.op`

export function readRemarks(db: ReadDb, about: string): Remark[] {
  return all(db, remarkSchema, remarksSql, { about }).map(({ id, address, ...rest }) => ({
    remark: recordIdFrom(id),
    address: address ?? '',
    ...rest,
  }))
}

const assignmentSchema = z.object({ person: z.string().nullable(), due: z.string().nullable() })

export function readAssignment(db: ReadDb, about: string): Assignment {
  const row = one(
    db,
    assignmentSchema,
    `SELECT doc ->> '2' AS person, doc ->> '3' AS due FROM rec
      WHERE kind = ${recordKinds.assignment} AND deleted = 0 AND doc ->> '1' = :about`,
    { about },
  )
  return { person: (row?.person ?? null) as RecordId | null, due: row?.due ?? null }
}

/** A passport has one assignment: its id follows from the passport's. */
export function assignmentOf(about: string): RecordId {
  const hash = createHash('sha256').update(`${about} assignment`).digest().subarray(0, 16)
  hash[6] = 0x80 | ((hash[6] ?? 0) & 0x0f)
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f)
  return uuidFromBytes(hash) as RecordId
}
