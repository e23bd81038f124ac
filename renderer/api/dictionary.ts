import { buildDictionary } from '../../shared/domain/dictionary/build.ts'
import type { DictionarySource } from '../../shared/domain/dictionary/source.ts'
import type { Dictionary } from '../../shared/domain/dictionary.ts'
import { useData } from './queries.ts'

const built = new WeakMap<DictionarySource, Dictionary>()

/** Indexing takes a while and many ask: once for each answer. */
function builtOf(source: DictionarySource): Dictionary {
  const dictionary = built.get(source) ?? buildDictionary(source)
  built.set(source, dictionary)
  return dictionary
}

/** The dictionary, asked for once and indexed here; null while it is on its way. */
export function useDictionary(): Dictionary | null {
  const { data: source } = useData('dictionary.get', {})
  return source ? builtOf(source) : null
}
