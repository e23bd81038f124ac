import { type BlobNotes, BlobWriter, type GeometryKind } from '../db/geometry-blob.ts'
import type { Steps } from '../steps.ts'
import { blobFromGeoJson } from './geojson-geometry.ts'
import {
  ofFeature,
  type VectorAttribute,
  type VectorFeature,
  type VectorFile,
  type VectorLayer,
  type VectorValue,
} from './vector.ts'

/** A feature as small formats give it: a geometry in the shape of GeoJSON, and named values. */
export interface PlainFeature {
  readonly geometry: PlainGeometry | null
  readonly values: ReadonlyMap<string, VectorValue>
}

export interface PlainGeometry {
  readonly type:
    | 'Point'
    | 'LineString'
    | 'Polygon'
    | 'MultiPoint'
    | 'MultiLineString'
    | 'MultiPolygon'
  readonly coordinates: unknown
}

interface PlainSource {
  readonly format: VectorFile['format']
  readonly name: string
  readonly srid: number
  /** Begins anew at each call: once to learn the columns, once to take the features. */
  readonly read: () => Iterable<PlainFeature>
  /** Columns in the order of the file, where it names them. */
  readonly attributes?: readonly VectorAttribute[]
}

/** Features between two pauses. */
const pauseFeatures = 500

/** A vector file of one layer over features that are read one by one. */
export function* openPlain({
  format,
  name,
  srid,
  read,
  attributes,
}: PlainSource): Steps<VectorFile> {
  const kinds = new Set<GeometryKind>()
  const types = new Map<string, VectorAttribute['type']>()
  let count = 0
  for (const { geometry, values } of read()) {
    count++
    if (count % pauseFeatures === 0) yield
    if (geometry) kinds.add(kindOf(geometry))
    for (const [key, value] of values)
      if (typeof value === 'string') types.set(key, 'text')
      else if (!types.has(key)) types.set(key, 'number')
  }
  const [kind = 'mixed'] = kinds
  const layer: VectorLayer = {
    name,
    title: name,
    kind: kinds.size === 1 ? kind : 'mixed',
    count,
    srid,
    attributes: attributes ?? [...types].map(([key, type]) => ({ name: key, type })),
  }
  return {
    format,
    layers: [layer],
    features: (asked, notes) => features(asked, read(), notes),
    close: () => undefined,
  }
}

export function kindOf({ type }: PlainGeometry): GeometryKind {
  if (type.endsWith('Point')) return 'point'
  return type.endsWith('LineString') ? 'line' : 'polygon'
}

function* features(
  layer: VectorLayer,
  read: Iterable<PlainFeature>,
  notes: BlobNotes,
): Generator<VectorFeature, void, void> {
  const writer = new BlobWriter()
  let id = 0
  for (const { geometry, values } of read) {
    id++
    const made = ofFeature(id, () => blobFromGeoJson(geometry, writer, notes, layer.srid))
    yield {
      id,
      blob: made?.blob ?? null,
      kind: made?.kind ?? null,
      multi: made?.multi ?? false,
      box: made?.box ?? null,
      values: layer.attributes.map(({ name, type }) => typed(values.get(name) ?? null, type)),
    }
  }
}

const typed = (value: VectorValue, type: VectorAttribute['type']): VectorValue =>
  type === 'text' && typeof value === 'number' ? String(value) : value
