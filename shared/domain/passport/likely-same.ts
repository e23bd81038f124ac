import { foldWords } from '../../i18n/fold.ts'
import { editDistance } from './edit-distance.ts'

/** What of a passport tells whether another describes the same thing. */
export interface Described {
  /** Each by its `nameKey`. */
  readonly names: readonly (readonly string[])[]
  /** Register number by its `numberKey`. */
  readonly number: string | null
  readonly unit: string | null
  /** Longitude and latitude. */
  readonly at: readonly [number, number] | null
}

export const sameReasons = ['number', 'name', 'near', 'unit'] as const
export type SameReason = (typeof sameReasons)[number]

export interface Sameness {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly SameReason[]
}

/** Weights of what speaks for a duplicate, and from where on it is one. Our choice. */
const weights = { number: 0.45, name: 0.45, near: 0.2, unit: 0.1 } as const
const againstNumber = 0.25
export const leastScore = 0.5
/** Names less alike than this say nothing. Our choice. */
const leastLikeness = 0.75
/** Objects farther apart than this are two. Our choice. */
const nearM = 500
const metresPerDegree = 111_320

/** Letters by sound, so that Cyrillic and the ways of writing it in Latin letters meet (after GOST 7.79 and usage). */
const sounds: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'q',
  ш: 'w',
  щ: 'w',
  ъ: '',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'w'],
  [/zh|dzh/g, 'j'],
  [/ch/g, 'q'],
  [/kh|gh/g, 'h'],
  [/ts|tz/g, 'c'],
  [/y/g, 'i'],
  [/w(?=[aeiou])/g, 'w'],
  [/ii/g, 'i'],
]
/** Forms of enterprise and other words that name nothing, by sound. */
const emptyWords = new Set(
  [
    'тоо',
    'ао',
    'оао',
    'зао',
    'ип',
    'гкп',
    'ркп',
    'кгу',
    'гу',
    'жшс',
    'ақ',
    'ммо',
    'ооо',
    'llp',
    'llc',
    'jsc',
    'имени',
    'им',
    'имени',
    'атындағы',
    'названия',
    'no',
    'n',
  ].map((one) => soundOf(one)),
)

function soundOf(word: string): string {
  const latin = Array.from(foldWords(word).join(' '), (letter) => sounds[letter] ?? letter).join('')
  return spellings.reduce((text, [spelled, sound]) => text.replace(spelled, sound), latin)
}

/** Words of a name by sound, without those that name nothing; sorted, for order matters little. */
export function nameKey(name: string): readonly string[] {
  return foldWords(name)
    .map(soundOf)
    .filter((word) => word !== '' && !emptyWords.has(word))
    .toSorted((a, b) => (a < b ? -1 : 1))
}

/** Letters and digits of a number by sound; null where there is too little to tell by. */
export function numberKey(number: string | null): string | null {
  const key = number === null ? '' : nameKey(number).join('')
  return key.length >= 3 ? key : null
}

/** Consonants and digits: what is left of a word when vowels are slips. */
export const skeleton = (word: string): string => word.replaceAll(/[aeiou]/g, '') || word

/** How alike two names are, 0 to 1. Different digits are different things: plant 7 is not plant 8. */
export function nameLikeness(a: readonly string[], b: readonly string[]): number {
  const digits = (words: readonly string[]) => words.filter((word) => /\d/.test(word)).join(' ')
  if (a.length === 0 || b.length === 0 || digits(a) !== digits(b)) return 0
  const [left, right] = [a.join(' '), b.join(' ')]
  const longest = Math.max(left.length, right.length)
  const limit = Math.floor(longest * (1 - leastLikeness))
  const distance = editDistance(left, right, limit)
  return distance > limit ? 0 : 1 - distance / longest
}

/** How far two passports of one kind seem to describe one thing, and why. */
export function likelySame(a: Described, b: Described): Sameness {
  const reasons: SameReason[] = []
  let score = 0
  const add = (reason: SameReason, part = 1) => {
    reasons.push(reason)
    score += weights[reason] * part
  }
  if (a.number !== null && a.number === b.number) add('number')
  else if (a.number !== null && b.number !== null) score -= againstNumber
  const likeness = Math.max(
    0,
    ...a.names.flatMap((one) => b.names.map((other) => nameLikeness(one, other))),
  )
  if (likeness > 0) add('name', likeness)
  if (a.at && b.at && distanceM(a.at, b.at) <= nearM) add('near')
  if (a.unit !== null && a.unit === b.unit) add('unit')
  return { score: Math.max(0, Math.min(1, score)), reasons }
}

/** Equirectangular: within half a kilometre the difference to the ellipsoid is centimetres. */
function distanceM(a: readonly [number, number], b: readonly [number, number]): number {
  const east = (a[0] - b[0]) * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180)
  return Math.hypot(east, a[1] - b[1]) * metresPerDegree
}
