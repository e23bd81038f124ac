import { z } from 'zod'
import { sameReasons } from '../../domain/passport/likely-same.ts'
import { read, write } from '../define.ts'
import { listedKindSchema } from './passports.ts'
import { appliedSchema, commandIdSchema, recordIdSchema } from './records.ts'
import { unitCodeSchema } from './units.ts'

const pairSchema = z.object({
  /** Numbers of the two records. */
  a: z.number().int(),
  b: z.number().int(),
  /** 0 to 1. */
  score: z.number(),
  reasons: z.array(z.enum(sameReasons)),
})
export type DuplicatePair = z.output<typeof pairSchema>

export const duplicatesContract = {
  /** Passports of one kind that seem to describe one thing, likeliest first. Long; can be cancelled. */
  'duplicates.find': read(
    'view',
    z.object({
      kinds: z.array(listedKindSchema).max(20).default([]),
      unit: unitCodeSchema.nullable().default(null),
      limit: z.number().int().min(1).max(2_000).default(500),
    }),
    z.object({ pairs: z.array(pairSchema), compared: z.number().int() }),
  ),
  /**
   * Merges two passports of one kind in one command, one undo group: what only `drop` has goes into
   * `keep`, where both have a value that of `drop` wins at the addresses of `take`, then `drop` is
   * deleted. Its history stays, and so does every value that gave way.
   */
  'duplicates.merge': write(
    'edit',
    z.object({
      command: commandIdSchema,
      keep: recordIdSchema,
      drop: recordIdSchema,
      take: z.array(z.string().max(60)).max(5_000).default([]),
      reason: z.string().max(2_000).optional(),
    }),
    appliedSchema,
  ),
}
