import type { Column, Field } from '../dictionary.ts'
import { type Issue, type Place, typeIssue } from './issue.ts'
import type { Subject } from './subject.ts'
import { isFilled, rowsOf } from './values.ts'
import { type MessageKey, word } from './wording.ts'

/** What the type of a field demands: form of the value, option in the list, entry in the register. */
export function typeIssues(field: Field, value: unknown, subject: Subject): readonly Issue[] {
  if (field.type !== 'table') return valueIssues(field, value, subject, {})
  const shaped = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!shaped) return [typeIssue(field, 'type', word('typeOther'))]
  return rowsOf(value).flatMap((row) =>
    field.columns.flatMap((column) => {
      const cell = row.cells[column.id]
      const place = { row: row.id, column }
      if (isFilled(cell)) return valueIssues(field, cell, subject, place)
      return column.required ? [typeIssue(field, 'required', word('requiredColumn'), place)] : []
    }),
  )
}

function valueIssues(
  field: Field,
  value: unknown,
  { context }: Subject,
  place: Place,
): readonly Issue[] {
  const of: Field | Column = place.column ?? field
  const fault = formFault(of, value)
  if (fault) return [typeIssue(field, 'type', word(fault), place)]
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (of.type === 'enum' || of.type === 'multi') {
    const known = given.every((one) => of.options.some((option) => option.value === one))
    return known ? [] : [typeIssue(field, 'option', word('option'), place)]
  }
  if (of.type === 'ref' && of.ref && context.exists?.(of.ref, String(value)) === false)
    return [typeIssue(field, 'reference', word('reference'), place)]
  return []
}

/** The message for a value whose form does not suit the type; null when it does. */
function formFault(of: Field | Column, value: unknown): MessageKey | null {
  switch (of.type) {
    case 'int':
      return Number.isSafeInteger(value) ? null : 'typeInt'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'typeNumber'
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : 'typeDate'
    case 'datetime':
      return typeof value === 'string' && isMoment(value) ? null : 'typeDate'
    case 'bool':
      return typeof value === 'boolean' ? null : 'typeOther'
    case 'multi':
      return Array.isArray(value) ? null : 'typeOther'
    case 'geometry':
    case 'table':
      return null
    default:
      return typeof value === 'string' ? null : 'typeOther'
  }
}

/** A day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return false
  return isCalendarDay(Number(year), Number(month), Number(day))
}

/** Whether the calendar has the day; years of the product's span only. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 2999 || month < 1 || month > 12) return false
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A moment as `YYYY-MM-DDTHH:MM`, seconds allowed. */
function isMoment(text: string): boolean {
  const [day = '', time = ''] = text.split('T')
  return isDay(day) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)
}
