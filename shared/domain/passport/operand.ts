import type { Text } from '../../i18n/language.ts'
import type { Offset, Operand } from '../dictionary/rules.ts'
import type { CheckContext, Subject } from './subject.ts'
import { isFilled } from './values.ts'
import { dayFact } from './wording.ts'

/** The other side of a comparison: its value, and the name or words a message gives it. */
export interface Side {
  readonly value: unknown
  readonly label?: Text
  /** Words for the value, made only when a message needs them. */
  readonly text?: () => Text
}

/** Null when the other side is empty. */
export function operandOf(operand: Operand, { kind, values, context }: Subject): Side | null {
  if ('value' in operand) return { value: operand.value }
  if ('now' in operand) {
    const value = clockValue(operand, context)
    return typeof value === 'number' ? { value } : { value, text: () => dayFact(value) }
  }
  const field = kind.byKey.get(operand.field)
  const stored = values.get(operand.field)
  if (!field || !isFilled(stored)) return null
  const value =
    typeof stored === 'number'
      ? stored * (operand.factor ?? 1)
      : shift(String(stored), operand.offset)
  return { value, label: field.name }
}

/** What the clock says: a year, a day or a moment. */
export function clockValue(
  { now, offset }: Extract<Operand, { readonly now: unknown }>,
  context: Pick<CheckContext, 'today' | 'now'>,
): number | string {
  if (now === 'year') return Number(context.today.slice(0, 4))
  return shift(now === 'date' ? context.today : context.now, offset)
}

/** Moves a day or a moment; a month without that day gives its last: 31 January + 1 = 28 February. */
export function shift(moment: string, offset: Offset | undefined): string {
  if (!offset) return moment
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(moment) ?? []
  if (year === undefined) return moment
  const months = Number(year) * 12 + Number(month) - 1 + (offset.months ?? 0)
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  const at = Date.UTC(
    Math.floor(months / 12),
    months % 12,
    Math.min(Number(day), last),
    Number(hour ?? 0),
    Number(minute ?? 0) + (offset.minutes ?? 0),
  )
  const iso = new Date(at).toISOString()
  return hour === undefined ? iso.slice(0, 10) : iso.slice(0, 16)
}
