import type { LonLat } from '../coordinates/lon-lat.ts'
import { type Grid, noHeight } from '../grid.ts'
import { nearMetres } from './along.ts'

/** A place of a path downhill. */
export interface Step {
  readonly at: LonLat
  /** Metres along the path from its start. */
  readonly alongM: number
  readonly heightM: number
}

/** Cells looked through for a way out of a hollow before the path ends there; our choice. */
const mostSearched = 2_000

/**
 * The way of water over the relief: steepest descent to one of the eight neighbours (D8,
 * O'Callaghan and Mark 1984); out of a hollow over the lowest rim, as priority flooding fills it
 * (Barnes, Lehman and Mulla 2014). Ends at the edge of the relief, or when `isOver` says so.
 */
export function descentFrom(
  grid: Grid,
  start: LonLat,
  isOver: (step: Step, first: Step) => boolean,
): readonly Step[] {
  const from = cellAt(grid, start)
  if (from === null) return []
  const first: Step = { at: start, alongM: 0, heightM: grid.values[from] ?? 0 }
  const path = [first]
  const visited = new Set([from])
  for (let cell = from; ; ) {
    const way = nextLower(grid, cell, visited)
    if (way.length === 0) return path
    for (const next of way) {
      const before = path.at(-1) ?? first
      const at = centreOf(grid, next)
      const step: Step = {
        at,
        alongM: before.alongM + nearMetres(before.at, at),
        heightM: Math.min(before.heightM, grid.values[next] ?? 0),
      }
      path.push(step)
      if (isOver(step, first)) return path
      visited.add(next)
      cell = next
    }
  }
}

function cellAt({ box, columns, rows, values }: Grid, [lon, lat]: LonLat): number | null {
  const column = Math.floor(((lon - box[0]) / (box[2] - box[0])) * columns)
  const row = Math.floor(((box[3] - lat) / (box[3] - box[1])) * rows)
  if (column < 0 || row < 0 || column >= columns || row >= rows) return null
  const cell = row * columns + column
  return values[cell] === noHeight ? null : cell
}

function centreOf({ box, columns, rows }: Grid, cell: number): LonLat {
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  return [
    box[0] + ((column + 0.5) * (box[2] - box[0])) / columns,
    box[3] - ((row + 0.5) * (box[3] - box[1])) / rows,
  ]
}

function around({ columns, rows, values }: Grid, cell: number): number[] {
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  const found: number[] = []
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const [x, y] = [column + dx, row + dy]
      const isInside = x >= 0 && y >= 0 && x < columns && y < rows && (dx !== 0 || dy !== 0)
      const next = y * columns + x
      if (isInside && values[next] !== noHeight) found.push(next)
    }
  return found
}

/** The steepest lower neighbour, or the way over the lowest rim to ground that is lower. */
function nextLower(grid: Grid, cell: number, visited: ReadonlySet<number>): readonly number[] {
  const height = grid.values[cell] ?? 0
  const here = centreOf(grid, cell)
  let steepest: number | null = null
  let slope = 0
  for (const next of around(grid, cell)) {
    if (visited.has(next)) continue
    const drop = (height - (grid.values[next] ?? 0)) / nearMetres(here, centreOf(grid, next))
    if (drop > slope) [steepest, slope] = [next, drop]
  }
  return steepest === null ? overTheRim(grid, cell, visited) : [steepest]
}

function overTheRim(grid: Grid, cell: number, visited: ReadonlySet<number>): readonly number[] {
  const height = grid.values[cell] ?? 0
  const cameFrom = new Map<number, number>([[cell, cell]])
  const open = [cell]
  for (let searched = 0; searched < mostSearched; searched++) {
    const lowest = open.reduce(
      (best, one, i) => ((grid.values[one] ?? 0) < (grid.values[open[best] ?? 0] ?? 0) ? i : best),
      0,
    )
    const [found] = open.splice(lowest, 1)
    if (found === undefined) return []
    if ((grid.values[found] ?? 0) < height) return wayTo(found, cell, cameFrom)
    for (const next of around(grid, found))
      if (!cameFrom.has(next) && !visited.has(next)) {
        cameFrom.set(next, found)
        open.push(next)
      }
  }
  return []
}

function wayTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way = [end]
  for (let at = cameFrom.get(end) ?? start; at !== start; at = cameFrom.get(at) ?? start)
    way.push(at)
  return way.toReversed()
}
