import { assert } from '../../../shared/contract/failure.ts'
import type { Box } from '../../../shared/contract/features/layers.ts'
import { type SearchKind, searchKinds } from '../../../shared/contract/features/search.ts'
import { foldWords } from '../../../shared/i18n/fold.ts'

/** The line in which names stand: a lower number is offered first. A rank holds one kind only. */
export const ranks = {
  territory: 0,
  city: 1,
  district: 2,
  passport: 3,
  section: 4,
  field: 5,
  village: 6,
  feature: 7,
} as const
export type Rank = keyof typeof ranks

const ranksOfKind: Readonly<Record<SearchKind, readonly Rank[]>> = {
  unit: ['territory', 'district'],
  settlement: ['city', 'village'],
  passport: ['passport'],
  section: ['section'],
  field: ['field'],
  feature: ['feature'],
}

/** Source of the passports; the others are numbered as they come. */
export const recordSource = 0

/** One thing to find, as it is stored. */
export interface Entry {
  readonly rank: Rank
  /** 0 to 1: who comes first within a rank. */
  readonly weight: number
  /** Number within the source, below 2^24; a record's `fid`. */
  readonly ordinal: number
  readonly kind: SearchKind
  readonly ref: string
  readonly of: string | null
  readonly names: { readonly kk: string; readonly ru: string; readonly en: string }
  /** More words by which it is found: codes, former names. */
  readonly also: readonly string[]
  /** Id of the unit it lies in. */
  readonly unit: string | null
  readonly box: Box | null
}

const weightSteps = 2 ** 16
const sourceSteps = 2 ** 8
const ordinalSteps = 2 ** 24
const rankStep = weightSteps * sourceSteps * ordinalSteps

/** Row id: rank, then weight from the greatest down, then source and ordinal; below 2^53. */
export function entryId(entry: Pick<Entry, 'rank' | 'weight' | 'ordinal'>, source: number): number {
  const { ordinal } = entry
  assert(ordinal >= 0 && ordinal < ordinalSteps, `ordinal ${ordinal} of source ${source}`)
  const weight = Math.round(Math.min(1, Math.max(0, entry.weight)) * (weightSteps - 1))
  const place = ranks[entry.rank] * weightSteps + (weightSteps - 1 - weight)
  return (place * sourceSteps + source) * ordinalSteps + ordinal
}

/** Row ids of the entries of the kinds, as runs of ranks from first to last id. */
export function idRuns(kinds: readonly SearchKind[]): readonly (readonly [number, number])[] {
  const wanted = new Set(kinds.flatMap((kind) => ranksOfKind[kind]).map((rank) => ranks[rank]))
  const runs: [number, number][] = []
  for (const rank of [...wanted].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    const end = (rank + 1) * rankStep - 1
    if (last && last[1] === rank * rankStep - 1) last[1] = end
    else runs.push([rank * rankStep, end])
  }
  return runs
}

/** Kinds are stored by number. */
export const kindNumber = (kind: SearchKind): number => searchKinds.indexOf(kind)
export const kindOfNumber = (n: number): SearchKind => searchKinds[n] ?? 'feature'

const hyphened = /[\p{L}\p{M}]+(?:[-‐‑–][\p{L}\p{M}]+)+/gu

/** The words by which an entry is found, each once; «Талды-Қорған» is found as one word too. */
export function wordsOf({ names, also }: Pick<Entry, 'names' | 'also'>): readonly string[] {
  const texts = [names.kk, names.ru, names.en, ...also]
  const joined = texts.flatMap((text) => text.match(hyphened) ?? [])
  return [
    ...new Set([...texts.flatMap(foldWords), ...joined.map((word) => foldWords(word).join(''))]),
  ]
}
