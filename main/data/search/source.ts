import type { Entry } from './entry.ts'

/** Something imported or shipped whole: its names are read in once for each version. */
export interface SearchSource {
  readonly name: string
  readonly version: string
  /** Some entries from an ordinal on, and the ordinal to go on with; null behind the end. */
  readonly page: (from: number, limit: number) => SourcePage
}

interface SourcePage {
  readonly entries: readonly Entry[]
  readonly next: number | null
}

/** A page of a source that stands in memory, ordinals counting from nought. */
export function pageOf(entries: readonly Entry[], from: number, limit: number): SourcePage {
  const page = entries.slice(from, from + limit)
  return { entries: page, next: page.length === 0 ? null : from + page.length }
}
