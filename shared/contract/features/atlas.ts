import { z } from 'zod'
import { read } from '../define.ts'
import { textSchema } from './dictionary.ts'
import { textSchema as anyTextSchema } from './layers.ts'
import { recordIdSchema } from './records.ts'

/** How far a class break is vouched for; a published break never moves by itself. */
const breaksStatus = z.enum(['standard', 'fixed', 'provisional'])

const classSchema = z.strictObject({
  label: textSchema,
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** For points: a second cue beside the colour. */
  shape: z.exactOptional(z.enum(['circle', 'square', 'triangle', 'diamond'])),
})

/** One thematic map of the catalogue, as in `assets/atlas/maps.json`. */
const mapSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,6}-[0-9A-Z]{2,10}$/),
  title: textSchema,
  /** What is shown, and of what date or state of the records. */
  indicator: textSchema,
  unit: textSchema.nullable(),
  /** One value a territory, or one an object. */
  grain: z.enum(['unit', 'feature']),
  classes: z.array(classSchema).min(2).max(9),
  breaks: breaksStatus,
  /** How it is computed, in words. */
  formula: textSchema,
  source: textSchema,
})

/** The file `assets/atlas/maps.json`. */
export const mapsFileSchema = z.strictObject({
  version: z.number().int(),
  maps: z.array(mapSchema),
})

export type AtlasMap = z.infer<typeof mapSchema>

export const unitLevels = ['oblast', 'district'] as const
const levelSchema = z.enum(unitLevels)

/** Why a value is hatched although it is there, or why it is not there. */
const flagSchema = z.enum(['no-data', 'estimate'])

const valueSchema = z.object({
  /** Key of the shape in its layer (`Layer.keyAttribute`), or the id of the feature. */
  key: z.string(),
  value: z.number().nullable(),
  /** How many rows the value was computed from. */
  n: z.number().int(),
  /** Index into the map's classes. */
  class: z.number().int().nullable(),
  flag: flagSchema.nullable(),
  /** The passport that a click opens. */
  record: recordIdSchema.nullable(),
})
export type AtlasValue = z.infer<typeof valueSchema>

const traceSchema = z.object({
  /** Empty while the passport has no name. */
  title: anyTextSchema,
  record: recordIdSchema,
  /** The field that holds the value, where it is one field. */
  field: z.number().int().nullable(),
  value: z.number().nullable(),
})

export const atlasContract = {
  'atlas.list': read('view', z.object({}), z.array(mapSchema)),
  /** Computed now from the working state of the records. */
  'atlas.values': read(
    'view',
    z.object({ map: z.string(), level: levelSchema }),
    z.object({ values: z.array(valueSchema) }),
  ),
  /** The records that one value was computed from. */
  'atlas.trace': read(
    'view',
    z.object({ map: z.string(), level: levelSchema, key: z.string() }),
    z.array(traceSchema),
  ),
}
