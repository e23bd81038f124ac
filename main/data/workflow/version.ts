import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import type { DataContext } from '../context.ts'
import { blobFromGeometry } from '../db/geometry.ts'
import { one, run, type WriteDb } from '../db/sql.ts'
import { bytes, readGeometry, requireRow } from '../records/stored.ts'

/** An approved version as it is kept; texts are JSON as they stood in the record. */
export interface KeptVersion {
  readonly no: number
  readonly doc: string
  readonly src: string
  readonly geom: Uint8Array | null
  readonly dict: number
  readonly approvedBy: number | null
  readonly at: number
}

export function versionHash({ doc, src, geom }: Pick<KeptVersion, 'doc' | 'src' | 'geom'>): Buffer {
  return createHash('sha256')
    .update(`${doc}\n${src}\n`)
    .update(geom ?? '')
    .digest()
}

/**
 * What an approver signs: the version, and the link of the approval in the chain of history, so
 * that the signature stands for all that was written before it as well.
 */
function statement(record: Uint8Array, version: KeptVersion, link: Uint8Array): Buffer {
  const { no, dict, approvedBy, at } = version
  const hex = (part: Uint8Array) => Buffer.from(part).toString('hex')
  const parts = [hex(record), no, dict, approvedBy, at, hex(versionHash(version)), hex(link)]
  return Buffer.from(`qorgau approval 1\n${JSON.stringify(parts)}`)
}

export function isSigned(
  key: KeyObject,
  about: { readonly record: Uint8Array; readonly version: KeptVersion; readonly link: Uint8Array },
  signature: Uint8Array,
): boolean {
  return verify(null, statement(about.record, about.version, about.link), key, signature)
}

const approvalSchema = z.object({ id: bytes, at: z.number(), hash: bytes })

/** What was approved, as it stood, signed by the approver: part of the command that approves. */
export function keepVersion(ctx: DataContext, tx: WriteDb, record: string, key: KeyObject): void {
  const { fid, doc, src } = requireRow(tx, record)
  const sql = `SELECT r.id, h.at, h.hash FROM history h JOIN rec r ON r.fid = h.rec
    WHERE h.rec = :fid ORDER BY h.op DESC LIMIT 1`
  const approval = one(tx, approvalSchema, sql, { fid })
  if (!approval) throw new Error(`the approval of ${record} left no history`)
  const geometry = readGeometry(tx, fid)
  const version = {
    no: Number(doc['4'] ?? 1),
    doc: JSON.stringify(doc),
    src: JSON.stringify(src),
    geom: geometry && blobFromGeometry(geometry),
    dict: ctx.dictionary.dictionary.version,
    approvedBy: ctx.actor,
    at: approval.at,
  }
  run(
    tx,
    `INSERT INTO version(rec, no, doc, src, geom, dict, hash, sig, approved_by, at)
     VALUES (:fid, :no, :doc, :src, :geom, :dict, :hash, :sig, :approvedBy, :at)`,
    {
      fid,
      ...version,
      hash: versionHash(version),
      sig: sign(null, statement(approval.id, version, approval.hash), key),
    },
  )
}
