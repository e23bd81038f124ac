/**
 * Numbers, dates and lists in the three languages. Chromium's Intl has no Kazakh, so Kazakh comes
 * from the tables here; Intl is called only in this file, for Russian and English.
 */
import type { Language } from './language.ts'

/** No-break space: between thousands, and between a number and its unit. */
const nbsp = '\u00a0'
/** Written where a number or date is missing or not finite. */
const missing = '—'

/** Signs of a Kazakh number, after CLDR: as in Russian. */
const kazakhSigns: Readonly<Record<string, string>> = { group: nbsp, decimal: ',' }

const kazakhMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
]

/** How many decimals: at least, at most. */
export interface NumberOptions {
  readonly minDecimals?: number
  readonly maxDecimals?: number
}

const formatters = new Map<string, Intl.NumberFormat>()

function numberFormatter(locale: 'ru' | 'en', min: number, max: number): Intl.NumberFormat {
  const key = `${locale} ${min} ${max}`
  const found =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: min, maximumFractionDigits: max })
  formatters.set(key, found)
  return found
}

/** A number with thousands apart; at most three decimals unless told otherwise. */
export function formatNumber(
  value: number,
  language: Language,
  { minDecimals = 0, maxDecimals = Math.max(3, minDecimals) }: NumberOptions = {},
): string {
  if (!Number.isFinite(value)) return missing
  // A rounded nothing is not negative: without this, -0.001 reads "-0".
  const rounded = Math.abs(value) < 0.5 * 10 ** -maxDecimals ? 0 : value
  if (language !== 'kk') return numberFormatter(language, minDecimals, maxDecimals).format(rounded)
  return numberFormatter('en', minDecimals, maxDecimals)
    .formatToParts(rounded)
    .map(({ type, value }) => kazakhSigns[type] ?? value)
    .join('')
}

/** A calendar day; the month counts from 1. */
interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** `YYYY-MM-DD` is a day as written; milliseconds are a moment on the clock of this machine. */
function toDay(on: string | number): Day | null {
  if (typeof on === 'number') {
    const at = new Date(on)
    if (Number.isNaN(at.getTime())) return null
    return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() }
  }
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(on) ?? []
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return null
  return { year: Number(year), month: Number(month), day: Number(day) }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Month as it stands beside a day: «желтоқсан», «декабря», "Dec" or "December". */
function monthName({ month }: Day, language: Language, width: 'long' | 'short'): string {
  if (language === 'kk') return kazakhMonths[month - 1] ?? ''
  const parts = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: width,
    timeZone: 'UTC',
  }).formatToParts(Date.UTC(2000, month - 1, 1))
  return parts.find(({ type }) => type === 'month')?.value ?? ''
}

/**
 * A date. Short: 31.12.2025, in English 31 Dec 2025, because 01/02 is read two ways.
 * Long: «2025 ж. 31 желтоқсан», «31 декабря 2025 г.», "31 December 2025".
 */
export function formatDate(
  on: string | number,
  language: Language,
  style: 'short' | 'long' = 'short',
): string {
  const found = toDay(on)
  if (!found) return missing
  const { year, month, day } = found
  if (style === 'short')
    return language === 'en'
      ? `${day} ${monthName(found, 'en', 'short')} ${year}`
      : `${two(day)}.${two(month)}.${year}`
  const name = monthName(found, language, 'long')
  if (language === 'kk') return `${year}${nbsp}ж. ${day}${nbsp}${name}`
  return language === 'ru' ? `${day}${nbsp}${name} ${year}${nbsp}г.` : `${day} ${name} ${year}`
}

/** Time of day on the clock of this machine, 24 hours: 14:05 or 14:05:09. */
export function formatTime(at: number, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return missing
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`
  return precision === 'minutes' ? time : `${time}:${two(moment.getSeconds())}`
}

/** Date and time of a moment, on the clock of this machine: 31.12.2025, 14:05. */
export function formatDateTime(
  at: number,
  language: Language,
  precision: 'minutes' | 'seconds' = 'minutes',
): string {
  const date = formatDate(at, language)
  return date === missing ? missing : `${date}, ${formatTime(at, precision)}`
}

const kazakhJoins = { and: ' және ', or: ' немесе ' } as const

/** «а, ә және б»; `or` joins by "or". */
export function formatList(
  items: readonly string[],
  language: Language,
  join: 'and' | 'or' = 'and',
): string {
  if (language !== 'kk') {
    const type = join === 'and' ? 'conjunction' : 'disjunction'
    return new Intl.ListFormat(language, { type }).format(items)
  }
  const head = items.slice(0, -1).join(', ')
  return head === '' ? (items[0] ?? '') : head + kazakhJoins[join] + (items.at(-1) ?? '')
}

const byteUnits: Readonly<Record<Language, readonly string[]>> = {
  kk: ['Б', 'кБ', 'МБ', 'ГБ', 'ТБ'],
  ru: ['Б', 'кБ', 'МБ', 'ГБ', 'ТБ'],
  en: ['B', 'kB', 'MB', 'GB', 'TB'],
}

/** A size in decimal units (1 kB = 1 000 bytes), one decimal below ten. */
export function formatBytes(bytes: number, language: Language): string {
  const units = byteUnits[language]
  let step = 0
  let size = bytes
  while (Math.round(size) >= 1_000 && step < units.length - 1) {
    size /= 1_000
    step++
  }
  const maxDecimals = step > 0 && size < 9.95 ? 1 : 0
  return `${formatNumber(size, language, { maxDecimals })}${nbsp}${units[step] ?? ''}`
}

const durationUnits: Readonly<Record<Language, readonly [string, string, string, string, string]>> =
  {
    kk: ['мс', 'с', 'мин', 'сағ', 'күн'],
    ru: ['мс', 'с', 'мин', 'ч', 'сут'],
    en: ['ms', 's', 'min', 'h', 'd'],
  }
const durationSteps = [1, 1_000, 60_000, 3_600_000, 86_400_000] as const

/** A duration by its two greatest units: «2 ч 5 мин», «45 с», «350 мс». */
export function formatDuration(ms: number, language: Language): string {
  if (!Number.isFinite(ms)) return missing
  const write = (n: number, unit: number): string =>
    `${formatNumber(n, language)}${nbsp}${durationUnits[language][unit] ?? ''}`
  const whole = Math.round(ms)
  if (whole < 1_000) return write(whole, 0)
  const seconds = Math.round(whole / 1_000) * 1_000
  const unit = durationSteps.findLastIndex((step) => step <= seconds)
  const step = durationSteps[unit] ?? 1
  const below = durationSteps[unit - 1] ?? 1
  const rounded = unit < 2 ? seconds : Math.round(seconds / below) * below
  // Rounding may fill the greater unit: 59 min 59.6 s is an hour.
  if (rounded >= (durationSteps[unit + 1] ?? Number.POSITIVE_INFINITY)) return write(1, unit + 1)
  const rest = unit < 2 ? 0 : Math.round((rounded % step) / below)
  const first = write(Math.floor(rounded / step), unit)
  return rest === 0 ? first : `${first} ${write(rest, unit - 1)}`
}
