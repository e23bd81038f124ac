import type { QueryKey } from '@tanstack/react-query'
import type { RecordsChanged } from '../../shared/contract/features/records.ts'

/** Features whose answers no change of a record touches. */
const fixed: ReadonlySet<string> = new Set(['dictionary', 'system', 'drafts', 'tables'])

/** Methods of other features whose answers come from shipped files. */
const shipped: ReadonlySet<string> = new Set(['atlas.catalogue'])

/**
 * Whether an answer may be old after these records changed. Layers are among them: some show records,
 * the others are described by one.
 */
export function isTouched(key: QueryKey, changed: RecordsChanged): boolean {
  const feature = String(key[0]).split('.')[0] ?? ''
  // A key without a method's name is the frame's own: versions, state of the processes.
  const method = String(key[0])
  if (!method.includes('.') || fixed.has(feature) || shipped.has(method)) return false
  // A remark or an assignment is a record of its own beside the passport it is about.
  if (feature === 'workflow') return true
  const input = key[1] as { readonly record?: unknown } | undefined
  if (typeof input?.record !== 'string') return true
  return changed.records.some(({ id }) => id === input.record)
}
