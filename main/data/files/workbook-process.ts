import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError, errorFrom, type Reply } from '../../../shared/contract/failure.ts'
import type { TextLayout, Workbook } from '../../../shared/domain/matching/sheet.ts'
import { limits } from './workbook-limits.ts'
import { badFile } from './workbook-zip.ts'

/** The entry stands beside this file in the sources and beside the bundle (or above its chunks) when built. */
const entry = ['./workbook-worker.ts', './workbook-worker.js', '../workbook-worker.js']
  .map((name) => fileURLToPath(new URL(name, import.meta.url)))
  .find((path) => existsSync(path))

export interface ReadOptions {
  readonly text?: Partial<TextLayout>
  readonly signal?: AbortSignal
  readonly seconds?: number
  readonly heapMegabytes?: number
}

/** Reads a file in a worker of its own: a bomb or a hang ends the worker and nothing else. */
export function readWorkbookApart(file: string, options: ReadOptions = {}): Promise<Workbook> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return Promise.reject(new AppError('not-found', { why: 'no such file' }))
  const { promise, resolve, reject } = Promise.withResolvers<Workbook>()
  const seconds = options.seconds ?? limits.seconds
  const worker = new Worker(entry ?? '', {
    workerData: { file, text: options.text ?? {} },
    // What the parent was started with (a loader, an input type) is not for a worker.
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: options.heapMegabytes ?? limits.heapMegabytes,
      maxYoungGenerationSizeMb: 32,
    },
  })
  const timer = setTimeout(
    () => reject(badFile('too-big', 'reading took too long', { seconds })),
    seconds * 1000,
  )
  const cancel = () => reject(new AppError('cancelled'))
  if (options.signal?.aborted) cancel()
  options.signal?.addEventListener('abort', cancel, { once: true })
  worker.once('message', (reply: Reply) =>
    reply.ok ? resolve(reply.value as Workbook) : reject(errorFrom(reply.failure)),
  )
  worker.once('error', (error: NodeJS.ErrnoException) => reject(workerFailure(error)))
  worker.once('exit', () => reject(badFile('too-big', 'the reader ended without an answer')))
  return promise.finally(() => {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', cancel)
    void worker.terminate()
  })
}

function workerFailure(error: NodeJS.ErrnoException): AppError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return badFile('too-big', 'reading took too much memory', { megabytes: limits.heapMegabytes })
  return new AppError('internal', { why: error.message, cause: error })
}
