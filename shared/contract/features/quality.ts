import { z } from 'zod'
import { languages } from '../../i18n/language.ts'
import { read, write } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { textSchema } from './dictionary.ts'
import { listedKindSchema } from './passports.ts'
import { recordIdSchema, recordNameSchema } from './records.ts'
import { unitCodeSchema } from './units.ts'

/**
 * What may be amiss with data: a required field left empty, a value older than its term, one that
 * contradicts its rules, one that is doubtful, one whose source is hardly relied on.
 */
export const qualityAspects = ['missing', 'late', 'blocks', 'warns', 'unsure'] as const
export type QualityAspect = (typeof qualityAspects)[number]

/** Which passports are looked at; an empty list of kinds means all. */
export const qualityScopeSchema = z.object({
  /** A territory with everything below it. */
  unit: unitCodeSchema.nullable().default(null),
  kinds: z.array(listedKindSchema).max(20).default([]),
  /** Who prepared the passport; the empty text: nobody is named. */
  owner: z.string().max(20_000).nullable().default(null),
})
export type QualityScope = z.output<typeof qualityScopeSchema>

const countsSchema = z.object({
  passports: z.number().int(),
  /** Mean of the passports' completeness, 0 to 100, rounded down; 100 without any. */
  completeness: z.number().int(),
  missing: z.number().int(),
  late: z.number().int(),
  blocks: z.number().int(),
  warns: z.number().int(),
  unsure: z.number().int(),
})
export type QualityCounts = z.output<typeof countsSchema>

const lineSchema = z.object({
  fid: z.number().int(),
  record: recordIdSchema,
  kind: listedKindSchema,
  unit: z.string().nullable(),
  /** Name of the passport. */
  name: recordNameSchema,
  owner: z.string().nullable(),
  aspect: z.enum(qualityAspects),
  /** Field, with the row and the column of a table. */
  field: z.number().int(),
  row: z.string().nullable(),
  column: z.number().int().nullable(),
  /** What is wrong, of a contradiction or a doubt. */
  message: textSchema.nullable(),
  /** Date of the data, and the day on which it passed its term (YYYY-MM-DD). */
  asOf: z.string().nullable(),
  due: z.string().nullable(),
  /** 1 (low) to 3 (high), 0 not stated. */
  confidence: z.number().int().min(0).max(3),
})
export type QualityLine = z.output<typeof lineSchema>

const orderSchema = z.object({ aspect: z.enum(qualityAspects), scope: qualityScopeSchema })
export type QualityOrder = z.output<typeof orderSchema>

/** A workbook of more lines is refused with `too-large`; a CSV has no limit. */
export const maxWorkbookLines = 200_000

export const qualityContract = {
  /** Counts of the scope: whole, by kind, and by the territories directly below its own. */
  'quality.summary': read(
    'view',
    qualityScopeSchema,
    z.object({
      total: countsSchema,
      kinds: z.array(countsSchema.extend({ kind: listedKindSchema })),
      /** The first is the territory itself without what lies below, where it has passports. */
      units: z.array(
        countsSchema.extend({
          unit: z.string(),
          name: textSchema,
          /** Passports lie in territories below it. */
          hasBelow: z.boolean(),
        }),
      ),
    }),
  ),
  /** Counts by who prepared the passports, most late values first. */
  'quality.owners': read(
    'view',
    qualityScopeSchema,
    z.array(countsSchema.extend({ owner: z.string().nullable() })),
  ),
  /** Lines of some passports, each in the order of its form. */
  'quality.lines': read(
    'view',
    z.object({
      fids: z.array(z.number().int()).max(500),
      aspect: z.enum(qualityAspects),
    }),
    z.array(lineSchema),
  ),
  /** Writes the lines of an order as a table. */
  'quality.export': read(
    'export',
    z.object({
      file: fileTokenSchema,
      format: z.enum(['workbook', 'csv']),
      language: z.enum(languages),
      ...orderSchema.shape,
    }),
    z.object({ lines: z.number().int() }),
  ),
  /**
   * Judges every record anew, its own rules and those across records, in slices beside other
   * calls; cancelling keeps what was done. Progress comes as `quality.progress`.
   */
  'quality.check': write(
    'view',
    z.object({}),
    z.object({ records: z.number().int(), changed: z.number().int() }),
  ),
}

/** A full check under way: records done, of how many. */
export const qualityProgressSchema = z.object({
  done: z.number().int(),
  total: z.number().int(),
})

/**
 * Bulk path of the passports that have lines of an aspect: pairs of 32-bit little-endian integers,
 * number of the record and number of its lines, by territory, kind and record.
 */
export function qualityOrderPath(order: z.input<typeof orderSchema>): string {
  return `/bulk/quality/order?${encodeURIComponent(JSON.stringify(order))}`
}

/** Reads the query of such a path. */
export function parseQualityOrder(query: string): QualityOrder {
  return orderSchema.parse(JSON.parse(decodeURIComponent(query.replace(/^\?/, ''))))
}
