import { z } from 'zod'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { Change } from '../../../shared/domain/record/change.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { address } from '../people/person.ts'
import { chainStart, linkHash } from '../records/chain.ts'
import { unpack } from '../records/pack.ts'
import { bytes } from '../records/stored.ts'
import type { Findings } from './findings.ts'

const linkRow = z.object({
  op: z.number(),
  rec: z.number(),
  origin: z.number(),
  rev: z.number().nullable(),
  grp: z.number(),
  act: z.string(),
  actor: z.number(),
  at: z.number(),
  undoes: z.number().nullable(),
  reason: z.string().nullable(),
  patch: bytes,
  base: bytes,
  prev: bytes.nullable(),
  hash: bytes.nullable(),
  record: bytes.nullable(),
  kind: z.number().nullable(),
  args: z.string().nullable(),
  headed: z.number().nullable(),
})
type LinkRow = z.output<typeof linkRow>

const page = 500
export const linksSql = `
SELECT h.*, r.id AS record, r.kind, g.args,
       g.act = h.act AND g.actor = h.actor AND g.at = h.at AS headed
  FROM history h LEFT JOIN rec r ON r.fid = h.rec LEFT JOIN grp g ON g.id = h.grp
 WHERE h.op > :after AND h.op <= :until ORDER BY h.op LIMIT ${page}`

const lastRow = z.object({ op: z.number(), group: z.number() })

/** The newest operation, and the newest that the groups of commands know of. */
export function lastOperation(db: ReadDb): z.output<typeof lastRow> {
  const sql = `SELECT (SELECT coalesce(max(op), 0) FROM history) AS op,
    (SELECT coalesce(max(last_op), 0) FROM grp) AS "group"`
  return one(db, lastRow, sql) ?? { op: 0, group: 0 }
}

const same = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && Buffer.compare(a, b) === 0

/** Walks the chain of this device from its start; what the walk learns is kept in it. */
export class ChainWalk {
  /** The link that the next operation must follow. */
  #link: Uint8Array
  #last = 0
  #lastRec: number | undefined
  readonly #gone = new Set<number>()
  readonly #keys = new Map<number, { readonly op: number; readonly key: string | null }[]>()
  readonly #db: ReadDb
  readonly #findings: Findings

  constructor(db: ReadDb, findings: Findings) {
    this.#db = db
    this.#findings = findings
    this.#link = chainStart(db)
  }

  get link(): Uint8Array {
    return this.#link
  }

  /** The public key that a person had at an operation. */
  keyAt(person: number, op: number): string | null {
    return this.#keys.get(person)?.findLast((known) => known.op <= op)?.key ?? null
  }

  /** Proves the next operations; gives how many, 0 at the end. */
  step(until: number): number {
    const rows = all(this.#db, linkRow, linksSql, { after: this.#last, until })
    for (const row of rows) this.#prove(row)
    return rows.length
  }

  /** Operations that the groups know of and history does not. */
  end(group: number): void {
    if (group > this.#last)
      this.#findings.add({ kind: 'missing', op: this.#last + 1, until: group })
  }

  #prove(row: LinkRow): void {
    const { op, rec, at, actor } = row
    const about = { op, rec, at, actor }
    const isNext = op === this.#last + 1
    if (!isNext) this.#findings.add({ kind: 'missing', op: this.#last + 1, until: op - 1 })
    if (row.record === null && !this.#gone.has(rec)) {
      this.#gone.add(rec)
      this.#findings.add({ kind: 'gone', ...about })
    }
    if (row.origin === 0) this.#proveLink(row, { about, isNext })
    this.#last = op
    this.#lastRec = rec
  }

  #proveLink(
    row: LinkRow,
    {
      about,
      isNext,
    }: { about: { op: number; rec: number; at: number; actor: number }; isNext: boolean },
  ): void {
    const { prev, hash, record, args } = row
    if (prev === null || hash === null) {
      this.#findings.add({ kind: 'unlinked', ...about })
      return
    }
    const isWhole =
      record === null ||
      (args !== null && row.headed === 1 && same(hash, linkHash(prev, { ...row, record, args })))
    if (!isWhole) this.#findings.add({ kind: 'changed', ...about })
    // With operations missing it cannot follow the one that is found before it.
    else if (isNext && !same(prev, this.#link))
      this.#findings.add({
        kind: 'replaced',
        op: this.#last,
        ...(this.#lastRec === undefined ? {} : { rec: this.#lastRec }),
      })
    if (isWhole) this.#learnKey(row)
    this.#link = hash
  }

  #learnKey({ op, rec, kind, patch }: LinkRow): void {
    if (kind !== recordKinds.person) return
    const written = (unpack(patch) as Change).values?.[address.publicKey]
    if (written === undefined) return
    const key = typeof written === 'string' ? written : null
    this.#keys.set(rec, [...(this.#keys.get(rec) ?? []), { op, key }])
  }
}
