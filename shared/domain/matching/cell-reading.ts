import { fold } from '../../i18n/fold.ts'
import type { Column, Field, Option } from '../dictionary.ts'
import { conversion, loneMultiple, type Measure, measureOf, readUnit } from '../passport/measure.ts'
import { findDate } from '../passport/read-date.ts'
import { readValue } from '../passport/read-value.ts'
import { type Doubt as FormDoubt, isEmptyMark, saysNone, tidy } from '../passport/reading.ts'
import { type Comma, exact, type ScannedNumber, scanNumber } from '../passport/scan-number.ts'
import type { Doubt } from './doubt.ts'
import { likeness } from './likeness.ts'
import { type CellValue, cellText } from './sheet.ts'
import { readLabel } from './words.ts'

/** Value as a record stores it. */
export type ReadValue = string | number | boolean | readonly string[] | null

export interface Reading {
  /** Null: the cell gives no value. */
  readonly value: ReadValue
  /** The cell says openly that there is nothing to give. */
  readonly noData: boolean
  readonly doubts: readonly Doubt[]
  /** Factor by which the written number was multiplied. */
  readonly factor: number
}

/** Names of a register a field may refer to, for reading `ref` values. */
export interface RegisterEntry {
  readonly value: string
  readonly names: readonly string[]
}
export type Registers = Readonly<Partial<Record<string, readonly RegisterEntry[]>>>

export interface ReadContext {
  readonly comma: Comma
  /** Unit of the line: from its label, a column of units or a heading. */
  readonly unit: Measure | null
  readonly format: string | undefined
  readonly registers: Registers
}

/** What clerks write where there is nothing yet, beyond what the form takes for an empty entry. */
const nothing =
  /^([-–—−_.*xхXХ?]+|н\/?\s?д\.?|данных нет|сведени[яй] (отсутствуют|нет)|не (ведется|ведётся|имеется|определен[оа]?|установлен[оа]?|применимо|заполняется)|отсутствуют данные|уточня[а-яё]*|см\..*|согласно прил.*|прил(ожение|\.).*|белгісіз|анықталуда|нақтылануда|.*қосымша(ны|сын)? ?(қараңыз|қара)?|утверждаю|согласовано|бекіт(емін|ілді)|келіс(емін|ілді)|подпись|қолы|n\.a\.|unknown|see .*|tbd)$/iu

/** True of a cell that openly says nothing. */
export function saysNothing(text: string): boolean {
  return nothing.test(text.trim()) || isEmptyMark(tidy(text))
}

const refuse = (...doubts: Doubt[]): Reading => ({ value: null, noData: false, doubts, factor: 1 })
const accept = (value: ReadValue, doubts: readonly Doubt[] = [], factor = 1): Reading => ({
  value,
  noData: false,
  doubts,
  factor,
})

/** Reads a cell as a value of the field or column. */
export function readCell(cell: CellValue, of: Field | Column, context: ReadContext): Reading {
  if (cell.kind === 'formula' || cell.kind === 'error') return refuse('formula')
  const text = cellText(cell).trim()
  const isAnswer = (of.type === 'bool' && saysNone(text)) || isLabel(text, of)
  if (text === '' || (cell.kind === 'text' && saysNothing(text) && !isAnswer))
    return { value: null, noData: true, doubts: [], factor: 1 }
  switch (of.type) {
    case 'int':
    case 'number':
      return readQuantity(cell, of, context)
    case 'bool':
      return readBool(cell, text, of, context)
    case 'date':
    case 'datetime':
      return readDay(cell, text, of, context)
    case 'enum':
      return readOption(text, of, context)
    case 'multi':
      return readOptions(text, of, context)
    case 'ref':
      return readReference(text, of, context)
    case 'text':
      return readText(cell, of, context)
    default:
      return refuse('unreadable')
  }
}

