import { z } from 'zod'
import { layerGroups, textSchema } from '../../../shared/contract/features/layers.ts'
import type { Operation } from '../../../shared/contract/features/records.ts'
import { datasetFields as field } from '../../../shared/domain/dataset-fields.ts'

const valueLabel = z.object({ value: z.string(), label: textSchema })

const columnSchema = z.object({
  /** As the file and the window call it. */
  name: z.string(),
  /** As the table calls it. */
  column: z.string(),
  type: z.enum(['text', 'number']),
  label: textSchema,
  values: z.array(valueLabel).default([]),
})

/** What a version says of its own table: fixed with the content. */
export const aboutSchema = z.object({
  shown: z.boolean(),
  names: textSchema.nullable(),
  key: z.string().nullable(),
  rank: z.object({ attribute: z.string(), first: z.enum(['high', 'low']) }).nullable(),
  classAttribute: z.string().nullable(),
  classes: z.array(valueLabel),
  columns: z.array(columnSchema),
  /** Multi points among the points. */
  multi: z.boolean().default(false),
  /** Name of the file it came from. */
  file: z.string(),
})
export type About = z.output<typeof aboutSchema>

/** What people say of a data set: kept in its record. */
export const saidSchema = z.object({
  title: textSchema,
  group: z.enum(layerGroups),
  source: textSchema,
  licence: z.string(),
  date: z.string(),
  note: textSchema,
  schematic: z.boolean(),
  synthetic: z.boolean(),
})
export type Said = z.output<typeof saidSchema>

const text = z.string().default('')

/** The record's document: what is said, and the version that is seen. */
export const docSchema = z
  .object({
    [field.titleKk]: text,
    [field.titleRu]: text,
    [field.titleEn]: text,
    [field.group]: z.enum(layerGroups).catch('imported'),
    [field.sourceKk]: text,
    [field.sourceRu]: text,
    [field.sourceEn]: text,
    [field.licence]: text,
    [field.date]: text,
    [field.noteKk]: text,
    [field.noteRu]: text,
    [field.noteEn]: text,
    [field.schematic]: z.boolean().default(false),
    [field.synthetic]: z.boolean().default(false),
  })
  .transform(
    (doc): Said => ({
      title: { kk: doc[field.titleKk], ru: doc[field.titleRu], en: doc[field.titleEn] },
      group: doc[field.group],
      source: { kk: doc[field.sourceKk], ru: doc[field.sourceRu], en: doc[field.sourceEn] },
      licence: doc[field.licence],
      date: doc[field.date],
      note: { kk: doc[field.noteKk], ru: doc[field.noteRu], en: doc[field.noteEn] },
      schematic: doc[field.schematic],
      synthetic: doc[field.synthetic],
    }),
  )

export function valuesOfSaid(said: Said): NonNullable<Operation['values']> {
  return {
    [field.titleKk]: said.title.kk,
    [field.titleRu]: said.title.ru,
    [field.titleEn]: said.title.en,
    [field.group]: said.group,
    [field.sourceKk]: said.source.kk,
    [field.sourceRu]: said.source.ru,
    [field.sourceEn]: said.source.en,
    [field.licence]: said.licence,
    [field.date]: said.date,
    [field.noteKk]: said.note.kk,
    [field.noteRu]: said.note.ru,
    [field.noteEn]: said.note.en,
    [field.schematic]: said.schematic,
    [field.synthetic]: said.synthetic,
  }
}

/** Names that mean something else in our tables or to SQLite. */
const taken = ['fid', 'geom', 'rowid', 'oid', '_rowid_']

/** Gives each attribute a column: its own name where it is a plain word, otherwise a number. */
export function columnNames(names: readonly string[]): string[] {
  const used = new Set<string>(taken)
  return names.map((name, i) => {
    const own = name.toLowerCase()
    const column = /^[a-z][a-z0-9_]{0,60}$/.test(own) && !used.has(own) ? own : `a${i + 1}_`
    used.add(column)
    return column
  })
}
