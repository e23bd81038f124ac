import { fold } from '../../i18n/fold.ts'
import type { Language } from '../../i18n/language.ts'
import { type Doubt, doubted, empty, isEmptyMark, type Reading, refused, tidy } from './reading.ts'
import { isCalendarDay } from './type-check.ts'

/** Beginnings of the folded month names: Russian, Kazakh and English in this order. */
const months: readonly (readonly string[])[] = [
  ['янв', 'кант', 'jan'],
  ['фев', 'акп', 'feb'],
  ['мар', 'наур', 'mar'],
  ['апр', 'сау', 'apr'],
  ['маи', 'мая', 'мам', 'may'],
  ['июн', 'маус', 'jun'],
  ['июл', 'шил', 'jul'],
  ['авг', 'там', 'aug'],
  ['сен', 'киркуи', 'sep'],
  ['окт', 'каз', 'oct'],
  ['ноя', 'кара', 'nov'],
  ['дек', 'желт', 'dec'],
]

/** Words that stand about a date and say nothing: г., года, ж., жылы, "of". */
const fillers = /^(г|гг|год|года|году|ж|жил|жили|жилги|жила|от|с|по|of|the|on|y|year|куни|на)$/u

/** Day 0 of workbooks is 30 December 1899, so that 60 and later agree with the true calendar. */
const serialZero = Date.UTC(1899, 11, 30)

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly doubt: Doubt | null
}

/** Reads a calendar day: 31.12.2025, 2025-12-31, «31 декабря 2025 г.», «2025 ж. 31 желтоқсан». */
export function readDate(text: string, language: Language): Reading<string> {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  const found = readNumeric(tidied, language) ?? readNamed(tidied) ?? readPartial(tidied)
  if (!found) return refused('notDate')
  const { year, month, day, doubt } = found
  if (!isCalendarDay(year, month, day)) return refused('noSuchDay')
  return doubted(`${year}-${two(month)}-${two(day)}`, doubt)
}

/** A bare number in a date field: the count of days workbooks keep. */
export function readSerialDate(serial: number): Reading<string> {
  // 1000 is 1902, 80 000 is 2119: anything else is not a date that a passport holds.
  if (!(serial >= 1_000 && serial <= 80_000)) return refused('notDate')
  const at = new Date(serialZero + Math.floor(serial) * 86_400_000)
  return doubted(at.toISOString().slice(0, 10), 'serial')
}

/** Reads a moment: a date with a time of day behind or before it. */
export function readMoment(text: string, language: Language): Reading<string> {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  const clock =
    /(\d{1,2})\s*(?::|ч\.?\s|час\S*\s|сағ\.?\s)\s*(\d{2})(?::\d{2})?(\s*(мин|м)\.?)?/u.exec(tidied)
  if (!clock) return refused('notDate')
  const [found, hours = '', minutes = ''] = clock
  if (Number(hours) > 23 || Number(minutes) > 59) return refused('noSuchDay')
  const rest = tidied.replace(found, ' ').replace(/[T,]|\sв\s|\sat\s/gu, ' ')
  const day = readDate(rest, language)
  if (day.kind !== 'value' && day.kind !== 'doubt')
    return day.kind === 'empty' ? refused('notDate') : day
  return doubted(
    `${day.value}T${two(Number(hours))}:${minutes}`,
    day.kind === 'doubt' ? day.why : null,
  )
}

/** Reads a day of the year as `MM-DD`: «15 мая», 15.05, 05-15. */
export function readMonthDay(text: string): Reading<string> {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  const [, month, day] = /^(\d{2})-(\d{2})$/u.exec(tidied) ?? []
  if (month !== undefined) return monthDay(Number(month), Number(day))
  const dotted = /^(\d{1,2})[./](\d{1,2})\.?$/u.exec(tidied)
  if (dotted) return monthDay(Number(dotted[2]), Number(dotted[1]))
  const { numbers, named } = wordsOf(tidied)
  return named.length === 1 && numbers.length === 1
    ? monthDay(named[0] ?? 0, Number(numbers[0]))
    : refused('notDate')
}

/** What a date looks like among other words; day before month with dots, the year first or last. */
const dateShapes: readonly RegExp[] = [
  /\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)/u,
  /(?<!\d)\d{1,2}([-./])\d{1,2}\1(\d{4}|\d{2})(?!\d)/u,
  // 2025 жылғы «20» ақпан; 2022 ж. 5 мамыр
  /\d{4}\s*(?:жылғы|жылы|жыл|ж\.?)\s*[«"“„]?\s*\d{1,2}\s*[»"”]?\s*\p{L}{3,}/iu,
  // «15» марта 2025; 31 Dec 2025
  /(?<!\d)\d{1,2}[»"”]?(?:st|nd|rd|th)?\s+(?:of\s+)?\p{L}{3,}\.?,?\s+\d{4}(?!\d)/iu,
  // March 14, 2025
  /\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)/iu,
]

