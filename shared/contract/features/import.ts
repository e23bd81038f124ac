import { z } from 'zod'
import { type PassportKind, passportKinds } from '../../domain/dictionary.ts'
import { doubts } from '../../domain/matching/doubt.ts'
import { workbookFormats } from '../../domain/matching/sheet.ts'
import { read, write } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { appliedSchema, commandIdSchema, recordIdSchema, valueSchema } from './records.ts'
import { unitCodeSchema } from './units.ts'

/** One import under way, minted by the reader. */
const importIdSchema = z.uuid().brand<'ImportId'>()
export type ImportId = z.infer<typeof importIdSchema>

/** Kinds of passport of which a territory has many. */
export const objectKinds = passportKinds.filter((kind) => kind !== 'territory')
export type ObjectKind = (typeof objectKinds)[number]

/** Whose passport the workbook is taken into. A territory has one passport; it is made where there is none. */
export const importTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('territory'), unit: unitCodeSchema }),
  z.object({ kind: z.literal('object'), of: z.enum(objectKinds), record: recordIdSchema }),
  z.object({
    kind: z.literal('new-object'),
    of: z.enum(objectKinds),
    unit: unitCodeSchema,
    name: z.string().trim().min(1).max(300),
  }),
])
export type ImportTarget = z.infer<typeof importTargetSchema>

/** Kind of the passport a target is, or will be. */
export const kindOfTarget = (target: ImportTarget): PassportKind =>
  target.kind === 'territory' ? 'territory' : target.of

const textLayoutSchema = z.object({ encoding: z.string(), separator: z.string() })

const openedSchema = z.object({
  import: importIdSchema,
  file: z.string(),
  format: z.enum(workbookFormats),
  /** Of a text table: what was detected; a person may choose otherwise. */
  text: textLayoutSchema.nullable(),
  encodings: z.array(z.string()),
  separators: z.array(z.string()),
  sheets: z.array(
    z.object({
      name: z.string(),
      hidden: z.boolean(),
      cells: z.number().int(),
      /** Values stand below a long run of empty rows and were not read. */
      valuesBelow: z.boolean(),
    }),
  ),
  /** Own template: every line carries its address. */
  template: z.boolean(),
  kind: z.enum(passportKinds),
  /** YYYY-MM-DD, or empty where the title says nothing. */
  asOf: z.string(),
  /** Units the title names, the likeliest first. */
  units: z.array(z.object({ unit: unitCodeSchema, score: z.number() })),
  /** The best guess; null when the title gives none. */
  target: importTargetSchema.nullable(),
  /** Name for a new object, from the title. */
  name: z.string(),
  /** A remembered profile that knows most lines of this workbook. */
  profile: z.object({ record: recordIdSchema, file: z.string(), share: z.number() }).nullable(),
})
export type OpenedImport = z.infer<typeof openedSchema>

export const cellStates = [
  /** Goes to an empty place. */
  'new',
  /** The passport holds the same. */
  'same',
  /** The passport holds something else. */
  'conflict',
  /** No field was found. */
  'unmatched',
  /** The cell says openly that there is nothing. */
  'no-data',
  /** A field was found, but the cell gives no value. */
  'unreadable',
  /** The program computes the field: nothing is written. */
  'computed',
  /** A person has left the line out. */
  'left-out',
] as const
export type CellState = (typeof cellStates)[number]

const importCellSchema = z.object({
  /** Sheet and cell, unique in the import. */
  id: z.string(),
  sheet: z.string(),
  cell: z.string(),
  labelCell: z.string(),
  label: z.string(),
  /** The line it is a part of, the caption of its table, or the heading above. */
  context: z.string(),
  /** Key of the line for `import.assign`; empty for cells of a table. */
  key: z.string(),
  field: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** Address in the record; rows that will be made have their ids already. */
  address: z.string().nullable(),
  score: z.number(),
  alternatives: z.array(z.object({ field: z.number().int(), score: z.number() })),
  /** As it stands in the workbook. */
  text: z.string(),
  unit: z.string(),
  value: valueSchema,
  /** What the written number was multiplied by. */
  factor: z.number(),
  doubts: z.array(z.enum(doubts)),
  note: z.string(),
  present: valueSchema,
  state: z.enum(cellStates),
})
export type ImportCell = z.infer<typeof importCellSchema>

const previewSchema = z.object({
  import: importIdSchema,
  /** Grows with every answer; `import.apply` takes the one the person saw. */
  revision: z.number().int(),
  /** Null while the passport does not exist. */
  record: recordIdSchema.nullable(),
  kind: z.enum(passportKinds),
  cells: z.array(importCellSchema),
  /** Cells with a value that belong to no line and no table. */
  unread: z.array(z.object({ sheet: z.string(), cell: z.string(), text: z.string() })),
  /** Required fields that neither the passport nor the workbook fills. */
  missing: z.array(z.number().int()),
  comma: z.enum(['decimal', 'thousands', 'unknown']),
  /** Years whose values stand side by side, the latest first. */
  years: z.array(z.number().int()),
  /** The year that is taken; null: the latest, and every such cell is doubted until a person says. */
  year: z.number().int().nullable(),
})
export type ImportPreview = z.infer<typeof previewSchema>

const languageSchema = z.enum(['kk', 'ru', 'en'])

export const importContract = {
  /** Reads the file in a worker; refuses with `bad-file` and its reason. */
  'import.open': read(
    'create',
    z.object({
      file: fileTokenSchema,
      encoding: z.string().max(20).optional(),
      separator: z.string().length(1).optional(),
    }),
    openedSchema,
  ),
  /** What every cell means for the target; writes nothing to the store. */
  'import.preview': read(
    'create',
    z.object({
      import: importIdSchema,
      target: importTargetSchema,
      profile: recordIdSchema.nullable().default(null),
      /** Which of several years to take; null leaves it to the title. */
      year: z.number().int().nullable().default(null),
    }),
    previewSchema,
  ),
  /** Gives lines to fields (null = leave out, undefined field = as found), and answers the new preview. */
  'import.assign': read(
    'create',
    z.object({
      import: importIdSchema,
      lines: z
        .array(
          z.object({
            key: z.string().max(2_000),
            field: z.number().int().nullable().optional(),
          }),
        )
        .max(2_000),
    }),
    previewSchema,
  ),
  /** Forgets the import; nothing remains of it. */
  'import.close': read('create', z.object({ import: importIdSchema }), z.object({})),
  /** Passports of a kind in a territory, for choosing the target. */
  'import.objects': read(
    'create',
    z.object({ unit: unitCodeSchema, of: z.enum(objectKinds) }),
    z.array(z.object({ record: recordIdSchema, name: z.string() })),
  ),
  /** Writes the named cells as one command, so that one undo takes all of it back. */
  'import.apply': write(
    'create',
    z.object({
      command: commandIdSchema,
      import: importIdSchema,
      revision: z.number().int(),
      cells: z.array(z.string().max(300)).min(1).max(20_000),
      /** As-of date of the values. */
      asOf: z.iso.date(),
      /** Keep the assignments for the next workbook of this layout. */
      remember: z.boolean().default(true),
    }),
    appliedSchema.extend({ record: recordIdSchema, values: z.number().int() }),
  ),
  /** Writes our own template to a file from `shell.saveFile`; with a record, filled with its values. */
  'import.template': read(
    'export',
    z.object({
      file: fileTokenSchema,
      kind: z.enum(passportKinds),
      language: languageSchema,
      record: recordIdSchema.nullable().default(null),
    }),
    z.object({ sheets: z.number().int(), values: z.number().int() }),
  ),
}
