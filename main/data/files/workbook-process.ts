import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError, errorFrom, type Reply } from '../../../shared/contract/failure.ts'
import type { TextLayout, Workbook } from '../../../shared/domain/matching/sheet.ts'
import type { Slot } from '../context.ts'
import { limits } from './workbook-limits.ts'
import { badFile } from './workbook-zip.ts'

/** The entry stands beside this file in the sources and beside the bundle (or above its chunks) when built. */
const entry = ['./workbook-worker.ts', './workbook-worker.js', '../workbook-worker.js']
  .map((name) => fileURLToPath(new URL(name, import.meta.url)))
  .find((path) => existsSync(path))

export interface ReadOptions {
  readonly text?: Partial<TextLayout>
  readonly signal?: AbortSignal
  /** Seconds of work of the worker, however long they take on a busy machine. */
  readonly seconds?: number
  readonly heapMegabytes?: number
}

/** How often the work done is looked at. */
const lookMs = 250
/** A worker that nobody needs any longer goes. */
const idleMs = 30_000

/**
 * Reads files in a worker: a bomb or a hang ends the worker and nothing else. The worker of a file
 * that was read well reads the next one: starting one costs more than reading a passport.
 */
export class WorkbookReader {
  #spare: Worker | null = null
  #timer: NodeJS.Timeout | undefined

  async read(file: string, options: ReadOptions = {}): Promise<Workbook> {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      throw new AppError('not-found', { why: 'no such file' })
    const worker = this.#take(options)
    try {
      const reply = await replyOf(worker, file, options)
      this.#giveBack(worker)
      if (!reply.ok) throw errorFrom(reply.failure)
      return reply.value as Workbook
    } catch (error) {
      if (worker !== this.#spare) void worker.terminate()
      throw error
    }
  }

  close(): void {
    clearTimeout(this.#timer)
    void this.#spare?.terminate()
    this.#spare = null
  }

  #take(options: ReadOptions): Worker {
    clearTimeout(this.#timer)
    const spare = options.heapMegabytes === undefined ? this.#spare : null
    if (spare) this.#spare = null
    spare?.ref()
    return spare ?? startWorker(options.heapMegabytes ?? limits.heapMegabytes)
  }

  #giveBack(worker: Worker): void {
    this.close()
    worker.unref()
    this.#spare = worker
    this.#timer = setTimeout(() => this.close(), idleMs).unref()
  }
}

/** The reader of a data process. */
export const workbookReaderSlot: Slot<WorkbookReader> = {
  name: 'workbook reader',
  make: () => new WorkbookReader(),
}

function startWorker(heapMegabytes: number): Worker {
  return new Worker(entry ?? '', {
    // What the parent was started with (a loader, an input type) is not for a worker.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  })
}

/** What the worker says of the file, or why it never will. */
async function replyOf(worker: Worker, file: string, options: ReadOptions): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const listeners = new AbortController()
  const cancel = () => reject(new AppError('cancelled'))
  if (options.signal?.aborted) cancel()
  options.signal?.addEventListener('abort', cancel, { signal: listeners.signal })
  const failed = (error: NodeJS.ErrnoException) => reject(workerFailure(error))
  const ended = () => reject(badFile('too-big', 'the reader ended without an answer'))
  worker.on('message', resolve).on('error', failed).on('exit', ended)
  const seconds = options.seconds ?? limits.seconds
  const watch = watchWork(worker, seconds, () =>
    reject(badFile('too-big', 'reading took too long', { seconds })),
  )
  worker.postMessage({ file, text: options.text ?? {} })
  try {
    return await promise
  } finally {
    clearInterval(watch)
    listeners.abort()
    worker.off('message', resolve).off('error', failed).off('exit', ended)
  }
}

/**
 * Calls `over` when the worker has worked for so many seconds since now. Its own processor time
 * counts, not the clock: a busy machine makes no file too big. A medium that no longer answers costs
 * no work; for it there is a patience by the clock.
 */
function watchWork(worker: Worker, seconds: number, over: () => void): NodeJS.Timeout {
  const started = performance.now()
  const before = worker.cpuUsage()
  const look = async () => {
    const { user, system } = await worker.cpuUsage(await before)
    if (user + system > seconds * 1e6) over()
  }
  // A worker that ended has no figures any more; its end is told by `exit`.
  before.catch(() => undefined)
  return setInterval(
    () => {
      look().catch(() => undefined)
      if (performance.now() - started > limits.patienceSeconds * 1_000) over()
    },
    Math.min(lookMs, seconds * 1_000),
  )
}

function workerFailure(error: NodeJS.ErrnoException): AppError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return badFile('too-big', 'reading took too much memory', { megabytes: limits.heapMegabytes })
  return new AppError('internal', { why: error.message, cause: error })
}
