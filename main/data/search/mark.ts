import type { MarkedText } from '../../../shared/contract/features/search.ts'
import { locateWords } from '../../../shared/i18n/fold.ts'

/** Marks in a text what the beginnings found; the whole word where folding changed its length. */
export function mark(text: string, beginnings: readonly string[]): MarkedText {
  const ranges = locateWords(text).flatMap(({ folded, start, end }): [number, number][] => {
    const fitting = beginnings.filter((beginning) => folded.startsWith(beginning))
    if (fitting.length === 0) return []
    const length = Math.max(...fitting.map((beginning) => beginning.length))
    return [[start, folded.length === end - start ? start + length : end]]
  })
  return { text, ranges }
}

/** The words of a text that were found, as they stand in it. */
export function markedWords({ text, ranges }: MarkedText): string {
  const starts = new Set(ranges.map(([start]) => start))
  return locateWords(text)
    .filter(({ start }) => starts.has(start))
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
}
