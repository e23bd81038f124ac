import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AtlasMap, mapsFileSchema } from '../../../shared/contract/features/atlas.ts'
import type { Slot } from '../context.ts'
import type { ComputedMap } from './define.ts'
import { rr10a } from './derived/rr-10a.ts'
import { se01 } from './derived/se-01.ts'
import { tiClass } from './derived/ti-class.ts'

export interface Catalogued {
  readonly about: AtlasMap
  readonly computed: ComputedMap
}

const computed: readonly ComputedMap[] = [se01, rr10a, tiClass]

/** Every map of the file has its formula here, and every formula its map; a test holds both. */
export function loadCatalogue(assetsFolder: string): ReadonlyMap<string, Catalogued> {
  const text = readFileSync(join(assetsFolder, 'atlas', 'maps.json'), 'utf8')
  const { maps } = mapsFileSchema.parse(JSON.parse(text))
  return new Map(
    computed.map((one) => {
      const about = maps.find(({ id }) => id === one.id)
      if (!about) throw new Error(`the catalogue has no map ${one.id}`)
      return [one.id, { about, computed: one }]
    }),
  )
}

export const catalogueSlot: Slot<ReadonlyMap<string, Catalogued>> = {
  name: 'atlas',
  make: ({ assetsFolder }) => loadCatalogue(assetsFolder),
}
