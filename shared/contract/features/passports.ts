import { z } from 'zod'
import { gatheredKinds, severities } from '../../domain/dictionary/rules.ts'
import { dictionaryKinds } from '../../domain/dictionary.ts'
import { read } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { textSchema } from './dictionary.ts'
import { boxSchema } from './layers.ts'
import { geometrySchema, recordIdSchema, recordNameSchema } from './records.ts'
import { unitCodeSchema } from './units.ts'

/** Kinds of record that the list shows: passports, and emergencies when they are asked for. */
export const listedKindSchema = z.enum(dictionaryKinds)

/** What a passport may be looked for by: something that stops approval, something doubtful … */
export const passportTroubles = ['blocks', 'warns', 'missing', 'overdue'] as const
export type PassportTrouble = (typeof passportTroubles)[number]

export const passportSorts = [
  'name',
  'unit',
  'kind',
  'state',
  'completeness',
  'troubles',
  'changed',
] as const
export type PassportSort = (typeof passportSorts)[number]

/** Everything must hold; an empty list or text asks for nothing. */
export const passportFilterSchema = z.object({
  /** A territory with everything below it. */
  unit: unitCodeSchema.nullable().default(null),
  /** None = all passports, without emergencies. */
  kinds: z.array(listedKindSchema).max(dictionaryKinds.length).default([]),
  states: z.array(z.string().max(40)).max(20).default([]),
  /** Per cent of the required fields, from and to. */
  completeness: z
    .tuple([z.number().int().min(0).max(100), z.number().int().min(0).max(100)])
    .default([0, 100]),
  /** Each of them. */
  troubles: z.array(z.enum(passportTroubles)).max(passportTroubles.length).default([]),
  /** Their own geometry or the outline of their territory touches this box. */
  box: boxSchema.nullable().default(null),
  /** Words of the name, the number or the unit's code, as in the search box. */
  text: z.string().max(200).default(''),
})
export type PassportFilter = z.output<typeof passportFilterSchema>

const orderSchema = z.object({
  filter: passportFilterSchema,
  sort: z.enum(passportSorts).default('name'),
  descending: z.boolean().default(false),
  /** Language of the names that are sorted. */
  language: z.enum(['kk', 'ru', 'en']),
})
export type PassportOrder = z.output<typeof orderSchema>

export const passportExports = ['xlsx', 'csv', 'geopackage', 'geojson'] as const
export type PassportExport = (typeof passportExports)[number]

const passportRowSchema = z.object({
  /** Number of the record in this store: what the map selects by. */
  fid: z.number().int(),
  record: recordIdSchema,
  kind: listedKindSchema,
  /** Unit it describes or lies in. */
  unit: z.string().nullable(),
  /** Its own name, in each language the nearest there is; of a territory without one that of the unit. */
  name: recordNameSchema,
  number: z.string().nullable(),
  state: z.string(),
  completeness: z.number().int(),
  /** Required fields without a value. */
  missing: z.number().int(),
  /** Findings that stop approval, and doubtful ones. */
  blocks: z.number().int(),
  warns: z.number().int(),
  /** A value is older than its term. */
  overdue: z.boolean(),
  /** Milliseconds since 1970. */
  changedAt: z.number(),
})
export type PassportRow = z.output<typeof passportRowSchema>

const findingSchema = z.object({
  field: z.number().int(),
  rule: z.enum(gatheredKinds),
  severity: z.enum(severities),
  message: textSchema,
})

/** Sort value and number of the last row of a page. */
const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.number().int()])

const fids = z.array(z.number().int()).max(1_000)

export const passportsContract = {
  /** Page by page, each from the last row of the one before. */
  'passports.list': read(
    'view',
    orderSchema.extend({
      after: cursorSchema.nullable().default(null),
      limit: z.number().int().min(1).max(1_000).default(100),
    }),
    z.object({
      rows: z.array(passportRowSchema),
      /** `after` of the next page; null behind the last. */
      next: cursorSchema.nullable(),
      /** Of all pages. */
      total: z.number().int(),
    }),
  ),
  /** Rows by number, in the order asked for; those that are gone are left out. */
  'passports.rows': read('view', z.object({ fids }), z.array(passportRowSchema)),
  /** Box around passports: their own geometry, or that of their territory; null when none has any. */
  'passports.box': read('view', z.object({ fids }), boxSchema.nullable()),
  /** What was found in a passport together with other records; follows their changes in quiet moments. */
  'passports.findings': read('view', z.object({ record: recordIdSchema }), z.array(findingSchema)),
  /** What the map draws of a chosen passport: its own geometry, or the outline of its territory. */
  'passports.outline': read('view', z.object({ fid: z.number().int() }), geometrySchema.nullable()),
  /**
   * Writes the passports of a filter in their order: as a table (xlsx, csv) in the words of a
   * language, or with their geometry (own, or the outline of the territory) and plain values. Of a
   * single kind all its indicators but the tables. Tells `passports.exporting`; cancelled, it leaves
   * no file.
   */
  'passports.export': read(
    'export',
    orderSchema.extend({
      file: fileTokenSchema,
      format: z.enum(passportExports),
      /** Minted by the caller, to know its own progress by. */
      job: z.uuid(),
    }),
    z.object({ count: z.number().int(), bytes: z.number().int() }),
  ),
}

/** How far an export is. */
export const passportExportingSchema = z.object({
  job: z.uuid(),
  done: z.number().int(),
  total: z.number().int(),
})

/**
 * Bulk path of all numbers in an order, as 32-bit little-endian integers: for a list of any length
 * that may be entered in the middle.
 */
export function passportOrderPath(order: z.input<typeof orderSchema>): string {
  return `/bulk/passports/order?${encodeURIComponent(JSON.stringify(order))}`
}

/** Reads the query of such a path. */
export function parsePassportOrder(query: string): PassportOrder {
  return orderSchema.parse(JSON.parse(decodeURIComponent(query.replace(/^\?/, ''))))
}
