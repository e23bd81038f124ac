import type { DataContract } from '../../shared/contract/data.ts'
import type { Handlers } from '../../shared/contract/define.ts'
import type { Log } from '../log.ts'
import type { ReadDb } from './db/sql.ts'
import type { LoadedDictionary } from './dictionary/load.ts'
import { dictionaryHandlers } from './dictionary/queries.ts'
import { systemHandlers } from './system/queries.ts'

/** What a handler may use; nothing else. */
export interface DataContext {
  readonly db: ReadDb
  readonly dictionary: LoadedDictionary
  readonly log: Log
  readonly now: () => number
  readonly emit: (name: string, payload: unknown) => void
}

export const dataHandlers: Handlers<DataContract, DataContext> = {
  ...dictionaryHandlers,
  ...systemHandlers,
}
