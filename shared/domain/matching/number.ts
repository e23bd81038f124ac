import type { Doubt } from './doubt.ts'

/** Whether a comma parts decimals (Russian, Kazakh) or thousands (English). */
export type Comma = 'decimal' | 'thousands' | 'unknown'

export interface NumberReading {
  readonly number: number
  /** What stood after the number: a unit or a remark. */
  readonly rest: string
  readonly doubts: readonly Doubt[]
}

const spaces = /[\s\u00a0\u2007\u2009\u202f'’`]/g

/** Words before a number that make it approximate, in three languages. */
const about =
  /^(около|ок\.|примерно|порядка|приблизительно|более|свыше|больше|менее|до|не более|не менее|от|шамамен|жуық|астам|артық|кем|about|approx\.?|approximately|over|more than|less than|up to|ca\.?|~|≈|±|>|<|≥|≤|>=|<=)\s*/iu

const numberPattern =
  /^([-–−+]?)\s*(\d{1,3}(?:[\s\u00a0\u2007\u2009\u202f'’`]\d{3})+|\d+)((?:[.,]\d+)*)(?:[eEеЕ]([-−+]?\d{1,3})|\s*[·*x×х]\s*10\s*\^?\s*([-−+]?\d{1,2}))?/u

/** Reads a number as a clerk wrote it; null when the text does not begin with one. */
export function readNumber(text: string, comma: Comma): NumberReading | null {
  let rest = text.trim()
  const doubts: Doubt[] = []
  const approximate = about.exec(rest)
  if (approximate) {
    rest = rest.slice(approximate[0].length)
    doubts.push('approximate')
  }
  const match = numberPattern.exec(rest)
  if (!match) return null
  const [all, sign, whole = '', tail = '', exponent, power] = match
  rest = rest.slice(all.length)
  // A second number, a range, a date: not one number.
  if (/^\s*([-–—/:]|\.\.\.|…)\s*\d/.test(rest) || /^[.,]?\d/.test(rest))
    return { number: Number.NaN, rest, doubts: ['unreadable'] }
  const parsed = parseDigits(whole.replace(spaces, ''), tail, comma)
  if (!parsed) return { number: Number.NaN, rest, doubts: ['unreadable'] }
  doubts.push(...parsed.doubts)
  const scale = 10 ** Number((exponent ?? power ?? '0').replace('−', '-'))
  const negative = sign === '-' || sign === '–' || sign === '−'
  return { number: (negative ? -1 : 1) * exact(parsed.number * scale), rest: rest.trim(), doubts }
}

/** Twelve digits are more than any clerk writes and hide the rounding of binary fractions. */
export function exact(value: number): number {
  return Number(value.toPrecision(12))
}

function parseDigits(
  whole: string,
  tail: string,
  comma: Comma,
): { readonly number: number; readonly doubts: readonly Doubt[] } | null {
  if (tail === '') return { number: Number(whole), doubts: [] }
  const groups = tail.match(/[.,]\d+/g) ?? []
  const marks = new Set(groups.map((group) => group[0]))
  const [first = ''] = groups
  const last = groups.at(-1) ?? ''
  // 1.234.567 or 1,234,567: the sign comes more than once, so it parts thousands.
  if (groups.length > 1 && marks.size === 1)
    return groups.every((group) => group.length === 4)
      ? { number: Number(whole + tail.replace(/[.,]/g, '')), doubts: [] }
      : null
  // 1,234.5 or 1.234,5: the last sign parts the decimals.
  if (groups.length > 1) {
    const thousands = groups.slice(0, -1)
    if (!thousands.every((group) => group.length === 4) || marks.size > 2) return null
    const digits = whole + thousands.join('').replace(/[.,]/g, '')
    return { number: Number(`${digits}.${last.slice(1)}`), doubts: [] }
  }
  if (first.startsWith('.')) return { number: Number(whole + first), doubts: [] }
  const looksLikeThousands = first.length === 4 && whole.length <= 3 && whole !== '0'
  if (!looksLikeThousands) return { number: Number(`${whole}.${first.slice(1)}`), doubts: [] }
  if (comma === 'thousands') return { number: Number(whole + first.slice(1)), doubts: [] }
  return {
    number: Number(`${whole}.${first.slice(1)}`),
    doubts: comma === 'unknown' ? ['comma'] : [],
  }
}

/** What the texts of a workbook say about the comma. */
export function commaOf(texts: Iterable<string>): Comma {
  let decimal = 0
  let thousands = 0
  for (const text of texts) {
    const bare = text.trim().replace(about, '').replace(spaces, '')
    const match = /^[-–−]?(\d+)((?:[.,]\d+)+)(?!\d)/.exec(bare)
    if (!match) continue
    const [, whole = '', tail = ''] = match
    if (/^(,\d{3})+\.\d+$/.test(tail) || /^(,\d{3}){2,}$/.test(tail)) thousands += 3
    else if (/^,\d+$/.test(tail) && (tail.length !== 4 || whole === '0' || whole.length > 3))
      decimal++
    else if (/^\.\d+$/.test(tail) && tail.length !== 4) thousands += 0.5
  }
  if (decimal > 2 * thousands) return 'decimal'
  return thousands > 2 * decimal ? 'thousands' : 'unknown'
}
