import { z } from 'zod'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { one, type ReadDb } from '../db/sql.ts'
import { counts } from './objects.ts'

/** The command that brought the first demonstration data in; the groups of these mark their records for ever. */
export const demoCommand = '01900000-0000-7000-8000-0000000de300'

/** The commands after it, by number: what comes in beside the user's work. */
export const chunkCommand = (n: number): string =>
  `01900000-0000-7000-8001-0000${n.toString(16).padStart(8, '0')}`

const firstChunk = bytesFromUuid(chunkCommand(0))
const lastChunk = bytesFromUuid(chunkCommand(0xffff_ffff))

const objectCount = Object.values(counts).reduce((a, b) => a + b, 0)

const startRow = z.object({ at: z.number(), records: z.number() })
const chunksRow = z.object({ commands: z.number(), objects: z.number() })

interface Arriving {
  /** When the demonstration began, ms. */
  readonly start: number
  /** Records that came with the first command; commands since then, and the objects they brought. */
  readonly first: number
  readonly commands: number
  readonly objects: number
}

/** How far the loading is; null in a store without the demonstration, or when all is there. */
export function readArriving(db: ReadDb): Arriving | null {
  const begun = one(
    db,
    startRow,
    `SELECT at, args ->> 'count' AS records FROM grp WHERE command = :command`,
    { command: bytesFromUuid(demoCommand) },
  )
  if (!begun) return null
  const come = one(
    db,
    chunksRow,
    `SELECT count(*) AS commands, coalesce(sum(args ->> 'count'), 0) AS objects
       FROM grp WHERE command BETWEEN :first AND :last`,
    { first: firstChunk, last: lastChunk },
  )
  const { commands = 0, objects = 0 } = come ?? {}
  return objects < objectCount ? { start: begun.at, first: begun.records, commands, objects } : null
}

const foundRow = z.object({ found: z.number() })

/** Whether a synthetic record is there that has not been deleted. */
function holdsSynthetic(db: ReadDb): boolean {
  const row = one(
    db,
    foundRow,
    `SELECT EXISTS (SELECT 1
       FROM grp g CROSS JOIN history h ON h.op BETWEEN g.first_op AND g.last_op
       CROSS JOIN rec r ON r.fid = h.rec AND r.deleted = 0
      WHERE g.command = :command OR g.command BETWEEN :first AND :last) AS found`,
    { command: bytesFromUuid(demoCommand), first: firstChunk, last: lastChunk },
  )
  return row?.found === 1
}

export const demoHandlers = {
  'demo.state': ({ db, viewing }: Pick<DataContext, 'db' | 'viewing'>) => {
    const arriving = viewing ? null : readArriving(db)
    return {
      synthetic: holdsSynthetic(db),
      arriving: arriving && {
        come: arriving.first + arriving.objects,
        all: arriving.first + objectCount,
      },
    }
  },
}
