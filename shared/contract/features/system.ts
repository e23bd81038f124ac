import { z } from 'zod'
import { read, write } from '../define.ts'

const healthSchema = z.object({
  sqlite: z.string(),
  spatialite: z.string(),
  proj: z.string(),
  schema: z.number().int(),
  /** Opened for viewing only: a read-only medium. */
  readOnly: z.boolean(),
})

export const systemContract = {
  'system.readHealth': read('open', z.object({}), healthSchema),
  'system.writeHealth': write('open', z.object({}), healthSchema),
}
