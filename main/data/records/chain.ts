import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readMeta } from '../db/meta.ts'
import { one, type ReadDb } from '../db/sql.ts'
import { bytes } from './stored.ts'

/**
 * What a link of the chain seals: an operation of history as it stands, the record it is about, and
 * the message arguments of its group (JSON as stored). Source: `store.md` 4, one chain a device.
 */
export interface Sealed {
  readonly op: number
  readonly record: Uint8Array
  readonly rec: number
  readonly origin: number
  readonly rev: number | null
  readonly grp: number
  readonly act: string
  readonly args: string
  readonly actor: number
  readonly at: number
  readonly undoes: number | null
  readonly reason: string | null
  readonly patch: Uint8Array
  readonly base: Uint8Array
}

/** SHA-256 over the link before it and the operation; 32 bytes. Migration 130 holds the same. */
export function linkHash(prev: Uint8Array, sealed: Sealed): Uint8Array {
  const { op, rec, origin, rev, grp, act, args, actor, at, undoes, reason, patch, base } = sealed
  const record = Buffer.from(sealed.record).toString('hex')
  // With the lengths within, nothing can be moved from one part to the next.
  const head = [op, record, rec, origin, rev, grp, act, args, actor, at, undoes, reason]
  return createHash('sha256')
    .update(prev)
    .update(JSON.stringify([...head, patch.length, base.length]))
    .update(patch)
    .update(base)
    .digest()
}

/** What the first link of this device follows: 32 random bytes, made with the store. */
export function chainStart(db: ReadDb): Uint8Array {
  return Buffer.from(String(readMeta(db, 'chain.start') ?? ''), 'hex')
}

const lastSchema = z.object({ op: z.number(), hash: bytes.nullable() })

const lastSql = `SELECT coalesce(max(op), 0) AS op,
  (SELECT hash FROM history WHERE origin = 0 ORDER BY op DESC LIMIT 1) AS hash FROM history`

/** The newest operation, and the link that the next one follows. */
export function lastLink(db: ReadDb): { readonly op: number; readonly hash: Uint8Array } {
  const last = one(db, lastSchema, lastSql)
  return { op: last?.op ?? 0, hash: last?.hash ?? chainStart(db) }
}
