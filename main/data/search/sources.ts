import type { DataContext } from '../context.ts'
import { dictionarySource } from './source-dictionary.ts'
import { unitsSource } from './source-units.ts'
import type { SearchSource } from './upkeep.ts'

/** What is searched besides the records, each at its present version. */
export function searchSources(ctx: DataContext): readonly SearchSource[] {
  return [unitsSource(ctx), dictionarySource(ctx)]
}
