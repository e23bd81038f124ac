import { z } from 'zod'
import { read } from '../define.ts'
import { textSchema } from './dictionary.ts'
import { geometrySchema, recordIdSchema } from './records.ts'

/** Sections of the atlas, in the order of its contents. */
export const atlasSections = [
  'geological',
  'hydrological',
  'meteorological',
  'glaciological',
  'biological',
  'wildfire',
  'industrial',
  'radiation',
  'chemical',
  'transport',
  'hydraulic',
  'lifelines',
  'exposure',
  'vulnerability',
  'risk',
  'response',
  'monitoring',
] as const

/** How far class breaks are vouched for; a published break never moves by itself. */
const breaksStatus = z.enum(['standard', 'fixed', 'provisional', 'proposal'])

const classSchema = z.strictObject({
  label: textSchema,
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** From `min` inclusive to `max` exclusive, in the map's unit; both null for a category. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** For points: a second cue beside the colour. */
  shape: z.exactOptional(z.enum(['circle', 'square', 'triangle', 'diamond'])),
})

/** One map of the catalogue, as in `assets/atlas/maps.json`. */
const mapSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}-\d{2}$/),
  section: z.enum(atlasSections),
  title: textSchema,
  /** What is shown. */
  indicator: textSchema,
  /** Of a numeric value; null for categories and plain counts. */
  unit: textSchema.nullable(),
  geometry: z.enum(['district', 'oblast', 'points', 'lines', 'zones', 'grid', 'isolines']),
  scale: z.enum(['number', 'category']),
  classes: z.array(classSchema).min(2).max(10),
  breaks: breaksStatus,
  /** The outside scale that the breaks were taken from, as it is named there. */
  breaksReference: z.string().nullable(),
  /** Colour alone does not tell the classes apart under colour blindness. */
  secondCue: z.boolean(),
  /** Computed from records and layers, supplied as a layer, or taken from open data. */
  method: z.enum(['derived', 'layer', 'open']),
  /** The operator's question that a computed map answers. */
  question: textSchema.nullable(),
  /** Of a computed map, in the notation of the design. */
  formula: z.string().nullable(),
  /** Who holds the layer, or which open data fill it. */
  supplier: textSchema.nullable(),
  /** Logical inputs by name. */
  inputs: z.array(z.string()),
})
export type AtlasMap = z.infer<typeof mapSchema>

/** The file `assets/atlas/maps.json`. */
export const mapsFileSchema = z.strictObject({
  version: z.number().int(),
  maps: z.array(mapSchema),
})

const inputSchema = z.strictObject({
  name: z.string().regex(/^m_[a-z_]+$/),
  label: textSchema,
  /** `records:<kind>`, `dataset:<layer>` or `computed`. */
  source: z.string(),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      unit: z.string().nullable(),
      /** Field of the dictionary, column of the layer, or how the view makes it. */
      from: z.string(),
    }),
  ),
})
export type AtlasInput = z.infer<typeof inputSchema>

/** The file `assets/atlas/inputs.json`. */
export const inputsFileSchema = z.strictObject({
  version: z.number().int(),
  inputs: z.array(inputSchema),
})

export const unitLevels = ['oblast', 'district'] as const
const levelSchema = z.enum(unitLevels)

/** Why a value is hatched although it is there, or why it is not there. */
const flagSchema = z.enum([
  'no-data',
  'not-applicable',
  'estimate',
  'small-sample',
  'lower-limit',
  'no-leader',
  'oblast-value',
  'shrunk',
  'insignificant',
  'stale',
])
export type AtlasFlag = z.infer<typeof flagSchema>

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
  /** Where it is drawn, for maps of features; null for territories, which their layer draws. */
  geometry: geometrySchema.nullable(),
})
export type AtlasValue = z.infer<typeof valueSchema>

const traceSchema = z.object({
  /** Empty while the record has no name. */
  title: z.object({ kk: z.string(), ru: z.string(), en: z.string() }),
  /** Null for a feature of a layer. */
  record: recordIdSchema.nullable(),
  /** The field that holds the value, where it is one field. */
  field: z.number().int().nullable(),
  value: z.number().nullable(),
})

/** `ready`: has a formula or a layer, and what it needs; else what is missing. */
const readinessSchema = z.object({
  map: z.string(),
  state: z.enum(['ready', 'inputs-absent', 'formula-absent', 'layer-absent']),
  /** Inputs without a single row. */
  absent: z.array(z.string()),
  /** Levels of territory that it is computed for; empty for maps of features. */
  levels: z.array(levelSchema),
  /** The least filled kind of record among its inputs: mean share of required fields, per cent. */
  completeness: z.object({ input: z.string(), pct: z.number() }).nullable(),
  /** Inputs that an invented layer fills. */
  synthetic: z.array(z.string()),
})
export type AtlasReadiness = z.infer<typeof readinessSchema>

export const atlasContract = {
  /** The whole catalogue; no change of a record touches it. */
  'atlas.catalogue': read(
    'view',
    z.object({}),
    z.object({ maps: z.array(mapSchema), inputs: z.array(inputSchema) }),
  ),
  'atlas.readiness': read('view', z.object({}), z.array(readinessSchema)),
  /** From the working state of the records; what is stale is computed anew. */
  'atlas.values': read(
    'view',
    z.object({ map: z.string(), level: levelSchema }),
    z.object({ values: z.array(valueSchema) }),
  ),
  /** The rows that one value was computed from. */
  'atlas.trace': read(
    'view',
    z.object({ map: z.string(), level: levelSchema, key: z.string() }),
    z.array(traceSchema),
  ),
}
