import { fold } from '../../i18n/fold.ts'
import type { Column, Field, Option } from '../dictionary.ts'
import { readDate } from './date.ts'
import type { Doubt } from './doubt.ts'
import { likeness } from './likeness.ts'
import { conversion, type Measure, measureOf, readUnit } from './measure.ts'
import { type Comma, exact, readNumber } from './number.ts'
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

const nothing =
  /^([-–—−_.*xхXХ?]+|н\/?\s?д\.?|нет данных|данных нет|нет сведений|сведени[яй] (отсутствуют|нет)|не (ведется|ведётся|имеется|определен[оа]?|установлен[оа]?|применимо|заполняется)|отсутствуют данные|уточня[а-яё]*|см\..*|согласно прил.*|прил(ожение|\.).*|мәлімет(тер)? жоқ|дерек(тер)? жоқ|белгісіз|анықталуда|нақтылануда|.*қосымша(ны|сын)? ?(қараңыз|қара)?|n\/?a|n\.a\.|not available|no data|unknown|see .*|tbd)$/iu

const none = /^(нет|отсутству[а-яё]*|не имеется|жоқ|none|no|nil)$/iu

/** True of a cell that openly says nothing. */
export function saysNothing(text: string): boolean {
  return nothing.test(text.trim())
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
  if (text === '' || (cell.kind === 'text' && saysNothing(text)))
    return { value: null, noData: true, doubts: [], factor: 1 }
  switch (of.type) {
    case 'int':
    case 'number':
      return readQuantity(cell, of, context)
    case 'bool':
      return readBool(cell, text)
    case 'date':
    case 'datetime':
      return readDay(cell, text)
    case 'enum':
      return readOption(text, of.options)
    case 'multi':
      return readOptions(text, of.options)
    case 'ref':
      return readReference(text, context.registers[of.ref ?? ''])
    case 'text':
      return readText(cell, text)
    default:
      return refuse('unreadable')
  }
}

function readText(cell: CellValue, text: string): Reading {
  if (cell.kind === 'number') return accept(plainDigits(cell.number))
  return accept(text)
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
  if (none.test(text)) return accept(0, ['none'])
  const read = readNumber(text.replace(/^[a-zа-яё]{0,3}\.?\s*=\s*/iu, ''), context.comma)
  if (!read) return refuse('unreadable')
  if (Number.isNaN(read.number)) return refuse(...read.doubts)
  return withRest(read, of, context)
}

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
  const unit = readUnit(rest)
  if (unit) return scaled(read.number, of, unit, read.doubts)
  // «тыс.» alone multiplies whatever the line counts.
  const multiple = /^(тыс|мың|млн|thousand|mln|million)\.?$/iu.exec(rest)
  if (multiple) {
    const factor = /^(млн|mln|million)/iu.test(multiple[1] ?? '') ? 1e6 : 1e3
    return scaled(read.number * factor, of, context.unit, [...read.doubts, 'scale'])
  }
  return scaled(read.number, of, context.unit, [...read.doubts, 'remark'])
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

const yes =
  /^(да|есть|имеется|имеются|подлежит|предусмотрен[оаы]?|\+|v|✓|✔|иә|ия|бар|жатады|yes|y|true|available)$/iu
const no =
  /^(нет|не имеется|отсутству(е|ю)т|не подлежит|не предусмотрен[оаы]?|жоқ|жатпайды|no|n|false|none)$/iu

function readBool(cell: CellValue, text: string): Reading {
  if (cell.kind === 'bool') return accept(cell.bool)
  const first = text.replace(/[.,;].*$/u, '').trim()
  if (yes.test(text)) return accept(true)
  if (no.test(text)) return accept(false)
  if (yes.test(first)) return accept(true, ['remark'])
  if (no.test(first)) return accept(false, ['remark'])
  if (cell.kind === 'number' && (cell.number === 0 || cell.number === 1))
    return accept(cell.number === 1, ['option'])
  return refuse('unreadable')
}

function readDay(cell: CellValue, text: string): Reading {
  if (cell.kind === 'date') return accept(cell.date.slice(0, 10))
  if (cell.kind !== 'text') return refuse('unreadable')
  const read = readDate(text)
  if (!read) return refuse('unreadable')
  return accept(read.date, read.unsure ? ['comma'] : [])
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

function readOption(text: string, options: readonly Option[]): Reading {
  const bare = fold(text).replace(/[\s./-]/g, '')
  const byCompass = options.some((o) => o.value === 'ne') ? compass[bare] : undefined
  if (byCompass) return accept(byCompass)
  const exactly = options.filter((option) =>
    [option.value, option.code ?? '', ...Object.values(option.label)].some(
      (label) => fold(label).replace(/[\s./-]/g, '') === bare,
    ),
  )
  if (exactly.length === 1) return accept(exactly[0]?.value ?? null)
  const lettered = optionByLetter(text, options)
  if (lettered) return accept(lettered.value)
  const numbered = optionByNumber(text, options)
  if (numbered) return accept(numbered.value)
  return likeliestOption(text, options)
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

function readOptions(text: string, options: readonly Option[]): Reading {
  const parts = text.split(/[,;/\n]|\s+и\s+|\s+және\s+|\s+and\s+/u).filter((part) => part.trim())
  const read = parts.map((part) => readOption(part, options))
  const values = [...new Set(read.flatMap((r) => (typeof r.value === 'string' ? [r.value] : [])))]
  if (values.length === 0) return refuse('option')
  const unsure = read.some((r) => r.doubts.length > 0)
  return accept(values, unsure ? ['option'] : [])
}

function readReference(text: string, register: readonly RegisterEntry[] | undefined): Reading {
  if (!register) return accept(text, ['register'])
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
