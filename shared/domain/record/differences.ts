import { isWithin } from './address.ts'
import type { RecordState, Source, Sources } from './change.ts'
import { isRows, isSame, type StoredValue, valueAt } from './document.ts'

/** What two states of a record hold at one address; rows that only one of them has are one address. */
export interface Difference {
  /** An address, `geometry`, or `*` for the default provenance. */
  readonly address: string
  readonly before: unknown
  readonly after: unknown
  /** Provenance at the address and within it. */
  readonly sourcesBefore: Sources
  readonly sourcesAfter: Sources
}

type Side = Pick<RecordState, 'doc' | 'sources' | 'geometry'>

/** Every address at which two states differ, by value or by provenance. */
export function differencesOf(before: Side, after: Side): readonly Difference[] {
  const fields = new Set([...Object.keys(before.doc), ...Object.keys(after.doc)])
  const addresses = [...fields].flatMap((field) => addressesOf(field, before, after))
  return ['*', ...addresses, 'geometry']
    .map((address) => ({
      address,
      before: contentAt(before, address),
      after: contentAt(after, address),
      sourcesBefore: within(before.sources, address),
      sourcesAfter: within(after.sources, address),
    }))
    .filter((one) => !isSame(one.before, one.after) || !isSame(one.sourcesBefore, one.sourcesAfter))
}

function addressesOf(field: string, before: Side, after: Side): readonly string[] {
  const [a, b] = [before.doc[field], after.doc[field]]
  if (!isRows(a) && !isRows(b)) return [field]
  const [rowsA, rowsB] = [isRows(a) ? a : {}, isRows(b) ? b : {}]
  const rows = new Set([...Object.keys(rowsA), ...Object.keys(rowsB)])
  const cells = [...rows].flatMap((row) => {
    const [cellsA, cellsB] = [rowsA[row], rowsB[row]]
    if (!cellsA || !cellsB) return [`${field}/${row}`]
    const columns = new Set([...Object.keys(cellsA), ...Object.keys(cellsB)])
    return Array.from(columns, (column) => `${field}/${row}/${column}`)
  })
  return cells
}

function contentAt({ doc, geometry }: Side, address: string): unknown {
  if (address === '*') return null
  return address === 'geometry' ? geometry : valueAt(doc, address)
}

const within = (sources: Sources, address: string): Sources =>
  Object.fromEntries(Object.entries(sources).filter(([at]) => isWithin(at, address)))

/** What to write so that the addresses hold again what they held before. */
export function restoring(differences: readonly Difference[]): {
  readonly values?: Readonly<Record<string, StoredValue>>
  readonly sources?: Readonly<Record<string, Source | null>>
  readonly geometry?: unknown
} {
  const values: Record<string, StoredValue> = {}
  const sources: Record<string, Source | null> = {}
  let geometry: { geometry?: unknown } = {}
  for (const { address, before, sourcesBefore, sourcesAfter } of differences) {
    if (address === 'geometry') geometry = { geometry: before }
    else if (address !== '*') values[address] = before as StoredValue
    for (const at of [...Object.keys(sourcesBefore), ...Object.keys(sourcesAfter)])
      sources[at] = sourcesBefore[at] ?? null
  }
  return {
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(Object.keys(sources).length > 0 ? { sources } : {}),
    ...geometry,
  }
}
