import { z } from 'zod'
import {
  type Act,
  type ActFilter,
  type ActKind,
  listedActs,
  parseActsQuery,
} from '../../../shared/contract/features/audit.ts'
import { type Change, unitsOf } from '../../../shared/domain/record/change.ts'
import { workflowSteps } from '../../../shared/domain/workflow.ts'
import type { BulkHandler, DataContext } from '../context.ts'
import { one, statement } from '../db/sql.ts'
import { named } from '../passports/filter.ts'
import { readPerson } from '../people/person.ts'
import { requireRight } from '../people/require-right.ts'
import { unpack } from '../records/pack.ts'
import { bytes, readRow } from '../records/stored.ts'
import { recordNamed } from './findings.ts'
import { noteRow } from './journal.ts'

/** Acts of history by kind; what is none of them is a change of records. */
const historyActs: Readonly<Record<'workflow' | 'people', readonly string[]>> = {
  workflow: [...workflowSteps, 'remark', 'answer-remark', 'assign'],
  people: [
    'begin',
    'save-person',
    'reset-password',
    'change-password',
    'recover',
    'renew-recovery',
    'make-key',
  ],
}
const noteActs: Readonly<Record<'session' | 'export' | 'proof', readonly string[]>> = {
  session: ['sign-in', 'sign-out', 'sign-in-refused'],
  export: ['export'],
  proof: ['verify'],
}

const dayMs = 86_400_000
/** Midnight in Kazakhstan (UTC+5) at the beginning of a day. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+05:00`)

interface Part {
  readonly sql: string
  readonly bindings: Readonly<Record<string, string | number>>
}

const list = (acts: readonly string[]): string => acts.map((act) => `'${act}'`).join(', ')

/** Conditions that history and journal share. */
function common({ person, from, to }: ActFilter, actor: string): readonly Part[] {
  return [
    ...(person === null ? [] : [{ sql: `${actor} = :person`, bindings: { person } }]),
    ...(from === null ? [] : [{ sql: 'at >= :from', bindings: { from: startOf(from) } }]),
    ...(to === null ? [] : [{ sql: 'at < :to', bindings: { to: startOf(to) + dayMs } }]),
  ]
}

function inHistory(ctx: DataContext, filter: ActFilter): readonly Part[] {
  const { record, text, kind } = filter
  const actsOf = (): Part[] => {
    if (kind === null) return []
    if (kind === 'workflow' || kind === 'people')
      return [{ sql: `act IN (${list(historyActs[kind])})`, bindings: {} }]
    const others = [...historyActs.workflow, ...historyActs.people]
    return [{ sql: kind === 'records' ? `act NOT IN (${list(others)})` : '0', bindings: {} }]
  }
  const words = text.trim() === '' ? null : named(ctx, text)
  return [
    ...common(filter, 'actor'),
    ...actsOf(),
    ...(record === null
      ? []
      : [{ sql: 'rec = :rec', bindings: { rec: readRow(ctx.db, record)?.fid ?? 0 } }]),
    ...(words === null
      ? []
      : [
          {
            sql: `rec IN (SELECT h.fid FROM p_head h WHERE ${words.sql})`,
            bindings: words.bindings as Part['bindings'],
          },
        ]),
  ]
}

const isNoteKind = (kind: ActKind): kind is keyof typeof noteActs => Object.hasOwn(noteActs, kind)

function inJournal(filter: ActFilter): readonly Part[] {
  const { record, text, kind } = filter
  const none = record !== null || text.trim() !== '' || (kind !== null && !isNoteKind(kind))
  if (none) return [{ sql: '0', bindings: {} }]
  const acts = kind !== null && isNoteKind(kind) ? noteActs[kind] : null
  return [
    ...common(filter, 'person'),
    ...(acts ? [{ sql: `act IN (${list(acts)})`, bindings: {} }] : []),
  ]
}

function newest(ctx: DataContext, table: string, parts: readonly Part[]): [number, number][] {
  const where = parts.length === 0 ? '' : `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`
  const key = table === 'history' ? 'op' : 'id'
  return statement(
    ctx.db,
    `SELECT ${key}, at FROM ${table} ${where} ORDER BY ${key} DESC LIMIT ${listedActs}`,
  )
    .raw()
    .all(Object.assign({}, ...parts.map(({ bindings }) => bindings))) as [number, number][]
}

/** Newest first: operations of history by their number, rows of the journal by theirs below zero. */
export function actIds(ctx: DataContext, filter: ActFilter): number[] {
  const operations = newest(ctx, 'history', inHistory(ctx, filter))
  const notes = newest(ctx, 'journal', inJournal(filter)).map(([id, at]) => [-id, at] as const)
  // Within each, the order of writing stands whatever the clock said.
  const merged: number[] = []
  let next = 0
  for (const [op, at] of operations) {
    for (let one = notes[next]; one && one[1] >= at; one = notes[next]) {
      merged.push(one[0])
      next += 1
    }
    merged.push(op)
  }
  for (const [id] of notes.slice(next)) merged.push(id)
  return merged.slice(0, listedActs)
}

export const actsBulk: BulkHandler = (ctx, url) => {
  requireRight(ctx, 'audit')
  return new Uint8Array(Int32Array.from(actIds(ctx, parseActsQuery(url.search))).buffer)
}

const operationRow = z.object({
  at: z.number(),
  act: z.string(),
  actor: z.number(),
  rec: z.number(),
  reason: z.string().nullable(),
  patch: bytes,
})

export function readActs(ctx: DataContext, { ids }: { ids: readonly number[] }): Act[] {
  return ids.flatMap((id) => (id > 0 ? operation(ctx, id) : noted(ctx, id)) ?? [])
}

const personNamed = ({ db }: DataContext, fid: number | null): string | null =>
  fid === null || fid === 0 ? null : (readPerson(db, fid)?.name ?? null)

function operation(ctx: DataContext, op: number): Act | null {
  const sql = 'SELECT at, act, actor, rec, reason, patch FROM history WHERE op = :op'
  const row = one(ctx.db, operationRow, sql, { op })
  if (!row) return null
  const { actor, rec, patch, ...rest } = row
  return {
    id: op,
    ...rest,
    personId: actor,
    person: personNamed(ctx, actor),
    ...recordNamed(ctx, rec),
    detail: null,
    changes: unitsOf(unpack(patch) as Change).length,
  }
}

function noted(ctx: DataContext, id: number): Act | null {
  const row = one(ctx.db, noteRow, 'SELECT * FROM journal WHERE id = :id', { id: -id })
  if (!row) return null
  const { person, ...rest } = row
  return {
    ...rest,
    id,
    personId: person,
    person: personNamed(ctx, person),
    record: null,
    recordKind: null,
    name: null,
    reason: null,
    changes: 0,
  }
}
