import Feature from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import MultiLineString from 'ol/geom/MultiLineString.js'
import MultiPolygon from 'ol/geom/MultiPolygon.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import type SimpleGeometry from 'ol/geom/SimpleGeometry.js'
import { getTransform } from 'ol/proj.js'
import type { Geometry as PlainGeometry } from '../../shared/contract/features/records.ts'
import type { Packed } from '../../shared/domain/packed.ts'

/** What a feature of a packed layer carries besides its geometry; its id is the feature's id. */
export interface FeatureMeta {
  readonly index: number
  readonly classIndex: number
}

/** Features of a packed layer in a projection, in its order. */
export function featuresOf(packed: Packed, projection: string): Feature[] {
  const plane = absolute(packed)
  getTransform('EPSG:4326', projection)?.(plane, plane, 2)
  return Array.from({ length: packed.count }, (_, index) => {
    const feature = new Feature(geometryAt(packed, plane, index))
    feature.setId(packed.ids[index])
    const meta: FeatureMeta = { index, classIndex: packed.classes[index] ?? 0 }
    feature.setProperties(meta, true)
    return feature
  })
}

function absolute({ coords, origin }: Packed): number[] {
  return Array.from(coords, (value, at) => value + (at % 2 ? origin[1] : origin[0]))
}

function geometryAt(packed: Packed, plane: readonly number[], index: number): SimpleGeometry {
  if (packed.kind === 'point') return new Point(plane.slice(2 * index, 2 * index + 2))
  const first = index === 0 ? 0 : (packed.featureEnds[index - 1] ?? 0)
  const last = packed.featureEnds[index] ?? 0
  const startOf = (part: number) => (part === 0 ? 0 : 2 * (packed.partEnds[part - 1] ?? 0))
  const from = startOf(first)
  const flat = plane.slice(from, 2 * (packed.partEnds[last - 1] ?? 0))
  const parts = Array.from({ length: last - first }, (_, k) => first + k)
  const ends = parts.map((part) => 2 * (packed.partEnds[part] ?? 0) - from)
  if (packed.kind === 'line')
    return ends.length === 1 ? new LineString(flat, 'XY') : new MultiLineString(flat, 'XY', ends)
  const polygons: number[][] = []
  parts.forEach((part, k) => {
    const end = ends[k] ?? 0
    if (packed.outer[part] === 1 || polygons.length === 0) polygons.push([end])
    else polygons[polygons.length - 1]?.push(end)
  })
  const [only] = polygons
  return polygons.length === 1 && only
    ? new Polygon(flat, 'XY', only)
    : new MultiPolygon(flat, 'XY', polygons)
}

const format = new GeoJSON()

/** GeoJSON in degrees to a geometry of the map. */
export function geometryFrom(plain: PlainGeometry, projection: string): Geometry | null {
  return format.readGeometry(plain, {
    dataProjection: 'EPSG:4326',
    featureProjection: projection,
  })
}

/** A geometry of the map to GeoJSON in degrees, to a centimetre. */
export function plainGeometry(geometry: Geometry, projection: string): PlainGeometry {
  const written: unknown = format.writeGeometryObject(geometry, {
    dataProjection: 'EPSG:4326',
    featureProjection: projection,
    decimals: 7,
    rightHanded: true,
  })
  return written as PlainGeometry
}
