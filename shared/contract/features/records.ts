import { z } from 'zod'
import { write } from '../define.ts'

/** Kinds of record; numbers are stored and never reused. */
export const recordKinds = {
  territory: 1,
  hazfac: 2,
  dam: 3,
  hazsite: 4,
  critfac: 5,
  forces: 6,
  event: 7,
  dataset: 20,
  correction: 21,
  profile: 22,
  setting: 30,
} as const
export type RecordKind = keyof typeof recordKinds
export const recordKindSchema = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]])

/** UUIDv7 minted by the creator. */
export const recordIdSchema = z.uuid().brand<'RecordId'>()
export type RecordId = z.infer<typeof recordIdSchema>

/** Minted by the caller; a command is carried out at most once for an id. */
export const commandIdSchema = z.uuid().brand<'CommandId'>()
export type CommandId = z.infer<typeof commandIdSchema>

/** `field`, `field/row`, `field/row/column`; ids of the dictionary, row ids minted by the client. */
export const addressSchema = z.string().regex(/^\d{1,5}(\/[A-Za-z0-9_-]{1,36}(\/(\d{1,3}|o))?)?$/)

/** A stored value: what `doc` holds at an address; null removes it. */
export const valueSchema = z.union([
  z.string().max(20_000),
  z.number().refine(Number.isFinite),
  z.boolean(),
  z.array(z.string().max(200)).max(500),
  z.null(),
])
export type Value = z.infer<typeof valueSchema>

/** Where a value comes from: source text, as-of date (YYYY-MM-DD), confidence 1 (low) to 3 (high). */
export const provenanceSchema = z.tuple([
  z.string().max(500),
  z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  z.number().int().min(0).max(3),
])
export type Provenance = z.infer<typeof provenanceSchema>

/** GeoJSON geometry in EPSG:4326, longitude first. */
export const geometrySchema = z.object({
  type: z.enum(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']),
  coordinates: z.array(z.unknown()),
})
export type Geometry = z.infer<typeof geometrySchema>

/** One change of one record. `create` names the kind of a new record. */
export const operationSchema = z.object({
  record: recordIdSchema,
  create: recordKindSchema.optional(),
  values: z.record(addressSchema, valueSchema).optional(),
  sources: z
    .record(z.union([addressSchema, z.literal('*')]), provenanceSchema.nullable())
    .optional(),
  geometry: geometrySchema.nullable().optional(),
  deleted: z.boolean().optional(),
})
export type Operation = z.infer<typeof operationSchema>

const commandInput = z.object({
  command: commandIdSchema,
  /** Name of the act, a key of the language files: `edit`, `import`, `create` … */
  act: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  args: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  reason: z.string().max(2_000).optional(),
  operations: z.array(operationSchema).min(1).max(5_000),
})

const appliedSchema = z.object({
  /** Grows by one with every commit; a read after it sees the commit. */
  change: z.number().int(),
  group: z.number().int(),
})

export const recordSchema = z.object({
  id: recordIdSchema,
  fid: z.number().int(),
  kind: recordKindSchema,
  rev: z.number().int(),
  doc: z.record(z.string(), z.unknown()),
  src: z.record(z.string(), z.unknown()),
  geometry: geometrySchema.nullable(),
  deleted: z.boolean(),
})
export type StoredRecord = z.infer<typeof recordSchema>

const historyEntrySchema = z.object({
  op: z.number().int(),
  group: z.number().int(),
  act: z.string(),
  actor: z.number().int(),
  at: z.number(),
  undoes: z.number().int().nullable(),
  reason: z.string().nullable(),
  patch: z.record(z.string(), z.unknown()),
  base: z.record(z.string(), z.unknown()),
})

const groupHeadSchema = z
  .object({
    group: z.number().int(),
    act: z.string(),
    args: z.record(z.string(), z.unknown()),
    at: z.number(),
  })
  .nullable()

/** Outcome of undo and redo: what was skipped had been changed by somebody since. */
const undoneSchema = z.object({
  change: z.number().int(),
  group: z.number().int().nullable(),
  undone: groupHeadSchema,
  records: z.array(recordIdSchema),
  skipped: z.array(z.object({ record: recordIdSchema, address: z.string() })),
})

export const recordsContract = {
  'records.apply': write(commandInput, appliedSchema),
  'records.get': write(z.object({ record: recordIdSchema }), recordSchema),
  'records.history': write(
    z.object({
      record: recordIdSchema,
      address: z.string().optional(),
      limit: z.number().int().max(1_000).default(100),
    }),
    z.array(historyEntrySchema),
  ),
  'records.undo': write(
    z.object({ command: commandIdSchema, group: z.number().int().optional() }),
    undoneSchema,
  ),
  'records.redo': write(z.object({ command: commandIdSchema }), undoneSchema),
  'records.undoState': write(
    z.object({}),
    z.object({ undo: groupHeadSchema, redo: groupHeadSchema }),
  ),
  'drafts.put': write(
    z.object({
      record: recordIdSchema,
      address: addressSchema,
      text: z.string().max(20_000).nullable(),
    }),
    z.object({}),
  ),
  'drafts.list': write(
    z.object({ record: recordIdSchema }),
    z.array(z.object({ address: z.string(), text: z.string(), at: z.number() })),
  ),
}

/** Sent after every commit, to the read process and to every window. */
export const recordsChangedSchema = z.object({
  change: z.number().int(),
  records: z.array(
    z.object({
      id: recordIdSchema,
      fid: z.number().int(),
      kind: recordKindSchema,
      addresses: z.array(z.string()),
    }),
  ),
})
export type RecordsChanged = z.infer<typeof recordsChangedSchema>
