import { z } from 'zod'
import type { DataContext } from '../context.ts'
import { boxOfBlob, walkBlob } from '../db/geometry-blob.ts'
import { one, type ReadDb } from '../db/sql.ts'
import { boxAround, distanceToBlobM } from '../layers/nearness.ts'
import { atOnce } from '../steps.ts'
import { outlines, settlementsOf } from './outlines.ts'

const insideRow = z.object({ inside: z.number().nullable() })
const insideSql = `SELECT ST_CoveredBy(ScaleCoords(geom, :lonM, :latM), CAST(:widened AS BLOB)) AS inside
  FROM rec_geom WHERE fid = :fid`

/** Whether the record's geometry lies in a unit; null where either is missing or cannot be compared. */
export function isInside(
  db: ReadDb,
  ctx: DataContext,
  { fid, unit }: { readonly fid: number; readonly unit: string },
): boolean | null {
  const outline = ctx.keep(outlines).of(ctx, unit)
  const row = outline ? one(db, insideRow, insideSql, { fid, ...outline }) : undefined
  // A faulty geometry has its own finding; SpatiaLite answers -1 for it here.
  return row?.inside === 1 ? true : row?.inside === 0 ? false : null
}

const blobRow = z.object({ geom: z.instanceof(Buffer), area: z.number() })
const blobSql = 'SELECT geom, ST_Dimension(geom) = 2 AS area FROM rec_geom WHERE fid = :fid'

/** Metres on the ellipsoid from the record's geometry to the nearest settlement's centre; null beyond `withinM`. */
export function distanceToSettlementM(
  db: ReadDb,
  ctx: DataContext,
  { fid, withinM }: { readonly fid: number; readonly withinM: number },
): number | null {
  const row = one(db, blobRow, blobSql, { fid })
  if (!row) return null
  const [west, south, east, north] = boxOfBlob(row.geom)
  const [left, bottom] = boxAround(west, south, withinM)
  const [right, top] = [boxAround(east, south, withinM)[2], boxAround(east, north, withinM)[3]]
  let nearest = withinM
  for (const source of settlementsOf(ctx)) {
    const ids: number[] = []
    atOnce(source.walk([left, bottom, right, top], { feature: (id) => ids.push(id) }))
    for (const id of ids) {
      const blob = source.blob(id)
      if (!blob) continue
      walkBlob(blob, {
        position: (lon, lat) => {
          nearest = Math.min(nearest, distanceToBlobM(lon, lat, row.geom, row.area === 1))
        },
        endPart: () => undefined,
      })
    }
  }
  return nearest < withinM ? nearest : null
}
