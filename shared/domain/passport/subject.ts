import type { KindDictionary, RefTarget } from '../dictionary.ts'
import { computeFields } from './compute.ts'
import { type Doc, readValues, type Values } from './values.ts'

/** What the checks need beside the document. */
export interface CheckContext {
  /** Today in Kazakhstan, `YYYY-MM-DD`. */
  readonly today: string
  /** Now in Kazakhstan, `YYYY-MM-DDTHH:MM`. */
  readonly now: string
  /** The record's own geometry is kept apart from its document. */
  readonly hasGeometry: boolean
  /** Whether a register has the entry; undefined where the register is not at hand. */
  readonly exists?: (to: RefTarget, value: string) => boolean | undefined
}

/** One record made ready for checking. */
export interface Subject {
  readonly kind: KindDictionary
  readonly values: Values
  readonly context: CheckContext
}

/** Reads a record with its computed fields and its geometry. */
export function subjectOf(kind: KindDictionary, doc: Doc, context: CheckContext): Subject {
  const overlay = new Map<string, unknown>(computeFields(kind, doc))
  if (kind.byKey.get('geometry')?.type === 'geometry')
    overlay.set('geometry', context.hasGeometry || null)
  return { kind, values: readValues(kind, doc, overlay), context }
}
