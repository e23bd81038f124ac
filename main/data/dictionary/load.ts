import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { dictionarySchema } from '../../../shared/contract/features/dictionary.ts'
import { buildDictionary } from '../../../shared/domain/dictionary/build.ts'
import { dictionaryFaults } from '../../../shared/domain/dictionary/faults.ts'
import type { Dictionary } from '../../../shared/domain/dictionary.ts'

const kindFiles = [
  'common',
  'territory',
  'hazfac',
  'dam',
  'hazsite',
  'critfac',
  'forces',
  'event',
] as const

export interface LoadedDictionary {
  readonly source: z.output<typeof dictionarySchema>
  readonly dictionary: Dictionary
}

/** Reads, parses and indexes `<assetsFolder>/dictionary/*.json`; an unsound dictionary is a bug of the package and throws. */
export function loadDictionary(assetsFolder: string): LoadedDictionary {
  const known = loaded.get(assetsFolder)
  if (known) return known
  const file = (name: string): unknown =>
    JSON.parse(readFileSync(join(assetsFolder, 'dictionary', `${name}.json`), 'utf8'))
  const source = dictionarySchema.parse({
    kinds: kindFiles.map(file),
    units: file('units'),
    options: file('options'),
    open: file('open'),
  })
  const faults = dictionaryFaults(source)
  if (faults.length > 0) throw new Error(`unsound dictionary:\n${faults.join('\n')}`)
  const result = { source, dictionary: buildDictionary(source) }
  loaded.set(assetsFolder, result)
  return result
}

// The files never change while the program runs.
const loaded = new Map<string, LoadedDictionary>()
