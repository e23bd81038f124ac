import { transformExtent } from 'ol/proj.js'
import TileGrid from 'ol/tilegrid/TileGrid.js'
import { type Mesh, makeMesh } from './draw/mesh.ts'
import { countryExtent, projectionOf, toLonLat, toPlane } from './projections.ts'

/** CSS pixels a side. */
export const TILE_PX = 512

/** Half a zoom a step: a tile is stretched by at most a fifth, so thin lines stay thin. */
export const RESOLUTIONS: readonly number[] = Array.from(
  { length: 33 },
  (_, step) => 16_384 / 2 ** (step / 2),
)

/** One grid a projection: the origin is the corner of the country, tiles run on beyond it. */
export function tileGridOf(projection: string): TileGrid {
  const [west = 0, , , north = 0] = countryExtent(projection)
  return new TileGrid({
    origin: [west, north],
    resolutions: [...RESOLUTIONS],
    tileSize: TILE_PX,
  })
}

/** Knots a side of the nets: enough for a tile that shows the whole country (tested in `mesh.test.ts`). */
const CELLS = 32

/** Degrees no data lie beyond; a tile outside is empty. */
const WORLD = [-180, -85, 180, 85] as const

export interface TileGeometry {
  readonly mesh: Mesh
  readonly inverse: { readonly cells: number; readonly lonLat: Float64Array }
  /** Degrees of latitude a pixel. */
  readonly resolutionDeg: number
}

/** The window of degrees around a tile and the nets between degrees and pixels; null where there is no earth. */
export function tileGeometry(
  projection: string,
  extent: readonly number[],
  size: number,
): TileGeometry | null {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = extent
  const perPx = (maxX - minX) / size
  const window = transformExtent([...extent], projectionOf(projection), 'EPSG:4326', 16)
  if (!window.every(Number.isFinite)) return null
  const [west = 0, south = 0, east = 0, north = 0] = window
  // The corners of a slanted window reach a little beyond its sampled edges.
  const pad = 0.02 * (north - south)
  const box = [
    Math.max(WORLD[0], west - pad),
    Math.max(WORLD[1], south - pad),
    Math.min(WORLD[2], east + pad),
    Math.min(WORLD[3], north + pad),
  ] as const
  if (box[0] >= box[2] || box[1] >= box[3] || box[2] - box[0] > 180) return null
  const mesh = makeMesh(box, CELLS, (lon, lat) => {
    const [x = 0, y = 0] = toPlane([lon, lat], projection)
    return [(x - minX) / perPx, (maxY - y) / perPx]
  })
  const lonLat = new Float64Array(2 * (CELLS + 1) ** 2)
  for (let row = 0, at = 0; row <= CELLS; row += 1)
    for (let column = 0; column <= CELLS; column += 1) {
      const x = minX + ((maxX - minX) * column) / CELLS
      const y = maxY - ((maxY - minY) * row) / CELLS
      const [lon, lat] = toLonLat([x, y], projection)
      lonLat[at++] = lon
      lonLat[at++] = lat
    }
  return { mesh, inverse: { cells: CELLS, lonLat }, resolutionDeg: perPx / 111_195 }
}
