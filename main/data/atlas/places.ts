import { z } from 'zod'
import type { DataContext, Slot } from '../context.ts'
import { one, run, transaction } from '../db/sql.ts'
import { currentDatasets } from './inputs.ts'
import { checkSignatures } from './signatures.ts'

/** Layers whose points the maps want by district. */
const placed = ['settlements', 'weather_stations', 'station', 'siren', 'popgrid', 'anthrax_site']

const foundRow = z.object({ fid: z.number() })

/** Tables that this process knows to be done. */
const done: Slot<Set<string>> = { name: 'atlas-placed', make: () => new Set() }

/** Finds the districts of one layer's features; true when it placed any. */
export function placeFeatures(ctx: DataContext): boolean {
  const visible = currentDatasets(ctx)
  const known = ctx.keep(done)
  const districts = visible.get('adm2_schematic')?.tbl
  if (!districts) return false
  for (const layer of placed) {
    const { tbl, columns } = visible.get(layer) ?? {}
    if (!tbl || columns?.has('unit') || known.has(tbl)) continue
    known.add(tbl)
    if (one(ctx.db, foundRow, 'SELECT fid FROM atlas_place WHERE tbl = :tbl LIMIT 1', { tbl }))
      continue
    transaction(ctx.db, (tx) => {
      run(
        tx,
        `INSERT OR IGNORE INTO atlas_place(tbl, fid, unit)
         SELECT :tbl, t.fid, (SELECT u.code FROM idx_${districts}_geom i JOIN ${districts} d ON d.fid = i.pkid
            JOIN unit u ON u.unit_id = d.unit_id
           WHERE i.xmin <= ST_X(p.c) AND i.xmax >= ST_X(p.c) AND i.ymin <= ST_Y(p.c) AND i.ymax >= ST_Y(p.c)
             AND ST_Intersects(d.geom, p.c) LIMIT 1)
           FROM ${tbl} t JOIN (SELECT fid, ST_Centroid(geom) AS c FROM ${tbl}) p ON p.fid = t.fid`,
        { tbl },
      )
      // Values by district follow from the places.
      run(tx, 'DELETE FROM atlas_map')
      checkSignatures(tx, ctx)
    })
    return true
  }
  return false
}
