import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { one, type ReadDb, statement } from '../db/sql.ts'
import type { VectorFeature } from '../files/vector.ts'

export type ToDegrees = (feature: VectorFeature) => VectorFeature

/**
 * Pulkovo 1942 to WGS 84 is pinned to EPSG:15865 (seven parameters, 4.5 m): PROJ left to itself
 * picks by bounding box and gives for Almaty the shift of Russia, 2.7 m off, and the screen, which
 * uses this one, would disagree with the import.
 */
const pulkovoShift = '+ellps=krass +towgs84=25,-141,-78.5,0,0.35,0.736,0'

/** EPSG 28404–28432: Gauss–Kruger zones 4–32; the file's axes are east, north (GeoPackage, GeoJSON). */
function pulkovoZone(srid: number): string | null {
  const zone = srid - 28_400
  if (zone < 4 || zone > 32) return srid === 4284 ? `+proj=longlat ${pulkovoShift} +no_defs` : null
  const meridian = 6 * zone - 3
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian > 180 ? meridian - 360 : meridian} +k=1 +x_0=${zone}500000 +y_0=0 ${pulkovoShift} +units=m +no_defs`
}

/** From a projected or another geographic system into longitude and latitude on WGS 84. */
export function toDegrees(db: ReadDb, srid: number): ToDegrees {
  const known = one(
    db,
    z.object({ srid: z.number() }),
    'SELECT srid FROM spatial_ref_sys WHERE srid = :srid AND srid > 0',
    { srid },
  )
  if (!known)
    throw new AppError('unsupported', {
      why: 'unknown coordinate system',
      detail: { reason: 'srid', srid },
    })
  const pinned = pulkovoZone(srid)
  const select = statement(
    db,
    pinned
      ? `SELECT ST_Transform(:blob, 4326, NULL, '${pinned}', '+proj=longlat +datum=WGS84 +no_defs') AS blob`
      : 'SELECT ST_Transform(:blob, 4326) AS blob',
  )
  return (feature) => {
    if (!feature.blob) return feature
    const { blob } = select.get({ blob: feature.blob }) as { blob: Buffer | null }
    if (!blob)
      throw new AppError('bad-file', {
        why: 'coordinates lie outside their own system',
        detail: { reason: 'coordinates', feature: feature.id },
      })
    return { ...feature, blob, box: boxOfBlob(blob) }
  }
}
