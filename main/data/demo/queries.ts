import { z } from 'zod'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { one, type ReadDb } from '../db/sql.ts'

/** The command that brought the first demonstration data in; the groups of these mark their records for ever. */
export const demoCommand = '01900000-0000-7000-8000-0000000de300'

/** The commands after it, by number: what comes in beside the user's work. */
export const chunkCommand = (n: number): string =>
  `01900000-0000-7000-8001-0000${n.toString(16).padStart(8, '0')}`

const firstChunk = bytesFromUuid(chunkCommand(0))
const lastChunk = bytesFromUuid(chunkCommand(0xffff_ffff))

/** When the demonstration began, ms; null in a store without it. */
export function demoStart(db: ReadDb): number | null {
  const row = one(db, z.object({ at: z.number() }), 'SELECT at FROM grp WHERE command = :command', {
    command: bytesFromUuid(demoCommand),
  })
  return row?.at ?? null
}

/** Chunks that have come in. */
export function countDone(db: ReadDb): number {
  const row = one(
    db,
    z.object({ n: z.number() }),
    'SELECT count(*) AS n FROM grp WHERE command BETWEEN :first AND :last',
    { first: firstChunk, last: lastChunk },
  )
  return row?.n ?? 0
}

/** Synthetic records that have not been deleted. */
export function countDemoRecords(db: ReadDb): number {
  const row = one(
    db,
    z.object({ records: z.number() }),
    `SELECT count(*) AS records
       FROM grp g JOIN history h ON h.op BETWEEN g.first_op AND g.last_op
       JOIN rec r ON r.fid = h.rec AND r.deleted = 0
      WHERE g.command = :command OR g.command BETWEEN :first AND :last`,
    { command: bytesFromUuid(demoCommand), first: firstChunk, last: lastChunk },
  )
  return row?.records ?? 0
}

export const demoHandlers = {
  'demo.state': ({ db }: Pick<DataContext, 'db'>) => ({ records: countDemoRecords(db) }),
}
