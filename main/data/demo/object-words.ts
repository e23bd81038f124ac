import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textSchema } from '../../../shared/contract/features/dictionary.ts'

const range = z.tuple([z.number(), z.number()])
const nouns = z.record(z.string(), textSchema)

const eventKindSchema = z.strictObject({
  /** Class of emergency. */
  code: z.string(),
  /** Weight among all events. */
  share: z.number().positive(),
  /** Weight of each month from January. */
  months: z.array(z.number()).length(12),
  near: z.enum(['towns', 'roads', 'rivers', 'mountains', 'steppe', 'known']),
  /** Types of the known events whose places and months it repeats. */
  known: z.array(z.string()),
  cause: z.string(),
  /** Probability that somebody is harmed. */
  harm: z.number(),
  scale: z.enum(['object', 'local', 'regional', 'global']),
  /** From the beginning to the end, hours. */
  hours: range,
})
export type EventKind = z.output<typeof eventKindSchema>

const objectWordsSchema = z.strictObject({
  version: z.number(),
  note: z.string(),
  dam: nouns,
  hazsite: nouns,
  critfac: nouns,
  forces: nouns,
  owner: z.string(),
  basin: z.string(),
  callSign: z.string(),
  post: z.string(),
  site: z.string(),
  hours: z.string(),
  waterSource: z.string(),
  model: z.string(),
  informant: z.string(),
  officer: z.string(),
  checker: z.string(),
  leader: z.string(),
  eventText: z.string(),
  eventCause: z.string(),
  actions: z.array(z.string()).min(1),
  events: z.array(eventKindSchema).min(1),
})
export type ObjectWords = z.output<typeof objectWordsSchema>

/** Words of the demonstration records besides territories and hazardous facilities. */
export function readObjectWords(assetsFolder: string): ObjectWords {
  const path = join(assetsFolder, 'demo/objects.json')
  return objectWordsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}
