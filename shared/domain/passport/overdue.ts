import type { Field, KindDictionary } from '../dictionary.ts'
import { isWithin } from '../record/address.ts'
import type { Source, Sources } from '../record/change.ts'
import { shift } from './operand.ts'
import { isShown } from './shown.ts'
import type { Subject } from './subject.ts'
import { isFilled } from './values.ts'

/**
 * The first day on which a value of the record is older than the term of its field, or null. A
 * value is as old as its provenance says, else as the record's default says, else as the date of
 * the passport's data; without any of them its age is not known and not judged. A table is as old
 * as its oldest cell. A day and not a yes or no, so that it stays true while days pass.
 */
export function overdueFrom(subject: Subject, sources: Sources): string | null {
  const { kind, values } = subject
  const general = asOf(sources['*']) ?? textOf(values.get('as_of_date'))
  const exceptions = Object.entries(sources).filter(([at]) => at !== '*')
  // Hundreds of fields share a handful of dates and terms.
  const terms = new Map<string, string>()
  let first: string | null = null
  for (const field of kind.fields) {
    if (!hasTerm(field) || !isFilled(values.get(field.key))) continue
    const from = oldest(String(field.id), exceptions, general)
    if (from === null) continue
    const key = `${from} ${field.termMonths}`
    const due = terms.get(key) ?? shift(from, { months: field.termMonths })
    terms.set(key, due)
    if ((first === null || due < first) && isShown(field, kind, values)) first = due
  }
  return first
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

/** Kinds whose checks look at the clock: their findings may change while nobody writes. */
export function looksAtClock(kind: KindDictionary): boolean {
  return kind.fields.some((field) =>
    field.rules.some((rule) => rule.kind === 'compare' && 'now' in rule.to),
  )
}
