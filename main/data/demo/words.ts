import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textSchema } from '../../../shared/contract/features/dictionary.ts'

const range = z.tuple([z.number(), z.number()])
const facilityKindSchema = z.strictObject({
  id: z.string(),
  noun: textSchema,
  hazardTypes: z.array(z.string()).min(1),
  industry: z.string(),
  classes: z.array(z.string()).min(1),
  spzM: range,
  staff: range,
  areaHa: range,
  substances: z.array(
    z.strictObject({
      substance: z.string(),
      state: z.string(),
      storage: z.string(),
      stockT: range,
    }),
  ),
  /** Kinds of known objects that such a facility stands for. */
  objects: z.array(z.string()),
  scenario: textSchema,
  /** How often the kind is met near towns; 0 = only at known objects. */
  weight: z.number(),
  /** Never put into a city. */
  remote: z.boolean(),
})
export type FacilityKind = z.output<typeof facilityKindSchema>

const words = z.array(z.string()).min(1)
const wordsSchema = z.strictObject({
  version: z.number(),
  note: z.string(),
  brands: z.array(textSchema).min(1),
  facilityName: textSchema,
  operator: z.string(),
  facilities: z.array(facilityKindSchema).min(1),
  probable: textSchema,
  preparedBy: z.string(),
  rescueService: z.string(),
  insurer: z.string(),
  causes: words,
  diseases: words,
  nuclides: words,
  schools: words,
  heat: words,
  water: words,
  substation: z.string(),
  landing: z.string(),
  evacPoint: z.record(z.string(), z.string()),
  accommodation: z.string(),
  address: z.string(),
  waste: z.string(),
  formations: words,
  /** Items of the material reserve with the need of a person a day. */
  reserve: z.array(z.object({ item: z.string(), dailyNorm: z.number() })),
  medical: words,
  road: z.string(),
  line: z.string(),
  basin: z.string(),
  plan: z.string(),
  explanatory: z.string(),
  intensity: z.record(z.string(), z.string()),
})
export type Words = z.output<typeof wordsSchema>

/** Words of the demonstration data: names nobody takes for real ones. */
export function readWords(assetsFolder: string): Words {
  const path = join(assetsFolder, 'demo/words.json')
  return wordsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** Fills `{place}`, `{n}` and the like. */
export function filled(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
