import type Database from 'better-sqlite3'
import type { WriteDb } from './sql.ts'

/** Whether a command is running on a connection: what `in_command()` in the triggers answers. */
const depth = new WeakMap<Database.Database, number>()

/** Must run before the first statement that touches a record table. */
export function registerGuard(raw: Database.Database): void {
  depth.set(raw, 0)
  raw.function('in_command', () => ((depth.get(raw) ?? 0) > 0 ? 1 : 0))
}

/** Only `records/` may open this door: every write to a record goes through a command. */
export function insideCommand<T>(tx: WriteDb, work: () => T): T {
  const outer = depth.get(tx.raw) ?? 0
  depth.set(tx.raw, outer + 1)
  try {
    return work()
  } finally {
    depth.set(tx.raw, outer)
  }
}
