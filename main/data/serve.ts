import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataContract } from '../../shared/contract/data.ts'
import { createDispatcher } from '../../shared/contract/dispatch.ts'
import { AppError, failureFrom, type Reply } from '../../shared/contract/failure.ts'
import type { HostOptions } from '../../shared/contract/host.ts'
import type { Log } from '../log.ts'
import { openDatabase } from './db/open.ts'
import { loadDictionary } from './dictionary/load.ts'
import { type DataContext, dataHandlers } from './handlers.ts'

export interface Server {
  call(method: string, input: unknown): Promise<Reply>
  bulk(path: string): Promise<Reply>
  tell(name: string, payload: unknown): void
  close(): void
}

/** Opens the database of the folder and answers the contract. */
export function createServer(
  options: HostOptions,
  log: Log,
  emit: (name: string, payload: unknown) => void,
): Server {
  mkdirSync(options.dataFolder, { recursive: true })
  const db = openDatabase({
    file: join(options.dataFolder, 'qorgau.db'),
    readOnly: false,
    resourcesFolder: options.resourcesFolder,
  })
  const dictionary = loadDictionary(options.assetsFolder)
  const ctx: DataContext = { db, dictionary, log, now: Date.now, emit }
  const dispatch = createDispatcher(dataContract, dataHandlers, {
    onBug: (method, error) => log.error(`data ${method}`, error),
    checkOutput: false,
  })
  return {
    call: (method, input) => dispatch(ctx, method, input),
    bulk: () => Promise.resolve({ ok: false, failure: failureFrom(new AppError('not-found')) }),
    tell: () => undefined,
    close: () => db.raw.close(),
  }
}
