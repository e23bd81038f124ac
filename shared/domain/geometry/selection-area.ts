import type { LonLat } from '../coordinates/lon-lat.ts'

/** West, south, east, north in degrees. */
type Box = readonly [number, number, number, number]

/** Where a box lies: wholly in the area, wholly beside it, or not to be told from the box alone. */
export type Side = 'inside' | 'outside' | 'edge'

/** Cells a side of the grid that answers most questions without looking at an edge; our choice. */
const SIDE = 256
/** More cells than this under one box cost more than looking at the edges; our choice. */
const MOST_CELLS = 64
/** Lines and areas that come no deeper than this only touch the border: about a centimetre. */
const DEPTH = 1e-7

const OUTSIDE = 0
const INSIDE = 1
const EDGE = 2

/**
 * An area of polygons with holes (even–odd over all rings), made ready for a million questions.
 * Edges are straight in longitude and latitude, as in GeoJSON. A grid over its box knows the cells
 * that no edge passes; only near the edges is arithmetic done, row by row.
 */
export class SelectionArea {
  readonly box: Box
  /** A point in the interior of each ring that is no hole. */
  readonly innerPoints: readonly LonLat[]
  /** x0, y0, x1, y1 of every edge. */
  readonly #edges: Float64Array
  readonly #rows: readonly (readonly number[])[]
  readonly #cells = new Uint8Array(SIDE * SIDE)
  readonly #width: number
  readonly #height: number

