import { type Grid, noHeight } from '../../../shared/domain/grid.ts'
import type { Box } from './mesh.ts'

/** Colours of the land, red green blue: low, middle and high ground, and how strongly light and shade show. */
export interface ReliefPaint {
  readonly tints: readonly (readonly [heightM: number, color: readonly [number, number, number]])[]
  readonly shade: number
  readonly light: number
}

/** Slope light and height of every cell, made once a grid: 0 to 1, flat ground is `FLAT`. */
export interface Shaded {
  readonly grid: Grid
  readonly light: Float32Array
}

/** Sun from the north-west, 45° high, as cartographers draw it; a second, weak one from the west softens ridges. */
const SUNS = [
  { azimuth: 315, weight: 0.75 },
  { azimuth: 265, weight: 0.25 },
] as const
const ALTITUDE = Math.PI / 4
const FLAT = Math.sin(ALTITUDE)
/** Slopes of a grid of 3 km are flattened; this brings mountains back. Our choice, by eye. */
const EXAGGERATION = 9

const DEGREE_M = 111_195

/** Sun vectors, made once: east, north and up, each with its weight. */
const SUN_VECTORS = SUNS.map(({ azimuth, weight }) => {
  const angle = (azimuth * Math.PI) / 180
  return {
    east: Math.sin(angle) * Math.cos(ALTITUDE),
    north: Math.cos(angle) * Math.cos(ALTITUDE),
    up: Math.sin(ALTITUDE),
    weight,
  }
})

/** Light on each cell after Horn's 3×3 slopes (B. K. P. Horn, Proc. IEEE 69, 1981). */
export function shadeGrid(given: Grid): Shaded {
  const values = given.values.map((value) => (value === noHeight ? 0 : value))
  const grid: Grid = { ...given, values }
  const { columns, rows, box } = grid
  const light = new Float32Array(columns * rows)
  const stepLat = (box[3] - box[1]) / rows
  const eastCells = (8 * (box[2] - box[0]) * DEGREE_M) / columns
  const north = EXAGGERATION / (8 * stepLat * DEGREE_M)
  for (let row = 0; row < rows; row += 1) {
    const lat = box[3] - (row + 0.5) * stepLat
    const east = EXAGGERATION / (eastCells * Math.cos((lat * Math.PI) / 180))
    const above = Math.max(0, row - 1) * columns
    const here = row * columns
    const below = Math.min(rows - 1, row + 1) * columns
    for (let column = 0; column < columns; column += 1) {
      const w = column > 0 ? column - 1 : 0
      const e = column < columns - 1 ? column + 1 : column
      const nw = values[above + w] ?? 0
      const ne = values[above + e] ?? 0
      const sw = values[below + w] ?? 0
      const se = values[below + e] ?? 0
      const toEast = ne - nw + se - sw + 2 * ((values[here + e] ?? 0) - (values[here + w] ?? 0))
      const toNorth =
        nw - sw + ne - se + 2 * ((values[above + column] ?? 0) - (values[below + column] ?? 0))
      light[here + column] = lightOf(toEast * east, toNorth * north)
    }
  }
  return { grid, light }
}

/** Light on a slope, rise over run to the east and to the north. */
function lightOf(east: number, north: number): number {
  const length = Math.sqrt(east * east + north * north + 1)
  let light = 0
  for (const sun of SUN_VECTORS) {
    const facing = sun.up - sun.east * east - sun.north * north
    if (facing > 0) light += (sun.weight * facing) / length
  }
  return light
}

/** Uniform cubic B-spline: smooth between cells, without the diamonds of bilinear light. */
function weights(t: number, out: Float64Array): void {
  const t2 = t * t
  const t3 = t2 * t
  out[0] = (1 - 3 * t + 3 * t2 - t3) / 6
  out[1] = (4 - 6 * t2 + 3 * t3) / 6
  out[2] = (1 + 3 * t + 3 * t2 - 3 * t3) / 6
  out[3] = t3 / 6
}

/** Degrees over which the relief fades out towards the edge of its grid. */
const FADE = 1.5

export interface ReliefFrame {
  readonly size: number
  /** Longitudes and latitudes of a net of `cells` squares over the tile, row by row from its top left corner. */
  readonly cells: number
  readonly lonLat: Float64Array
  /** 1 at country scale, 0 where the grid is too coarse to be shown. */
  readonly strength: number
}

