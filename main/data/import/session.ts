import { AppError } from '../../../shared/contract/failure.ts'
import type { ImportId, ImportTarget } from '../../../shared/contract/features/import.ts'
import type { PassportKind } from '../../../shared/domain/dictionary.ts'
import type { Match } from '../../../shared/domain/matching/match.ts'
import type { Workbook } from '../../../shared/domain/matching/sheet.ts'
import type { DataContext, Slot } from '../context.ts'
import { dropStaging } from './staging.ts'

/** An import under way: what was read, and what the person has said so far. Lives in the reader only. */
export interface Session {
  readonly id: ImportId
  readonly file: string
  readonly workbook: Workbook
  readonly kind: PassportKind
  /** The reading without a person's word, for each kind asked for. */
  readonly matches: Map<PassportKind, Match>
  target: ImportTarget | null
  /** Of several years side by side, the one a person wants. */
  year: number | null
  /** Lines given to fields: from the profile first, then by the person. */
  profile: ReadonlyMap<string, number | null>
  readonly assigned: Map<string, number | null>
  /** Ids of rows and of the record that the preview promises, kept so that they do not change. */
  readonly minted: Map<string, string>
  revision: number
}

const sessions: Slot<Map<string, Session>> = { name: 'imports', make: () => new Map() }

/** More than anybody has open; the oldest goes, so that forgotten workbooks do not fill the memory. */
const mostSessions = 8

export function keepSession(ctx: DataContext, session: Session): void {
  const open = ctx.keep(sessions)
  open.set(session.id, session)
  for (const id of [...open.keys()].slice(0, Math.max(0, open.size - mostSessions)))
    closeSession(ctx, id as ImportId)
}

export function requireSession(ctx: DataContext, id: ImportId): Session {
  const session = ctx.keep(sessions).get(id)
  if (!session) throw new AppError('not-found', { detail: { import: id } })
  return session
}

export function closeSession(ctx: DataContext, id: ImportId): void {
  ctx.keep(sessions).delete(id)
  dropStaging(ctx.dataFolder, id)
}
