import { z } from 'zod'
import { levels } from '../../domain/dictionary.ts'
import { katoFaults } from '../../domain/kato.ts'
import { read, write } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { textSchema } from './dictionary.ts'
import { commandIdSchema } from './records.ts'

const optional = z.exactOptional
const unitTypes = [
  'country',
  'oblast',
  'city_republican',
  'district',
  'city_oblast',
  'city_district',
  'rural_okrug',
  'settlement',
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
  /** Whose place `centre` is: its own, that of the settlement of its name, or that of the unit above. */
  placed: z.enum(['own', 'settlement', 'above']),
  /** Day from which the official list no longer has it: its passports stay, new ones are not made. */
  goneOn: z.iso.date().nullable(),
  areaKm2: z.number().nullable(),
  areaStatus: figureStatus.nullable(),
  population: z.number().nullable(),
  populationStatus: figureStatus.nullable(),
})
export type Territory = z.output<typeof territorySchema>

export const registerOrigins = ['shipped', 'official'] as const

/** A state of the register: what it came from and when it was taken in. */
const registerVersionSchema = z.object({
  version: z.number().int(),
  origin: z.enum(registerOrigins),
  /** Name of the file, without its folder. */
  file: z.string(),
  asOf: z.iso.date(),
  at: z.number(),
  /** Name of who loaded it; empty for the program. */
  by: z.string(),
  units: z.number().int(),
})
export type RegisterVersion = z.output<typeof registerVersionSchema>

export const registerChanges = ['added', 'renamed', 'moved', 'gone', 'back'] as const
export type RegisterChange = (typeof registerChanges)[number]

const registerLineSchema = z.object({
  change: z.enum(registerChanges),
  code: unitCodeSchema,
  level: z.enum(levels),
  name: textSchema,
  /** Name or code of the unit above as it was; empty for an added one. */
  before: textSchema.nullable(),
  /** Passports that lie in the unit itself. */
  passports: z.number().int(),
})
export type RegisterLine = z.output<typeof registerLineSchema>

const registerPreviewSchema = z.object({
  units: z.number().int(),
  /** Of each change, all that there are. */
  counts: z.record(z.enum(registerChanges), z.number().int()),
  /** At most 1 000, those with passports first. */
  lines: z.array(registerLineSchema),
  faults: z.array(
    z.object({
      fault: z.enum(katoFaults),
      sheet: z.string(),
      row: z.number().int(),
      text: z.string(),
    }),
  ),
  faultCount: z.number().int(),
})
export type RegisterPreview = z.output<typeof registerPreviewSchema>

export const unitsContract = {
  /** All territories from the country down, each after its parent; sort names with `sortKey`. */
  'units.list': read('open', z.object({}), z.array(territorySchema)),
  /** States of the register, the present one first. */
  'register.versions': read('view', z.object({}), z.array(registerVersionSchema)),
  /** What an official list (KATO) would change; refuses with `bad-file`. Writes nothing. */
  'register.inspect': read('register', z.object({ file: fileTokenSchema }), registerPreviewSchema),
  /**
   * Takes the official list in, in one transaction. Units that it lacks stay with the day they went;
   * former names and parents are kept; records are placed anew.
   */
  'register.load': write(
    'register',
    z.object({ command: commandIdSchema, file: fileTokenSchema, asOf: z.iso.date() }),
    z.object({ version: z.number().int(), records: z.number().int() }),
  ),
}

/** The register has another state. */
export const registerChangedSchema = z.object({ version: z.number().int() })
