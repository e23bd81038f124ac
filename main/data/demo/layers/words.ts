import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textSchema } from '../../../../shared/contract/features/layers.ts'

const wordsSchema = z.strictObject({
  source: textSchema,
  note: textSchema,
  titles: z.record(z.string(), textSchema),
  attributes: z.record(z.string(), textSchema),
  values: z.record(z.string(), textSchema),
})
export type LayerWords = z.output<typeof wordsSchema>

export const readLayerWords = (assetsFolder: string): LayerWords =>
  wordsSchema.parse(JSON.parse(readFileSync(join(assetsFolder, 'demo/layers.json'), 'utf8')))
