import type { Text } from '../../i18n/language.ts'
import {
  type Column,
  type Dictionary,
  type DictionaryKind,
  dictionaryKinds,
  type Field,
  type KindDictionary,
  type Option,
  type Section,
  type Unit,
} from '../dictionary.ts'
import { plannedSource } from './planned.ts'
import type {
  ColumnSource,
  DictionarySource,
  FieldSource,
  KindSource,
  SectionSource,
} from './source.ts'

interface Shared {
  readonly units: ReadonlyMap<string, Unit>
  readonly options: Readonly<Record<string, readonly Option[]>>
}

/** Builds the indexed dictionary from its files; `checkDictionary` says whether the files are sound. */
export function buildDictionary(source: DictionarySource): Dictionary {
  const units = new Map(source.units.map((unit) => [unit.code, unit]))
  const shared: Shared = { units, options: source.options }
  const common = source.kinds.find((kind) => kind.kind === 'common')
  const kinds = Object.fromEntries(
    dictionaryKinds.flatMap((kind) => {
      const own = source.kinds.find((one) => one.kind === kind)
      return own
        ? [[kind, buildKind(kind, own, kind === 'event' ? undefined : common, shared)]]
        : []
    }),
  ) as Record<DictionaryKind, KindDictionary>
  const byId = new Map(
    Object.values(kinds).flatMap((kind) => kind.fields.map((field) => [field.id, field] as const)),
  )
  return { version: Math.max(...source.kinds.map((kind) => kind.version)), kinds, units, byId }
}

function buildKind(
  kind: DictionaryKind,
  own: KindSource,
  common: KindSource | undefined,
  shared: Shared,
): KindDictionary {
  const header = common?.sections ?? []
  const sections = [
    ...header.filter((section) => section.place !== 'after'),
    ...own.sections,
    ...header.filter((section) => section.place === 'after'),
  ].map((section) => buildSection(section, own, shared))
  const fields = sections.flatMap((section) => section.fields)
  return {
    kind,
    version: own.version,
    label: own.label,
    sections,
    fields,
    byId: new Map(fields.map((field) => [field.id, field])),
    byKey: new Map(fields.map((field) => [field.key, field])),
  }
}

function buildSection(section: SectionSource, kind: KindSource, shared: Shared): Section {
  const fields = section.fields.flatMap((field) => {
    const present = buildField(field, section, shared)
    const planned = plannedSource(field, kind)
    return planned
      ? [present, { ...buildField(planned, section, shared), plannedOf: field.id }]
      : [present]
  })
  return { id: section.id, label: section.label, fields }
}

function buildField(field: FieldSource, section: SectionSource, shared: Shared): Field {
  return {
    ...buildColumn(field, shared),
    section: section.id,
    leaf: field.leaf ?? false,
    columns: field.columns?.map((column) => buildColumn(column, shared)) ?? [],
    planned: field.planned ?? null,
    plannedOf: null,
    merge: field.merge,
    group: field.group ?? null,
    sensitivity: field.class,
    termMonths: field.termMonths ?? null,
    auto: field.auto ?? false,
    computed: field.computed ?? null,
    levels: field.levels ?? section.levels ?? null,
    when: [section.when, field.when].filter((one) => one !== undefined),
    shownFor: field.shownFor ?? null,
    shapes: field.shapes ?? null,
    suggestions: field.suggestions ?? [],
    rules: field.rules ?? [],
    name: field.name ?? field.label,
    help: field.help,
    src: field.src ?? null,
    verified: field.verified,
    sourceRule: field.sourceRule ?? null,
  }
}

function buildColumn(column: ColumnSource, shared: Shared): Column {
  return {
    id: column.id,
    key: column.key,
    type: column.type,
    plain: column.plain ?? false,
    unit: (column.unit && shared.units.get(column.unit)) || null,
    options:
      (typeof column.options === 'string' ? shared.options[column.options] : column.options) ?? [],
    ref: column.ref ?? null,
    leaf: false,
    required: column.required ?? false,
    label: column.label satisfies Text,
  }
}
