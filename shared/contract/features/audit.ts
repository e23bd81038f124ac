import { z } from 'zod'
import { read } from '../define.ts'
import { textSchema } from './dictionary.ts'
import { recordKindSchema } from './records.ts'

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

export const auditContract = {
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
