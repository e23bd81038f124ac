import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { pathLengthM, plainRingAreaM2 } from '../../../shared/domain/geodesy.ts'
import { SelectionArea } from '../../../shared/domain/geometry/selection-area.ts'
import type { DataContext, Slot } from '../context.ts'
import { blobFromGeometry, checkedGeometry, geometryFromBlob } from '../db/geometry.ts'
import { isAreaBlob } from '../db/geometry-blob.ts'
import { kazakhstanSrid } from '../db/spatialite.ts'
import { one } from '../db/sql.ts'
import type { LayerSource } from '../layers/source.ts'
import type { Steps } from '../steps.ts'
import { idsInArea } from './features.ts'

type Polygons = readonly (readonly (readonly LonLat[])[])[]

/** An area that was asked about, with what has been found in it. */
export interface AskedArea {
  readonly geometry: Geometry
  readonly blob: Uint8Array
  readonly polygons: Polygons
  readonly index: SelectionArea
  readonly isMended: boolean
  /** By layer and version, and once more in their order. */
  readonly ids: Map<string, Float64Array>
}

interface Last {
  key: string
  area: AskedArea | null
}

/** The list behind a number is asked page by page: the area asked about last is kept ready. */
const lastArea: Slot<Last> = { name: 'selection.area', make: () => ({ key: '', area: null }) }

export function askedArea(ctx: DataContext, geometry: Geometry): AskedArea {
  const last = ctx.keep(lastArea)
  const key = JSON.stringify(geometry)
  if (last.area && last.key === key) return last.area
  last.area = readyArea(ctx, geometry)
  last.key = key
  return last.area
}

const keyOf = ({ layer }: LayerSource): string => `${layer.id} ${layer.version}`

/** Ids of a layer's features in the area, in any order. */
export function* idsOf(source: LayerSource, asked: AskedArea): Steps<Float64Array> {
  const ids = asked.ids.get(keyOf(source)) ?? (yield* idsInArea(source, asked.index))
  asked.ids.set(keyOf(source), ids)
  return ids
}

/** The same, ascending: for lists. */
export function* sortedIdsOf(source: LayerSource, asked: AskedArea): Steps<Float64Array> {
  const key = `${keyOf(source)} sorted`
  const ids = asked.ids.get(key) ?? (yield* idsOf(source, asked)).toSorted()
  asked.ids.set(key, ids)
  return ids
}

const mendedRow = z.object({ valid: z.number(), mended: z.instanceof(Uint8Array).nullable() })
const mendedSql = `SELECT ST_IsValid(g) AS valid,
    CASE WHEN ST_IsValid(g) = 1 THEN NULL ELSE ST_CollectionExtract(ST_MakeValid(g), 3) END AS mended
  FROM (SELECT CAST(:blob AS BLOB) AS g)`

function readyArea(ctx: DataContext, given: Geometry): AskedArea {
  if (given.type !== 'Polygon' && given.type !== 'MultiPolygon')
    throw new AppError('invalid-input', { why: 'an area is a polygon' })
  const checked = checkedGeometry(given)
  const row = one(ctx.db, mendedRow, mendedSql, { blob: blobFromGeometry(checked) })
  const isMended = row?.valid !== 1
  const geometry = isMended ? row?.mended && geometryFromBlob(row.mended) : checked
  if (!geometry || geometry.coordinates.length === 0)
    throw new AppError('invalid-input', { why: 'the area is empty' })
  const polygons = polygonsOf(geometry)
  return {
    geometry,
    blob: blobFromGeometry(geometry),
    polygons,
    index: new SelectionArea(polygons),
    isMended,
    ids: new Map(),
  }
}

function polygonsOf({ type, coordinates }: Geometry): Polygons {
  return type === 'Polygon'
    ? [coordinates as readonly (readonly LonLat[])[]]
    : (coordinates as Polygons)
}

/** Edges are straight in longitude and latitude: cut this fine, they are as long as shortest lines to two parts in a million. */
const stepDegrees = 0.25

function finer(ring: readonly LonLat[]): LonLat[] {
  return ring.flatMap(([x, y], i) => {
    const [nextX, nextY] = ring[i + 1] ?? [x, y]
    const pieces = Math.ceil(Math.max(Math.abs(nextX - x), Math.abs(nextY - y)) / stepDegrees) || 1
    return Array.from(
      { length: pieces },
      (_, k): LonLat => [x + (k / pieces) * (nextX - x), y + (k / pieces) * (nextY - y)],
    )
  })
}

export const areaOfM2 = ({ polygons }: AskedArea): number =>
  polygons
    .flatMap((rings) => rings.map((ring, i) => (i === 0 ? 1 : -1) * plainRingAreaM2(ring)))
    .reduce((sum, areaM2) => sum + areaM2, 0)

export const perimeterOfM = ({ polygons }: AskedArea): number =>
  polygons.flat().reduce((sum, ring) => sum + pathLengthM(finer(ring)), 0)

const aroundRow = z.object({ area: z.instanceof(Uint8Array).nullable() })
/** Sides of a quarter of a circle: its chords come nearer by one part in 26 000 (our choice). */
const quarterSides = 90
/** The SRID only carries the plane: the strings say which it is. */
const aroundSql = `SELECT ST_Transform(ST_Buffer(
    ST_Transform(CAST(:blob AS BLOB), ${kazakhstanSrid}, NULL, 'EPSG:4326', :plane),
    :radius, ${quarterSides}), 4326, NULL, :plane, 'EPSG:4326') AS area`

/**
 * Everything within a distance of a geometry. The plane is azimuthal and equidistant about the
 * middle of the geometry: exact around a point, wrong by (extent / 2 / 6 371 km)² / 6 at the ends of
 * a larger one, half a metre in a kilometre for an extent of 700 km.
 */
export function areaAround(ctx: DataContext, blob: Uint8Array, radiusM: number): Geometry | null {
  const view = Buffer.from(blob)
  if (radiusM === 0) return isAreaBlob(view) ? geometryFromBlob(blob) : null
  const lon = (view.readDoubleLE(6) + view.readDoubleLE(22)) / 2
  const lat = (view.readDoubleLE(14) + view.readDoubleLE(30)) / 2
  const plane = `+proj=aeqd +lat_0=${lat} +lon_0=${lon} +datum=WGS84 +units=m +no_defs`
  const row = one(ctx.db, aroundRow, aroundSql, { blob, plane, radius: radiusM })
  return row?.area ? geometryFromBlob(row.area) : null
}
