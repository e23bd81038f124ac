import { isWithin, parseAddress } from './address.ts'
import { type Document, isRows, isSame, type StoredValue, valueAt, withValues } from './document.ts'

/** Source text, as-of date, confidence (`store.md` 4). */
export type Source = readonly [string, string, number]
/** `*` is the default of the record; other addresses are exceptions from it. */
export type Sources = Readonly<Record<string, Source>>

/** A record as commands see it. */
export interface RecordState {
  readonly doc: Document
  readonly sources: Sources
  /** GeoJSON, EPSG:4326. */
  readonly geometry: unknown
  readonly deleted: boolean
}

/** What one operation writes, and in history also what stood there before. */
export interface Change {
  readonly create?: string
  readonly values?: Readonly<Record<string, StoredValue>>
  readonly sources?: Readonly<Record<string, Source | null>>
  readonly geometry?: unknown
  readonly deleted?: boolean
}

/** An operation carried out: the new state, what really changed, what stood there before. */
export interface Carried {
  readonly state: RecordState
  readonly patch: Change
  readonly base: Change
}

/** A record before its creation. */
export const nothing: RecordState = { doc: {}, sources: {}, geometry: null, deleted: false }

/** Two addresses of one operation of which one holds the other: their order would decide. */
export function overlapOf(change: Change): string | null {
  const addresses = Object.keys(change.values ?? {})
  const fields = new Set(addresses)
  const found = addresses.find((address) => {
    const { field, row, column } = parseAddress(address)
    return (row !== null && fields.has(field)) || (column !== null && fields.has(`${field}/${row}`))
  })
  return found ?? null
}

/**
 * Carries a change out. What equals the present state is left out of the patch, so that writing
 * the same again leaves no trace. Removing a table removes its rows one by one, because rows merge
 * one by one. An exception of provenance stands only where a value stands.
 *
 * A value and its provenance are one unit of merging and of undo: the patch names both as soon as
 * one of them changes, and a provenance that it does not name beside a value is none.
 */
export function carryOut(before: RecordState, change: Change): Carried {
  const values: Record<string, StoredValue> = {}
  const oldValues: Record<string, StoredValue> = {}
  // Addresses of one operation do not hold one another, so each finds what stood there before.
  for (const [address, value] of expand(before.doc, change.values ?? {})) {
    const old = valueAt(before.doc, address)
    if (isSame(old, value)) continue
    values[address] = value
    oldValues[address] = old
  }
  const doc = withValues(before.doc, values)
  const own = ownParts(before, change)
  const geometry = 'geometry' in own.patch ? own.patch.geometry : before.geometry
  const sources = sourcesAfter(before.sources, change.sources ?? {}, { doc, geometry, values })
  const state = { doc, sources, geometry, deleted: own.patch.deleted ?? before.deleted }
  const written = differences(before.sources, sources)
  for (const address of written) {
    const value = valueAt(doc, address)
    // Rows and whole tables are no single value: their provenance stands alone.
    if (address in values || value === null || isRows(value)) continue
    values[address] = value
    oldValues[address] = value
  }
  const units = new Set([...written, ...standingWithin(sources, values)])
  return {
    state,
    patch: {
      ...(change.create ? { create: change.create } : {}),
      ...compact({ values, sources: pick(sources, units) }),
      ...own.patch,
    },
    base: { ...compact({ values: oldValues, sources: pick(before.sources, units) }), ...own.base },
  }
}

/** The provenance after a change; what has no value under it any more goes. */
function sourcesAfter(
  before: Sources,
  change: Readonly<Record<string, Source | null>>,
  now: Pick<RecordState, 'doc' | 'geometry'> & Pick<Required<Change>, 'values'>,
): Sources {
  const mayOrphan =
    Object.keys(change).length > 0 ||
    now.geometry === null ||
    Object.values(now.values).some((value) => value === null || isRows(value))
  if (!mayOrphan) return before
  return Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(
      (entry): entry is [string, Source] => entry[1] !== null && stands(entry[0], now),
    ),
  )
}

function stands(
  address: string,
  { doc, geometry }: Pick<RecordState, 'doc' | 'geometry'>,
): boolean {
  if (address === '*') return true
  // Not read yet means not changed here, and so still there.
  if (address === 'geometry') return geometry !== null
  return valueAt(doc, address) !== null || isRows(doc[address])
}

const differences = (before: Sources, after: Sources): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (address) => !isSame(before[address], after[address]),
  )

/** Exceptions at the addresses written, or within a row written whole. */
function standingWithin(
  sources: Sources,
  values: Readonly<Record<string, StoredValue>>,
): readonly string[] {
  const exceptions = Object.keys(sources).filter((address) => address !== '*')
  if (exceptions.length === 0) return []
  return exceptions.filter((address) => address in values || rowOf(address) in values)
}

