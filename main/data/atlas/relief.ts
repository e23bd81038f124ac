import { z } from 'zod'
import { decodeGrid, type Grid } from '../../../shared/domain/grid.ts'
import { one, type ReadDb } from '../db/sql.ts'

const gridRow = z.object({ bytes: z.instanceof(Uint8Array) })

/** Heights of the visible relief; without one an empty grid, on which no way leads anywhere. */
export function readRelief(db: ReadDb): Grid {
  const found = one(db, gridRow, 'SELECT g.bytes FROM m_dem d JOIN dataset_grid g ON g.tbl = d.tbl')
  return found
    ? decodeGrid(found.bytes)
    : { columns: 0, rows: 0, box: [0, 0, 0, 0], values: new Int16Array() }
}
