import { z } from 'zod'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import { bytes, kindFrom, recordIdFrom, requireRow } from '../records/stored.ts'

const draftSchema = z.object({ address: z.string(), text: z.string(), at: z.number() })

function listDrafts({ db }: DataContext, { record }: { record: RecordId }) {
  const { fid } = requireRow(db, record)
  return all(
    db,
    draftSchema,
    'SELECT addr AS address, text, at FROM draft WHERE rec = :rec ORDER BY at, addr',
    { rec: fid },
  )
}

const recordSchema = z.object({
  id: bytes,
  kind: z.number(),
  drafts: z.number(),
  at: z.number(),
})

function listRecords({ db }: DataContext) {
  return all(
    db,
    recordSchema,
    `SELECT r.id, r.kind, count(*) AS drafts, max(d.at) AS at
       FROM draft d JOIN rec r ON r.fid = d.rec
      WHERE r.deleted = 0 GROUP BY r.fid ORDER BY at DESC`,
  ).map(({ id, kind, ...rest }) => ({ record: recordIdFrom(id), kind: kindFrom(kind), ...rest }))
}

export const draftQueries = { 'drafts.list': listDrafts, 'drafts.records': listRecords }
