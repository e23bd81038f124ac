import { z } from 'zod'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { one, type ReadDb } from '../db/sql.ts'

/** The command that brought the demonstration data in; its group marks their records for ever. */
export const demoCommand = '01900000-0000-7000-8000-0000000de300'

/** Synthetic records that have not been deleted. */
export function countDemoRecords(db: ReadDb): number {
  const row = one(
    db,
    z.object({ records: z.number() }),
    `SELECT count(*) AS records
       FROM grp g JOIN history h ON h.op BETWEEN g.first_op AND g.last_op
       JOIN rec r ON r.fid = h.rec AND r.deleted = 0
      WHERE g.command = :command`,
    { command: bytesFromUuid(demoCommand) },
  )
  return row?.records ?? 0
}

export const demoHandlers = {
  'demo.state': ({ db }: Pick<DataContext, 'db'>) => ({ records: countDemoRecords(db) }),
}
