import type { Language } from '../../i18n/language.ts'
import type { Unit } from '../dictionary.ts'
import { readUnit } from './measure-words.ts'
import {
  type Doubt,
  doubted,
  empty,
  isEmptyMark,
  type Reading,
  refused,
  sure,
  tidy,
} from './reading.ts'

/** How a number is to be read. */
export interface NumberOptions {
  /** Of the document: it decides what a comma means. */
  readonly language: Language
  readonly whole: boolean
  /** Unit of the field; null for a bare number. */
  readonly unit: Unit | null
  /** Unit the label of the document names, for numbers without one of their own. */
  readonly labelUnit?: string | undefined
}

const qualifier =
  /^(около|примерно|приблизительно|более|менее|свыше|св\.?|до|не менее|не более|порядка|ок\.?|шамамен|кемінде|артық|about|approx\.?|over|under|up to|[~≈<>≥≤]+)\s*/iu
const none = /^(нет|не имеется|не имеются|отсутству(ет|ют)|жоқ|none|no|нөл|ноль|нуль|zero)\.?$/iu
const digits = /^([+-]?)(\d[\d ,.'’]*)/u
const power = /^\s*(?:[·*xх×]\s*10\s*\^?|[eеEЕ])\s*([+-]?\d+)/u
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Reads a number as people and workbooks write it. */
export function readNumber(text: string, options: NumberOptions): Reading<number> {
  const tidied = tidy(text).replace(/^'/, '')
  if (isEmptyMark(tidied)) return empty
  if (none.test(tidied)) return doubted(0, 'noneAsZero')
  const approximate = qualifier.test(tidied)
  const body = lowered(tidied.replace(qualifier, ''))
  const found = digits.exec(body)
  if (!found) return readMistyped(tidied, options)
  const [whole = '', sign = '', run = ''] = found
  if (/\d$/u.test(whole) && /^[оОoOзЗlI|][оОoOзЗlI|\d ,.]*$/u.test(body.slice(whole.length)))
    return readMistyped(tidied, options)
  const exponent = power.exec(body.slice(whole.length))
  const rest = body.slice(whole.length + (exponent?.[0].length ?? 0)).trim()
  if (/^(-|\.\.|…|до\s|ден\s|дан\s|to\s|÷)\s*\d/u.test(rest)) return refused('range')
  const plain = readDigits(run.replace(/[ ,.'’]+$/u, ''), options)
  if (plain === null) return refused('notNumber')
  const value = Number(`${sign === '-' ? '-' : ''}${plain.digits}e${exponent?.[1] ?? 0}`)
  return finish(value, rest, approximate ? 'approximate' : plain.doubt, options)
}

/** Applies the unit and what else stands behind the number. */
function finish(
  value: number,
  rest: string,
  doubt: Doubt | null,
  options: NumberOptions,
): Reading<number> {
  const note = rest.replace(/^[*†‡]+$|^\d?\)$/u, '')
  const unit = readUnit(note === '' ? (options.labelUnit ?? '') : note, options.unit)
  const scaled = unit.kind === 'times' ? clean(value * unit.factor) : value
  if (!Number.isFinite(scaled)) return refused('notNumber')
  if (options.whole && !Number.isSafeInteger(scaled)) return refused('notWhole')
  const behind: Doubt | null =
    unit.kind === 'times'
      ? 'converted'
      : unit.kind === 'unknown' && note !== ''
        ? /^\/?[\p{L}%°‰][\p{L}\d.²³/ ]*$/u.test(note)
          ? 'unit'
          : 'trailing'
        : note === rest
          ? null
          : 'trailing'
  return doubted(scaled, doubt ?? behind)
}

interface Digits {
  readonly digits: string
  readonly doubt: Doubt | null
}

/** Thousands by spaces or apostrophes, or by the sign that is not the decimal one. */
function readDigits(run: string, { language, whole }: NumberOptions): Digits | null {
  const spaced = run.replace(/['’]/gu, ' ')
  if (spaced.includes(' ')) {
    if (!/^\d{1,3}( \d{3})+([.,]\d+)?$/u.test(spaced)) return null
    return { digits: spaced.replaceAll(' ', '').replace(',', '.'), doubt: null }
  }
  const last = Math.max(run.lastIndexOf(','), run.lastIndexOf('.'))
  if (last < 0) return { digits: run, doubt: null }
  const decimal = run[last] ?? ','
  const other = decimal === ',' ? '.' : ','
  const head = run.slice(0, last)
  const tail = run.slice(last + 1)
  if (head.includes(decimal)) {
    // One sign repeated parts thousands: 1.234.567.
    const groups = run.split(decimal)
    const grouped = /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every(isGroup)
    return grouped && !run.includes(other) ? { digits: groups.join(''), doubt: null } : null
  }
  if (head.includes(other)) {
    const groups = head.split(other)
    const grouped = /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every(isGroup)
    return grouped ? { digits: `${groups.join('')}.${tail}`, doubt: null } : null
  }
  const ambiguous = tail.length === 3 && /^[1-9]\d{0,2}$/.test(head)
  if (!ambiguous) return { digits: `${head}.${tail}`, doubt: null }
  // 12,345 and 12.345: the decimal sign of the language is believed, the other only with a doubt.
  const natural = decimal === (language === 'en' ? '.' : ',')
  if (whole || (language === 'en' && decimal === ','))
    return { digits: head + tail, doubt: 'separator' }
  return { digits: `${head}.${tail}`, doubt: natural ? null : 'separator' }
}

const isGroup = (group: string) => /^\d{3}$/.test(group)

/** Letters typed for digits: О for 0, З for 3, l and I for 1. */
function readMistyped(text: string, options: NumberOptions): Reading<number> {
  const mended = text
    .replace(/[оОoO]/gu, '0')
    .replace(/[зЗ]/gu, '3')
    .replace(/[lI|]/gu, '1')
  if (mended === text || !/\d/.test(text) || !/^[+-]?[\d ,.]+$/u.test(mended))
    return refused('notNumber')
  const reading = readNumber(mended, options)
  return reading.kind === 'value' ? doubted(reading.value, 'letters') : reading
}

/** 10⁻⁵ as 10-5. */
function lowered(text: string): string {
  return text.replace(/([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu, (run: string, _run: string, at: number) =>
    // A unit keeps its exponent: км², м³.
    /\d$/u.test(text.slice(0, at))
      ? Array.from(run, (sign) => (sign === '⁻' ? '-' : String(superscripts.indexOf(sign)))).join(
          '',
        )
      : run,
  )
}

/** Conversion factors leave binary dust: 12.3 ha is 0.123 km². */
function clean(value: number): number {
  return Number(value.toPrecision(12))
}

/** A number that came as one: from a workbook's cell. */
export function readGivenNumber(value: number, options: NumberOptions): Reading<number> {
  if (!Number.isFinite(value)) return refused('notNumber')
  const reading = finish(value, '', null, options)
  // Money and shares computed by formulas carry dust: 3.0000000001 persons are three.
  const near = Math.round(value)
  if (reading.kind === 'refused' && options.whole && Math.abs(value - near) < 1e-6)
    return sure(near)
  return reading
}
