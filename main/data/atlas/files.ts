import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AtlasInput,
  type AtlasMap,
  inputsFileSchema,
  mapsFileSchema,
} from '../../../shared/contract/features/atlas.ts'
import type { Slot } from '../context.ts'

const parsed = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, 'atlas', name), 'utf8'))

export const readMaps = (assetsFolder: string): readonly AtlasMap[] =>
  mapsFileSchema.parse(parsed(assetsFolder, 'maps.json')).maps

export const readInputs = (assetsFolder: string): readonly AtlasInput[] =>
  inputsFileSchema.parse(parsed(assetsFolder, 'inputs.json')).inputs

/** The catalogue, read once a process. */
export const catalogue: Slot<{
  readonly maps: ReadonlyMap<string, AtlasMap>
  readonly inputs: ReadonlyMap<string, AtlasInput>
}> = {
  name: 'atlas',
  make: ({ assetsFolder }) => ({
    maps: new Map(readMaps(assetsFolder).map((map) => [map.id, map])),
    inputs: new Map(readInputs(assetsFolder).map((input) => [input.name, input])),
  }),
}
