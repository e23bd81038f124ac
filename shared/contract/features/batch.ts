import { z } from 'zod'
import { passportKinds } from '../../domain/dictionary.ts'
import { read, write } from '../define.ts'
import { type BadFileReason, badFileReasons } from '../failure.ts'
import { fileTokenSchema } from '../shell.ts'
import { appliedSchema, commandIdSchema, recordIdSchema } from './records.ts'
import { unitCodeSchema } from './units.ts'

/** Why a file of a batch is not taken, beyond what `bad-file` says. */
export const rejections = [
  /** By its name neither a workbook nor a table. */
  'other-file',
  /** A name that points out of its archive. */
  'unsafe-name',
  /** The file went away since the batch was gathered. */
  'gone',
  /** The title names no territory beyond doubt. */
  'no-territory',
  /** A passport of an object would be made, and the title names none. */
  'no-name',
  /** Nothing in it was understood as a value. */
  'no-values',
  /** Another file of the batch is about the same passport. */
  'same-passport',
  /** The person at work may not write there. */
  'not-allowed',
  /** The passport is submitted or approved. */
  'closed',
] as const
export type Rejection = (typeof rejections)[number] | BadFileReason

/** Key of the words for a reason. */
export function reasonKey(reason: Rejection) {
  const bad = badFileReasons.find((known) => known === reason)
  return bad
    ? (`badFile.${bad}.what` as const)
    : (`batch.reason.${reason as (typeof rejections)[number]}` as const)
}

export const batchStates = [
  /** Has values that need no person. */
  'ready',
  /** Has doubtful values only: a person has to look, one workbook at a time. */
  'doubtful',
  /** The passport holds everything already. */
  'same',
  'rejected',
] as const
export type BatchState = (typeof batchStates)[number]

const count = z.number().int().nonnegative()

export const batchItemSchema = z.object({
  /** Place in the batch, from 0. */
  number: count,
  /** Path below the chosen folder or within the archive. */
  file: z.string(),
  state: z.enum(batchStates),
  reason: z.enum([...badFileReasons, ...rejections]).nullable(),
  kind: z.enum(passportKinds).nullable(),
  unit: unitCodeSchema.nullable(),
  /** Name of the object; empty of a territory. */
  name: z.string(),
  /** The passport that is there; null while it would be made. */
  record: recordIdSchema.nullable(),
  /** YYYY-MM-DD, or empty where the title says nothing. */
  asOf: z.string(),
  /** Values read without a doubt: for empty places, and against what stands there. */
  fresh: count,
  conflicts: count,
  doubts: count,
  same: count,
  /** Lines without an indicator and cells that belong to no line. */
  unmatched: count,
})
export type BatchItem = z.infer<typeof batchItemSchema>

/** How many values a file gives when it is taken. */
export const valuesOf = ({ state, fresh, conflicts }: BatchItem, withConflicts: boolean): number =>
  state === 'ready' ? fresh + (withConflicts ? conflicts : 0) : 0

/** A batch is known by the command that will apply it: applied twice, it is written once. */
const batchSchema = z.object({
  batch: commandIdSchema,
  /** The folder, the archive or the first of the files. */
  source: z.string(),
  total: count,
  /** What was looked at so far, in order. */
  items: z.array(batchItemSchema),
})
export type Batch = z.infer<typeof batchSchema>

export const batchContract = {
  /** Lists the workbooks of folders, archives and files; reads none of them yet. */
  'batch.open': read(
    'create',
    z.object({ batch: commandIdSchema, files: z.array(fileTokenSchema).min(1).max(1_000) }),
    batchSchema,
  ),
  /** Reads and stages the next files, about a second of work; nothing when all are staged. */
  'batch.stage': read(
    'create',
    z.object({ batch: commandIdSchema }),
    z.object({ items: z.array(batchItemSchema), total: count }),
  ),
  /** The batch this person began and neither applied nor dropped, from before a crash or a restart. */
  'batch.pending': read('create', z.object({}), batchSchema.nullable()),
  /** What became of every file, as a workbook, or as CSV by the name of the file. */
  'batch.report': read(
    'create',
    z.object({
      batch: commandIdSchema,
      file: fileTokenSchema,
      language: z.enum(['kk', 'ru', 'en']),
    }),
    z.object({ rows: count }),
  ),
  /** Forgets the batch; nothing remains of it. */
  'batch.close': read('create', z.object({ batch: commandIdSchema }), z.object({})),
  /** Writes the sure values of the files in one transaction, which one undo takes back. */
  'batch.apply': write(
    'create',
    z.object({
      /** The batch. */
      command: commandIdSchema,
      items: z.array(count).min(1).max(10_000),
      /** Values that stand there and differ are replaced too. */
      conflicts: z.boolean(),
      /** As-of date of the files whose title has none. */
      asOf: z.iso.date().nullable(),
    }),
    appliedSchema.extend({ passports: count, values: count }),
  ),
}
