import { fold } from '../../i18n/fold.ts'

/** Months by the beginning of their folded names. */
const months: readonly (readonly string[])[] = [
  ['янв', 'кант', 'jan'],
  ['фев', 'акпан', 'feb'],
  ['мар', 'наур', 'mar'],
  ['апр', 'сауир', 'apr'],
  ['мая', 'маи', 'мамир', 'may'],
  ['июн', 'маусим', 'jun'],
  ['июл', 'шилде', 'jul'],
  ['авг', 'тамиз', 'aug'],
  ['сен', 'киркуи', 'sep'],
  ['окт', 'казан', 'oct'],
  ['ноя', 'караша', 'nov'],
  ['дек', 'желтоксан', 'dec'],
]

export interface DateReading {
  /** YYYY-MM-DD. */
  readonly date: string
  /** Day and month could be the other way round. */
  readonly unsure: boolean
}

function monthOf(word: string): number {
  const folded = fold(word)
  return 1 + months.findIndex((names) => names.some((name) => folded.startsWith(name)))
}

function iso(year: number, month: number, day: number, unsure = false): DateReading | null {
  const full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year
  if (full < 1800 || full > 2200 || month < 1 || month > 12 || day < 1) return null
  if (day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return null
  const two = (n: number) => String(n).padStart(2, '0')
  return { date: `${full}-${two(month)}-${two(day)}`, unsure }
}

type Form = readonly [RegExp, (found: readonly string[]) => DateReading | null]

const n = (text: string | undefined) => Number(text)

/** Forms of a date, the surest first. Day before month with dots; slashes are the English doubt. */
const forms: readonly Form[] = [
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u, ([, y, m, d]) => iso(n(y), n(m), n(d))],
  [/(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/u, ([, y, m, d]) => iso(n(y), n(m), n(d))],
  [/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/u, ([, d, m, y]) => iso(n(y), n(m), n(d))],
  [
    /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/u,
    ([, a, b, y]) =>
      n(a) > 12
        ? iso(n(y), n(b), n(a))
        : n(b) > 12
          ? iso(n(y), n(a), n(b), true)
          : iso(n(y), n(b), n(a), n(a) !== n(b)),
  ],
  // 2025 жылғы «20» ақпан; 2022 ж. 5 мамыр
  [
    /(\d{4})\s*(?:жылғы|жылы|жыл|ж\.?)\s*[«"“„]?\s*(\d{1,2})\s*[»"”]?\s*(\p{L}{3,})/iu,
    ([, y, d, word]) => iso(n(y), monthOf(word ?? ''), n(d)),
  ],
  // «15» марта 2025; 31 Dec 2025
  [
    /[«"“„]?(?<!\d)(\d{1,2})[»"”]?(?:st|nd|rd|th)?\s+(?:of\s+)?(\p{L}{3,})\.?,?\s+(\d{4})(?!\d)/iu,
    ([, d, word, y]) => iso(n(y), monthOf(word ?? ''), n(d)),
  ],
  // March 14, 2025
  [
    /(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu,
    ([, word, d, y]) => iso(n(y), monthOf(word ?? ''), n(d)),
  ],
]

/** The first date in a text, or null. */
export function readDate(text: string): DateReading | null {
  for (const [pattern, make] of forms) {
    const found = pattern.exec(text)
    const date = found && make(found)
    if (date) return date
  }
  return null
}
