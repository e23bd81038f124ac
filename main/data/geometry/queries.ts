import { z } from 'zod'
import type { Handlers } from '../../../shared/contract/define.ts'
import type {
  GeometryFault,
  GeometryFaultFound,
  geometryContract,
} from '../../../shared/contract/features/geometry.ts'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import { blobFromGeometry, checkedGeometry, geometryFromBlob } from '../db/geometry.ts'
import { one } from '../db/sql.ts'

/** Reasons of GEOS' `TopologyValidationError`, the part before the place in brackets. */
const faultOfReason: Readonly<Record<string, GeometryFault>> = {
  'Self-intersection': 'self-intersection',
  'Ring Self-intersection': 'ring-self-intersection',
  'Hole lies outside shell': 'hole-outside',
  'Holes are nested': 'nested-holes',
  'Nested shells': 'nested-shells',
  'Duplicate Rings': 'duplicate-rings',
  'Interior is disconnected': 'disconnected',
  'Too few points in geometry component': 'too-few-points',
  'Ring is not closed': 'not-closed',
}

const checkRow = z.object({
  valid: z.number(),
  reason: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
})
const checkSql = `SELECT ST_IsValid(g) AS valid, ST_IsValidReason(g) AS reason,
    ST_X(ST_IsValidDetail(g)) AS lon, ST_Y(ST_IsValidDetail(g)) AS lat
  FROM (SELECT CAST(:blob AS BLOB) AS g)`

function check(ctx: DataContext, { geometry }: { geometry: Geometry }): GeometryFaultFound | null {
  const blob = blobFromGeometry(checkedGeometry(geometry))
  const row = one(ctx.db, checkRow, checkSql, { blob })
  if (row?.valid === 1) return null
  const reason = row?.reason?.split('[')[0]?.trim() ?? ''
  const isPlaced = row && row.lon !== null && row.lat !== null
  return {
    fault: faultOfReason[reason] ?? 'other',
    at: isPlaced ? [row.lon ?? 0, row.lat ?? 0] : null,
  }
}

const mendRow = z.object({ mended: z.instanceof(Uint8Array).nullable(), dropped: z.number() })
/** Numbers are bound as REAL, hence the cast. */
const mendSql = `SELECT ST_CollectionExtract(ST_MakeValid(g), CAST(:dimension AS INTEGER)) AS mended,
    ST_MakeValidDiscarded(g) IS NOT NULL AS dropped
  FROM (SELECT CAST(:blob AS BLOB) AS g)`

const dimensions = { Point: 1, LineString: 2, Polygon: 3 } as const

function mend(ctx: DataContext, { geometry }: { geometry: Geometry }) {
  const single = geometry.type.replace('Multi', '') as keyof typeof dimensions
  const blob = blobFromGeometry(checkedGeometry(geometry))
  const row = one(ctx.db, mendRow, mendSql, { blob, dimension: dimensions[single] })
  const mended = row?.mended ? geometryFromBlob(row.mended) : null
  return {
    geometry: mended?.coordinates.length ? unwrapped(mended) : null,
    dropped: row?.dropped === 1,
  }
}

/** A multi geometry of one member as that member. */
function unwrapped({ type, coordinates }: Geometry): Geometry {
  return type.startsWith('Multi') && coordinates.length === 1
    ? {
        type: type.replace('Multi', '') as Geometry['type'],
        coordinates: coordinates[0] as unknown[],
      }
    : { type, coordinates }
}

export const geometryQueries: Handlers<typeof geometryContract, DataContext> = {
  'geometry.check': check,
  'geometry.mend': mend,
}
