/**
 * A net of projected points over a window of degrees. Between its knots positions are bilinear, so drawing needs no
 * projection code and costs the same in every projection: 33 knots a side keep a tile that shows the whole country
 * within a tenth of a pixel (tested), smaller tiles are far better.
 */
export interface Mesh {
  readonly cells: number
  /** West, south, east, north in degrees. */
  readonly box: readonly [number, number, number, number]
  /** Pixel x and y of each knot, row by row from the south-west corner. */
  readonly xy: Float64Array
}

export type Box = Mesh['box']

/** `place` gives the pixel of a longitude and latitude. */
export function makeMesh(
  box: Box,
  cells: number,
  place: (lon: number, lat: number) => readonly [number, number],
): Mesh {
  const [west, south, east, north] = box
  const xy = new Float64Array((cells + 1) ** 2 * 2)
  let at = 0
  for (let row = 0; row <= cells; row += 1)
    for (let column = 0; column <= cells; column += 1) {
      const lon = west + ((east - west) * column) / cells
      const lat = south + ((north - south) * row) / cells
      const [x, y] = place(lon, lat)
      xy[at++] = x
      xy[at++] = y
    }
  return { cells, box, xy }
}

/** A run of pairs: from one index to behind another. */
export interface Run {
  readonly coords: ArrayLike<number>
  readonly from: number
  readonly to: number
}

/** Writes the pixels of a run of degrees, measured from `origin`, into `out`. */
export function placeAll(
  mesh: Mesh,
  origin: readonly [number, number],
  { coords, from, to }: Run,
  out: Float32Array,
): void {
  const { cells, box, xy } = mesh
  const perLon = cells / (box[2] - box[0])
  const perLat = cells / (box[3] - box[1])
  const west = box[0] - origin[0]
  const south = box[1] - origin[1]
  const row = 2 * (cells + 1)
  let end = 0
  for (let at = 2 * from; at < 2 * to; at += 2) {
    const u = ((coords[at] ?? 0) - west) * perLon
    const v = ((coords[at + 1] ?? 0) - south) * perLat
    const i = u < 0 ? 0 : u >= cells ? cells - 1 : u | 0
    const j = v < 0 ? 0 : v >= cells ? cells - 1 : v | 0
    const [fu, fv] = [u - i, v - j]
    const k = j * row + 2 * i
    const x0 = xy[k] ?? 0
    const y0 = xy[k + 1] ?? 0
    const x1 = xy[k + 2] ?? 0
    const y1 = xy[k + 3] ?? 0
    const x2 = xy[k + row] ?? 0
    const y2 = xy[k + row + 1] ?? 0
    const x3 = xy[k + row + 2] ?? 0
    const y3 = xy[k + row + 3] ?? 0
    const xa = x0 + (x1 - x0) * fu
    const ya = y0 + (y1 - y0) * fu
    out[end++] = xa + (x2 + (x3 - x2) * fu - xa) * fv
    out[end++] = ya + (y2 + (y3 - y2) * fu - ya) * fv
  }
}
