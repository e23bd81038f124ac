import type { Value } from './values.ts'

/** Why a reading should be looked at by a person. */
export const doubts = [
  'separator',
  'approximate',
  'trailing',
  'unit',
  'converted',
  'letters',
  'noneAsZero',
  'century',
  'dayMonth',
  'noDay',
  'serial',
  'nearest',
  'padded',
  'notInRegister',
] as const
export type Doubt = (typeof doubts)[number]

/** Why a text could not be read as a value of the field. */
export const refusals = [
  'notNumber',
  'notWhole',
  'range',
  'notDate',
  'noSuchDay',
  'notYesNo',
  'notOption',
  'tooLong',
  'unsupported',
] as const
export type Refusal = (typeof refusals)[number]

/** What became of a text: nothing there, a value, a value to look at, or no value and why. */
export type Reading<V extends Value = Value> =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: V }
  | { readonly kind: 'doubt'; readonly value: V; readonly why: Doubt }
  | { readonly kind: 'refused'; readonly why: Refusal }

export const empty: Reading<never> = { kind: 'empty' }

export function sure<V extends Value>(value: V): Reading<V> {
  return { kind: 'value', value }
}

/** A sure reading without a doubt, a doubtful one with. */
export function doubted<V extends Value>(value: V, why: Doubt | null): Reading<V> {
  return why === null ? sure(value) : { kind: 'doubt', value, why }
}

export function refused(why: Refusal): Reading<never> {
  return { kind: 'refused', why }
}

/** Spaces of every kind as one, minus signs as one, nothing at the ends. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+/g, ' ')
    .replace(/[\u2212\u2012\u2013\u2014]/g, '-')
    .trim()
}

/** What clerks write where there is nothing: a dash, "no data", in three languages. */
export function isEmptyMark(tidied: string): boolean {
  return (
    /^[-._\s*xх]*$/i.test(tidied) ||
    /^(нет данных|нет сведений|данные отсутствуют|сведения отсутствуют|не заполнено|н\/?д|б\/?д|дерек(тер)? жоқ|мәлімет(тер)? жоқ|no data|not available|n\/?a|#н\/д|#n\/a)\.?$/i.test(
      tidied,
    )
  )
}

const none =
  /^(нет|не имеется|не имеются|отсутству[а-яё]*|жоқ|none|no|nil|нөл|ноль|нуль|zero)\.?$/iu

/** "None": an answer, and for a number zero. */
export function saysNone(text: string): boolean {
  return none.test(text.trim())
}
