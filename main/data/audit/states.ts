import { z } from 'zod'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { withComputed } from '../../../shared/domain/passport/compute.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import {
  type Change,
  carryOut,
  nothing,
  type RecordState,
} from '../../../shared/domain/record/change.ts'
import { type Document, isSame } from '../../../shared/domain/record/document.ts'
import { attachmentsIn, readAttachment } from '../attachments/store.ts'
import type { DataContext } from '../context.ts'
import { geometryFromBlob } from '../db/geometry.ts'
import { all, one, type ReadDb, snapshot } from '../db/sql.ts'
import { publicKeyFrom } from '../people/signing-key.ts'
import { wideColumn, wideFields, wideTable, wideValue } from '../projections/wide.ts'
import { unpack } from '../records/pack.ts'
import { bytes, kindFrom } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { isSigned, versionHash } from '../workflow/version.ts'
import type { Findings } from './findings.ts'

const recordRow = z.object({
  fid: z.number(),
  id: bytes,
  kind: z.number(),
  doc: z.string(),
  src: z.string(),
  deleted: z.number(),
  geom: bytes.nullable(),
  state: z.string().nullable(),
})
type RecordRow = z.output<typeof recordRow>

const page = 50
const recordsSql = `SELECT r.fid, r.id, r.kind, r.doc, r.src, r.deleted, g.geom, h.state
  FROM rec r LEFT JOIN rec_geom g ON g.fid = r.fid LEFT JOIN p_head h ON h.fid = r.fid
 WHERE r.fid > :after ORDER BY r.fid LIMIT ${page}`

const operationRow = z.object({
  op: z.number(),
  act: z.string(),
  actor: z.number(),
  at: z.number(),
  patch: bytes,
  hash: bytes.nullable(),
})
const operationsSql =
  'SELECT op, act, actor, at, patch, hash FROM history WHERE rec = :rec ORDER BY op'

const versionRow = z.object({
  no: z.number(),
  doc: z.string(),
  src: z.string(),
  geom: bytes.nullable(),
  dict: z.number(),
  hash: bytes,
  sig: bytes.nullable(),
  approvedBy: z.number().nullable(),
  at: z.number(),
})
const versionsSql = `SELECT no, doc, src, geom, dict, hash, sig, approved_by AS approvedBy, at
  FROM version WHERE rec = :rec ORDER BY no`
type VersionRow = z.output<typeof versionRow>

/** An approval as history tells it. */
interface Approval {
  readonly op: number
  readonly actor: number
  readonly at: number
  readonly link: Uint8Array | null
  readonly state: RecordState
}

interface Setup {
  readonly ctx: DataContext
  readonly findings: Findings
  readonly keyAt: (person: number, op: number) => string | null
}

/** Walks the records: each must be what its history makes of it, and show it. */
export class RecordWalk {
  approvals = 0
  unsigned = 0
  #after = 0
  readonly #setup: Setup

  constructor(setup: Setup) {
    this.#setup = setup
  }

  /** Proves the next records; gives how many, 0 at the end. */
  step(): number {
    const { db } = this.#setup.ctx
    return snapshot(db, () => {
      const rows = all(db, recordRow, recordsSql, { after: this.#after })
      for (const row of rows) this.#proveOrName(db, row)
      this.#after = rows.at(-1)?.fid ?? this.#after
      return rows.length
    })
  }

  /** What cannot even be read was written by nobody's command. */
  #proveOrName(db: ReadDb, row: RecordRow): void {
    const { ctx, findings } = this.#setup
    try {
      this.#prove(db, row)
    } catch (error) {
      ctx.log.error(`record ${row.fid} cannot be read`, error)
      findings.add({ kind: 'record', rec: row.fid })
    }
  }

  #prove(db: ReadDb, row: RecordRow): void {
    const { findings, ctx } = this.#setup
    const operations = all(db, operationRow, operationsSql, { rec: row.fid })
    const versions = new Map(
      all(db, versionRow, versionsSql, { rec: row.fid }).map((one) => [one.no, one]),
    )
    if (operations.length === 0) findings.add({ kind: 'unmade', rec: row.fid })
    let state = nothing
    for (const { op, act, actor, at, patch, hash } of operations) {
      state = carryOut(state, unpack(patch) as Change).state
      if (act !== 'approve') continue
      const no = Number(state.doc['4'] ?? 1)
      this.#proveApproval(row, versions.get(no), { op, actor, at, link: hash, state })
      versions.delete(no)
    }
    for (const { no, approvedBy, at } of versions.values())
      findings.add({ kind: 'version-foreign', rec: row.fid, version: no, actor: approvedBy, at })
    const addresses = operations.length === 0 ? [] : differences(row, state)
    if (addresses.length > 0) findings.add({ kind: 'record', rec: row.fid, addresses })
    this.#proveFiles(row)
    const kind = kindDictionary(ctx.dictionary.dictionary, kindFrom(row.kind))
    if (kind && row.deleted === 0) this.#proveShown(db, row, kind)
  }

