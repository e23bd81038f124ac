import { tidy } from './reading.ts'

/** Whether a comma parts decimals (Russian, Kazakh) or thousands (English). */
export type Comma = 'decimal' | 'thousands' | 'unknown'

/** Why a number found in a text should be looked at; `range` and `unreadable` come with NaN. */
export type ScanDoubt = 'approximate' | 'comma' | 'letters' | 'range' | 'unreadable'

export interface ScannedNumber {
  readonly number: number
  /** What stood after the number: a unit or a remark. */
  readonly rest: string
  readonly doubts: readonly ScanDoubt[]
}

export interface ScanOptions {
  /** `maybe-thousands`: parts thousands in this language, which is still to be looked at. */
  readonly comma: Comma | 'maybe-thousands'
  /** Whole numbers only: 12,345 cannot be a fraction. */
  readonly whole?: boolean
}

/** Words before a number that make it approximate, in three languages; «от 5 до 7» is a range and stays unread. */
const about =
  /^(около|ок\.?|примерно|порядка|приблизительно|более|свыше|св\.?|больше|менее|до|не более|не менее|от(?!.*\sдо\s)|шамамен|жуық|астам|артық|кемінде|кем|about|approximately|approx\.?|over|under|more than|less than|up to|ca\.?|[~≈<>≥≤±]=?)\s*/iu

const numberPattern =
  /^([-+]?) ?(\d{1,3}(?:[ '’`]\d{3})+(?!\d)|\d+)((?:[.,]\d+)*)(?: ?[eеEЕ]([-+]?\d{1,3})(?![\d\p{L}])| ?[·*xхXХ×] ?10 ?(?:\^ ?([-+]?\d{1,2})|([-+]\d{1,2})))?/u

/** A second number, a range, a date: not one number. */
const range = /^ ?(-|\.\.\.?|…|÷|(до|ден|дан|to) ) ?\d/iu
const another = /^[ .,]?\d|^ ?[/:] ?\d/u

/** Finds the number a text begins with; null when it does not begin with one, NaN when it is not one number. */
export function scanNumber(text: string, options: ScanOptions): ScannedNumber | null {
  const tidied = lowered(tidy(text).replace(/^'/, ''))
  const body = tidied.replace(about, '')
  const scanned = scanDigits(mended(body) ?? body, options)
  if (!scanned) return null
  const more: ScanDoubt[] = body === tidied ? [] : ['approximate']
  if (mended(body) !== null) more.push('letters')
  return { ...scanned, doubts: [...more, ...scanned.doubts] }
}

function scanDigits(body: string, options: ScanOptions): ScannedNumber | null {
  const match = numberPattern.exec(body)
  if (!match) return null
  const [all, sign, whole = '', tail = '', exponent, power, signedPower] = match
  const rest = body.slice(all.length)
  const none = (why: ScanDoubt) => ({ number: Number.NaN, rest, doubts: [why] })
  if (range.test(rest)) return none('range')
  const parsed = another.test(rest)
    ? null
    : parseDigits(whole.replace(/[ '’`]/g, ''), tail, options)
  if (!parsed) return none('unreadable')
  const scale = 10 ** Number(exponent ?? power ?? signedPower ?? 0)
  const number = (sign === '-' ? -1 : 1) * exact(parsed.number * scale)
  return { number, rest: rest.trim(), doubts: parsed.doubts }
}

/** Letters typed for digits: О for 0, З for 3, l and I for 1; null where there are none. */
function mended(text: string): string | null {
  const digits = text
    .replace(/[оОoO]/gu, '0')
    .replace(/[зЗ]/gu, '3')
    .replace(/[lI|]/gu, '1')
  return digits !== text && /\d/.test(text) && /^[+-]?[\d ,.]+$/u.test(digits) ? digits : null
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** 10⁻⁵ as 10^-5; a unit keeps its exponent: км², м³. */
function lowered(text: string): string {
  return text.replace(
    /(?<=\d)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu,
    (run) =>
      `^${Array.from(run, (sign) => (sign === '⁻' ? '-' : String(superscripts.indexOf(sign)))).join('')}`,
  )
}

/** Twelve digits are more than any clerk writes and hide the rounding of binary fractions. */
export function exact(value: number): number {
  return Number(value.toPrecision(12))
}

type Parsed = Pick<ScannedNumber, 'number' | 'doubts'>

const sure = (digits: string): Parsed => ({ number: Number(digits), doubts: [] })

/** Thousands by spaces or apostrophes, or by the sign that is not the decimal one. */
function parseDigits(whole: string, tail: string, options: ScanOptions): Parsed | null {
  const groups = tail.match(/[.,]\d+/g) ?? []
  const last = groups.at(-1)
  if (last === undefined) return sure(whole)
  const isGrouped = (some: readonly string[]) =>
    whole.length <= 3 && some.every((group) => group.length === 4 && group[0] === some[0]?.[0])
  if (groups.length === 1) return parseOne(whole, last, options)
  // 1.234.567 or 1,234,567: the sign comes more than once, so it parts thousands.
  if (isGrouped(groups)) return sure(whole + tail.replace(/[.,]/g, ''))
  // 1,234.5 or 1.234,5: the last sign parts the decimals.
  const thousands = groups.slice(0, -1)
  return isGrouped(thousands) && thousands[0]?.[0] !== last[0]
    ? sure(`${whole}${thousands.join('').replace(/[.,]/g, '')}.${last.slice(1)}`)
    : null
}

/** 12,345 and 12.345: the decimal sign in use is believed, the other only with a doubt. */
function parseOne(whole: string, tail: string, { comma, whole: isWhole }: ScanOptions): Parsed {
  const fraction = `${whole}.${tail.slice(1)}`
  const ambiguous = tail.length === 4 && /^[1-9]\d{0,2}$/.test(whole)
  if (!ambiguous) return sure(fraction)
  const commaParts = comma === 'thousands' || comma === 'maybe-thousands'
  const parts = isWhole === true || (commaParts && tail.startsWith(','))
  const natural = tail.startsWith(',')
    ? comma === (parts ? 'thousands' : 'decimal')
    : commaParts && !parts
  return {
    number: Number(parts ? whole + tail.slice(1) : fraction),
    doubts: natural ? [] : ['comma'],
  }
}

/** What the texts of a workbook say about the comma. */
export function commaOf(texts: Iterable<string>): Comma {
  let decimal = 0
  let thousands = 0
  for (const text of texts) {
    const bare = tidy(text)
      .replace(about, '')
      .replace(/[ '’`]/g, '')
    const match = /^[-+]?(\d+)((?:[.,]\d+)+)(?!\d)/.exec(bare)
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
