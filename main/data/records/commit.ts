import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  Applied,
  Operation,
  RecordKind,
  RecordsChanged,
} from '../../../shared/contract/features/records.ts'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import { isWithin } from '../../../shared/domain/record/address.ts'
import type { Change } from '../../../shared/domain/record/change.ts'
import type { DataContext } from '../context.ts'
import { checkedGeometry } from '../db/geometry.ts'
import { insideCommand } from '../db/guard.ts'
import { all, one, run, transaction, type WriteDb } from '../db/sql.ts'
import {
  type GroupHead,
  GroupWriter,
  looksAtGeometry,
  newRow,
  refuseReservedAct,
  type Work,
} from './group.ts'
import { readGeometry, readRow, type StoredRow } from './stored.ts'
import { kindDictionary, requireFitting } from './validate.ts'

/** What a feature inside the data host hands over; the contract's `records.apply` is one such. */
export interface Command {
  /** A UUID; the command is carried out at most once for it. */
  readonly command: string
  readonly act: string
  readonly args?: Readonly<Record<string, string | number>>
  readonly reason?: string | undefined
  /** False keeps it out of undo and redo: settings, profiles, the demonstration data. */
  readonly undoable?: boolean
  /**
   * The form handing over what was typed: drafts at the addresses are forgotten (an import must not
   * throw away what a person is typing), and kinds with commands of their own are refused.
   */
  readonly fromForm?: boolean
  /**
   * A step of the workflow: the one thing that moves a passport from state to state. The demonstration data come
   * in every state.
   */
  readonly step?: boolean
  /** What stands or falls with the command and is no record; runs last in its transaction. */
  readonly alongside?: ((tx: WriteDb) => void) | undefined
  /** Taken one at a time, so that thousands need not stand in memory. */
  readonly operations: Iterable<Operation>
}

/**
 * The only writer of records: one immediate transaction with record, history, outbox, projections
 * and the group whose id is the answer. The event leaves after the commit and before the answer.
 */
export function commit(ctx: DataContext, command: Command): Applied {
  refuseReservedAct(command.act)
  return runCommand(ctx, command.command, {
    known: (id) => ({ change: id, group: id }),
    begin: (tx) => ({
      head: {
        command: command.command,
        act: command.act,
        args: command.args ?? {},
        reason: command.reason ?? null,
        undoable: command.undoable ?? true,
        step: command.step ?? false,
        undoes: null,
      },
      stored: false,
      write: (writer) => {
        for (const operation of command.operations) {
          const work = prepare(tx, ctx, operation)
          if (command.fromForm) refuseOwnCommands(work)
          if (!command.step) refuseStandingValues(ctx, operation, work)
          writer.write(work)
          if (command.fromForm && !work.isNew) clearDrafts(tx, ctx, work)
        }
        return { change: writer.id, group: writer.id }
      },
      afterwards: () => command.alongside?.(tx),
    }),
  })
}

/** What one command does; every part runs inside the transaction. */
interface Plan<T> {
  readonly head: GroupHead
  readonly write: (writer: GroupWriter) => T
  /** Keep the answer for a repetition; otherwise it follows from the group's id. */
  readonly stored: boolean
  /** After the group stands in its table. */
  readonly afterwards?: (writer: GroupWriter) => void
}

interface Steps<T> {
  /** The answer of a command that was carried out before. */
  readonly known: (id: number, answer: string | null) => T
  readonly begin: (tx: WriteDb) => Plan<T>
}

const knownSchema = z.object({ id: z.number(), answer: z.string().nullable() })