  /** Rings by polygon, the outer one first; a ring repeats its first vertex or not. */
  constructor(polygons: readonly (readonly (readonly LonLat[])[])[]) {
    const rings = polygons.flat()
    this.#edges = Float64Array.from(rings.flatMap(edgesOf))
    this.box = boxOf(this.#edges)
    const [west, south, east, north] = this.box
    this.#width = (east - west) / SIDE || 1
    this.#height = (north - south) / SIDE || 1
    const rows: number[][] = Array.from({ length: SIDE }, () => [])
    for (let at = 0; at < this.#edges.length; at += 4) {
      const [, y0 = 0, , y1 = 0] = this.#edges.subarray(at, at + 4)
      const last = this.#row(Math.max(y0, y1))
      for (let row = this.#row(Math.min(y0, y1)); row <= last; row++) rows[row]?.push(at)
    }
    this.#rows = rows
    this.#fillCells()
    this.innerPoints = polygons.flatMap(([outer = []]) => this.#innerPoint(outer))
  }

  contains(x: number, y: number): boolean {
    const [west, south, east, north] = this.box
    if (x < west || x > east || y < south || y > north) return false
    const cell = this.#cells[this.#row(y) * SIDE + this.#column(x)]
    return cell === EDGE ? this.#isOdd(x, y) : cell === INSIDE
  }

  sideOf(west: number, south: number, east: number, north: number): Side {
    const [left, bottom, right, top] = this.box
    if (east < left || west > right || north < bottom || south > top) return 'outside'
    if (west >= left && east <= right && south >= bottom && north <= top) {
      const side = this.#sideByCells(west, south, east, north)
      if (side) return side
    }
    if (this.#edgeMeets(west, south, east, north)) return 'edge'
    return this.contains(west, south) ? 'inside' : 'outside'
  }

  /** Whether a part of a line that is no mere touch of the border lies inside. */
  entersBy(ax: number, ay: number, bx: number, by: number): boolean {
    const side = this.sideOf(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    if (side !== 'edge') return side === 'inside'
    const cuts = this.#cuts(ax, ay, bx, by)
    return cuts.slice(1).some((t, i) => {
      const middle = (t + (cuts[i] ?? 0)) / 2
      const [x, y] = [ax + middle * (bx - ax), ay + middle * (by - ay)]
      return this.contains(x, y) && !this.#edgeMeets(x - DEPTH, y - DEPTH, x + DEPTH, y + DEPTH)
    })
  }

  /** Shares of a straight line that lie inside, from 0 at its start to 1 at its end. */
  partsInside(ax: number, ay: number, bx: number, by: number): (readonly [number, number])[] {
    const side = this.sideOf(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    if (side !== 'edge') return side === 'inside' ? [[0, 1]] : []
    const cuts = this.#cuts(ax, ay, bx, by)
    return cuts.slice(1).flatMap((to, i) => {
      const from = cuts[i] ?? 0
      const middle = (from + to) / 2
      return this.contains(ax + middle * (bx - ax), ay + middle * (by - ay))
        ? [[from, to] as const]
        : []
    })
  }

  #row(y: number): number {
    return Math.min(SIDE - 1, Math.max(0, Math.floor((y - this.box[1]) / this.#height)))
  }

  #column(x: number): number {
    return Math.min(SIDE - 1, Math.max(0, Math.floor((x - this.box[0]) / this.#width)))
  }

  #isOdd(x: number, y: number): boolean {
    const edges = this.#edges
    let isOdd = false
    for (const at of this.#rows[this.#row(y)] ?? []) {
      const y0 = edges[at + 1] ?? 0
      const y1 = edges[at + 3] ?? 0
      if (y0 > y === y1 > y) continue
      const x0 = edges[at] ?? 0
      if (x < x0 + ((y - y0) / (y1 - y0)) * ((edges[at + 2] ?? 0) - x0)) isOdd = !isOdd
    }
    return isOdd
  }

  /** Cells under an edge are marked; of the others of a row one is asked for each gap. */
  #fillCells(): void {
    const [west, south] = this.box
    for (let row = 0; row < SIDE; row++) {
      const [bottom, top] = [south + row * this.#height, south + (row + 1) * this.#height]
      const cells = this.#cells.subarray(row * SIDE, (row + 1) * SIDE)
      for (const at of this.#rows[row] ?? []) this.#markEdge(cells, at, bottom, top)
      let state: number | null = null
      for (let column = 0; column < SIDE; column++) {
        if (cells[column] === EDGE) {
          state = null
          continue
        }
        state ??= this.#isOdd(west + (column + 0.5) * this.#width, (bottom + top) / 2)
          ? INSIDE
          : OUTSIDE
        cells[column] = state
      }
    }
  }

  /** Marks the cells of one row that an edge passes, and a little more on every side for rounding. */
  #markEdge(cells: Uint8Array, at: number, bottom: number, top: number): void {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = this.#edges.subarray(at, at + 4)
    const [least, most] = [Math.min(y0, y1), Math.max(y0, y1)]
    const slack = this.#height / 1_000_000
    const xAt = (y: number) =>
      x0 + ((Math.min(Math.max(y, least), most) - y0) / (y1 - y0)) * (x1 - x0)
    const [a, b] = y0 === y1 ? [x0, x1] : [xAt(bottom - slack), xAt(top + slack)]
    const first = Math.max(0, this.#column(Math.min(a, b)) - 1)
    const last = Math.min(SIDE - 1, this.#column(Math.max(a, b)) + 1)
    cells.fill(EDGE, first, last + 1)
  }

  #sideByCells(west: number, south: number, east: number, north: number): Side | null {
    const [firstRow, lastRow] = [this.#row(south), this.#row(north)]
    const [first, last] = [this.#column(west), this.#column(east)]
    if ((lastRow - firstRow + 1) * (last - first + 1) > MOST_CELLS) return null
    const state = this.#cells[firstRow * SIDE + first]
    if (state === EDGE) return null
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = first; column <= last; column++)
        if (this.#cells[row * SIDE + column] !== state) return null
    return state === INSIDE ? 'inside' : 'outside'
  }

  /** Whether an edge has a point in common with a box. */
  #edgeMeets(west: number, south: number, east: number, north: number): boolean {
    const last = this.#row(north)
    for (let row = this.#row(south); row <= last; row++)
      for (const at of this.#rows[row] ?? [])
        if (meetsBox(this.#edges, at, [west, south, east, north])) return true
    return false
  }

  /** Where a straight line is cut by edges: ascending shares, with 0 and 1. */
  #cuts(ax: number, ay: number, bx: number, by: number): number[] {
    const edges = this.#edges
    const cuts = [0, 1]
    const last = this.#row(Math.max(ay, by))
    for (let row = this.#row(Math.min(ay, by)); row <= last; row++)
      for (const at of this.#rows[row] ?? []) {
        const [cx, cy] = [edges[at] ?? 0, edges[at + 1] ?? 0]
        const [ex, ey] = [(edges[at + 2] ?? 0) - cx, (edges[at + 3] ?? 0) - cy]
        const across = (bx - ax) * ey - (by - ay) * ex
        if (across === 0) continue
        const t = ((cx - ax) * ey - (cy - ay) * ex) / across
        const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / across
        if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push(t)
      }
    return cuts.sort((a, b) => a - b)
  }

  /** In the widest gap of the area half-way up the ring; none for a ring without height. */
  #innerPoint(ring: readonly LonLat[]): LonLat[] {
    const heights = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b)
    const half = Math.floor(heights.length / 2)
    const [below, above] = [heights[half - 1], heights[half]]
    if (below === undefined || above === undefined) return []
    const y = (below + above) / 2
    const xs = crossings(edgesOf(ring), y)
    const gaps = xs.slice(1).map((to, i) => [(xs[i] ?? 0) + to, to - (xs[i] ?? 0)] as const)
    const found = gaps
      .filter(([sum]) => this.contains(sum / 2, y))
      .reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as readonly [number, number])
    return found[1] > 0 ? [[found[0] / 2, y]] : []
  }
}

function edgesOf(ring: readonly LonLat[]): number[] {
  return ring.flatMap(([x, y], i) => {
    const [nextX, nextY] = ring[i + 1] ?? ring[0] ?? [x, y]
    return x === nextX && y === nextY ? [] : [x, y, nextX, nextY]
  })
}

function boxOf(edges: Float64Array): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < edges.length; at += 2) {
    const [x, y] = [edges[at] ?? 0, edges[at + 1] ?? 0]
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

function crossings(edges: readonly number[], y: number): number[] {
  const xs: number[] = []
  for (let at = 0; at < edges.length; at += 4) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = edges.slice(at, at + 4)
    if (y0 > y !== y1 > y) xs.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0))
  }
  return xs.sort((a, b) => a - b)
}

/** Whether an edge and a box have a point in common: first their boxes, then the line through the edge. */
function meetsBox(edges: Float64Array, at: number, [west, south, east, north]: Box): boolean {
  const x0 = edges[at] ?? 0
  const y0 = edges[at + 1] ?? 0
  const x1 = edges[at + 2] ?? 0
  const y1 = edges[at + 3] ?? 0
  if (Math.max(x0, x1) < west || Math.min(x0, x1) > east) return false
  if (Math.max(y0, y1) < south || Math.min(y0, y1) > north) return false
  const side = (x: number, y: number) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
  const corners = [side(west, south), side(east, south), side(west, north), side(east, north)]
  return !(corners.every((c) => c > 0) || corners.every((c) => c < 0))
}
