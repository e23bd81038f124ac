import type { Reply } from './failure.ts'

/** Messages between main and a data process. */
export type Role = 'read' | 'write'

export interface HostOptions {
  readonly role: Role
  /** Folder of the database, attachments, logs. */
  readonly dataFolder: string
  /** Folder of the shipped assets: dictionary, starter data, atlas. */
  readonly assetsFolder: string
  /** Folder with `native/<platform>-<arch>` of a packaged application, or empty. */
  readonly resourcesFolder: string
  /** Fill a new database with the demonstration data. */
  readonly demo: boolean
  /** Names this run of the application: who signed in stays at work until it ends. */
  readonly launch: string
}

export type ToHost =
  /** What needs no database is read while another process makes it ready. */
  | { readonly kind: 'prepare'; readonly options: HostOptions }
  | { readonly kind: 'start'; readonly options: HostOptions; readonly logFolder: string }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'bulk'; readonly id: number; readonly path: string }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Answered by `pong` as soon as nothing holds the process. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'stop' }

/** The bytes of a bulk answer travel as a Uint8Array in `reply.value`. */
export type FromHost =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reply: Reply }
  | { readonly kind: 'pong' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
