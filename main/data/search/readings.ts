import type { SearchReading } from '../../../shared/contract/features/search.ts'
import { otherReadings } from '../../../shared/i18n/keyboard.ts'

/**
 * Latin letters as the folded Cyrillic ones they are written for, longest first: the usual romanised
 * spellings of Kazakh and Russian names. й, і and ы fold to и, ң to н, қ to к (`fold.ts`).
 */
const cyrillicFor: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['gh', 'г'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ya', 'я'],
  ['yo', 'е'],
  ['ye', 'е'],
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (latin, i): [string, string] => [
    latin,
    'а б к д е ф г х и ж к л м н о п к р с т у в у кс и з'.split(' ')[i] ?? latin,
  ]),
]

/** A Latin text in Cyrillic letters, as folding leaves them. */
export function inCyrillic(text: string): string {
  const rest = text.toLowerCase()
  let written = ''
  for (let at = 0; at < rest.length; ) {
    const [latin, cyrillic] = cyrillicFor.find(([sound]) => rest.startsWith(sound, at)) ?? [
      rest.charAt(at),
      rest.charAt(at),
    ]
    written += cyrillic
    at += latin.length
  }
  return written
}

/** Other ways to read what was typed, the likeliest first. */
export function readingsOf(text: string): readonly SearchReading[] {
  const layouts = otherReadings(text).map((read): SearchReading => ({ by: 'layout', text: read }))
  const letters: readonly SearchReading[] = /[a-z]/i.test(text)
    ? [{ by: 'letters', text: inCyrillic(text) }]
    : []
  return [...layouts, ...letters]
}
