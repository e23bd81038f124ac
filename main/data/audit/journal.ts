import { createHash } from 'node:crypto'
import { z } from 'zod'
import { auditNotedSchema } from '../../../shared/contract/features/audit.ts'
import type { DataContext, EventHandler } from '../context.ts'
import { all, one, type ReadDb, run, transaction, type WriteDb } from '../db/sql.ts'
import { chainStart } from '../records/chain.ts'
import { bytes } from '../records/stored.ts'

/** Something that a person did and that changes no record. */
export interface Note {
  readonly at: number
  /** Null: nobody known. */
  readonly person: number | null
  readonly act: 'sign-in' | 'sign-out' | 'sign-in-refused' | 'export' | 'verify'
  readonly detail: string
}

const hashOf = (prev: Uint8Array, id: number, { at, person, act, detail }: Note): Buffer =>
  createHash('sha256')
    .update(prev)
    .update(JSON.stringify([id, at, person, act, detail]))
    .digest()

const lastRow = z.object({ id: z.number(), hash: bytes })

/** Adds to the journal, which is a chain of its own. */
export function note(tx: WriteDb, what: Note): void {
  const last = one(tx, lastRow, 'SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1')
  const id = (last?.id ?? 0) + 1
  run(
    tx,
    `INSERT INTO journal(id, at, person, act, detail, hash)
     VALUES (:id, :at, :person, :act, :detail, :hash)`,
    { id, ...what, hash: hashOf(last?.hash ?? chainStart(tx), id, what) },
  )
}

/** The read process tells what it gave away; the write process writes it down. */
export const journalOfEvents: EventHandler = (ctx, payload) => {
  if (ctx.role === 'read' || ctx.viewing) return
  const noted = auditNotedSchema.parse(payload)
  transaction(ctx.db, (tx) => note(tx, { ...noted, at: ctx.now() }))
}

export function tellNote(ctx: DataContext, act: 'export' | 'verify', detail: string): void {
  ctx.emit('audit.noted', { person: ctx.actor, act, detail })
}

export const noteRow = z.object({
  id: z.number(),
  at: z.number(),
  person: z.number().nullable(),
  act: z.enum(['sign-in', 'sign-out', 'sign-in-refused', 'export', 'verify']),
  detail: z.string(),
})

const page = 1_000

/** The first row that is not what was written, by its number; null when all are. */
export function firstBrokenNote(db: ReadDb): number | null {
  let prev = chainStart(db)
  for (let last = 0; ; ) {
    const rows = all(
      db,
      noteRow.extend({ act: z.string(), hash: bytes }),
      `SELECT * FROM journal WHERE id > :last ORDER BY id LIMIT ${page}`,
      { last },
    )
    for (const { hash, ...row } of rows) {
      const isNext = row.id === last + 1
      if (!isNext || Buffer.compare(hash, hashOf(prev, row.id, row as Note)) !== 0) return last + 1
      prev = hash
      last = row.id
    }
    if (rows.length < page) return null
  }
}
