import { z } from 'zod'
import { read } from '../define.ts'

const textSchema = z.object({ kk: z.string(), ru: z.string(), en: z.string() })

/** Longitude and latitude in degrees, EPSG:4326: west, south, east, north. */
export const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof boxSchema>

/** One drawable layer of a data set, at its current version. */
export const layerSchema = z.object({
  id: z.string(),
  title: textSchema,
  group: z.enum([
    'base',
    'borders',
    'water',
    'transport',
    'settlements',
    'objects',
    'events',
    'imported',
  ]),
  geometry: z.enum(['point', 'line', 'polygon', 'raster']),
  count: z.number().int(),
  version: z.number().int(),
  box: boxSchema.nullable(),
  source: z.string(),
  licence: z.string(),
  date: z.string(),
  /** Drawn dashed and said so wherever shown. */
  schematic: z.boolean(),
  synthetic: z.boolean(),
  /** Attribute names with their type; the class attribute, where drawing depends on one. */
  attributes: z.array(z.object({ name: z.string(), type: z.enum(['text', 'number']) })),
  classAttribute: z.string().nullable(),
  classes: z.array(z.string()),
})
export type Layer = z.infer<typeof layerSchema>

const hitSchema = z.object({
  layer: z.string(),
  id: z.number().int(),
  title: textSchema,
  distanceM: z.number(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type Hit = z.infer<typeof hitSchema>

export const layersContract = {
  'layers.list': read(z.object({}), z.array(layerSchema)),
  /** Nearest first; everything of the named layers within the tolerance of the point. */
  'layers.identify': read(
    z.object({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      toleranceM: z.number().min(0).max(500_000),
      layers: z.array(z.string()).max(100),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.array(hitSchema),
  ),
}
