import { z } from 'zod'
import { languages } from '../../i18n/language.ts'
import { read } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { describedSchema } from './layers.ts'
import { geometrySchema } from './records.ts'

const layerId = z.string().min(1).max(100)
const layersSchema = z.array(layerId).max(200)

/** A polygon or multi polygon, EPSG:4326; edges are straight in longitude and latitude. */
const areaSchema = geometrySchema

const lonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** How the people of an area are reckoned, the surest first. */
export const populationMethods = ['grid', 'settlements', 'districts'] as const

const populationSchema = z.object({
  method: z.enum(populationMethods),
  people: z.number(),
  /** Cells, settlements or districts that it was reckoned from. */
  n: z.number().int(),
  /** Those among them without a number: not in the sum. */
  unknown: z.number().int(),
  /** Those among them whose number stands in for one of the passport. */
  estimated: z.number().int(),
})

const layerCountSchema = z.object({
  layer: layerId,
  count: z.number().int(),
  /** Index 0: without a class; 1 + index into the layer's classes. Only those that occur. */
  classes: z.array(z.object({ index: z.number().int(), count: z.number().int() })),
  /** Of the parts inside, on the ellipsoid; null for points and areas. */
  lengthM: z.number().nullable(),
})

export const summarySchema = z.object({
  /** The area as it was counted: a ring that crossed itself is taken apart. */
  area: areaSchema,
  isMended: z.boolean(),
  areaM2: z.number(),
  perimeterM: z.number(),
  population: z.array(populationSchema),
  layers: z.array(layerCountSchema),
  /** Passports without a place on the map: nowhere counted. */
  unplaced: z.number().int(),
})
export type SelectionSummary = z.infer<typeof summarySchema>

export const selectionFormats = ['workbook', 'csv'] as const

/**
 * Points count when they lie inside, lines and areas when a part of them does; touching the border
 * from outside is not enough.
 */
export const selectionContract = {
  /** Everything within a distance of a point or a feature; null where there is nothing to go around. */
  'selection.around': read(
    'view',
    z.object({
      of: z.union([
        z.object({ point: lonLatSchema }),
        z.object({ layer: layerId, id: z.number().int() }),
      ]),
      /** 0: the area of the feature itself. */
      radiusM: z.number().min(0).max(1_000_000),
    }),
    areaSchema.nullable(),
  ),
  'selection.summary': read(
    'view',
    z.object({ area: areaSchema, layers: layersSchema }),
    summarySchema,
  ),
  /** The features behind a number, in order of their id. */
  'selection.rows': read(
    'view',
    z.object({
      area: areaSchema,
      layer: layerId,
      /** As in the summary; null for all. */
      classIndex: z.number().int().nullable(),
      from: z.number().int().min(0),
      limit: z.number().int().min(1).max(1_000),
    }),
    z.object({ total: z.number().int(), rows: z.array(describedSchema) }),
  ),
  /** Writes the numbers, or the features behind them, to a table. */
  'selection.export': read(
    'export',
    z.object({
      area: areaSchema,
      layers: layersSchema,
      what: z.enum(['figures', 'features']),
      file: fileTokenSchema,
      format: z.enum(selectionFormats),
      language: z.enum(languages),
    }),
    z.object({ count: z.number().int() }),
  ),
}
