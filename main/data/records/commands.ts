import type { z } from 'zod'
import type { commandSchema } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import { commit } from './commit.ts'
import { redo, undo } from './undo.ts'

export const recordCommands = {
  'records.apply': (ctx: DataContext, input: z.output<typeof commandSchema>) =>
    commit(ctx, { ...input, fromForm: true }),
  'records.undo': (ctx: DataContext, input: { command: string; group?: number | undefined }) =>
    undo(ctx, input),
  'records.redo': (ctx: DataContext, input: { command: string }) => redo(ctx, input),
}
