import type { DataContext } from '../context.ts'
import type { SearchSource } from './source.ts'
import { dictionarySource } from './source-dictionary.ts'
import { layerSources } from './source-layers.ts'
import { unitsSource } from './source-units.ts'

/** What is searched besides the records, each at its present version. */
export function searchSources(ctx: DataContext): readonly SearchSource[] {
  return [unitsSource(ctx), dictionarySource(ctx), ...layerSources(ctx)]
}
