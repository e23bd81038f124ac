import { z } from 'zod'
import { read } from '../define.ts'
import { geometrySchema, provenanceSchema, recordIdSchema } from './records.ts'

const versionSchema = z.object({
  /** Number of the operation after which the record stood so. */
  op: z.number().int(),
  /** ms since 1970 */
  at: z.number(),
  act: z.string(),
  /** Who did it; null for the program itself and for people no longer known. */
  person: z.string().nullable(),
  /** From which device: this one, or another by its number where the server named it. */
  device: z.union([z.literal('here'), z.number().int()]).nullable(),
  reason: z.string().nullable(),
  /** Addresses written. */
  changes: z.number().int(),
})
export type Version = z.output<typeof versionSchema>

export const historyContract = {
  /** Versions of a record, newest first; page on with the last `op`. */
  'history.list': read(
    'view',
    z.object({
      record: recordIdSchema,
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(1_000).default(200),
    }),
    z.array(versionSchema),
  ),
  /** The record as it stood after an operation. */
  'history.state': read(
    'view',
    z.object({ record: recordIdSchema, op: z.number().int() }),
    z.object({
      doc: z.record(z.string(), z.unknown()),
      sources: z.record(z.string(), provenanceSchema),
      geometry: geometrySchema.nullable(),
      deleted: z.boolean(),
    }),
  ),
  /** The geometry of the record of an operation, as it stood after it: for the map. */
  'history.geometry': read('view', z.object({ op: z.number().int() }), geometrySchema.nullable()),
}
