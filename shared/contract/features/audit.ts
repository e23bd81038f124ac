import { z } from 'zod'
import { languages } from '../../i18n/language.ts'
import { read } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { textSchema } from './dictionary.ts'
import { recordIdSchema, recordKindSchema } from './records.ts'

export const faultKinds = [
  /** The content of an operation is not what was written. */
  'changed',
  /** The operation is not the one that the next was written after. */
  'replaced',
  /** Operations are not there: from `op` to `until`. */
  'missing',
  /** The operation was never linked: no command wrote it. */
  'unlinked',
  /** The record of an operation is not there. */
  'gone',
  /** The record differs from its history. */
  'record',
  /** The record has no history. */
  'unmade',
  /** The kept version is not what was approved. */
  'version-changed',
  'version-missing',
  /** The kept version was never approved. */
  'version-foreign',
  'unsigned',
  /** The signature is not that of the approver's key over this version and this history. */
  'signature',
  /** A row of the journal is not what was written, or is not there. */
  'journal',
  /** A file that the record names is not on the disk, or is not the one that was attached. */
  'file-missing',
  'file-altered',
  /** Lists and maps show another value than the record has. */
  'shown',
] as const
export type FaultKind = (typeof faultKinds)[number]

const faultSchema = z.object({
  kind: z.enum(faultKinds),
  /** Operation of history; of missing ones the first. */
  op: z.number().int().nullable(),
  until: z.number().int().nullable(),
  /** ms since 1970, of the operation or the approval. */
  at: z.number().nullable(),
  /** Who is named as having done it. */
  person: z.string().nullable(),
  /** As it stands in the store: no command need have made it. */
  record: z.string().nullable(),
  recordKind: recordKindSchema.nullable(),
  /** Name of the record, as far as it still has one. */
  name: textSchema.nullable(),
  /** Fields that differ, `geometry`, `deleted` or `*` (provenance) among them; at most ten. */
  addresses: z.array(z.string()),
  /** Number of an approved version. */
  version: z.number().int().nullable(),
})
export type Fault = z.output<typeof faultSchema>

/** Faults beyond these are counted, not listed. */
export const listedFaults = 100

/**
 * Kinds of act: a change of records, a step of the workflow with its remarks and assignments, of
 * people and their rights, coming and going, data taken away, a proof.
 */
export const actKinds = ['records', 'workflow', 'people', 'session', 'export', 'proof'] as const
export type ActKind = (typeof actKinds)[number]

const dayOnly = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const actFilterSchema = z.object({
  /** Number of the person; 0 is the program itself. */
  person: z.number().int().nullable().default(null),
  record: recordIdSchema.nullable().default(null),
  /** Words of the passport's name or number. */
  text: z.string().max(200).default(''),
  /** First and last day, in Kazakhstan. */
  from: dayOnly.nullable().default(null),
  to: dayOnly.nullable().default(null),
  kind: z.enum(actKinds).nullable().default(null),
})
export type ActFilter = z.output<typeof actFilterSchema>

const actSchema = z.object({
  /** Operation of history; below zero, a row of the journal. */
  id: z.number().int(),
  /** ms since 1970 */
  at: z.number(),
  act: z.string(),
  personId: z.number().int().nullable(),
  person: z.string().nullable(),
  record: z.string().nullable(),
  recordKind: recordKindSchema.nullable(),
  name: textSchema.nullable(),
  reason: z.string().nullable(),
  /** Of an export the method that gave the data away; of a proof the number of faults found. */
  detail: z.string().nullable(),
  /** Addresses written. */
  changes: z.number().int(),
})
export type Act = z.output<typeof actSchema>

/** The newest acts of a filter; older ones are reached by narrowing it. Our choice. */
export const listedActs = 100_000

/** Bulk path of the acts of a filter, newest first: their ids as 32-bit little-endian integers. */
export function actsPath(filter: ActFilter): string {
  return `/bulk/audit/acts?${encodeURIComponent(JSON.stringify(filter))}`
}

/** Reads the query of such a path. */
export function parseActsQuery(query: string): ActFilter {
  return actFilterSchema.parse(JSON.parse(decodeURIComponent(query.replace(/^\?/, ''))))
}

export const auditContract = {
  /** Acts by id, in the order asked. */
  'audit.acts': read(
    'audit',
    z.object({ ids: z.array(z.number().int()).max(500) }),
    z.array(actSchema),
  ),
  /** Writes the acts of a filter as a table or as JSON. */
  'audit.export': read(
    'audit',
    z.object({
      file: fileTokenSchema,
      format: z.enum(['csv', 'json']),
      language: z.enum(languages),
      filter: actFilterSchema,
    }),
    z.object({ acts: z.number().int() }),
  ),
  /**
   * Proves history, records, approvals and what is shown against one another, in slices beside other
   * calls; it writes nothing. Progress comes as `audit.progress`.
   */
  'audit.verify': read(
    'audit',
    z.object({}),
    z.object({
      operations: z.number().int(),
      records: z.number().int(),
      approvals: z.number().int(),
      /** Approved before approvals were signed. */
      unsigned: z.number().int(),
      /**
       * Number and link of the newest operation proved. Noted elsewhere, it shows later that the
       * store still holds the same history.
       */
      head: z.object({ op: z.number().int(), code: z.string() }),
      /** In the order of history, then of records. */
      faults: z.array(faultSchema),
      /** All that were found, listed or not. */
      found: z.number().int(),
    }),
  ),
}
export type Proof = z.output<(typeof auditContract)['audit.verify']['output']>

/** A proof under way: steps done, of how many. */
export const auditProgressSchema = z.object({
  done: z.number().int(),
  total: z.number().int(),
})

/** Somebody took data away or proved the history: for the journal. */
export const auditNotedSchema = z.object({
  person: z.number().int(),
  act: z.enum(['export', 'verify']),
  detail: z.string(),
})
