import {
  type BlobNotes,
  type BlobWriter,
  badGeometry,
  type MadeBlob,
  memberMark,
  multiOffset,
} from '../db/geometry-blob.ts'

/** GeoJSON types and the class of their members: 1 point, 2 line, 3 polygon. */
const types: Readonly<Record<string, { readonly base: number; readonly multi: boolean }>> = {
  Point: { base: 1, multi: false },
  LineString: { base: 2, multi: false },
  Polygon: { base: 3, multi: false },
  MultiPoint: { base: 1, multi: true },
  MultiLineString: { base: 2, multi: true },
  MultiPolygon: { base: 3, multi: true },
}

/** A GeoJSON geometry to a blob; lines and polygons always become multi. Null for an empty one. */
export function blobFromGeoJson(
  geometry: unknown,
  writer: BlobWriter,
  notes: BlobNotes,
  srid: number,
): MadeBlob | null {
  writer.reset()
  if (geometry === null || geometry === undefined) return null
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  const known = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined
  if (!known) throw badGeometry(`geometry type ${String(type)} is not a point, line or polygon`)
  const list = listOf(coordinates)
  if (list.length === 0) return null
  const flat = { heights: false }
  const state = { writer, notes, flat }
  if (known.base === 1 && !known.multi) {
    writePosition(list, state)
  } else {
    const members = known.multi ? list.filter((member) => listOf(member).length > 0) : [list]
    if (members.length === 0) return null
    writer.count(members.length)
    for (const member of members) writeMember(listOf(member), known.base, state)
  }
  if (flat.heights) notes.flattened++
  const single = known.base === 1 && !known.multi
  return writer.finish(single ? 1 : known.base + multiOffset, srid)
}

interface State {
  readonly writer: BlobWriter
  readonly notes: BlobNotes
  readonly flat: { heights: boolean }
}

function writeMember(member: readonly unknown[], base: number, state: State): void {
  state.writer.mark(memberMark)
  state.writer.count(base)
  if (base === 1) writePosition(member, state)
  else if (base === 2) writeRun(member, 2, state)
  else {
    state.writer.count(member.length)
    for (const ring of member) writeRun(listOf(ring), 4, state)
  }
}

function writeRun(run: readonly unknown[], least: number, state: State): void {
  if (run.length < least) state.notes.degenerate++
  state.writer.count(run.length)
  for (const position of run) writePosition(listOf(position), state)
}

function writePosition(position: readonly unknown[], { writer, flat }: State): void {
  const [x, y] = position
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
    throw badGeometry('coordinate is not a number')
  if (position.length > 2) flat.heights = true
  writer.position(x, y)
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw badGeometry('coordinates are no list')
  return value
}
