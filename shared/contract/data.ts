import { dictionaryContract } from './features/dictionary.ts'
import { recordsChangedSchema } from './features/records.ts'
import { systemContract } from './features/system.ts'

/** Every method of the data processes, by `feature.verb`. */
export const dataContract = {
  ...dictionaryContract,
  ...systemContract,
}
export type DataContract = typeof dataContract

/** Every event of the data processes. */
export const dataEvents = {
  'records.changed': recordsChangedSchema,
}
export type DataEvents = typeof dataEvents
