import type { Box } from '../../../shared/contract/features/layers.ts'
import type { MarkedText, SearchHit } from '../../../shared/contract/features/search.ts'
import { type Language, languages } from '../../../shared/i18n/language.ts'
import type { DataContext } from '../context.ts'
import { describe } from './describe.ts'
import { kindOfNumber } from './entry.ts'
import { type Finding, type FindOptions, find } from './find.ts'
import { mark, markedWords } from './mark.ts'
import type { Found } from './match.ts'

type Names = Pick<Found, 'kk' | 'ru' | 'en'>

function answerQuery(ctx: DataContext, input: FindOptions & { language: Language }): SearchHit[] {
  return find(ctx.db, input).map((finding) => toHit(ctx, finding, input.language))
}

export const searchHandlers = { 'search.query': answerQuery }

function toHit(ctx: DataContext, finding: Finding, language: Language): SearchHit {
  const { row, beginnings, by, read } = finding
  const title = mark(nameIn(row, language), beginnings)
  const alias = title.ranges.length > 0 ? null : otherName(row, title.text, beginnings)
  // A slip is shown put right: by the words of the name, for the folded reading is no spelling.
  const text = by === 'spelling' ? markedWords(alias ?? title) || read : read
  return {
    kind: kindOfNumber(row.kind),
    id: row.ref,
    of: row.of,
    title,
    alias,
    ...describe(ctx, row, language),
    box: boxOf(row),
    reading: by && { by, text },
  }
}

function nameIn(names: Names, language: Language): string {
  return names[language] ?? names.kk ?? names.ru ?? names.en ?? ''
}

function otherName(row: Names, title: string, beginnings: readonly string[]): MarkedText | null {
  return (
    languages
      .map((language) => mark(row[language] ?? '', beginnings))
      .find(({ text, ranges }) => text !== title && ranges.length > 0) ?? null
  )
}

function boxOf({ west, south, east, north }: Found): Box | null {
  return west === null || south === null ? null : [west, south, east ?? west, north ?? south]
}