/** One command, once: idempotence, transaction, guard and event are the same for all of them. */
export function runCommand<T>(ctx: DataContext, command: string, steps: Steps<T>): T {
  const { value, event } = transaction(ctx.db, (tx) => {
    const before = one(tx, knownSchema, 'SELECT id, answer FROM grp WHERE command = :command', {
      command: bytesFromUuid(command),
    })
    if (before) return { value: steps.known(before.id, before.answer), event: null }
    return insideCommand(tx, () => {
      const plan = steps.begin(tx)
      const writer = new GroupWriter(tx, ctx, plan.head)
      const done = plan.write(writer)
      const changed = writer.finish(plan.stored ? done : null)
      plan.afterwards?.(writer)
      return { value: done, event: changed }
    })
  })
  if (event && event.records.length > 0) ctx.emit('records.changed', event satisfies RecordsChanged)
  return value
}

/** Reads what the operation needs and refuses what cannot be. */
function prepare(tx: WriteDb, ctx: DataContext, operation: Operation): Work {
  const { record, create } = operation
  const found = readRow(tx, record)
  if (create && found)
    throw new AppError('conflict', { why: 'the record exists already', detail: { record } })
  const row = found ?? (create ? newRow(record, create) : undefined)
  if (!row || (row.deleted && operation.deleted !== false))
    throw new AppError('not-found', { detail: { record } })
  const kind = kindDictionary(ctx.dictionary.dictionary, row.kind)
  const change = found ? changeFrom(operation) : withOwnValues(kind, record, changeFrom(operation))
  requireFitting(kind, change)
  const geometry = !found ? null : looksAtGeometry(change) ? readGeometry(tx, row.fid) : undefined
  return { row, geometry, change, isNew: found === undefined, undoes: null }
}

/** What the program fills when a passport is made: who it is, of what kind, its first version, a draft. */
function withOwnValues(kind: KindDictionary | null, record: string, change: Change): Change {
  const own = { passport_id: record, passport_kind: kind?.kind, version_no: 1, status: 'draft' }
  const values = Object.entries(own).flatMap(([key, value]) => {
    const field = kind?.byKey.get(key)
    return field && value !== undefined ? [[String(field.id), value] as const] : []
  })
  return values.length === 0
    ? change
    : { ...change, values: { ...Object.fromEntries(values), ...change.values } }
}

/** Kinds whose commands keep more together than one record. */
const withOwnCommands: ReadonlySet<RecordKind> = new Set(['person', 'remark', 'assignment'])

function refuseOwnCommands({ row }: Work): void {
  if (withOwnCommands.has(row.kind))
    throw new AppError('not-allowed', { why: `${row.kind} is written by commands of its own` })
}

/** State and version of a passport are written by the steps of the workflow alone. */
function refuseStandingValues(ctx: DataContext, { values }: Operation, { row }: Work): void {
  const kind = kindDictionary(ctx.dictionary.dictionary, row.kind)
  for (const address of Object.keys(values ?? {})) {
    const field = kind?.byId.get(Number(address))
    if (field?.auto && field.merge === 'workflow')
      throw new AppError('not-allowed', { why: `${field.key} follows the steps of the workflow` })
  }
}

function changeFrom({ create, values, sources, geometry, deleted }: Operation): Change {
  return {
    ...(create ? { create } : {}),
    ...(values ? { values } : {}),
    ...(sources ? { sources } : {}),
    ...(geometry === undefined ? {} : { geometry: geometry && checkedGeometry(geometry) }),
    ...(deleted === undefined ? {} : { deleted }),
  }
}

const draftSchema = z.object({ addr: z.string() })

function clearDrafts(
  tx: WriteDb,
  ctx: DataContext,
  { row, change }: { row: StoredRow; change: Change },
): void {
  const drafts = all(tx, draftSchema, 'SELECT addr FROM draft WHERE rec = :rec', { rec: row.fid })
  const written = Object.keys(change.values ?? {})
  const drawn = kindDictionary(ctx.dictionary.dictionary, row.kind)?.byKey.get('geometry')
  if (drawn && change.geometry !== undefined) written.push(String(drawn.id))
  for (const { addr } of drafts)
    if (written.some((address) => isWithin(addr, address)))
      run(tx, 'DELETE FROM draft WHERE rec = :rec AND addr = :addr', { rec: row.fid, addr })
}
