import type { Language } from '../../i18n/language.ts'
import type { Column, Field, RefTarget } from '../dictionary.ts'
import { readOption, readOptions, readYesNo } from './read-choice.ts'
import { readDate, readMoment, readMonthDay, readSerialDate } from './read-date.ts'
import { type NumberOptions, readGivenNumber, readNumber } from './read-number.ts'
import { doubted, empty, isEmptyMark, type Reading, refused, sure, tidy } from './reading.ts'

/** Longest text a record keeps (the contract's value schema). */
const longest = 20_000

/** How a text is to be read. */
export interface ReadOptions {
  /** Language of the document or of the person typing. */
  readonly language: Language
  /** Unit named by the document's label, such as «Площадь, га». */
  readonly labelUnit?: string
  /** Finds an entry of a register by what people call it; undefined where the register is not at hand. */
  readonly resolve?: (
    to: RefTarget,
    text: string,
  ) => { readonly value: string; readonly sure: boolean } | null | undefined
}

/**
 * Reads what a person typed or a workbook holds as a value of the field or column. Rules are not
 * judged here: a number out of range is read and then found by the checks.
 */
export function readValue(
  of: Field | Column,
  given: string | number | boolean,
  options: ReadOptions,
): Reading {
  if (typeof given === 'boolean')
    return of.type === 'bool' ? sure(given) : readValue(of, given ? 'да' : 'нет', options)
  if (typeof given === 'number') return readNumeral(of, given, options)
  switch (of.type) {
    case 'int':
    case 'number':
      return of.plain ? readYear(given, options) : readNumber(given, numberOptions(of, options))
    case 'date':
      return /^\d{4,5}$/.test(tidy(given)) && Number(given) > 2_100
        ? readSerialDate(Number(given))
        : readDate(given, options.language)
    case 'datetime':
      return readMoment(given, options.language)
    case 'bool':
      return readYesNo(given)
    case 'enum':
      return readOption(given, of.options)
    case 'multi':
      return readOptions(given, of.options)
    case 'ref':
      return readReference(of, given, options)
    case 'text':
      return readText(of, given)
    default:
      return refused('unsupported')
  }
}

function readNumeral(of: Field | Column, given: number, options: ReadOptions): Reading {
  switch (of.type) {
    case 'int':
    case 'number':
      return readGivenNumber(given, numberOptions(of, options))
    case 'date':
      return readSerialDate(given)
    default:
      return Number.isFinite(given) ? readValue(of, String(given), options) : refused('notNumber')
  }
}

function numberOptions(of: Field | Column, options: ReadOptions): NumberOptions {
  return {
    language: options.language,
    whole: of.type === 'int',
    unit: of.unit,
    labelUnit: options.labelUnit,
  }
}

/** A calendar year: 2015, «2015 г.», or the year of a whole date. */
function readYear(text: string, options: ReadOptions): Reading {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  const [, year] = /^(\d{4})\s*(г|год|года|ж|жыл|жылы)?\.?$/iu.exec(tidied) ?? []
  if (year !== undefined) return sure(Number(year))
  const day = readDate(tidied, options.language)
  if (day.kind !== 'value' && day.kind !== 'doubt') return refused('notNumber')
  return doubted(Number(day.value.slice(0, 4)), 'trailing')
}

function readReference(of: Field | Column, text: string, { resolve }: ReadOptions): Reading {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  const found = of.ref ? resolve?.(of.ref, tidied) : undefined
  if (found) return doubted(found.value, found.sure ? null : 'nearest')
  // No register of these is shipped: the words themselves are kept.
  const free = of.ref === 'settlement' || of.ref === 'gauge'
  return doubted(tidied, free && found === undefined ? null : 'notInRegister')
}

/** Patterns of the dictionary that a text is brought to: digits only, telephone, day of the year. */
function readText(of: Field | Column, text: string): Reading {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map(tidy)
  const joined = lines.join('\n').trim()
  if (isEmptyMark(tidy(joined))) return empty
  if (joined.length > longest) return refused('tooLong')
  const pattern = 'rules' in of ? of.rules.find((rule) => rule.kind === 'pattern')?.re : undefined
  if (pattern === undefined) return sure(joined)
  const [, count] = /^\^\[0-9\]\{(\d+)\}\$$/.exec(pattern) ?? []
  if (count !== undefined) return readDigitCode(joined, Number(count))
  if (pattern.includes('\\+7')) return sure(telephone(joined))
  return pattern.startsWith('^(0[1-9]|1[0-2])-') ? readMonthDay(joined) : sure(joined)
}

/** Workbooks keep codes as numbers and lose the zeros in front: БИН 080440001234. */
function readDigitCode(text: string, count: number): Reading {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits) || digits.length > count) return sure(text)
  if (digits.length === count) return sure(digits)
  return digits.length >= count - 2 ? doubted(digits.padStart(count, '0'), 'padded') : sure(text)
}

/** 8 (7172) 74-55-12 and +7 7172 745512 as +77172745512; short numbers as they are. */
function telephone(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`
  return digits.length === 10 ? `+7${digits}` : digits.length === 3 ? digits : text
}
