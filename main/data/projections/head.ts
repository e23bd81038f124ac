import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import type { DueDays } from '../../../shared/domain/passport/overdue.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import type { Text } from '../../../shared/i18n/language.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import type { DataContext, Slot } from '../context.ts'
import { run, type WriteDb } from '../db/sql.ts'
import { readReference } from '../dictionary/reference.ts'
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
  owner: 'prepared_by',
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

const hazardNames: Slot<ReadonlyMap<string, Text>> = {
  name: 'hazard-names',
  make: ({ assetsFolder }) =>
    new Map(
      readReference(assetsFolder).hazardClasses.classes.map(({ code, label }) => [code, label]),
    ),
}

/** An emergency has no name of its own: it is called by its class and address. */
export function eventName(ctx: DataContext, kind: KindDictionary, doc: Document): Text | null {
  if (kind.kind !== 'event') return null
  const code = textAt(kind, doc, 'hazard_code')
  const label = code === null ? undefined : ctx.keep(hazardNames).get(code)
  const address = textAt(kind, doc, 'address')
  const name = (own: string | undefined) => [own, address].filter(Boolean).join(', ')
  return { kk: name(label?.kk), ru: name(label?.ru), en: name(label?.en) }
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
  readonly due: DueDays
  /** Values of low confidence. */
  readonly unsure: number
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
  { head, register, named }: { head: Head; register: Territories; named: Text | null },
): void {
  const ru = named?.ru ?? textAt(kind, doc, keys.ru)
  const kk = named?.kk ?? textAt(kind, doc, keys.kk)
  // The dictionary has no English name yet; a territory's stands in the register.
  const registered = kind.kind === 'territory' && head.unit ? register.nameEn(head.unit) : null
  const en = named?.en ?? textAt(kind, doc, keys.en) ?? registered
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
    overdueOn: head.due[0]?.[0] ?? null,
    due: JSON.stringify(head.due),
    unsure: head.unsure,
    owner: textAt(kind, doc, keys.owner),
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
  due: 'due',
  unsure: 'unsure',
  owner: 'owner',
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
