import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  Geometry,
  RecordId,
  RecordKind,
  RecordsChanged,
} from '../../../shared/contract/features/records.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import {
  type Carried,
  type Change,
  carryOut,
  isEmpty,
  unitsOf,
} from '../../../shared/domain/record/change.ts'
import type { DataContext } from '../context.ts'
import { blobFromGeometry } from '../db/geometry.ts'
import { one, run, type WriteDb } from '../db/sql.ts'
import { requireRecordRight } from '../people/require-right.ts'
import { streamOf } from '../projections/head.ts'
import { project } from '../projections/project.ts'
import { lastLink, linkHash } from './chain.ts'
import { pack } from './pack.ts'
import { pathOf, requireOpen } from './place.ts'
import { type StoredRow, stateOf } from './stored.ts'
import { kindDictionary } from './validate.ts'

/** The command being carried out. */
export interface GroupHead {
  readonly command: string
  readonly act: string
  readonly args: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly undoable: boolean
  /** A step of the workflow. */
  readonly step: boolean
  /** The group that this one takes back or does again. */
  readonly undoes: number | null
}

/** One operation ready to be written. */
export interface Work {
  readonly row: StoredRow
  /** Undefined where the operation does not look at it. */
  readonly geometry: Geometry | null | undefined
  readonly change: Change
  /** Not in the store yet. */
  readonly isNew: boolean
  /** The operation taken back by this one. */
  readonly undoes: number | null
}

type Changed = RecordsChanged['records'][number]

/** Above this many addresses a command's event names records only. */
const listedAddresses = 2_000

const nextId = z.object({ id: z.number() })

/** Writes the operations of one command, then its group; lives within one transaction. */
export class GroupWriter {
  readonly id: number
  readonly #tx: WriteDb
  readonly #ctx: DataContext
  readonly #head: GroupHead
  readonly #at: number
  readonly #changed = new Map<
    number,
    { head: Omit<Changed, 'addresses'>; addresses: Set<string> }
  >()
  readonly #args: string
  /** The newest operation of the store, with the link that the next one follows. */
  #link: ReturnType<typeof lastLink>
  #firstOp: number | null = null
  #addresses = 0

  constructor(tx: WriteDb, ctx: DataContext, head: GroupHead) {
    this.#tx = tx
    this.#ctx = ctx
    this.#head = head
    this.#at = ctx.now()
    this.#args = JSON.stringify(head.args)
    this.#link = lastLink(tx)
    this.id = one(tx, nextId, 'SELECT coalesce(max(id), 0) + 1 AS id FROM grp')?.id ?? 1
  }

  /** Writes record, history, outbox and projections of one operation; nothing when nothing changes. */
  write(work: Work): Carried | null {
    const { row, isNew, change } = work
    const before = stateOf(row, work.geometry)
    const carried = carryOut(before, change)
    if (!isNew && isEmpty(carried.patch)) return null
    if (!isNew && !this.#head.step) requireOpen(this.#ctx, row.kind, row.doc)
    const path = pathOf(this.#ctx, row.kind, carried.state.doc)
    const paths = isNew ? [path] : [pathOf(this.#ctx, row.kind, row.doc), path]
    requireRecordRight(this.#ctx, {
      kind: row.kind,
      does: isNew ? 'create' : carried.patch.deleted ? 'delete' : 'edit',
      paths,
    })
    const fid = isNew ? this.#insert(row, path, carried) : this.#update(row, path, carried)
    if (carried.patch.geometry !== undefined) this.#writeGeometry(fid, carried)
    this.#remember({ ...row, fid }, carried, isNew)
    this.#log(fid, row, work.undoes, carried)
    project(this.#tx, this.#ctx, {
      fid,
      kind: row.kind,
      before: isNew ? null : before,
      after: carried.state,
      patch: carried.patch,
      at: this.#at,
    })
    return carried
  }

  /** Writes the group; the answer is stored for undo and redo alone. */
  finish(answer: unknown = null): RecordsChanged {
    const last = this.#link.op
    run(
      this.#tx,
      `INSERT INTO grp(id, command, act, args, actor, at, first_op, last_op, undoable, undoes, answer)
       VALUES (:id, :command, :act, :args, :actor, :at, :first, :last, :undoable, :undoes, :answer)`,
      {
        id: this.id,
        command: bytesFromUuid(this.#head.command),
        act: this.#head.act,
        args: this.#args,
        actor: this.#ctx.actor,
        at: this.#at,
        first: this.#firstOp ?? last + 1,
        last,
        // A command that changed nothing is remembered, but there is nothing to take back.
        undoable: this.#head.undoable && this.#firstOp !== null ? 1 : 0,
        undoes: this.#head.undoes,
        answer: answer === null ? null : JSON.stringify(answer),
      },
    )
    return { change: this.id, records: this.#records() }
  }

  #records(): Changed[] {
    const isLong = this.#addresses > listedAddresses
    return [...this.#changed.values()].map(({ head, addresses }) => ({
      ...head,
      addresses: isLong ? ['all'] : [...addresses],
    }))
  }

  #insert(row: StoredRow, path: string, { state }: Carried): number {
    const result = run(
      this.#tx,
      `INSERT INTO rec(id, kind, stream, doc, src, deleted, pending)
       VALUES (:id, :kind, :stream, :doc, :src, :deleted, 1)`,
      {
        id: bytesFromUuid(row.id),
        stream: this.#stream(row.kind, path),
        kind: recordKinds[row.kind],
        doc: JSON.stringify(state.doc),
        src: JSON.stringify(state.sources),
        deleted: state.deleted ? 1 : 0,
      },
    )
    return Number(result.lastInsertRowid)
  }

