import { join } from 'node:path'
import { noHeight } from '../../../shared/domain/grid.ts'
import { readGeoTiff } from '../files/geotiff.ts'
import type { LonLat } from './polygon.ts'

/** Heights of the starter relief, two arc minutes a cell. */
export interface Terrain {
  /** Metres above the sea; null outside the grid. */
  readonly heightM: (at: LonLat) => number | null
  /** Greatest difference of height to the eight cells around, metres: steepness at this grain. */
  readonly reliefM: (at: LonLat) => number
}

export function readTerrain(assetsFolder: string): Terrain {
  const grid = readGeoTiff(join(assetsFolder, 'starter/kz-dem-2min.tif'))
  const [west, south, east, north] = grid.box
  const cell = (column: number, row: number): number | null => {
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return null
    const height = grid.values[row * grid.columns + column]
    return height === undefined || height === noHeight ? null : height
  }
  const cellAt = ([lon, lat]: LonLat) =>
    [
      Math.floor(((lon - west) / (east - west)) * grid.columns),
      Math.floor(((north - lat) / (north - south)) * grid.rows),
    ] as const
  return {
    heightM: (at) => cell(...cellAt(at)),
    reliefM: (at) => {
      const [column, row] = cellAt(at)
      const own = cell(column, row)
      if (own === null) return 0
      const around = [-1, 0, 1].flatMap((dx) =>
        [-1, 0, 1].map((dy) => Math.abs((cell(column + dx, row + dy) ?? own) - own)),
      )
      return Math.max(...around)
    },
  }
}
