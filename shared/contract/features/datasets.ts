import { z } from 'zod'
import { languages } from '../../i18n/language.ts'
import { read, write } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { boxSchema, layerGroups, textSchema } from './layers.ts'
import { commandIdSchema, recordIdSchema } from './records.ts'

/** One imported content; never changed, never overwritten. */
const versionSchema = z.object({
  version: z.number().int(),
  count: z.number().int(),
  box: boxSchema.nullable(),
  /** Name of the file it came from. */
  file: z.string(),
  /** Of the content, in hexadecimal digits. */
  sha256: z.string(),
  at: z.number(),
})

/** A data set with what is said of it: the window "Data sources". */
export const datasetSchema = z.object({
  record: recordIdSchema,
  layer: z.string(),
  title: textSchema,
  group: z.enum(layerGroups),
  geometry: z.enum(['point', 'line', 'polygon', 'raster']),
  source: textSchema,
  licence: z.string(),
  date: z.string(),
  note: textSchema,
  schematic: z.boolean(),
  synthetic: z.boolean(),
  /** The visible one. */
  version: z.number().int(),
  versions: z.array(versionSchema),
})
export type Dataset = z.infer<typeof datasetSchema>

const kindSchema = z.enum(['point', 'line', 'polygon'])

/** Formats that layers are read from; each of them also inside a ZIP archive. */
export const vectorFormats = ['geopackage', 'geojson', 'shapefile', 'kml', 'gpx', 'csv'] as const
export type VectorFormat = (typeof vectorFormats)[number]

/**
 * Coordinate systems offered for a layer that names none: those in which data of Kazakhstan occur.
 * Degrees (WGS 84, Pulkovo 1942), UTM zones 38 to 45, Gauss–Kruger zones 8 to 15, web mercator.
 */
export const offeredSystems: readonly number[] = [
  4326,
  4284,
  ...Array.from({ length: 8 }, (_, i) => 32_638 + i),
  ...Array.from({ length: 8 }, (_, i) => 28_408 + i),
  3857,
]

const foundLayerSchema = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.union([kindSchema, z.literal('mixed')]),
  count: z.number().int(),
  /** EPSG code; 0 = none that is known. */
  srid: z.number().int(),
  attributes: z.array(z.object({ name: z.string(), type: z.enum(['text', 'number']) })),
  /** The first rows, to see what the columns hold. */
  sample: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
})

/** What people say of a data set. Texts typed in one language stand for all three until translated. */
const saidSchema = z.object({
  title: textSchema,
  group: z.enum(layerGroups).default('imported'),
  source: textSchema,
  licence: z.string().max(500),
  date: z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/),
  note: textSchema.default({ kk: '', ru: '', en: '' }),
  schematic: z.boolean().default(false),
  synthetic: z.boolean().default(false),
})

/** An attribute of the file and its name in the layer; what is not listed is not taken. */
const mappingSchema = z.object({ from: z.string(), to: z.string().min(1).max(200) })

const newLayerSchema = z.object({
  names: textSchema.nullable().default(null),
  key: z.string().nullable().default(null),
  classAttribute: z.string().nullable().default(null),
})

export const importSchema = z.object({
  command: commandIdSchema,
  file: fileTokenSchema,
  /** Name of the layer in the file. */
  layer: z.string(),
  /** Layer whose new version this becomes; null = a new data set. */
  replaces: z.string().nullable(),
  /** Null takes every attribute under its own name. */
  mapping: z.array(mappingSchema).min(1).max(500).nullable().default(null),
  /** Where the file holds several kinds of geometry: the one to take. */
  kind: kindSchema.nullable().default(null),
  /** EPSG code said by a person, where the file names no system. */
  srid: z.number().int().positive().nullable().default(null),
  said: saidSchema,
  /** Of a new data set; a new version keeps what its layer has. */
  drawn: newLayerSchema.default({ names: null, key: null, classAttribute: null }),
})

const importedSchema = z.object({
  layer: z.string(),
  version: z.number().int(),
  count: z.number().int(),
  /** Heights left out, degenerate rings or lines kept, features without geometry. */
  notes: z.object({
    flattened: z.number().int(),
    degenerate: z.number().int(),
    missing: z.number().int(),
  }),
  /** The undo group: `records.undo` shows the version before. */
  change: z.number().int(),
})
export type Imported = z.infer<typeof importedSchema>

export const datasetsContract = {
  'datasets.list': read('view', z.object({}), z.array(datasetSchema)),
  /** Looks into a file of one of the formats; nothing is written. */
  'datasets.inspect': read(
    'layers',
    z.object({ file: fileTokenSchema }),
    z.object({ format: z.enum(vectorFormats), layers: z.array(foundLayerSchema) }),
  ),
  /** Long: tells `datasets.progress`; a cancelled one leaves nothing. */
  'datasets.import': write('layers', importSchema, importedSchema),
  /** Shows another version of a data set, by a command that can be undone. */
  'datasets.show': write(
    'layers',
    z.object({ command: commandIdSchema, layer: z.string(), version: z.number().int().min(1) }),
    z.object({ change: z.number().int() }),
  ),
  /** Writes a layer, what a box of it touches or a selection to a file. */
  'layers.export': read(
    'export',
    z.object({
      layer: z.string(),
      file: fileTokenSchema,
      format: z.enum(['geopackage', 'geojson']),
      /** Of the title and the description in the file. */
      language: z.enum(languages),
      box: boxSchema.nullable().default(null),
      ids: z.array(z.number().int()).max(1_000_000).nullable().default(null),
    }),
    z.object({ count: z.number().int(), bytes: z.number().int() }),
  ),
}

export const importProgressSchema = z.object({
  command: commandIdSchema,
  phase: z.enum(['reading', 'indexing']),
  done: z.number().int(),
  total: z.number().int(),
})
export type ImportProgress = z.infer<typeof importProgressSchema>