/** "Not determined" may be an answer among others. */
function isLabel(text: string, { options }: Field | Column): boolean {
  const bare = fold(text)
  return options.some(({ label }) => Object.values(label).some((one) => fold(one) === bare))
}

/** Through the reader that the form uses, so that a typed and an imported text become the same value. */
function readTyped(text: string, of: Field | Column, context: ReadContext): Reading | null {
  const language = context.comma === 'thousands' ? 'en' : 'ru'
  const read = readValue(of, text, { language })
  if (read.kind === 'refused') return null
  if (read.kind === 'empty') return { value: null, noData: true, doubts: [], factor: 1 }
  return accept(read.value, read.kind === 'doubt' ? [doubtOf(read.why)] : [])
}

function doubtOf(why: FormDoubt): Doubt {
  switch (why) {
    case 'trailing':
      return 'remark'
    case 'noneAsZero':
      return 'none'
    case 'approximate':
      return 'approximate'
    case 'notInRegister':
      return 'register'
    case 'dayMonth':
    case 'century':
    case 'noDay':
      return 'date'
    default:
      return 'option'
  }
}

function readText(cell: CellValue, of: Field | Column, context: ReadContext): Reading {
  const text = cell.kind === 'number' ? plainDigits(cell.number) : cellText(cell).trim()
  return readTyped(text, of, context) ?? refuse('unreadable')
}

/** A number typed where a text belongs (a phone, a registration number): never in powers of ten. */
function plainDigits(number: number): string {
  return Number.isSafeInteger(number) ? number.toFixed(0) : String(number)
}

function readQuantity(cell: CellValue, of: Field | Column, context: ReadContext): Reading {
  if (cell.kind === 'bool') return refuse('unreadable')
  if (cell.kind === 'date')
    return of.plain ? accept(Number(cell.date.slice(0, 4)), ['unreadable']) : refuse('unreadable')
  if (cell.kind === 'number')
    return scaled(shownNumber(cell.number, of, context.format), of, context.unit, [])
  const text = cellText(cell).trim()
  if (saysNone(text)) return accept(0, ['none'])
  const read = scanNumber(text.replace(/^[a-zа-яё]{0,3}\.?\s*=\s*/iu, ''), {
    comma: context.comma,
  })
  if (!read) return refuse('unreadable')
  const doubts = read.doubts.map(scanDoubt)
  if (Number.isNaN(read.number)) return refuse(...doubts)
  return withRest({ ...read, doubts }, of, context)
}

const scanDoubt = (why: ScannedNumber['doubts'][number]): Doubt =>
  why === 'letters' || why === 'range' ? 'unreadable' : why

/** What stands after the number: its unit, or a remark a person must see. */
function withRest(
  read: { readonly number: number; readonly rest: string; readonly doubts: readonly Doubt[] },
  of: Field | Column,
  context: ReadContext,
): Reading {
  const rest = read.rest.replace(/^[.,;:]+|[.,;:]+$/g, '').trim()
  if (rest === '') return scaled(read.number, of, context.unit, read.doubts)
  if (of.plain && /^(г|год|года|жыл|жылы|ж|y|year)\.?$/iu.test(rest))
    return scaled(read.number, of, null, read.doubts)
  const unit = readUnit(rest, measureOf(of.unit?.code)?.of)
  if (unit) return scaled(read.number, of, unit, read.doubts)
  // «тыс.» alone multiplies whatever the line counts.
  const multiple = loneMultiple(rest)
  if (multiple === null) return scaled(read.number, of, context.unit, [...read.doubts, 'remark'])
  const counted = context.unit?.factor === 1
  return scaled(read.number * multiple, of, context.unit, [
    ...read.doubts,
    ...(counted ? [] : (['scale'] as const)),
  ])
}

/** Excel shows 0.12 as 12 % when the format says so. */
function shownNumber(number: number, of: Field | Column, format: string | undefined): number {
  return of.unit?.code === '%' && format?.includes('%') ? exact(number * 100) : number
}

