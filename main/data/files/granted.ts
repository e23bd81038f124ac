import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { DataContext, EventHandler, Slot } from '../context.ts'

/** Files a dialog or a drop has opened to the data processes, by token: no window ever names a path. */
const grants: Slot<Map<string, string>> = { name: 'granted files', make: () => new Map() }

const grantSchema = z.object({ file: z.string(), path: z.string() })

/** Main tells of every file a person has chosen. */
export const fileGranted: EventHandler = (ctx, payload) => {
  const { file, path } = grantSchema.parse(payload)
  ctx.keep(grants).set(file, path)
}

/** The path behind a token; `not-found` after a restart of the process: choose the file again. */
export function grantedPath(ctx: DataContext, file: string): string {
  const path = ctx.keep(grants).get(file)
  if (path === undefined) throw new AppError('not-found', { detail: { file } })
  return path
}
