import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Batch, BatchItem } from '../../../shared/contract/features/batch.ts'
import type { CommandId } from '../../../shared/contract/features/records.ts'
import type { DataContext, Slot } from '../context.ts'
import { workbookReaderSlot } from '../files/workbook-process.ts'
import { type BatchFile, gatherFiles, reasonOf, unpack } from './batch-files.ts'
import { judgeWorkbook, type Looked, rejected } from './batch-judge.ts'
import { saveReport } from './batch-report.ts'
import { BatchFolder, batchFolders, type Manifest } from './batch-staging.ts'

/** Work of one call, so that the window can show how far it is and stop it. */
const chunkMs = 1_000

function requireBatch(ctx: DataContext, batch: CommandId) {
  const folder = new BatchFolder(ctx.dataFolder, batch)
  const manifest = folder.manifest()
  if (manifest.actor !== ctx.actor) throw new AppError('not-found', { why: 'another one’s batch' })
  return { folder, manifest }
}

const describe = ({ batch, source, files }: Manifest, items: readonly BatchItem[]): Batch => ({
  batch,
  source,
  total: files.length,
  items: [...items],
})

const itemsOf = (folder: BatchFolder): BatchItem[] => folder.lines().map(({ item }) => item)

function openBatch(ctx: DataContext, input: { batch: CommandId; files: string[] }): Batch {
  if (ctx.viewing) throw new AppError('read-only')
  const folder = new BatchFolder(ctx.dataFolder, input.batch)
  if (folder.exists) return describe(requireBatch(ctx, input.batch).manifest, itemsOf(folder))
  const manifest: Manifest = {
    batch: input.batch,
    source: basename(input.files[0] ?? ''),
    actor: ctx.actor,
    files: gatherFiles(input.files),
    applied: null,
  }
  folder.begin(manifest)
  return describe(manifest, [])
}

/** One call at a time works on a batch: a repeated one must not read a file twice. */
const turnsSlot: Slot<Map<CommandId, Promise<unknown>>> = {
  name: 'batch turns',
  make: () => new Map(),
}

async function inTurn<T>(
  ctx: DataContext,
  batch: CommandId,
  work: () => T | Promise<T>,
): Promise<T> {
  const turns = ctx.keep(turnsSlot)
  const mine = Promise.allSettled([turns.get(batch)]).then(work)
  turns.set(batch, mine)
  try {
    return await mine
  } finally {
    if (turns.get(batch) === mine) turns.delete(batch)
  }
}

async function stageNext(ctx: DataContext, input: { batch: CommandId }) {
  const { folder, manifest } = requireBatch(ctx, input.batch)
  const lines = folder.lines()
  const taken = new Set(lines.map(({ target }) => target).filter(Boolean))
  const started = performance.now()
  const items: BatchItem[] = []
  for (let at = lines.length; at < manifest.files.length; at += 1) {
    if (performance.now() - started > chunkMs) break
    const file = manifest.files[at] as BatchFile
    const { line, staged } = await lookAtFile(ctx, { folder, file, number: at, taken })
    if (ctx.signal.aborted) throw new AppError('cancelled')
    folder.add(line, staged)
    if (line.target) taken.add(line.target)
    items.push(line.item)
  }
  return { items, total: manifest.files.length }
}

interface Look {
  readonly folder: BatchFolder
  readonly file: BatchFile
  readonly number: number
  /** Passports that earlier files of the batch go to. */
  readonly taken: ReadonlySet<string>
}

async function lookAtFile(ctx: DataContext, look: Look): Promise<Looked> {
  const { folder, file, number, taken } = look
  const about = { number, file: file.name }
  if (file.reason) return rejected(about, file.reason)
  try {
    if (file.part !== undefined) await unpack(file.path, file.part, folder.part)
    const path = file.part === undefined ? file.path : folder.part
    const workbook = await ctx.keep(workbookReaderSlot).read(path, { signal: ctx.signal })
    return judgeWorkbook(ctx, { about, workbook, taken })
  } catch (error) {
    return rejected(about, reasonOf(error))
  } finally {
    rmSync(folder.part, { force: true })
  }
}

function pendingBatch(ctx: DataContext): Batch | null {
  for (const folder of batchFolders(ctx.dataFolder)) {
    const manifest = folder.manifest()
    if (manifest.actor === ctx.actor && manifest.applied === null)
      return describe(manifest, itemsOf(folder))
  }
  return null
}

export const batchQueries = {
  'batch.open': openBatch,
  'batch.stage': (ctx: DataContext, input: { batch: CommandId }) =>
    inTurn(ctx, input.batch, () => stageNext(ctx, input)),
  'batch.pending': pendingBatch,
  'batch.report': (
    ctx: DataContext,
    input: { batch: CommandId; file: string; language: 'kk' | 'ru' | 'en' },
  ) => saveReport(ctx, { ...requireBatch(ctx, input.batch), ...input }),
  'batch.close': (ctx: DataContext, input: { batch: CommandId }) =>
    inTurn(ctx, input.batch, () => {
      const folder = new BatchFolder(ctx.dataFolder, input.batch)
      if (folder.exists) requireBatch(ctx, input.batch).folder.remove()
      return {}
    }),
}