function scaled(
  number: number,
  of: Field | Column,
  found: Measure | null,
  doubts: readonly Doubt[],
): Reading {
  const own = measureOf(of.unit?.code)
  const more: Doubt[] = [...doubts]
  let factor = 1
  if (found && own) {
    const known = conversion(found, own)
    if (known === null) more.push('unit')
    else factor = known
  } else if (found && !own && of.unit === null && !of.plain && found.of !== 'piece')
    more.push('unit')
  const value = exact(number * factor)
  if (of.type === 'int' && !Number.isInteger(value)) {
    const near = Math.round(value)
    if (factor !== 1 && Math.abs(value - near) < 1e-6) return accept(near, more, factor)
    return { value: null, noData: false, doubts: [...more, found ? 'unreadable' : 'scale'], factor }
  }
  if (!found && of.unit?.code === '%' && value > 0 && value <= 1) more.push('fraction')
  if (!found && own?.of === 'money') more.push('scale')
  return accept(value, more, factor)
}

function readBool(
  cell: CellValue,
  text: string,
  of: Field | Column,
  context: ReadContext,
): Reading {
  if (cell.kind === 'bool') return accept(cell.bool)
  if (saysNone(text) || /^не\s+подлежит|^не\s+предусмотрен/iu.test(text)) return accept(false)
  return readTyped(text, of, context) ?? refuse('unreadable')
}

