import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
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
  /** SHA-256 of the shipped files. */
  readonly hash: string
  readonly source: z.output<typeof dictionarySchema>
  readonly dictionary: Dictionary
}

/** Reads and indexes `<assetsFolder>/dictionary/*.json`; an unsound dictionary is a bug of the package and throws. */
export function loadDictionary(assetsFolder: string): LoadedDictionary {
  const known = loaded.get(assetsFolder)
  if (known) return known
  const texts = new Map(
    [...kindFiles, 'units', 'options', 'open'].map((name) => [
      name,
      readFileSync(join(assetsFolder, 'dictionary', `${name}.json`), 'utf8'),
    ]),
  )
  const hash = createHash('sha256')
    .update([...texts.values()].join())
    .digest('hex')
  const source = builtSource(hash) ?? parseSource(texts)
  const result = { hash, source, dictionary: buildDictionary(source) }
  loaded.set(assetsFolder, result)
  return result
}

function parseSource(texts: ReadonlyMap<string, string>): LoadedDictionary['source'] {
  const file = (name: string): unknown => JSON.parse(texts.get(name) ?? '')
  const source = dictionarySchema.parse({
    kinds: kindFiles.map(file),
    units: file('units'),
    options: file('options'),
    open: file('open'),
  })
  const faults = dictionaryFaults(source)
  if (faults.length > 0) throw new Error(`unsound dictionary:\n${faults.join('\n')}`)
  return source
}

/** Stands beside the bundle. */
export const builtName = 'dictionary.json'

/** What the build keeps, so that no start has to check the same files again. */
export function buildSource(assetsFolder: string): string {
  const { hash, source } = loadDictionary(assetsFolder)
  return JSON.stringify({ hash, source })
}

/** The source that the build checked, if it was of these very files; without a build there is none. */
function builtSource(hash: string): LoadedDictionary['source'] | null {
  const path = join(import.meta.dirname, builtName)
  if (!existsSync(path)) return null
  const built = JSON.parse(readFileSync(path, 'utf8')) as Pick<LoadedDictionary, 'hash' | 'source'>
  return built.hash === hash ? built.source : null
}

// The files never change while the program runs.
const loaded = new Map<string, LoadedDictionary>()
