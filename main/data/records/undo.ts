import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordId, Undone } from '../../../shared/contract/features/records.ts'
import { type Change, isEmpty, takeBack } from '../../../shared/domain/record/change.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb, run, type WriteDb } from '../db/sql.ts'
import { runCommand } from './commit.ts'
import { type GroupWriter, looksAtGeometry } from './group.ts'
import { unpack } from './pack.ts'
import { bytes, readGeometry, readRowByFid, stateOf } from './stored.ts'

const groupSchema = z.object({
  id: z.number(),
  act: z.string(),
  args: z.string(),
  at: z.number(),
  first: z.number(),
  last: z.number(),
  undoes: z.number().nullable(),
})
type Group = z.output<typeof groupSchema>

const columns = 'id, act, args, at, first_op AS first, last_op AS last, undoes'

/** The newest plain command of the person that still stands. */
export const undoableSql = `SELECT ${columns} FROM grp
  WHERE actor = :actor AND undoes IS NULL AND undoable = 1 AND undone_by IS NULL
  ORDER BY id DESC LIMIT 1`

/** The newest undo of the person that stands, unless a plain command came after it. */
export const redoableSql = `SELECT ${columns} FROM grp
  WHERE actor = :actor AND act = 'undo' AND undone_by IS NULL AND undoes IS NOT NULL
    AND id > coalesce((SELECT max(id) FROM grp WHERE actor = :actor AND undoes IS NULL AND undoable = 1), 0)
  ORDER BY id DESC LIMIT 1`

const plainSql = `SELECT ${columns} FROM grp
  WHERE id = :id AND undoes IS NULL AND undoable = 1 AND undone_by IS NULL`

export function readUndoState(ctx: DataContext) {
  const { actor } = ctx
  return {
    undo: headOf(one(ctx.db, groupSchema, undoableSql, { actor })),
    redo: headOf(originOf(ctx.db, one(ctx.db, groupSchema, redoableSql, { actor }))),
  }
}

/** Takes back the given group, or the newest that stands. */
export function undo(
  ctx: DataContext,
  input: { command: string; group?: number | undefined },
): Undone {
  return reverse(ctx, input.command, {
    act: 'undo',
    find: (tx) => {
      if (input.group === undefined) return one(tx, groupSchema, undoableSql, { actor: ctx.actor })
      const group = one(tx, groupSchema, plainSql, { id: input.group })
      if (!group) throw new AppError('not-found', { detail: { group: input.group } })
      return group
    },
    mark: (tx, group, by) => markUndone(tx, group.id, by),
    named: (_tx, group) => group,
  })
}

/** Does again what was taken back last: takes the undo back. */
export function redo(ctx: DataContext, input: { command: string }): Undone {
  return reverse(ctx, input.command, {
    act: 'redo',
    find: (tx) => one(tx, groupSchema, redoableSql, { actor: ctx.actor }),
    mark: (tx, group, by) => {
      markUndone(tx, group.id, by)
      if (group.undoes !== null) markUndone(tx, group.undoes, null)
    },
    named: (tx, group) => originOf(tx, group) ?? group,
  })
}

interface Direction {
  readonly act: 'undo' | 'redo'
  /** The group whose operations are taken back. */
  readonly find: (tx: WriteDb) => Group | undefined
  readonly mark: (tx: WriteDb, group: Group, by: number) => void
  /** The group that a person knows it by. */
  readonly named: (tx: WriteDb, group: Group) => Group
}

function reverse(ctx: DataContext, command: string, { act, find, mark, named }: Direction): Undone {
  return runCommand(ctx, command, {
    known: (_id, answer) => JSON.parse(answer ?? 'null') as Undone,
    begin: (tx) => {
      const group = find(tx)
      return {
        head: {
          command,
          act,
          args: {},
          reason: null,
          undoable: false,
          step: false,
          undoes: group?.id ?? null,
        },
        stored: true,
        write: (writer) => ({
          change: writer.id,
          group: group ? writer.id : null,
          undone: headOf(group && named(tx, group)),
          ...(group ? reverseAll(tx, writer, group) : { records: [], skipped: [] }),
        }),
        afterwards: (writer) => {
          if (group) mark(tx, group, writer.id)
        },
      }
    },
  })
}

const operationSchema = z.object({
  op: z.number(),
  rec: z.number(),
  patch: bytes,
  base: bytes,
})
/** Operations are read in pages: none may be open while the store is written. */
const page = 200

function reverseAll(
  tx: WriteDb,
  writer: GroupWriter,
  group: Group,
): Pick<Undone, 'records' | 'skipped'> {
  const records = new Set<RecordId>()
  const skipped: Undone['skipped'] = []
  for (let next = group.last; next >= group.first; ) {
    const operations = all(
      tx,
      operationSchema,
      `SELECT op, rec, patch, base FROM history
        WHERE op BETWEEN :first AND :next AND grp = :group ORDER BY op DESC LIMIT ${page}`,
      { first: group.first, next, group: group.id },
    )
    for (const operation of operations) {
      const outcome = reverseOne(tx, writer, operation)
      records.add(outcome.record)
      for (const address of outcome.skipped) skipped.push({ record: outcome.record, address })
    }
    const last = operations.at(-1)
    if (!last) break
    next = last.op - 1
  }
  return { records: [...records], skipped }
}

function reverseOne(tx: WriteDb, writer: GroupWriter, operation: z.output<typeof operationSchema>) {
  const row = readRowByFid(tx, operation.rec)
  if (!row) throw new Error(`history ${operation.op} speaks of a record that is not there`)
  const patch = unpack(operation.patch) as Change
  const base = unpack(operation.base) as Change
  const needsGeometry = patch.create !== undefined || looksAtGeometry(patch)
  const geometry = needsGeometry ? readGeometry(tx, row.fid) : undefined
  const { change, skipped } = takeBack(stateOf(row, geometry), patch, base)
  if (!isEmpty(change)) writer.write({ row, geometry, change, isNew: false, undoes: operation.op })
  return { record: row.id, skipped }
}

function markUndone(tx: WriteDb, id: number, by: number | null): void {
  run(tx, 'UPDATE grp SET undone_by = :by WHERE id = :id', { id, by })
}

/** The plain group that an undo took back. */
function originOf(db: ReadDb, group: Group | undefined): Group | undefined {
  if (!group || group.undoes === null) return undefined
  return one(db, groupSchema, `SELECT ${columns} FROM grp WHERE id = :id`, { id: group.undoes })
}

function headOf(group: Group | undefined): Undone['undone'] {
  if (!group) return null
  return {
    group: group.id,
    act: group.act,
    args: JSON.parse(group.args) as Record<string, unknown>,
    at: group.at,
    operations: group.last - group.first + 1,
  }
}