  #proveApproval(row: RecordRow, version: VersionRow | undefined, approval: Approval): void {
    const { findings, keyAt } = this.#setup
    const { op, actor, at, link, state } = approval
    const about = { rec: row.fid, op, actor, at, version: Number(state.doc['4'] ?? 1) }
    this.approvals += 1
    if (!version) {
      findings.add({ kind: 'version-missing', ...about })
      return
    }
    const stored = {
      doc: JSON.parse(version.doc),
      src: JSON.parse(version.src),
      geom: version.geom,
    }
    const addresses = differencesOf(stored, state)
    const isKept = Buffer.compare(version.hash, versionHash(version)) === 0
    if (!isKept || addresses.length > 0 || version.approvedBy !== actor) {
      findings.add({ kind: 'version-changed', ...about, addresses })
      return
    }
    const key = keyAt(actor, op)
    if (version.sig === null) {
      // Before there were keys nobody could sign.
      if (key === null) this.unsigned += 1
      else findings.add({ kind: 'unsigned', ...about })
    } else if (
      key === null ||
      link === null ||
      !isSigned(publicKeyFrom(key), { record: row.id, version, link }, version.sig)
    )
      findings.add({ kind: 'signature', ...about })
  }

  #proveFiles({ fid, doc, deleted }: RecordRow): void {
    if (deleted === 1) return
    const { ctx, findings } = this.#setup
    for (const { address, sha256 } of attachmentsIn(JSON.parse(doc) as Document)) {
      const { state } = readAttachment(ctx, sha256)
      const addresses = [parseAddress(address).field]
      if (state !== 'whole') findings.add({ kind: `file-${state}`, rec: fid, addresses })
    }
  }

  #proveShown(db: ReadDb, { fid, doc, state }: RecordRow, kind: KindDictionary): void {
    const stored = JSON.parse(doc) as Document
    const full = withComputed(kind, stored)
    const table = wideTable(kind.kind)
    const shown = one(db, wideRow, `SELECT * FROM ${table} WHERE fid = :fid`, { fid }) ?? {}
    const wrong = wideFields(kind)
      .filter((field) => (shown[wideColumn(field)] ?? null) !== wideValue(full[field.id]))
      .map(({ id }) => String(id))
    const status = kind.byKey.get('status')
    if (status && state !== (stored[status.id] ?? 'draft')) wrong.push(String(status.id))
    if (wrong.length > 0)
      this.#setup.findings.add({ kind: 'shown', rec: fid, addresses: wrong.slice(0, mostNamed) })
  }
}

const wideRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
/** Fields named in one finding. */
const mostNamed = 10

function differences({ doc, src, geom, deleted }: RecordRow, state: RecordState): string[] {
  const stored = { doc: JSON.parse(doc), src: JSON.parse(src), geom }
  const own = differencesOf(stored, state)
  return (deleted === 1) === state.deleted ? own : [...own, 'deleted']
}

interface Stored {
  readonly doc: Document
  readonly src: RecordState['sources']
  readonly geom: Uint8Array | null
}

/** Where what stands in the store is not what history makes of it. */
function differencesOf({ doc, src, geom }: Stored, state: RecordState): string[] {
  const fields = new Set([...Object.keys(doc), ...Object.keys(state.doc)])
  const found = [...fields].filter((field) => !isSame(doc[field], state.doc[field]))
  if (!isSame(src, state.sources)) found.push('*')
  if (!isSame(geom && geometryFromBlob(geom), state.geometry ?? null)) found.push('geometry')
  return found.slice(0, mostNamed)
}
