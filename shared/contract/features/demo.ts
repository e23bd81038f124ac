import { z } from 'zod'
import { read } from '../define.ts'

export const demoContract = {
  /** Whether synthetic records are in the store: while there are any, screen and print say so. */
  'demo.state': read('open', z.object({}), z.object({ records: z.number().int() })),
}
