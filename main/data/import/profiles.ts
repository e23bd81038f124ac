import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type CommandId,
  type Operation,
  type RecordId,
  recordKinds,
} from '../../../shared/contract/features/records.ts'
import type { PassportKind } from '../../../shared/domain/dictionary.ts'
import { bytesFromUuid, uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { Match } from '../../../shared/domain/matching/match.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { commit } from '../records/commit.ts'
import { recordIdFrom } from '../records/stored.ts'
import type { Staged } from './staging.ts'

/** Addresses in a record of the kind `profile`: assignments kept for workbooks of one layout. */
const address = { kind: '1', layout: '2', file: '3', lines: '4' } as const
const column = { key: '1', field: '2' } as const

const profileRow = z.object({ id: z.instanceof(Uint8Array), doc: z.string() })
const profileDoc = z.object({
  [address.kind]: z.string(),
  [address.layout]: z.string(),
  [address.file]: z.string(),
  [address.lines]: z
    .record(
      z.string(),
      z.object({ [column.key]: z.string(), [column.field]: z.number().optional() }),
    )
    .default({}),
})

/** A profile that knows fewer of the lines than this is of another layout. */
const leastShare = 0.6

export interface Profile {
  readonly record: RecordId
  readonly file: string
  readonly layout: string
  /** Null: the line was left out. */
  readonly lines: ReadonlyMap<string, number | null>
}

function readProfiles(db: ReadDb, kind: PassportKind): Profile[] {
  const sql = 'SELECT id, doc FROM rec WHERE kind = :kind AND deleted = 0 ORDER BY fid DESC'
  return all(db, profileRow, sql, { kind: recordKinds.profile })
    .map(({ id, doc }) => ({ id, doc: profileDoc.parse(JSON.parse(doc)) }))
    .filter(({ doc }) => doc[address.kind] === kind)
    .map(({ id, doc }) => ({
      record: recordIdFrom(id),
      file: doc[address.file],
      layout: doc[address.layout],
      lines: linesOf(doc[address.lines]),
    }))
}

function linesOf(
  rows: z.output<typeof profileDoc>[typeof address.lines],
): Map<string, number | null> {
  return new Map(Object.values(rows).map((row) => [row[column.key], row[column.field] ?? null]))
}

/** The profile that knows most lines of the workbook. */
export function suggestProfile(db: ReadDb, kind: PassportKind, match: Match) {
  const keys = [
    ...new Set(match.findings.filter((f) => f.target?.row === undefined).map((f) => f.key)),
  ]
  if (keys.length === 0) return null
  const scored = readProfiles(db, kind).map((profile) => ({
    record: profile.record,
    file: profile.file,
    share: keys.filter((key) => profile.lines.has(key)).length / keys.length,
  }))
  const best = scored.reduce<(typeof scored)[number] | null>(
    (a, b) => (a && a.share >= b.share ? a : b),
    null,
  )
  return best && best.share >= leastShare ? best : null
}

export function profileLines(db: ReadDb, kind: PassportKind, record: RecordId): Profile['lines'] {
  return readProfiles(db, kind).find((profile) => profile.record === record)?.lines ?? new Map()
}

/** Two workbooks have one layout when their lines are the same. */
function layoutOf(lines: Staged['lines']): string {
  const keys = lines.map((line) => line.key).toSorted((a, b) => (a < b ? -1 : 1))
  return createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 32)
}

/** A UUID that follows from another: repeating the import repeats its profile, and writes once. */
function derivedId(from: string, what: string): string {
  const bytes = createHash('sha256').update(`${from} ${what}`).digest().subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidFromBytes(bytes)
}

/** Keeps what was assigned, in place of what was kept for the same layout. Not taken back by undo. */
export function rememberProfile(ctx: DataContext, command: CommandId, staged: Staged): void {
  if (staged.lines.length === 0) return
  const layout = layoutOf(staged.lines)
  const record = derivedId(layout, staged.kind) as RecordId
  const known = one(ctx.db, profileRow, 'SELECT id, doc FROM rec WHERE id = :id', {
    id: bytesFromUuid(record),
  })
  const values: NonNullable<Operation['values']> = {
    [address.kind]: staged.kind,
    [address.layout]: layout,
    [address.file]: staged.file,
  }
  staged.lines.forEach(({ key, field }, i) => {
    values[`${address.lines}/${i}`] = {
      [column.key]: key,
      ...(field === null ? {} : { [column.field]: field }),
    }
  })
  commit(ctx, {
    command: derivedId(command, 'profile'),
    act: 'remember',
    args: { file: staged.file },
    undoable: false,
    operations: [{ record, ...(known ? {} : { create: 'profile' as const }), values }],
  })
}