export interface FoundDate {
  /** YYYY-MM-DD. */
  readonly date: string
  /** Day and month could be the other way round, or the century is guessed. */
  readonly unsure: boolean
}

/** The first date in a text, or null: «зарегистрирована 12.04.2021 № 3». */
export function findDate(text: string): FoundDate | null {
  for (const shape of dateShapes) {
    const [found] = shape.exec(text) ?? []
    const read = found === undefined ? null : readDate(found, 'en')
    if (read?.kind === 'value' || read?.kind === 'doubt')
      return { date: read.value, unsure: read.kind === 'doubt' }
  }
  return null
}

function monthDay(month: number, day: number): Reading<string> {
  // A leap year, so that 29 February is a day.
  if (!isCalendarDay(2024, month, day)) return refused('noSuchDay')
  return doubted(`${two(month)}-${two(day)}`, null)
}

function readNumeric(text: string, language: Language): Parts | null {
  const trimmed = text
    .replace(/\s*(г|год|года|ж|жыл)\.?$/iu, '')
    .replace(/["«»“”]/gu, '')
    .trim()
  const iso =
    /^(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?:[T ]00:00(:00(\.0+)?)?Z?)?$/u.exec(trimmed)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), doubt: null }
  const found = /^(\d{1,2})\s?([-./ ])\s?(\d{1,2})\s?[-./ ]\s?(\d{4}|\d{2})$/u.exec(trimmed)
  if (!found) return null
  const [, first = '', sign = '', second = '', yearText = ''] = found
  const { year, doubt } = fullYear(yearText)
  const [a, b] = [Number(first), Number(second)]
  // Month first is an American habit, met only with slashes.
  if (b > 12 && a <= 12 && sign === '/') return { year, month: a, day: b, doubt: 'dayMonth' }
  const unclear = language === 'en' && sign === '/' && a <= 12 && a !== b
  return { year, month: b, day: a, doubt: doubt ?? (unclear ? 'dayMonth' : null) }
}

function readNamed(text: string): Parts | null {
  const { numbers, named, other } = wordsOf(text)
  const month = named[0]
  if (month === undefined || named.length > 1 || other > 0) return null
  const years = numbers.filter((one) => one.length === 4)
  const days = numbers.filter((one) => one.length <= 2)
  if (years.length === 1 && days.length === 1)
    return { year: Number(years[0]), month, day: Number(days[0]), doubt: null }
  if (years.length === 1 && numbers.length === 1)
    return { year: Number(years[0]), month, day: 1, doubt: 'noDay' }
  // «31 дек. 25»: the year stands last.
  if (years.length > 0 || days.length !== 2) return null
  return { ...fullYear(days[1] ?? ''), month, day: Number(days[0]), doubt: 'century' }
}

/** A month of a year, or a year alone: the first day, with a doubt. */
function readPartial(text: string): Parts | null {
  const found = /^(?:(\d{1,2})[./-])?(\d{4})\s*(г|год|года|ж|жыл|жылы)?\.?$/iu.exec(text)
  if (!found) return null
  return { year: Number(found[2]), month: Number(found[1] ?? 1), day: 1, doubt: 'noDay' }
}

/** Two digits up to 49 are of this century (our choice: passports plan five years ahead and remember decades). */
function fullYear(text: string): { readonly year: number; readonly doubt: Doubt | null } {
  const year = Number(text)
  if (text.length === 4) return { year, doubt: null }
  return year < 50 ? { year: 2000 + year, doubt: null } : { year: 1900 + year, doubt: 'century' }
}

function wordsOf(text: string) {
  const numbers: string[] = []
  const named: number[] = []
  let other = 0
  for (const part of fold(text).match(/\d+|\p{L}+/gu) ?? []) {
    const month = months.findIndex((names) => names.some((name) => part.startsWith(name))) + 1
    if (/^\d/.test(part)) numbers.push(part)
    else if (month > 0) named.push(month)
    else if (!fillers.test(part) && !/^(st|nd|rd|th)$/.test(part)) other++
  }
  return { numbers, named, other }
}

const two = (n: number) => String(n).padStart(2, '0')
