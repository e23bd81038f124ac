import type { SearchKind } from '../../../shared/contract/features/search.ts'
import { foldWords } from '../../../shared/i18n/fold.ts'
import { kindOfNumber } from './entry.ts'
import type { Found } from './match.ts'

/**
 * Best first: the thing whose name or code was typed, then what begins with it, then the rest;
 * equals by importance. A unit needs only begin with the typed words, because its name carries its
 * type: «Абай облысы» stands before the villages called «Абай».
 */
export function sortFound(
  { whole, begun }: { readonly whole: readonly Found[]; readonly begun: readonly Found[] },
  words: readonly string[],
): Found[] {
  const isWhole = new Set(whole.map(({ id }) => id))
  const rows = new Map([...whole, ...begun].map((row) => [row.id, row]))
  return [...rows.values()]
    .map((row) => ({ row, tier: tierOf(row, words, isWhole.has(row.id)) }))
    .sort((a, b) => a.tier - b.tier || a.row.id - b.row.id)
    .map(({ row }) => row)
}

function tierOf(row: Found, words: readonly string[], isWhole: boolean): number {
  const kind = kindOfNumber(row.kind)
  const names = [row.kk, row.ru, row.en].filter((name) => name !== null).map(foldWords)
  if (isWhole && !names.some((name) => words.every((word) => name.includes(word)))) return 0
  return Math.min(...names.map((name) => tierOfName(name, words, kind)), 2)
}

function tierOfName(name: readonly string[], words: readonly string[], kind: SearchKind): number {
  if (words.every((word, i) => name[i] === word))
    return kind === 'unit' || name.length === words.length ? 0 : 1
  return words.every((word, i) => name[i]?.startsWith(word)) ? 1 : 2
}
