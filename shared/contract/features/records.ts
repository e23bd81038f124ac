import { z } from 'zod'
import { mintUuid } from '../../domain/ids.ts'
import { read, write } from '../define.ts'

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
  remark: 23,
  assignment: 24,
  setting: 30,
  person: 31,
} as const
export type RecordKind = keyof typeof recordKinds
export const recordKindSchema = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]])

/** UUIDv7 minted by the creator. */
export const recordIdSchema = z.uuid().brand<'RecordId'>()
export type RecordId = z.infer<typeof recordIdSchema>

/** Name of a record in three languages, each the nearest there is; empty where it has none at all. */
export const recordNameSchema = z.object({ kk: z.string(), ru: z.string(), en: z.string() })
/** A new record's id; ten random bytes and the time come from the caller. */
export const mintRecordId = (at: number, random: Uint8Array): RecordId =>
  recordIdSchema.parse(mintUuid(at, random))

/** Minted by the caller; a command is carried out at most once for an id. */
export const commandIdSchema = z.uuid().brand<'CommandId'>()
export type CommandId = z.infer<typeof commandIdSchema>
export const mintCommandId = (at: number, random: Uint8Array): CommandId =>
  commandIdSchema.parse(mintUuid(at, random))

/** `field`, `field/row`, `field/row/column`; ids of the dictionary, row ids minted by the client. */
export const addressSchema = z.string().regex(/^\d{1,5}(\/[A-Za-z0-9_-]{1,36}(\/(\d{1,3}|o))?)?$/)

/** A value at a field or a cell; null removes it. */
export const valueSchema = z.union([
  z.string().max(20_000),
  z.number().refine(Number.isFinite),
  z.boolean(),
  z.array(z.string().max(200)).max(500),
  z.null(),
])
export type Value = z.infer<typeof valueSchema>

/** A row at once, at `field/row`: cells by column id and `o`, its order key (`domain/record/order-key.ts`). */
export const rowSchema = z.record(z.string().regex(/^(\d{1,3}|o)$/), valueSchema)

/** Where a value comes from: source text, as-of date (YYYY-MM-DD), confidence 1 (low) to 3 (high). */
export const provenanceSchema = z.tuple([
  z.string().max(500),
  z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  z.number().int().min(0).max(3),
])
export type Provenance = z.infer<typeof provenanceSchema>

const sourceAddressSchema = z.union([addressSchema, z.enum(['*', 'geometry'])])

