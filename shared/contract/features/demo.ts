import { z } from 'zod'
import { read } from '../define.ts'

export const demoContract = {
  /** Whether synthetic records are in the store: while there are any, screen and print say so. */
  'demo.state': read(
    'open',
    z.object({}),
    z.object({
      synthetic: z.boolean(),
      /** While objects and events still come in beside the work: how many of how many; null when whole. */
      arriving: z.object({ come: z.number().int(), all: z.number().int() }).nullable(),
    }),
  ),
}
