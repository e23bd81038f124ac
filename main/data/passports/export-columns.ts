import type { Attribute } from '../../../shared/contract/features/layers.ts'
import type { PassportOrder, PassportRow } from '../../../shared/contract/features/passports.ts'
import type { Field } from '../../../shared/domain/dictionary.ts'
import { writeValue } from '../../../shared/domain/passport/write-value.ts'
import { formatDateTime } from '../../../shared/i18n/format.ts'
import type { Language, Text } from '../../../shared/i18n/language.ts'
import { dictionaryMessages } from '../../../shared/i18n/messages/dictionary.ts'
import { passportsMessages } from '../../../shared/i18n/messages/passports.ts'
import type { DataContext } from '../context.ts'
import { wideColumn, wideFields } from '../projections/wide.ts'
import { register } from '../search/register.ts'

/** A passport with what its export shows beside the list. */
export interface ExportRow {
  readonly head: PassportRow
  /** Values of the wide table by column; empty unless one kind is exported. */
  readonly wide: Readonly<Record<string, string | number | null>>
  readonly synthetic: boolean
  /** Where its geometry comes from; null when it has none. */
  readonly place: 'record' | 'territory' | null
}

export type Cell = string | number | null

export interface ExportColumn {
  readonly name: string
  readonly label: Text
  readonly type: Attribute['type']
  /** As programs read it: codes, ISO dates, 1 and 0. */
  readonly plain: (row: ExportRow) => Cell
  /** As people read it; numbers stay numbers. */
  readonly written: (row: ExportRow) => Cell
}

type Word = Extract<keyof typeof passportsMessages, `passports.${string}`>
/** Shown by the columns of the list already. */
const listed = new Set([
  'object_name_kk',
  'object_name_ru',
  'kato_code',
  'passport_number',
  'status',
])

/** What every passport shows, and of a single kind every indicator but the tables. */
export function columnsOf(ctx: DataContext, order: PassportOrder): readonly ExportColumn[] {
  const [kind, another] = order.filter.kinds
  const fields = kind && !another ? wideFields(ctx.dictionary.dictionary.kinds[kind]) : []
  return [
    ...headColumns(ctx, order.language),
    ...fields
      .filter(({ key }) => !listed.has(key))
      .map((field) => fieldColumn(ctx, field, order.language)),
  ]
}

function headColumns(ctx: DataContext, language: Language): ExportColumn[] {
  const { kinds } = ctx.dictionary.dictionary
  const states = kinds.territory.byKey.get('status')?.options ?? []
  const units = ctx.keep(register).read(ctx.db).byCode
  const yesNo = (is: boolean) => dictionaryMessages[is ? 'value.yes' : 'value.no'][language]
  const label = (word: Word) => passportsMessages[word] as Text
  const text = (name: string, word: Word, plain: (row: ExportRow) => Cell, written = plain) =>
    ({ name, label: label(word), type: 'text', plain, written }) as const
  const number = (name: string, word: Word, plain: (row: ExportRow) => number | null) =>
    ({ name, label: label(word), type: 'number', plain, written: plain }) as const
  const flag = (name: string, word: Word, is: (row: ExportRow) => boolean): ExportColumn => ({
    ...number(name, word, (row) => Number(is(row))),
    written: (row) => yesNo(is(row)),
  })
  return [
    text('number', 'passports.number', ({ head }) => head.number),
    text('name_kk', 'passports.nameKk', ({ head }) => head.name.kk),
    text('name_ru', 'passports.nameRu', ({ head }) => head.name.ru),
    text('name_en', 'passports.nameEn', ({ head }) => head.name.en),
    text(
      'kind',
      'passports.kind',
      ({ head }) => head.kind,
      ({ head }) => kinds[head.kind].label[language],
    ),
    text('unit', 'passports.unitCode', ({ head }) => head.unit),
    text('unit_name', 'passports.unit', ({ head }) =>
      head.unit === null ? null : (units.get(head.unit)?.name[language] ?? null),
    ),
    text(
      'state',
      'passports.state',
      ({ head }) => head.state,
      ({ head }) => states.find(({ value }) => value === head.state)?.label[language] ?? head.state,
    ),
    number('completeness', 'passports.completenessPct', ({ head }) => head.completeness),
    number('missing', 'passports.trouble.missing', ({ head }) => head.missing),
    number('blocks', 'passports.trouble.blocks', ({ head }) => head.blocks),
    number('warns', 'passports.trouble.warns', ({ head }) => head.warns),
    flag('overdue', 'passports.trouble.overdue', ({ head }) => head.overdue),
    text(
      'changed_at',
      'passports.changed',
      ({ head }) => new Date(head.changedAt).toISOString(),
      ({ head }) => formatDateTime(head.changedAt, language),
    ),
    flag('synthetic', 'passports.synthetic', ({ synthetic }) => synthetic),
    text('geometry_of', 'passports.geometryOf', ({ place }) => place),
    text('record', 'passports.record', ({ head }) => head.record),
  ]
}

function fieldColumn(ctx: DataContext, field: Field, language: Language): ExportColumn {
  const column = wideColumn(field)
  const units = ctx.keep(register).read(ctx.db).byCode
  const isNumber = ['int', 'number', 'bool'].includes(field.type)
  const { unit } = field
  const labelIn = (one: Language) =>
    unit ? `${field.name[one]}, ${unit.label[one]}` : field.name[one]
  return {
    name: field.key,
    label: { kk: labelIn('kk'), ru: labelIn('ru'), en: labelIn('en') },
    type: isNumber ? 'number' : 'text',
    plain: ({ wide }) => wide[column] ?? null,
    written: ({ wide }) => {
      const stored = wide[column] ?? null
      if (stored === null || (typeof stored === 'number' && field.type !== 'bool')) return stored
      const value = valueFrom(field, stored)
      return writeValue(field, value, language, (code) => units.get(code)?.name[language] ?? code)
    },
  }
}

/** The value as the record holds it: a wide column keeps lists as JSON and yes and no as numbers. */
function valueFrom(field: Field, stored: string | number): unknown {
  if (field.type === 'bool') return stored === 1
  return field.type === 'multi' ? (JSON.parse(String(stored)) as unknown) : stored
}
