import { AppError } from '../../../shared/contract/failure.ts'
import type { ImportId } from '../../../shared/contract/features/import.ts'
import type { CommandId, Operation, Provenance } from '../../../shared/contract/features/records.ts'
import { type Document, isSame, valueAt } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { commit } from '../records/commit.ts'
import { readRow } from '../records/stored.ts'
import { rememberProfile } from './profiles.ts'
import { readStaging, type Staged } from './staging.ts'
import { header } from './targets.ts'

interface ApplyInput {
  readonly command: CommandId
  readonly import: ImportId
  readonly revision: number
  readonly cells: readonly string[]
  readonly asOf: string
  readonly remember: boolean
}

/** Confidence of imported values, our choice: medium where nobody had to be asked, low where a doubt was waived. */
const confidence = { sure: 2, doubtful: 1 } as const

/** Takes the chosen cells over: one command, one operation, one undo. */
function applyImport(ctx: DataContext, input: ApplyInput) {
  const staged = readStaging(ctx.dataFolder, input.import)
  if (staged.revision !== input.revision)
    throw new AppError('stale', { why: 'the preview changed' })
  const wanted = new Set(input.cells)
  const cells = staged.cells.filter((cell) => wanted.has(cell.id))
  if (cells.length === 0) throw new AppError('invalid-input', { why: 'no cell with a value' })
  const applied = commit(ctx, {
    command: input.command,
    act: 'import',
    args: { file: staged.file, values: cells.length },
    operations: operationsOf(ctx, staged, { cells, asOf: input.asOf }),
  })
  if (input.remember) rememberProfile(ctx, input.command, staged)
  return { ...applied, record: staged.record, values: cells.length }
}

/** Taken by the commit only when the command is new, inside its transaction: nobody writes between. */
export function* operationsOf(
  ctx: DataContext,
  staged: Staged,
  { cells, asOf }: { readonly cells: Staged['cells']; readonly asOf: string },
): Generator<Operation> {
  const row = readRow(ctx.db, staged.record)
  refuseStale(row?.doc ?? staged.identity, cells)
  const values: NonNullable<Operation['values']> = {}
  const sources: NonNullable<Operation['sources']> = {}
  const source = (cell: Staged['cells'][number]): Provenance => [
    `${staged.file} ${cell.sheet ? `${cell.sheet}!` : ''}${cell.cell}`.slice(0, 500),
    asOf,
    cell.sure ? confidence.sure : confidence.doubtful,
  ]
  for (const cell of cells) {
    values[cell.address] = cell.value
    sources[cell.address] = source(cell)
    const line = cell.address.split('/').slice(0, 2).join('/')
    const order = staged.rows[line]
    if (order !== undefined) values[`${line}/o`] = order
  }
  if (staged.create && !row) {
    Object.assign(values, { ...staged.identity, [header.asOf]: asOf, ...values })
    sources['*'] = [staged.file.slice(0, 500), asOf, confidence.sure]
  }
  yield {
    record: staged.record,
    ...(staged.create && !row ? { create: staged.kind } : {}),
    values,
    sources,
  }
}

/** What stands there is no longer what the person saw beside the reading. */
function refuseStale(doc: Document, cells: Staged['cells']): void {
  const changed = cells.filter((cell) => !isSame(valueAt(doc, cell.address), cell.present))
  if (changed.length > 0)
    throw new AppError('stale', {
      why: 'the passport changed since the preview',
      detail: { cells: changed.length },
    })
}

export const importCommands = { 'import.apply': applyImport }
