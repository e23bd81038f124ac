import type { LoadedDictionary } from './load.ts'

interface Context {
  readonly dictionary: LoadedDictionary
}

export const dictionaryHandlers = {
  'dictionary.get': ({ dictionary }: Context) => dictionary.source,
}
