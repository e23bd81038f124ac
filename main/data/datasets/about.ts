import { z } from 'zod'
import { layerGroups, textSchema } from '../../../shared/contract/features/layers.ts'

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

/** What is known of one version of a data set, beside its content. */
export const aboutSchema = z.object({
  title: textSchema,
  group: z.enum(layerGroups),
  source: textSchema,
  licence: z.string(),
  date: z.string(),
  note: textSchema,
  schematic: z.boolean(),
  synthetic: z.boolean(),
  shown: z.boolean(),
  names: textSchema.nullable(),
  key: z.string().nullable(),
  rank: z.object({ attribute: z.string(), first: z.enum(['high', 'low']) }).nullable(),
  classAttribute: z.string().nullable(),
  classes: z.array(valueLabel),
  columns: z.array(columnSchema),
  /** Name of the file it came from. */
  file: z.string(),
})
export type About = z.output<typeof aboutSchema>

/** Names that mean something else in our tables or to SQLite. */
const taken = new Set(['fid', 'geom', 'rowid', 'oid', '_rowid_'])

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