/** Shaded, tinted relief of one tile; transparent outside the grid. */
export function drawRelief(shaded: Shaded, paint: ReliefPaint, frame: ReliefFrame): ImageData {
  const image = new ImageData(frame.size, frame.size)
  const { grid } = shaded
  const perLon = grid.columns / (grid.box[2] - grid.box[0])
  const perLat = grid.rows / (grid.box[3] - grid.box[1])
  const sample = makeSampler(shaded)
  const tint = tintTable(paint)
  const cellPx = frame.size / frame.cells
  const row = 2 * (frame.cells + 1)
  for (let y = 0, to = 0; y < frame.size; y += 1) {
    const v = (y + 0.5) / cellPx
    const j = Math.min(frame.cells - 1, v | 0)
    for (let x = 0; x < frame.size; x += 1, to += 4) {
      const u = (x + 0.5) / cellPx
      const i = Math.min(frame.cells - 1, u | 0)
      const k = j * row + 2 * i
      const lon = bilinear(frame.lonLat, [k, row], u - i, v - j)
      const lat = bilinear(frame.lonLat, [k + 1, row], u - i, v - j)
      const fade = fadeAt(grid.box, lon, lat)
      if (fade === 0) continue
      sample((lon - grid.box[0]) * perLon - 0.5, (grid.box[3] - lat) * perLat - 0.5)
      const shade = (sample.light - FLAT) * (sample.light < FLAT ? paint.shade : paint.light)
      const gain = 1 + frame.strength * shade
      const t =
        3 * Math.min(tint.length / 3 - 1, Math.max(0, Math.round((sample.heightM + 200) / 20)))
      image.data[to] = (tint[t] ?? 0) * gain
      image.data[to + 1] = (tint[t + 1] ?? 0) * gain
      image.data[to + 2] = (tint[t + 2] ?? 0) * gain
      image.data[to + 3] = 255 * fade
    }
  }
  return image
}

function bilinear(
  net: Float64Array,
  [k, row]: readonly [at: number, row: number],
  fu: number,
  fv: number,
): number {
  const top = (net[k] ?? 0) * (1 - fu) + (net[k + 2] ?? 0) * fu
  const bottom = (net[k + row] ?? 0) * (1 - fu) + (net[k + row + 2] ?? 0) * fu
  return top * (1 - fv) + bottom * fv
}

function fadeAt([west, south, east, north]: Box, lon: number, lat: number): number {
  const inside = Math.min(lon - west, east - lon, lat - south, north - lat)
  return inside <= 0 ? 0 : Math.min(1, inside / FADE)
}

interface Sampler {
  (column: number, row: number): void
  light: number
  heightM: number
}

function makeSampler({ grid, light }: Shaded): Sampler {
  const wx = new Float64Array(4)
  const wy = new Float64Array(4)
  const sample = ((column: number, row: number) => {
    const [c, r] = [Math.floor(column), Math.floor(row)]
    weights(column - c, wx)
    weights(row - r, wy)
    let [sumLight, sumHeight] = [0, 0]
    for (let dy = 0; dy < 4; dy += 1) {
      const y = Math.min(grid.rows - 1, Math.max(0, r - 1 + dy)) * grid.columns
      for (let dx = 0; dx < 4; dx += 1) {
        const at = y + Math.min(grid.columns - 1, Math.max(0, c - 1 + dx))
        const weight = (wx[dx] ?? 0) * (wy[dy] ?? 0)
        sumLight += weight * (light[at] ?? FLAT)
        sumHeight += weight * (grid.values[at] ?? 0)
      }
    }
    sample.light = sumLight
    sample.heightM = sumHeight
  }) as Sampler
  sample.light = FLAT
  sample.heightM = 0
  return sample
}

/** Red, green and blue every 20 m from 200 m below the sea to 7 800 m. */
function tintTable({ tints }: ReliefPaint): Float32Array {
  const table = new Float32Array(3 * 400)
  for (let step = 0; step < 400; step += 1) {
    const heightM = step * 20 - 200
    const above = tints.findIndex(([limit]) => limit >= heightM)
    const high = tints[above < 0 ? tints.length - 1 : above]
    const low = tints[above < 0 ? tints.length - 1 : Math.max(0, above - 1)]
    if (!high || !low) break
    const span = high[0] - low[0]
    const t = span > 0 ? Math.min(1, Math.max(0, (heightM - low[0]) / span)) : 1
    for (let channel = 0; channel < 3; channel += 1)
      table[3 * step + channel] = (low[1][channel] ?? 0) * (1 - t) + (high[1][channel] ?? 0) * t
  }
  return table
}
