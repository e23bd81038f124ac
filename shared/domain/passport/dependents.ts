import { fieldsOf } from '../dictionary/rule-parts.ts'
import type { Field, KindDictionary } from '../dictionary.ts'
import { inputsOf } from './compute.ts'

const indexes = new WeakMap<KindDictionary, ReadonlyMap<number, ReadonlySet<number>>>()

/**
 * Ids of the fields whose findings, presence or computed value may differ once these fields
 * changed, the changed ones among them: what `checkPassport` has to look at again.
 */
export function dependents(kind: KindDictionary, changed: Iterable<number>): ReadonlySet<number> {
  const index = indexes.get(kind) ?? buildIndex(kind)
  indexes.set(kind, index)
  const found = new Set<number>()
  const waiting = [...changed]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(index.get(id) ?? []))
  }
  return found
}

/** Field → fields that look at it directly. */
function buildIndex(kind: KindDictionary): ReadonlyMap<number, ReadonlySet<number>> {
  const index = new Map<number, Set<number>>()
  for (const field of kind.fields)
    for (const key of seenBy(field)) {
      const other = kind.byKey.get(key)
      if (!other) continue
      const watchers = index.get(other.id) ?? new Set()
      watchers.add(field.id)
      index.set(other.id, watchers)
    }
  return index
}

function seenBy(field: Field): readonly string[] {
  return [
    ...field.rules.flatMap(fieldsOf),
    ...field.when.map((condition) => condition.field),
    ...(field.levels ? ['admin_level'] : []),
    ...(field.shownFor ? ['hazard_code'] : []),
    ...(field.computed === null ? [] : inputsOf(field.computed)),
  ]
}
