import { AppError } from '../../../shared/contract/failure.ts'
import { type BatchItem, valuesOf } from '../../../shared/contract/features/batch.ts'
import type { CommandId, Operation } from '../../../shared/contract/features/records.ts'
import { isSame } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { commit } from '../records/commit.ts'
import { BatchFolder } from './batch-staging.ts'
import { operationsOf } from './commands.ts'
import type { Staged } from './staging.ts'

interface ApplyInput {
  /** The batch. */
  readonly command: CommandId
  readonly items: readonly number[]
  readonly conflicts: boolean
  readonly asOf: string | null
}

/** All sure values of the chosen files: one command, one transaction, one undo. */
function applyBatch(ctx: DataContext, input: ApplyInput) {
  const folder = new BatchFolder(ctx.dataFolder, input.command)
  const manifest = folder.manifest()
  if (manifest.actor !== ctx.actor) throw new AppError('not-found', { why: 'another one’s batch' })
  const wanted = new Set(input.items)
  const items = folder
    .lines()
    .map(({ item }) => item)
    .filter((item) => wanted.has(item.number) && valuesOf(item, input.conflicts) > 0)
  if (items.length === 0) throw new AppError('invalid-input', { why: 'no file with a value' })
  if (input.asOf === null && items.some(({ asOf }) => asOf === ''))
    throw new AppError('invalid-input', { why: 'a file without a date' })
  const values = items.reduce((sum, item) => sum + valuesOf(item, input.conflicts), 0)
  const applied = commit(ctx, {
    command: input.command,
    act: 'import',
    args: { file: manifest.source, values },
    operations: operations(ctx, { folder, items, input }),
  })
  folder.markApplied({ items: items.map(({ number }) => number), conflicts: input.conflicts })
  return { ...applied, passports: items.length, values }
}

interface Applying {
  readonly folder: BatchFolder
  readonly items: readonly BatchItem[]
  readonly input: ApplyInput
}

/** File by file, so that a thousand workbooks need not stand in memory. */
function* operations(ctx: DataContext, { folder, items, input }: Applying): Generator<Operation> {
  for (const item of items) {
    const staged = folder.staged(item)
    const cells = staged.cells.filter((cell) => isTaken(cell, input.conflicts))
    yield* operationsOf(ctx, staged, { cells, asOf: item.asOf || (input.asOf ?? '') })
  }
}

function isTaken(cell: Staged['cells'][number], conflicts: boolean): boolean {
  if (!cell.sure || isSame(cell.present, cell.value)) return false
  return cell.present === null || conflicts
}

export const batchCommands = { 'batch.apply': applyBatch }