/** GeoJSON geometry in EPSG:4326, longitude first. */
export const geometrySchema = z.object({
  type: z.enum(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']),
  coordinates: z.array(z.unknown()),
})
export type Geometry = z.infer<typeof geometrySchema>

const changeShape = {
  /**
   * A table's own address takes null only (all its rows go), a row's address a row or null.
   * Addresses of one operation must not hold one another.
   */
  values: z.record(addressSchema, z.union([valueSchema, rowSchema])).optional(),
  /**
   * `*` is the default of the record; null removes an exception. A new value keeps the provenance
   * that stands at its address: say where it comes from. Without a value there is no exception.
   */
  sources: z.record(sourceAddressSchema, provenanceSchema.nullable()).optional(),
  geometry: geometrySchema.nullable().optional(),
  deleted: z.boolean().optional(),
}

/** One change of one record. `create` names the kind of a new record. */
export const operationSchema = z.object({
  record: recordIdSchema,
  create: recordKindSchema.optional(),
  ...changeShape,
})
export type Operation = z.infer<typeof operationSchema>

/** What history keeps of an operation. */
const changeSchema = z.object({ create: recordKindSchema.optional(), ...changeShape })

/** Name of an act, a key of the language files: `edit`, `import`, `create` … */
export const actSchema = z.string().regex(/^[a-z][a-z-]{1,30}$/)

export const commandSchema = z.object({
  command: commandIdSchema,
  act: actSchema,
  /** What its message names: file, count … */
  args: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  reason: z.string().max(2_000).optional(),
  /** False for what a person does not think of as an edit: settings, profiles, loading. */
  undoable: z.boolean().default(true),
  operations: z.array(operationSchema).min(1).max(5_000),
})

export const appliedSchema = z.object({
  /** Grows with every commit; a read that starts after the answer sees the commit. */
  change: z.number().int(),
  /** The undo group; equal to `change`. */
  group: z.number().int(),
})
export type Applied = z.infer<typeof appliedSchema>

export const recordSchema = z.object({
  id: recordIdSchema,
  fid: z.number().int(),
  kind: recordKindSchema,
  /** Revision of the server; 0 = never sent. */
  rev: z.number().int(),
  /** Operations that the server has not accepted yet. */
  pending: z.number().int(),
  /** `{"<field>": value, "<table>": {"<row>": {"o": order, "<column>": value}}}` */
  doc: z.record(z.string(), z.unknown()),
  src: z.record(sourceAddressSchema, provenanceSchema),
  geometry: geometrySchema.nullable(),
  deleted: z.boolean(),
})
export type StoredRecord = z.infer<typeof recordSchema>

const historyEntrySchema = z.object({
  op: z.number().int(),
  group: z.number().int(),
  act: z.string(),
  actor: z.number().int(),
  /** ms since 1970 */
  at: z.number(),
  /** The operation that this one takes back. */
  undoes: z.number().int().nullable(),
  reason: z.string().nullable(),
  /** What was written, and what stood there before; with an address, only what concerns it. */
  patch: changeSchema,
  base: changeSchema,
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

const authorSchema = z.object({ op: z.number().int(), actor: z.number().int(), at: z.number() })

const groupHeadSchema = z
  .object({
    group: z.number().int(),
    act: z.string(),
    args: z.record(z.string(), z.unknown()),
    at: z.number(),
    operations: z.number().int(),
  })
  .nullable()

/** Outcome of undo and redo: what was skipped had been changed by somebody since. */
const undoneSchema = z.object({
  change: z.number().int(),
  group: z.number().int().nullable(),
  /** The group taken back or done again; null when there was none. */
  undone: groupHeadSchema,
  records: z.array(recordIdSchema),
  skipped: z.array(z.object({ record: recordIdSchema, address: z.string() })),
})
export type Undone = z.infer<typeof undoneSchema>

const oneRecord = z.object({ record: recordIdSchema })

export const recordsContract = {
  /** One transaction, one undo group; the same command id again gives the same answer and writes nothing. */
  'records.apply': write('edit', commandSchema, appliedSchema),
  'records.get': write('view', oneRecord, recordSchema),
  'records.history': write(
    'view',
    z.object({
      record: recordIdSchema,
      /** Also finds writes of the row or table that holds the address, or of the cells within it. */
      address: z.union([addressSchema, z.enum(['geometry', 'deleted'])]).optional(),
      limit: z.number().int().min(1).max(1_000).default(100),
      /** Page on: entries before this operation. */
      before: z.number().int().optional(),
    }),
    z.array(historyEntrySchema),
  ),
  /** Who wrote each value of a record last, and when: address → author. */
  'records.authors': write('view', oneRecord, z.record(z.string(), authorSchema)),
  /** Takes back the latest command of this person that is not taken back yet, or the given group. */
  'records.undo': write(
    'edit',
    z.object({ command: commandIdSchema, group: z.number().int().optional() }),
    undoneSchema,
  ),
  /** Does again what was taken back last, until a new command is made. */
  'records.redo': write('edit', z.object({ command: commandIdSchema }), undoneSchema),
  /** What undo and redo would do now. */
  'records.undoState': write(
    'view',
    z.object({}),
    z.object({ undo: groupHeadSchema, redo: groupHeadSchema }),
  ),
  /** Operations of this device that no server has accepted yet: the outbox. */
  'records.unsent': read('view', z.object({}), z.object({ operations: z.number().int() })),
  /**
   * Text as typed, kept until the command that writes its address; null forgets it. A geometry of
   * 50 000 vertices takes two million characters.
   */
  'drafts.put': write(
    'edit',
    z.object({
      record: recordIdSchema,
      address: addressSchema,
      text: z.string().max(3_000_000).nullable(),
    }),
    z.object({}),
  ),
  'drafts.list': write(
    'view',
    oneRecord,
    z.array(z.object({ address: z.string(), text: z.string(), at: z.number() })),
  ),
  /** Records with drafts, latest first: what a crash left behind. */
  'drafts.records': write(
    'view',
    z.object({}),
    z.array(
      z.object({
        record: recordIdSchema,
        kind: recordKindSchema,
        drafts: z.number(),
        at: z.number(),
      }),
    ),
  ),
}

export const projectionsContract = {
  /** For repair: everything computed from the records, computed again. Holds the writer meanwhile. */
  'projections.rebuild': write(
    'repair',
    z.object({}),
    z.object({ records: z.number().int(), ms: z.number() }),
  ),
}

/**
 * Sent after every commit, to the read process and to every window, before the answer.
 * `addresses` also names `geometry`, `deleted` and `*` (the default provenance); it is `['all']`
 * for new records and for commands too large to list.
 */
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

/** Sent when checks across records found something else; nothing was written by a person. */
export const recordsCheckedSchema = z.object({
  records: z.array(z.object({ id: recordIdSchema, fid: z.number().int(), kind: recordKindSchema })),
})
export type RecordsChecked = z.infer<typeof recordsCheckedSchema>
