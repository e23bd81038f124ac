import type { Role } from '../../shared/contract/host.ts'
import type { Log } from '../log.ts'
import type { ReadDb } from './db/sql.ts'
import type { LoadedDictionary } from './dictionary/load.ts'
import type { Session } from './people/session.ts'

/** State that a feature keeps for the life of a data process: caches, compiled tables. */
export interface Slot<T> {
  readonly name: string
  readonly make: (ctx: DataContext) => T
}

/** What a handler may use; nothing else. */
export interface DataContext {
  readonly role: Role
  readonly db: ReadDb
  readonly dictionary: LoadedDictionary
  readonly log: Log
  readonly now: () => number
  readonly dataFolder: string
  readonly assetsFolder: string
  /** The store was opened for viewing only: every write answers `read-only`. */
  readonly viewing: boolean
  /** Number of the person at work, kept in history; 0 is the program itself. */
  readonly actor: number
  /** Who is at work in this call; null while nobody has signed in. */
  readonly session: Session | null
  /** Names this run of the application. */
  readonly launch: string
  /** Memory that makes a password costly to guess; less only in tests. */
  readonly passwordMemoryKiB: number
  /** The application runs for a demonstration. */
  readonly demo: boolean
  /** Tells main, the other process and every window. */
  readonly emit: (name: string, payload: unknown) => void
  /** The slot's value, made at the first asking. */
  readonly keep: <T>(slot: Slot<T>) => T
  /** Of this call; aborted when the caller cancels. */
  readonly signal: AbortSignal
}

/** Answers `fetch('/bulk/<feature>/…')`; the URL carries path and query. */
export type BulkHandler = (ctx: DataContext, url: URL) => Uint8Array | Promise<Uint8Array>

/** Hears the events of the other process, and its own, after they happened. */
export type EventHandler = (ctx: DataContext, payload: unknown) => void

/** Work for quiet moments, in slices under 20 ms; true when it did something and may have more. */
export interface IdleTask {
  readonly name: string
  readonly run: (ctx: DataContext) => boolean
}

/** Work of the write process before it serves: a new store is filled, generated tables are made. */
export interface StartTask {
  readonly name: string
  readonly run: (
    ctx: DataContext,
    start: { readonly fresh: boolean; readonly demo: boolean; readonly starter: boolean },
  ) => void
}
