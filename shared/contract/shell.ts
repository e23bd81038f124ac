import { z } from 'zod'
import { write } from './define.ts'

/** What main does for a window: nothing here touches the database. */
export const shellContract = {
  'shell.about': write(
    z.object({}),
    z.object({
      version: z.string(),
      runtime: z.string(),
      logFolder: z.string(),
      dataFolder: z.string(),
    }),
  ),
  /** Milestones of a start, logged by the product and read by the bench. */
  'shell.milestone': write(
    z.object({ name: z.enum(['first-tile', 'first-answer']) }),
    z.object({}),
  ),
}
export type ShellContract = typeof shellContract
