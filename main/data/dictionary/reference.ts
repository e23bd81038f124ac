import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  dangerousGoodsSchema,
  hazardClassesSchema,
  substancesSchema,
} from '../../../shared/contract/features/reference.ts'
import type { DataContext } from '../context.ts'

/** Reads and parses the registers of `<assetsFolder>/reference`. */
export function readReference(assetsFolder: string) {
  const file = (name: string): unknown =>
    JSON.parse(readFileSync(join(assetsFolder, 'reference', `${name}.json`), 'utf8'))
  return {
    hazardClasses: hazardClassesSchema.parse(file('hazard-classes')),
    substances: substancesSchema.parse(file('substances')),
    dangerousGoods: dangerousGoodsSchema.parse(file('dangerous-goods')),
  }
}

export const referenceHandlers = {
  'reference.get': ({ assetsFolder }: Pick<DataContext, 'assetsFolder'>) =>
    readReference(assetsFolder),
}
