import type { Window } from '../db/rtree.ts'

/** More cells than this a side no screen has; a hostile resolution must not claim memory. */
const mostSide = 4_096

/** The pixel cells of a window and which of them are taken: one bit each. */
export class Cells {
  readonly #west: number
  readonly #south: number
  readonly #size: number
  readonly #columns: number
  readonly #rows: number
  readonly #taken: Uint32Array

  constructor([west, south, east, north]: Window, resolution: number) {
    this.#west = west
    this.#south = south
    this.#size = Math.max(resolution, (east - west) / mostSide, (north - south) / mostSide)
    this.#columns = Math.max(1, Math.ceil((east - west) / this.#size))
    this.#rows = Math.max(1, Math.ceil((north - south) / this.#size))
    this.#taken = new Uint32Array(Math.ceil((this.#columns * this.#rows) / 32))
  }

  /** Takes the cell of a place; false where it was taken before. Places outside count to the rim. */
  take(x: number, y: number): boolean {
    const cell = this.#cellOf(x, y)
    const word = this.#taken[cell >>> 5] ?? 0
    const bit = 1 << (cell & 31)
    if (word & bit) return false
    this.#taken[cell >>> 5] = word | bit
    return true
  }

  /** Whether a box lies within one cell that is taken: nothing in it would be drawn. */
  isHidden(west: number, south: number, east: number, north: number): boolean {
    const cell = this.#cellOf(west, south)
    if (cell !== this.#cellOf(east, north)) return false
    return ((this.#taken[cell >>> 5] ?? 0) & (1 << (cell & 31))) !== 0
  }

  #cellOf(x: number, y: number): number {
    const column = Math.floor((x - this.#west) / this.#size)
    const row = Math.floor((y - this.#south) / this.#size)
    return (
      Math.min(Math.max(row, 0), this.#rows - 1) * this.#columns +
      Math.min(Math.max(column, 0), this.#columns - 1)
    )
  }
}
