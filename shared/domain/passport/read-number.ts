import type { Language } from '../../i18n/language.ts'
import type { Unit } from '../dictionary.ts'
import { unitFactor } from './measure.ts'
import {
  type Doubt,
  doubted,
  empty,
  isEmptyMark,
  type Reading,
  refused,
  saysNone,
  sure,
  tidy,
} from './reading.ts'
import { exact, type ScanDoubt, scanNumber } from './scan-number.ts'

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

/** Reads a number as people and workbooks write it. */
export function readNumber(text: string, options: NumberOptions): Reading<number> {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  if (saysNone(tidied)) return doubted(0, 'noneAsZero')
  const comma = options.language === 'en' ? 'maybe-thousands' : 'decimal'
  // 12,345 persons are whole, 12,345 thousand persons are not.
  const scan = (whole: boolean) => scanNumber(text, { comma, whole })
  const scanned = options.whole && !isScaled(scan(true)?.rest, options) ? scan(true) : scan(false)
  if (!scanned) return refused('notNumber')
  const [why] = scanned.doubts
  if (Number.isNaN(scanned.number))
    return refused(scanned.doubts.includes('range') ? 'range' : 'notNumber')
  return finish(scanned.number, scanned.rest, why === undefined ? null : doubtOf(why), options)
}

const isScaled = (rest = '', { labelUnit = '', unit }: NumberOptions): boolean =>
  unitFactor(rest === '' ? labelUnit : rest, unit).kind === 'times'

function doubtOf(why: ScanDoubt): Doubt {
  if (why === 'letters' || why === 'approximate') return why
  return 'separator'
}

/** Applies the unit and what else stands behind the number. */
function finish(
  value: number,
  rest: string,
  doubt: Doubt | null,
  options: NumberOptions,
): Reading<number> {
  const note = rest.replace(/^[*†‡]+$|^\d?\)$/u, '')
  const unit = unitFactor(note === '' ? (options.labelUnit ?? '') : note, options.unit)
  const scaled = unit.kind === 'times' ? exact(value * unit.factor) : value
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
