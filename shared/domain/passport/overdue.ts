import type { Column, Field, KindDictionary } from '../dictionary.ts'
import { isWithin } from '../record/address.ts'
import type { Source, Sources } from '../record/change.ts'
import { clockValue, shift } from './operand.ts'
import { isShown } from './shown.ts'
import type { Subject } from './subject.ts'
import { columnByKey, isFilled } from './values.ts'

/**
 * Days on which values of the record pass the term of their field, with how many do: sorted, never
 * empty of days with none. A value is as old as its provenance says, else as the record's default
 * says, else as the date of the passport's data; without any of them its age is not known and not
 * judged. A table is as old as its oldest cell. Days and not a yes or no, so that they stay true
 * while days pass.
 */
export type DueDays = readonly (readonly [day: string, values: number])[]

export function dueDays(subject: Subject, sources: Sources): DueDays {
  const counts = new Map<string, number>()
  for (const { due } of dueFields(subject, sources)) counts.set(due, (counts.get(due) ?? 0) + 1)
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** A shown value with a term, and the day on which it passes it. */
export interface DueField {
  readonly field: Field
  /** As-of date that it is counted from. */
  readonly from: string
  readonly due: string
}

/** Shown values with a term and a known age, in the order of the form. */
export function dueFields(subject: Subject, sources: Sources): readonly DueField[] {
  const { kind, values } = subject
  const general = asOf(sources['*']) ?? textOf(values.get('as_of_date'))
  const exceptions = Object.entries(sources).filter(([at]) => at !== '*')
  // Hundreds of fields share a handful of dates and terms.
  const terms = new Map<string, string>()
  return kind.fields.flatMap((field) => {
    if (!hasTerm(field) || !isFilled(values.get(field.key))) return []
    const from = oldest(String(field.id), exceptions, general)
    if (from === null || !isShown(field, kind, values)) return []
    const key = `${from} ${field.termMonths}`
    const due = terms.get(key) ?? shift(from, { months: field.termMonths })
    terms.set(key, due)
    return [{ field, from, due }]
  })
}

const hasTerm = (field: Field): field is Field & { termMonths: number } =>
  field.termMonths !== null && !field.auto && field.computed === null

/** The oldest as-of date of the field and of what lies within it; the general one without any. */
function oldest(
  address: string,
  exceptions: readonly (readonly [string, Source])[],
  general: string | null,
): string | null {
  let first: string | null = null
  for (const [at, source] of exceptions) {
    const date = isWithin(at, address) ? asOf(source) : null
    if (date !== null && (first === null || date < first)) first = date
  }
  return first ?? general
}

const asOf = (source: Source | undefined): string | null => source?.[1] || null
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** Values that a comparison with the clock may judge otherwise on another day. */
export interface ClockSpan {
  readonly field: Field
  /** Of a table-type field. */
  readonly column: Column | null
  readonly from: number | string
  readonly to: number | string
}

/** What of a kind's values may turn when days pass: those between what the clock said then and says now. */
export function clockSpans(
  kind: KindDictionary,
  before: string,
  today: string,
): readonly ClockSpan[] {
  const [first, last] = before < today ? [before, today] : [today, before]
  return kind.fields.flatMap((field) =>
    field.rules.flatMap((rule): readonly ClockSpan[] => {
      if (rule.kind !== 'compare' || !('now' in rule.to)) return []
      const column = rule.column === undefined ? null : columnByKey(field, rule.column)
      const from = clockValue(rule.to, { today: first, now: `${first}T00:00` })
      const to = clockValue(rule.to, { today: last, now: `${last}T23:59` })
      return [{ field, column: column ?? null, from, to }]
    }),
  )
}
