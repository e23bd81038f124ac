import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError, badFileReasons } from '../../../shared/contract/failure.ts'
import {
  type BatchItem,
  batchItemSchema,
  rejections,
} from '../../../shared/contract/features/batch.ts'
import { type CommandId, commandIdSchema } from '../../../shared/contract/features/records.ts'
import { type Staged, stagedSchema } from './staging.ts'

/**
 * A batch on its way: a folder of its own below `staging` with a list of its files, one line for
 * every file looked at, and what would be written of it. A crash loses at most the file in hand.
 */
const manifestSchema = z.object({
  batch: commandIdSchema,
  source: z.string(),
  /** Who began it. */
  actor: z.number(),
  files: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      part: z.string().optional(),
      reason: z.enum([...badFileReasons, ...rejections]).optional(),
    }),
  ),
  /** What was written, once it is. */
  applied: z.object({ items: z.array(z.number()), conflicts: z.boolean() }).nullable(),
})
export type Manifest = z.infer<typeof manifestSchema>

const lineSchema = z.object({
  item: batchItemSchema,
  /** Whose passport, for telling two files of one passport; empty where none is known. */
  target: z.string(),
})
export type Line = z.infer<typeof lineSchema>

const stagingOf = (dataFolder: string) => join(dataFolder, 'staging')

export class BatchFolder {
  readonly #path: string

  constructor(dataFolder: string, batch: CommandId) {
    this.#path = join(stagingOf(dataFolder), `batch-${batch}`)
  }

  get exists(): boolean {
    return existsSync(this.#at('manifest.json'))
  }

  begin(manifest: Manifest): void {
    mkdirSync(this.#path, { recursive: true })
    this.#write('manifest.json', manifest)
  }

  manifest(): Manifest {
    if (!this.exists) throw new AppError('not-found', { why: 'no such batch' })
    return manifestSchema.parse(JSON.parse(readFileSync(this.#at('manifest.json'), 'utf8')))
  }

  markApplied(applied: NonNullable<Manifest['applied']>): void {
    this.#write('manifest.json', { ...this.manifest(), applied })
  }

  /** Files looked at so far; a line that a crash cut off is a file to look at again. */
  lines(): Line[] {
    if (!existsSync(this.#at('items.jsonl'))) return []
    const text = readFileSync(this.#at('items.jsonl'), 'utf8')
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    if (whole.length < text.length) this.#replace('items.jsonl', whole)
    return whole
      .split('\n')
      .filter(Boolean)
      .map((line) => lineSchema.parse(JSON.parse(line)))
  }

  /** The values first, then the line that says they are there. */
  add(line: Line, staged: Staged | null): void {
    if (staged) this.#write(`item-${line.item.number}.json`, staged)
    appendFileSync(this.#at('items.jsonl'), `${JSON.stringify(line)}\n`)
  }

  staged({ number }: BatchItem): Staged {
    return stagedSchema.parse(JSON.parse(readFileSync(this.#at(`item-${number}.json`), 'utf8')))
  }

  /** Where a part of an archive is unpacked while it is read. */
  get part(): string {
    return this.#at('part')
  }

  remove(): void {
    rmSync(this.#path, { recursive: true, force: true })
  }

  #at(name: string): string {
    return join(this.#path, name)
  }

  #write(name: string, value: unknown): void {
    this.#replace(name, JSON.stringify(value))
  }

  #replace(name: string, text: string): void {
    writeFileSync(this.#at(`${name}.new`), text)
    renameSync(this.#at(`${name}.new`), this.#at(name))
  }
}

/** Batches laid down by earlier runs, the latest first. */
export function batchFolders(dataFolder: string): BatchFolder[] {
  const folder = stagingOf(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const id = commandIdSchema.safeParse(name.replace(/^batch-/, ''))
      const at = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
      return name.startsWith('batch-') && id.success ? [{ id: id.data, at }] : []
    })
    .toSorted((a, b) => b.at - a.at)
    .map(({ id }) => new BatchFolder(dataFolder, id))
    .filter((batch) => batch.exists)
}
