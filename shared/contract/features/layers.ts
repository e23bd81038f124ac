import { z } from 'zod'
import { read } from '../define.ts'
import { geometrySchema, recordIdSchema } from './records.ts'

export const textSchema = z.object({ kk: z.string(), ru: z.string(), en: z.string() })

/** Longitude and latitude in degrees, EPSG:4326: west, south, east, north. */
export const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof boxSchema>

export const layerGroups = [
  'base',
  'borders',
  'water',
  'transport',
  'settlements',
  'objects',
  'events',
  'passports',
  'imported',
] as const

const valueLabelSchema = z.object({ value: z.string(), label: textSchema })

const attributeSchema = z.object({
  name: z.string(),
  type: z.enum(['text', 'number']),
  label: textSchema,
  /** Words for values that are codes; any other value is shown as it is. */
  values: z.array(valueLabelSchema),
})
export type Attribute = z.infer<typeof attributeSchema>

/** One drawable layer of a data set or of a record kind, at its current version. */
export const layerSchema = z.object({
  id: z.string(),
  store: z.enum(['dataset', 'record']),
  title: textSchema,
  group: z.enum(layerGroups),
  geometry: z.enum(['point', 'line', 'polygon', 'raster']),
  count: z.number().int(),
  /** Part of every bulk path: a new version is a new address. */
  version: z.number().int(),
  box: boxSchema.nullable(),
  source: textSchema,
  licence: z.string(),
  /** YYYY, YYYY-MM or YYYY-MM-DD; empty where unknown. */
  date: z.string(),
  /** Drawn dashed and said so wherever shown. */
  schematic: z.boolean(),
  synthetic: z.boolean(),
  /** What it is good for and what not; for the legend's hint and the window of data sources. */
  note: textSchema,
  /** Switched on at the first start. */
  shown: z.boolean(),
  /** Small enough for `layerPath`: a plain vector layer with labels. */
  whole: z.boolean(),
  attributes: z.array(attributeSchema),
  /** The attribute that holds the name in each language; null where nothing has a name. */
  nameAttributes: textSchema.nullable(),
  /** Joins the layer to passports and derived maps: code of an oblast, id of a unit. */
  keyAttribute: z.string().nullable(),
  /** Which labels win a collision: those with the highest or the lowest number first. */
  rank: z.object({ attribute: z.string(), first: z.enum(['high', 'low']) }).nullable(),
  classAttribute: z.string().nullable(),
  /** Class n of packed features is entry n - 1. */
  classes: z.array(valueLabelSchema),
})
export type Layer = z.infer<typeof layerSchema>

const attributesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

const featureHeadSchema = z.object({
  layer: z.string(),
  id: z.number().int(),
  /** The record behind the feature, where the layer shows records. */
  record: recordIdSchema.nullable(),
  /** Its name, or an empty text: the window then says the layer's title and the id. */
  title: textSchema,
  attributes: attributesSchema,
})

/** A feature with the passport that it shows, or that describes the territory it draws. */
export const describedSchema = featureHeadSchema.extend({
  /** As the map selects it: its layer and the number of its record. */
  passport: z
    .object({ layer: z.string(), id: z.number().int(), record: recordIdSchema })
    .nullable(),
})

const hitSchema = describedSchema.extend({ distanceM: z.number() })
export type Hit = z.infer<typeof hitSchema>

const featureSchema = featureHeadSchema.extend({ geometry: geometrySchema.nullable() })
export type LayerFeature = z.infer<typeof featureSchema>

const layerId = z.string().min(1).max(100)

export const layersContract = {
  'layers.list': read('view', z.object({}), z.array(layerSchema)),
  /** Nearest first; everything of the named layers within the tolerance of the point. */
  'layers.identify': read(
    'view',
    z.object({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      toleranceM: z.number().min(0).max(500_000),
      layers: z.array(layerId).max(100),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.array(hitSchema),
  ),
  /** One feature with its full geometry: for selection, editing and snapping. */
  'layers.feature': read('view', z.object({ layer: layerId, id: z.number().int() }), featureSchema),
  /** Features that touch a box, or all, page by page in order of their id. */
  'layers.select': read(
    'view',
    z.object({
      layer: layerId,
      box: boxSchema.nullable().default(null),
      after: z.number().int().default(-1),
      limit: z.number().int().min(1).max(1_000).default(200),
    }),
    z.object({
      /** Of all pages. */
      total: z.number().int(),
      rows: z.array(describedSchema),
      /** `after` of the next page; null behind the last. */
      next: z.number().int().nullable(),
    }),
  ),
}

/**
 * Bulk path of the packed features in a window, culled and simplified for a resolution in degrees
 * a pixel (of latitude). Fetch it as it is; `decodePacked` reads the answer.
 */
export function windowPath(layer: Layer, box: Box, resolution: number): string {
  return `${layerStem(layer)}/${box.join(',')}/${resolution}`
}

/** Bulk path of a whole layer with names, rank and key beside the features (`Layer.whole`). */
export function layerPath(layer: Layer): string {
  return `${layerStem(layer)}/all`
}

/** Bulk path of a raster layer; `decodeGrid` reads the answer. */
export function gridPath(layer: Layer): string {
  return `${layerStem(layer)}/grid`
}

function layerStem(layer: Layer): string {
  return `/bulk/layers/${encodeURIComponent(layer.id)}/${layer.version}`
}
