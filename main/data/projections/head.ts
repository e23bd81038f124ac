import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import { run, type WriteDb } from '../db/sql.ts'
import type { Territories } from './territories.ts'

/** What places a record: changes of these touch other records' checks. */
export interface Place {
  /** Code of the unit it describes or lies in. */
  readonly unit: string | null
  readonly parent: string | null
  readonly path: string
  readonly level: string | null
}

/** Keys of the dictionary that heads are made of. */
const keys = {
  unit: 'kato_code',
  level: 'admin_level',
  state: 'status',
  ru: 'object_name_ru',
  kk: 'object_name_kk',
  en: 'object_name_en',
  numbers: ['passport_number', 'event_no'],
} as const

function textAt(kind: KindDictionary, doc: Document, key: string): string | null {
  const field = kind.byKey.get(key)
  const value = field && doc[field.id]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Ids of the fields that place a record. */
export function placingFields(kind: KindDictionary): readonly number[] {
  return [keys.unit, keys.level].flatMap((key) => kind.byKey.get(key)?.id ?? [])
}

export function placeOf(kind: KindDictionary, doc: Document, register: Territories): Place {
  const unit = textAt(kind, doc, keys.unit)
  const isTerritory = kind.kind === 'territory'
  return {
    unit,
    parent: isTerritory ? unit && register.parentOf(unit) : unit,
    path: register.pathOf(unit),
    level: isTerritory ? textAt(kind, doc, keys.level) : null,
  }
}

/** Partition of synchronisation: oblast and area, from the path; the class comes with access rights. */
export function streamOf(path: string): string {
  const [, oblast = '', area = ''] = path.split('/')
  return `${oblast}.${area}`
}

export interface Measures {
  readonly completeness: number
  readonly missing: number
  readonly blocks: number
  readonly warns: number
  readonly overdueOn: string | null
}

export interface Head extends Place, Measures {
  readonly fid: number
  readonly kindNumber: number
  readonly changedAt: number
}

export function putHead(
  tx: WriteDb,
  kind: KindDictionary,
  doc: Document,
  { head, register }: { head: Head; register: Territories },
): void {
  const ru = textAt(kind, doc, keys.ru)
  const kk = textAt(kind, doc, keys.kk)
  // The dictionary has no English name yet; a territory's stands in the register.
  const registered = kind.kind === 'territory' && head.unit ? register.nameEn(head.unit) : null
  const en = textAt(kind, doc, keys.en) ?? registered
  const number = keys.numbers.map((key) => textAt(kind, doc, key)).find((one) => one !== null)
  run(tx, putSql, {
    fid: head.fid,
    kind: head.kindNumber,
    unit: head.unit,
    parent: head.parent,
    path: head.path,
    level: head.level,
    state: textAt(kind, doc, keys.state) ?? 'draft',
    completeness: head.completeness,
    missing: head.missing,
    blocks: head.blocks,
    warns: head.warns,
    overdueOn: head.overdueOn,
    kk,
    ru,
    en,
    // A name that is missing in one language is shown, and so sorted, in the next.
    kkKey: sortKey(kk ?? ru ?? en ?? ''),
    ruKey: sortKey(ru ?? kk ?? en ?? ''),
    enKey: sortKey(en ?? ru ?? kk ?? ''),
    number: number ?? null,
    changedAt: head.changedAt,
  })
}

const columns = {
  kind: 'kind',
  unit: 'unit',
  parent: 'parent',
  path: 'path',
  level: 'level',
  state: 'state',
  completeness: 'completeness',
  missing: 'missing',
  blocks: 'blocks',
  warns: 'warns',
  overdue_on: 'overdueOn',
  name_kk: 'kk',
  name_ru: 'ru',
  name_en: 'en',
  name_kk_key: 'kkKey',
  name_ru_key: 'ruKey',
  name_en_key: 'enKey',
  number: 'number',
  changed_at: 'changedAt',
}
const putSql = `INSERT INTO p_head(fid, ${Object.keys(columns).join(', ')})
  VALUES (:fid, ${Object.values(columns)
    .map((name) => `:${name}`)
    .join(', ')})
  ON CONFLICT(fid) DO UPDATE SET ${Object.keys(columns)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`
