import { z } from 'zod'
import {
  type Fault,
  type FaultKind,
  listedFaults,
} from '../../../shared/contract/features/audit.ts'
import type { DataContext } from '../context.ts'
import { one } from '../db/sql.ts'
import { readPerson } from '../people/person.ts'
import { bytes, kindFrom, recordIdFrom } from '../records/stored.ts'

/** One thing found, with numbers instead of names. */
export interface Finding {
  readonly kind: FaultKind
  readonly op?: number
  readonly until?: number
  readonly at?: number
  readonly actor?: number | null
  /** Number of the record. */
  readonly rec?: number
  readonly addresses?: readonly string[]
  readonly version?: number
}

/** What was found so far; of very many the first are kept and the others counted. */
export class Findings {
  readonly kept: Finding[] = []
  count = 0

  add(finding: Finding): void {
    this.count += 1
    if (this.kept.length < listedFaults) this.kept.push(finding)
  }
}

const recordSchema = z.object({
  id: bytes,
  kind: z.number(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
})

const recordSql = `SELECT r.id, r.kind, coalesce(h.name_kk, h.name_ru) AS kk,
    coalesce(h.name_ru, h.name_kk) AS ru, coalesce(h.name_en, h.name_ru) AS en
  FROM rec r LEFT JOIN p_head h ON h.fid = r.fid WHERE r.fid = :rec`

/** A record by its name, as far as it still has one. */
export function recordNamed({ db }: DataContext, rec: number | undefined) {
  const found = rec === undefined ? undefined : one(db, recordSchema, recordSql, { rec })
  if (!found || rec === undefined) return { record: null, recordKind: null, name: null }
  const recordKind = kindFrom(found.kind)
  const own = recordKind === 'person' ? readPerson(db, rec)?.name : undefined
  return { record: recordIdFrom(found.id), recordKind, name: nameOf(found, own) }
}

export function named(ctx: DataContext, finding: Finding): Fault {
  const { kind, op = null, until = null, at = null, actor = null, rec, version = null } = finding
  return {
    kind,
    op,
    until,
    at,
    version,
    person: actor === null ? null : (readPerson(ctx.db, actor)?.name ?? null),
    ...recordNamed(ctx, rec),
    addresses: [...(finding.addresses ?? [])],
  }
}

function nameOf({ kk, ru, en }: z.output<typeof recordSchema>, own: string | undefined) {
  if (own !== undefined) return { kk: own, ru: own, en: own }
  return ru === null ? null : { kk: kk ?? ru, ru, en: en ?? ru }
}
