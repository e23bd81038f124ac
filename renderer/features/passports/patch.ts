import type { Operation, StoredRecord } from '../../../shared/contract/features/records.ts'
import { carryOut } from '../../../shared/domain/record/change.ts'

/** What one act of the form changes of one record. */
export type Patch = Pick<Operation, 'values' | 'sources' | 'geometry'>

/** The record as it will be once the patch is stored; for showing it at once. */
export function laid(record: StoredRecord, patch: Patch): StoredRecord {
  const { doc, src: sources, geometry, deleted } = record
  const { state } = carryOut({ doc, sources, geometry, deleted }, definite(patch))
  return {
    ...record,
    doc: state.doc,
    src: Object.fromEntries(
      Object.entries(state.sources).map(([address, source]) => [address, [...source]]),
    ),
    geometry: patch.geometry === undefined ? record.geometry : patch.geometry,
  }
}

/** Without the keys that hold nothing. */
function definite(patch: Patch) {
  return {
    ...(patch.values ? { values: patch.values } : {}),
    ...(patch.sources ? { sources: patch.sources } : {}),
    ...(patch.geometry === undefined ? {} : { geometry: patch.geometry }),
  }
}
