import type { Field } from '../dictionary.ts'
import { isWithin } from '../record/address.ts'
import type { Sources } from '../record/change.ts'
import { isShown } from './shown.ts'
import type { Subject } from './subject.ts'
import { isFilled } from './values.ts'

/** Confidence of a value as its provenance states it: 1 low, 2 middle, 3 high, 0 not stated. */
export type Confidence = 0 | 1 | 2 | 3

/** The stated confidence of a field: the lowest within it, else what holds for the whole record. */
export function confidenceOf(field: Pick<Field, 'id'>, sources: Sources): Confidence {
  const address = String(field.id)
  const stated = Object.entries(sources).flatMap(([at, source]) =>
    at !== '*' && source[2] > 0 && isWithin(at, address) ? [source[2]] : [],
  )
  const lowest = stated.length > 0 ? Math.min(...stated) : (sources['*']?.[2] ?? 0)
  return lowest as Confidence
}

/** Shown values of which a person said that they can hardly be relied on, in the order of the form. */
export function unsureFields({ kind, values }: Subject, sources: Sources): readonly Field[] {
  // Most records state no low confidence anywhere.
  if (Object.values(sources).every((source) => source[2] !== 1)) return []
  return kind.fields.filter(
    (field) =>
      !field.auto &&
      field.computed === null &&
      confidenceOf(field, sources) === 1 &&
      isFilled(values.get(field.key)) &&
      isShown(field, kind, values),
  )
}
