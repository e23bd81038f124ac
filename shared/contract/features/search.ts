import { z } from 'zod'
import { read } from '../define.ts'
import { boxSchema } from './layers.ts'

/** Kinds of thing that can be found. */
export const searchKinds = [
  'unit',
  'settlement',
  'passport',
  'section',
  'field',
  'feature',
] as const
export const searchKindSchema = z.enum(searchKinds)
export type SearchKind = z.infer<typeof searchKindSchema>

/** Start and end of what was found, in UTF-16 units of the text beside it. */
const rangeSchema = z.tuple([z.number().int(), z.number().int()])

const markedSchema = z.object({ text: z.string(), ranges: z.array(rangeSchema) })
export type MarkedText = z.infer<typeof markedSchema>

/**
 * Another way the query was read: the keys under another keyboard layout, Latin letters written as
 * Cyrillic, or with one typing error put right.
 */
const readingSchema = z.object({
  by: z.enum(['layout', 'letters', 'spelling']),
  text: z.string(),
})
export type SearchReading = z.infer<typeof readingSchema>

const searchHitSchema = z.object({
  kind: searchKindSchema,
  /** Id of the unit, the record, the field or `kind/section` of the dictionary; of a feature its number in the layer. */
  id: z.string(),
  /** Layer of a settlement or feature, kind of a passport, section or field, level of a unit. */
  of: z.string().nullable(),
  title: markedSchema,
  /** The name that was found, where it is not the title: a name in another language. */
  alias: markedSchema.nullable(),
  /** What sort of thing it is: level of a unit, title of a layer, kind of passport. */
  what: z.string(),
  /** Units in which it lies, from the smallest up: "Burabay District, Akmola Region"; a field's section. */
  where: z.string(),
  /** What to show on the map; a point has no width. */
  box: boxSchema.nullable(),
  reading: readingSchema.nullable(),
})
export type SearchHit = z.infer<typeof searchHitSchema>

export const searchContract = {
  /** Names in any language, best first: as typed, then by other readings when few are found. */
  'search.query': read(
    'view',
    z.object({
      text: z.string().max(200),
      kinds: z.array(searchKindSchema).max(searchKinds.length).optional(),
      language: z.enum(['kk', 'ru', 'en']),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    z.array(searchHitSchema),
  ),
}