  #update(row: StoredRow, path: string, { state }: Carried): number {
    run(
      this.#tx,
      `UPDATE rec SET stream = :stream, doc = :doc, src = :src, deleted = :deleted,
                      pending = pending + 1
        WHERE fid = :fid`,
      {
        fid: row.fid,
        stream: this.#stream(row.kind, path),
        doc: JSON.stringify(state.doc),
        src: JSON.stringify(state.sources),
        deleted: state.deleted ? 1 : 0,
      },
    )
    return row.fid
  }

  #stream(kind: RecordKind, path: string): string {
    return kindDictionary(this.#ctx.dictionary.dictionary, kind) ? streamOf(path) : ''
  }

  #writeGeometry(fid: number, { state }: Carried): void {
    if (state.geometry === null) run(this.#tx, 'DELETE FROM rec_geom WHERE fid = :fid', { fid })
    else
      run(
        this.#tx,
        `INSERT INTO rec_geom(fid, geom) VALUES (:fid, :geom)
         ON CONFLICT(fid) DO UPDATE SET geom = excluded.geom`,
        { fid, geom: blobFromGeometry(state.geometry as Geometry) },
      )
  }

  #log(fid: number, row: StoredRow, undoes: number | null, { patch, base }: Carried): void {
    const op = this.#link.op + 1
    const entry = {
      op,
      rec: fid,
      rev: row.rev,
      grp: this.id,
      act: this.#head.act,
      actor: this.#ctx.actor,
      at: this.#at,
      undoes,
      reason: this.#head.reason,
      patch: pack(patch),
      // What stood before a creation is nothing.
      base: pack(patch.create === undefined ? base : {}),
    }
    const prev = this.#link.hash
    const sealed = { ...entry, origin: 0, record: bytesFromUuid(row.id), args: this.#args }
    const hash = linkHash(prev, sealed)
    run(
      this.#tx,
      `INSERT INTO history(op, rec, origin, rev, grp, act, actor, at, undoes, reason, patch, base,
                           prev, hash)
       VALUES (:op, :rec, 0, :rev, :grp, :act, :actor, :at, :undoes, :reason, :patch, :base,
               :prev, :hash)`,
      { ...entry, prev, hash },
    )
    this.#link = { op, hash }
    this.#firstOp ??= op
    run(this.#tx, 'INSERT INTO outbox(op, base_rev) VALUES (:op, :rev)', { op, rev: row.rev })
  }

  #remember(
    row: { fid: number; id: RecordId; kind: RecordKind },
    { patch }: Carried,
    isNew: boolean,
  ) {
    const known = this.#changed.get(row.fid) ?? {
      head: { id: row.id, fid: row.fid, kind: row.kind },
      addresses: new Set<string>(),
    }
    this.#changed.set(row.fid, known)
    for (const address of isNew ? ['all'] : unitsOf(patch)) known.addresses.add(address)
    this.#addresses += known.addresses.size
  }
}

/** True when a change writes the geometry or its provenance. */
export function looksAtGeometry(change: Change): boolean {
  return change.geometry !== undefined || 'geometry' in (change.sources ?? {})
}

/** A row for a record that is about to be created. */
export function newRow(id: RecordId, kind: RecordKind): StoredRow {
  return { fid: 0, id, kind, rev: 0, pending: 0, doc: {}, src: {}, deleted: false }
}

export function refuseReservedAct(act: string): void {
  if (act === 'undo' || act === 'redo')
    throw new AppError('invalid-input', { why: `the act ${act} is made by undo and redo only` })
}
