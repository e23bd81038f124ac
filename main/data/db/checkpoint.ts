import { statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DataContext, IdleTask, Slot } from '../context.ts'
import { databaseName } from './open.ts'

/** Size of the write-ahead log at which a reader must be holding it: said in the log. */
const warnBytes = 64 * 1024 * 1024
/** From this size on the log is cut back to nothing when nobody reads. */
const truncateBytes = 8 * 1024 * 1024

interface CheckpointState {
  lastBytes: number
}
const state: Slot<CheckpointState> = { name: 'checkpoint', make: () => ({ lastBytes: 0 }) }
const resultSchema = z.tuple([
  z.object({ busy: z.number(), log: z.number(), checkpointed: z.number() }),
])

/** Moves the write-ahead log into the file while nobody waits; passive, so it never blocks a reader. */
export const checkpointTask: IdleTask = {
  name: 'checkpoint',
  run: (ctx) => {
    const kept = ctx.keep(state)
    const bytes = logBytes(ctx)
    if (bytes === kept.lastBytes) return false
    const [{ log, checkpointed }] = resultSchema.parse(ctx.db.raw.pragma('wal_checkpoint(PASSIVE)'))
    if (log === checkpointed && bytes > truncateBytes) truncate(ctx)
    kept.lastBytes = logBytes(ctx)
    if (kept.lastBytes > warnBytes)
      ctx.log.warn('write-ahead log grows: a reader holds it', { bytes: kept.lastBytes })
    return false
  },
}

/** Fails softly when a reader is inside: the next quiet moment tries again. */
function truncate(ctx: DataContext): void {
  ctx.db.raw.pragma('busy_timeout = 0')
  ctx.db.raw.pragma('wal_checkpoint(TRUNCATE)')
  ctx.db.raw.pragma('busy_timeout = 5000')
}

function logBytes(ctx: DataContext): number {
  return statSync(`${join(ctx.dataFolder, databaseName)}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
