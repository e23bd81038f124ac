import { z } from 'zod'
import { levels } from '../../domain/dictionary.ts'
import { read } from '../define.ts'
import { textSchema } from './dictionary.ts'

const optional = z.exactOptional
const unitTypes = [
  'country',
  'oblast',
  'city_republican',
  'district',
  'city_oblast',
  'city_district',
] as const

/** KATO code (nine digits), `KZ`, or the id of the starter layer while the code is not known. */
export const unitCodeSchema = z.string().regex(/^([0-9]{9}|KZ(-[0-9]{2}-[a-z-]+)?)$/)

/** How far a figure is vouched for; `recalled` is never good for loss estimates. */
const figureStatus = z.enum(['sourced', 'seen', 'recalled'])

/** A territory in the file `assets/reference/units.json`. */
const unitSchema = z.strictObject({
  code: unitCodeSchema,
  parent: optional(unitCodeSchema),
  level: z.enum(levels),
  type: z.enum(unitTypes),
  /** ISO 3166-2, the key of the oblast layer. */
  iso: optional(z.string().regex(/^KZ-[0-9]{2}$/)),
  /** Key of the layer of second-level units. */
  unitId: optional(z.string()),
  kato: optional(z.string().regex(/^[0-9]{9}$/)),
  katoStatus: optional(z.enum(['seen', 'prefixSeen', 'recalled'])),
  name: textSchema,
  seat: optional(textSchema),
  lon: z.number(),
  lat: z.number(),
  areaKm2: optional(z.number().positive()),
  areaStatus: optional(figureStatus),
  population: optional(z.number().int().positive()),
  populationStatus: optional(figureStatus),
  floodClass: optional(z.enum(['low', 'medium', 'high'])),
  confidence: optional(z.enum(['high', 'medium', 'low'])),
})
export type UnitSource = z.output<typeof unitSchema>

export const unitsFileSchema = z.strictObject({
  version: z.number().int().positive(),
  asOf: z.iso.date(),
  note: z.string(),
  units: z.array(unitSchema),
})
export type UnitsFile = z.output<typeof unitsFileSchema>

/** A territory as the database holds it. */
export const territorySchema = z.object({
  code: unitCodeSchema,
  parent: unitCodeSchema.nullable(),
  level: z.enum(levels),
  type: z.enum(unitTypes),
  iso: z.string().nullable(),
  unitId: z.string().nullable(),
  kato: z.string().nullable(),
  katoStatus: z.string().nullable(),
  name: textSchema,
  seat: textSchema.nullable(),
  /** Longitude and latitude of the seat, or of the middle where it has none. */
  centre: z.tuple([z.number(), z.number()]),
  areaKm2: z.number().nullable(),
  areaStatus: figureStatus.nullable(),
  population: z.number().nullable(),
  populationStatus: figureStatus.nullable(),
})
export type Territory = z.output<typeof territorySchema>

export const unitsContract = {
  /** All territories from the country down, each after its parent; sort names with `sortKey`. */
  'units.list': read('open', z.object({}), z.array(territorySchema)),
}