function readDay(cell: CellValue, text: string, of: Field | Column, context: ReadContext): Reading {
  if (cell.kind === 'date') return accept(of.type === 'date' ? cell.date.slice(0, 10) : cell.date)
  // A day that lost its format is a serial number; the form's reader knows which numbers may be days.
  if (cell.kind === 'number') {
    const day = readValue(of, cell.number, { language: 'ru' })
    return day.kind === 'value' || day.kind === 'doubt'
      ? accept(day.value, ['date'])
      : refuse('unreadable')
  }
  if (cell.kind !== 'text') return refuse('unreadable')
  const typed = readTyped(text, of, context)
  if (typed && typed.doubts.length === 0) return typed
  // «зарегистрирована 12.04.2021 № 3»: a date among other words.
  const within = findDate(text)
  if (!within) return typed ?? refuse('unreadable')
  const alone = text.replace(/[\d\s.,/«»"“”-]|\p{L}{3,}|г\.?|ж\./gu, '') === ''
  return accept(within.date, within.unsure ? ['date'] : alone ? [] : ['remark'])
}

/** Short forms of the compass in three languages, folded, without signs between the letters. */
const compass: Readonly<Record<string, string>> = {
  с: 'n',
  св: 'ne',
  в: 'e',
  юв: 'se',
  ю: 's',
  юз: 'sw',
  з: 'w',
  сз: 'nw',
  сев: 'n',
  севвост: 'ne',
  вост: 'e',
  юговост: 'se',
  юж: 's',
  югозап: 'sw',
  зап: 'w',
  севзап: 'nw',
  сш: 'ne',
  ш: 'e',
  ош: 'se',
  о: 's',
  об: 'sw',
  б: 'w',
  сб: 'nw',
  n: 'n',
  ne: 'ne',
  e: 'e',
  se: 'se',
  s: 's',
  sw: 'sw',
  w: 'w',
  nw: 'nw',
}

const roman: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5' }

function readOption(text: string, of: Field | Column, context: ReadContext): Reading {
  const { options } = of
  const bare = fold(text).replace(/[\s./-]/g, '')
  const byCompass = options.some((o) => o.value === 'ne') ? compass[bare] : undefined
  if (byCompass) return accept(byCompass)
  const typed = readTyped(text, { ...of, type: 'enum' }, context)
  if (typed && (typed.doubts.length === 0 || typed.noData)) return typed
  const sure = optionByLetter(text, options) ?? optionByNumber(text, options)
  return sure ? accept(sure.value) : likeliestOption(text, options)
}

/** «II класс», «2», «10 кВ»: the only number in the text against the only number in each label. */
function optionByNumber(text: string, options: readonly Option[]): Option | undefined {
  const numberIn = (label: string) => {
    const latin = label.replace(
      /(?<!\p{L})[IІ]{1,3}V?(?!\p{L})|(?<!\p{L})[IІ]?V(?!\p{L})/gu,
      (found) => roman[found.replaceAll('І', 'I').toLowerCase()] ?? found,
    )
    const found = latin.match(/\d+(?:[.,]\d+)?/g)
    return found?.length === 1 ? found[0].replace(',', '.') : undefined
  }
  const wanted = numberIn(text)
  if (wanted === undefined) return undefined
  const having = options.filter((option) => numberIn(option.label.ru) === wanted)
  const all = options.every((option) => numberIn(option.label.ru) !== undefined)
  return all && having.length === 1 ? having[0] : undefined
}

/** «Тип А» of a list whose labels begin «А:», «Б:». */
function optionByLetter(text: string, options: readonly Option[]): Option | undefined {
  const letters = text.match(/(?<!\p{L})\p{Lu}(?!\p{L})/gu)
  if (letters?.length !== 1) return undefined
  const having = options.filter((option) =>
    Object.values(option.label).some((label) => label.startsWith(`${letters[0]}:`)),
  )
  return having.length === 1 ? having[0] : undefined
}

/** By the words: every word of the cell should be in the label, or the label begin like the cell. */
function likeliestOption(text: string, options: readonly Option[]): Reading {
  const { words } = readLabel(text)
  if (words.length === 0) return refuse('option')
  const scored = options.map((option) => ({
    option,
    score: Math.max(...Object.values(option.label).map((label) => optionLikeness(words, label))),
  }))
  scored.sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (!best || best.score < 0.35) return refuse('option')
  const sure = best.score >= 0.8 && best.score - (second?.score ?? 0) >= 0.15
  return accept(best.option.value, sure ? [] : ['option'])
}

function optionLikeness(words: ReturnType<typeof readLabel>['words'], label: string): number {
  const own = readLabel(label).words
  if (own.length === 0) return 0
  const hit = (from: typeof own, to: typeof own) =>
    from.reduce(
      (sum, word) => sum + Math.max(0, ...to.map((other) => likeness(word, other.text))),
      0,
    ) / from.length
  return 0.6 * hit(words, own) + 0.4 * hit(own, words)
}

function readOptions(text: string, of: Field | Column, context: ReadContext): Reading {
  const parts = text.split(/[,;/\n]|\s+и\s+|\s+және\s+|\s+and\s+/u).filter((part) => part.trim())
  const read = parts.map((part) => readOption(part, of, context))
  const values = [...new Set(read.flatMap((r) => (typeof r.value === 'string' ? [r.value] : [])))]
  if (values.length === 0) return refuse('option')
  const unsure = read.some((r) => r.doubts.length > 0)
  return accept(values, unsure ? ['option'] : [])
}

function readReference(text: string, of: Field | Column, context: ReadContext): Reading {
  const register = context.registers[of.ref ?? '']
  // Without a register the form's reader knows which words may be kept as they stand.
  if (!register) return readTyped(text, of, context) ?? refuse('register')
  const folded = fold(text).trim()
  const exactly = register.filter(
    (entry) => entry.value === text || entry.names.some((name) => fold(name) === folded),
  )
  if (exactly.length === 1) return accept(exactly[0]?.value ?? null)
  const { words } = readLabel(text)
  const scored = register
    .map((entry) => ({
      entry,
      score: Math.max(0, ...entry.names.map((name) => optionLikeness(words, name))),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (!best || best.score < 0.7) return refuse('register')
  return accept(
    best.entry.value,
    best.score >= 0.9 && best.score - (second?.score ?? 0) > 0.1 ? [] : ['register'],
  )
}
