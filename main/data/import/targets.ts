import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { ImportTarget, ObjectKind } from '../../../shared/contract/features/import.ts'
import {
  type RecordId,
  recordKinds,
  type Value,
} from '../../../shared/contract/features/records.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { recordIdFrom } from '../records/stored.ts'

/** Ids of the header that every passport has (`assets/dictionary/common.json`, `territory.json`). */
export const header = { nameRu: '6', nameKk: '7', kato: '8', asOf: '9', level: '1001' } as const

/** The passport that is taken into, or what a new one begins with. */
export interface Target {
  readonly record: RecordId | null
  readonly doc: Document
  readonly identity: Readonly<Record<string, Value>>
}

const recordRow = z.object({ id: z.instanceof(Uint8Array), doc: z.string() })
const unitRow = z.object({
  code: z.string(),
  level: z.string(),
  kk: z.string(),
  ru: z.string(),
})

const byKato = `SELECT id, doc FROM rec
  WHERE kind = :kind AND deleted = 0 AND doc ->> '$."${header.kato}"' = :unit ORDER BY fid`

/** Finds the passport of the target, or what identifies the one to be made. */
export function findTarget(db: ReadDb, target: ImportTarget): Target {
  if (target.kind === 'object') return existing(db, target)
  const unit = one(
    db,
    unitRow,
    'SELECT code, level, name_kk AS kk, name_ru AS ru FROM unit WHERE code = :code',
    { code: target.unit },
  )
  if (!unit) throw new AppError('not-found', { detail: { unit: target.unit } })
  if (target.kind === 'new-object')
    return {
      record: null,
      doc: {},
      identity: { [header.nameRu]: target.name, [header.kato]: unit.code },
    }
  const found = one(db, recordRow, byKato, { kind: recordKinds.territory, unit: unit.code })
  if (found) return { record: recordIdFrom(found.id), doc: parse(found.doc), identity: {} }
  return {
    record: null,
    doc: {},
    identity: {
      [header.nameRu]: unit.ru,
      [header.nameKk]: unit.kk,
      [header.kato]: unit.code,
      [header.level]: unit.level,
    },
  }
}

function existing(db: ReadDb, { record, of }: Extract<ImportTarget, { kind: 'object' }>): Target {
  const found = one(
    db,
    recordRow,
    'SELECT id, doc FROM rec WHERE id = :id AND kind = :kind AND deleted = 0',
    { id: bytesFromUuid(record), kind: recordKinds[of] },
  )
  if (!found) throw new AppError('not-found', { detail: { record } })
  return { record, doc: parse(found.doc), identity: {} }
}

const idRow = z.object({ fid: z.number() })

export function recordExists(db: ReadDb, record: RecordId): boolean {
  const sql = 'SELECT fid FROM rec WHERE id = :id AND deleted = 0'
  return one(db, idRow, sql, { id: bytesFromUuid(record) }) !== undefined
}

const parse = (doc: string): Document => JSON.parse(doc) as Document

/** Passports of a kind in a territory with the names people know them by. */
export function objectsOf(
  db: ReadDb,
  { unit, of }: { readonly unit: string; readonly of: ObjectKind },
): { record: RecordId; name: string }[] {
  return all(db, recordRow, byKato, { kind: recordKinds[of], unit }).map(({ id, doc }) => ({
    record: recordIdFrom(id),
    name: nameOf(parse(doc)),
  }))
}

const nameOf = (doc: Document): string => {
  const name = doc[header.nameRu] ?? doc[header.nameKk]
  return typeof name === 'string' ? name : ''
}

/** Business identification number of a facility's operator (`hazfac.json`). */
export const binField = 2001

const byBin = `SELECT id, doc FROM rec
  WHERE kind = :kind AND deleted = 0 AND doc ->> '$."${binField}"' = :bin ORDER BY fid LIMIT 2`

/** The one facility of the operator; an operator with several says too little. */
export function facilityByBin(db: ReadDb, bin: string): RecordId | null {
  const found = all(db, recordRow, byBin, { kind: recordKinds.hazfac, bin })
  return found.length === 1 && found[0] ? recordIdFrom(found[0].id) : null
}

/** The object a workbook is about: the one whose name stands in its title. */
export function objectNamed(
  db: ReadDb,
  of: ObjectKind,
  { units, texts }: { readonly units: readonly string[]; readonly texts: readonly string[] },
): RecordId | null {
  const title = fold(texts.join(' '))
  for (const unit of units)
    for (const { record, name } of objectsOf(db, { unit, of }))
      if (name.length >= 5 && title.includes(fold(name))) return record
  return null
}
