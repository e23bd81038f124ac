import { descentFrom } from '../../../../shared/domain/atlas/relief.ts'
import type { Grid } from '../../../../shared/domain/grid.ts'
import type { LonLat } from '../polygon.ts'

/** The way of water from a place. */
export interface Relief {
  readonly downhill: (from: LonLat, lengthM: number) => readonly LonLat[]
}

export const reliefWays = (grid: Grid): Relief => ({
  downhill: (from, lengthM) =>
    descentFrom(grid, from, ({ alongM }) => alongM > lengthM).map(({ at }) => at),
})