function rowOf(address: string): string {
  const { field, row, column } = parseAddress(address)
  return column === null ? '' : `${field}/${row}`
}

const pick = (sources: Sources, addresses: Iterable<string>): Record<string, Source | null> =>
  Object.fromEntries(Array.from(addresses, (address) => [address, sources[address] ?? null]))

/** Geometry and deletion, where they really change. */
function ownParts(before: RecordState, { geometry, deleted }: Change) {
  const patch: { geometry?: unknown; deleted?: boolean } = {}
  const base: typeof patch = {}
  if (geometry !== undefined && !isSame(geometry, before.geometry)) {
    patch.geometry = geometry
    base.geometry = before.geometry
  }
  if (deleted !== undefined && deleted !== before.deleted) {
    patch.deleted = deleted
    base.deleted = before.deleted
  }
  return { patch, base }
}

function compact(parts: Pick<Change, 'values' | 'sources'>): Change {
  return Object.fromEntries(
    Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0),
  )
}

function* expand(
  doc: Document,
  values: Readonly<Record<string, StoredValue>>,
): Iterable<readonly [string, StoredValue]> {
  for (const [address, value] of Object.entries(values)) {
    const stored = doc[address]
    if (value === null && isRows(stored))
      for (const row of Object.keys(stored)) yield [`${address}/${row}`, null]
    else yield [address, value]
  }
}

/** True when nothing would be written. */
export function isEmpty(change: Change): boolean {
  return Object.keys(change).length === 0
}

/** How to take an operation back now, and which addresses somebody changed since. */
export interface TakenBack {
  readonly change: Change
  readonly skipped: readonly string[]
}

/**
 * Writes the base back wherever the record still holds what the operation wrote, unit by unit. A
 * creation is taken back by deleting the record, unless anything in it was changed since.
 */
export function takeBack(now: RecordState, patch: Change, base: Change): TakenBack {
  if (patch.create !== undefined)
    return isSame(now, carryOut(nothing, patch).state)
      ? { change: { deleted: true }, skipped: [] }
      : { change: {}, skipped: ['deleted'] }
  // A record deleted since is not edited behind the back of whoever deleted it.
  if (now.deleted && patch.deleted !== true) return { change: {}, skipped: unitsOf(patch) }
  const values: Record<string, StoredValue> = {}
  const sources: Record<string, Source | null> = {}
  const skipped: string[] = []
  for (const [unit, value] of Object.entries(patch.values ?? {})) {
    const written = within(patch.sources, unit)
    if (isSame(valueAt(now.doc, unit), value) && isSame(within(now.sources, unit), written)) {
      values[unit] = base.values?.[unit] ?? null
      for (const address of addressesWithin(patch.sources, unit))
        sources[address] = base.sources?.[address] ?? null
    } else skipped.push(unit)
  }
  for (const address of sourcesAlone(patch))
    if (isSame(now.sources[address] ?? null, patch.sources?.[address] ?? null))
      sources[address] = base.sources?.[address] ?? null
    else skipped.push(address)
  const own = ownPartsBack(now, patch, base)
  return {
    change: { ...compact({ values, sources }), ...own.change },
    skipped: [...skipped, ...own.skipped],
  }
}

/** Provenance that a change writes without a value under it: the default, a table's, a row's. */
function sourcesAlone({ values = {}, sources = {} }: Change): readonly string[] {
  return Object.keys(sources).filter(
    (address) => !(address in values) && !(rowOf(address) in values),
  )
}

/** What a change writes, as it merges and goes back: addresses, `*`, `geometry`, `deleted`. */
export function unitsOf(change: Change): readonly string[] {
  return [
    ...Object.keys(change.values ?? {}),
    ...sourcesAlone(change),
    ...(change.geometry === undefined ? [] : ['geometry']),
    ...(change.deleted === undefined ? [] : ['deleted']),
  ]
}

const addressesWithin = (sources: Change['sources'], unit: string): readonly string[] =>
  Object.keys(sources ?? {}).filter((address) => isWithin(address, unit))

/** The provenance that stands at a unit. */
function within(sources: Change['sources'], unit: string): Sources {
  return Object.fromEntries(
    Object.entries(sources ?? {}).filter(
      (entry): entry is [string, Source] => entry[1] !== null && isWithin(entry[0], unit),
    ),
  )
}

function ownPartsBack(now: RecordState, patch: Change, base: Change): TakenBack {
  const change: { geometry?: unknown; deleted?: boolean } = {}
  const skipped: string[] = []
  if (patch.geometry !== undefined) {
    if (isSame(now.geometry, patch.geometry)) change.geometry = base.geometry ?? null
    else skipped.push('geometry')
  }
  if (patch.deleted !== undefined) {
    if (now.deleted === patch.deleted) change.deleted = base.deleted ?? false
    else skipped.push('deleted')
  }
  return { change, skipped }
}
