import type { BlobBox } from './geometry-blob.ts'

/** Boxes of features in Float32, rounded outwards as the R-tree wants them; 20 bytes a feature. */
export class BoxList {
  #ids = new Float64Array(1024)
  #boxes = new Float32Array(4096)
  #count = 0

  get count(): number {
    return this.#count
  }

  add(id: number, [west, south, east, north]: BlobBox): void {
    if (this.#count === this.#ids.length) this.#grow()
    const at = 4 * this.#count
    this.#ids[this.#count++] = id
    this.#boxes[at] = roundDown(west)
    this.#boxes[at + 1] = roundUp(east)
    this.#boxes[at + 2] = roundDown(south)
    this.#boxes[at + 3] = roundUp(north)
  }

  id(i: number): number {
    return this.#ids[i] ?? 0
  }

  /** Side 0 west, 1 east, 2 south, 3 north: the order of the R-tree's columns. */
  side(i: number, side: number): number {
    return this.#boxes[4 * i + side] ?? 0
  }

  /** Around all boxes; null when there is none. */
  bounds(): BlobBox | null {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = 0; i < this.#count; i++) {
      west = Math.min(west, this.side(i, 0))
      east = Math.max(east, this.side(i, 1))
      south = Math.min(south, this.side(i, 2))
      north = Math.max(north, this.side(i, 3))
    }
    return this.#count === 0 ? null : [west, south, east, north]
  }

  /** Positions along a Hilbert curve: neighbours in the plane become neighbours in the file. */
  *hilbertOrder(): Generator<void, Uint32Array, void> {
    const [west, south, east, north] = this.bounds() ?? [0, 0, 0, 0]
    const steps = 65_535
    const scaleX = steps / Math.max(east - west, Number.MIN_VALUE)
    const scaleY = steps / Math.max(north - south, Number.MIN_VALUE)
    const keys = new Uint32Array(this.#count)
    for (let i = 0; i < this.#count; i++) {
      const x = ((this.side(i, 0) + this.side(i, 1)) / 2 - west) * scaleX
      const y = ((this.side(i, 2) + this.side(i, 3)) / 2 - south) * scaleY
      keys[i] = hilbertKey(x & steps, y & steps)
      if (i % 32_768 === 32_767) yield
    }
    return yield* sortedByKey(keys)
  }

  #grow(): void {
    const ids = new Float64Array(2 * this.#ids.length)
    ids.set(this.#ids)
    this.#ids = ids
    const boxes = new Float32Array(2 * this.#boxes.length)
    boxes.set(this.#boxes)
    this.#boxes = boxes
  }
}

/** 2^-23: one step of Float32 at 1. */
const step = 1.1920929e-7

function roundDown(value: number): number {
  const near = Math.fround(value)
  return near <= value ? near : Math.fround(near - Math.abs(near) * step)
}

function roundUp(value: number): number {
  const near = Math.fround(value)
  return near >= value ? near : Math.fround(near + Math.abs(near) * step)
}

/** Distance along a Hilbert curve over 2^16 × 2^16 cells (Hamilton's xy2d, one bit a round). */
function hilbertKey(atX: number, atY: number): number {
  let x = atX
  let y = atY
  let key = 0
  for (let half = 32_768; half > 0; half >>>= 1) {
    const right = (x & half) === 0 ? 0 : 1
    const up = (y & half) === 0 ? 0 : 1
    key = key * 4 + ((3 * right) ^ up)
    if (up === 0) {
      if (right === 1) {
        x = 65_535 - x
        y = 65_535 - y
      }
      const swap = x
      x = y
      y = swap
    }
  }
  return key
}

/** Positions sorted by key: radix sort, two passes of sixteen bits; a pause after each. */
function* sortedByKey(keys: Uint32Array): Generator<void, Uint32Array, void> {
  const size = keys.length
  let order = new Uint32Array(size)
  for (let i = 0; i < size; i++) order[i] = i
  let next = new Uint32Array(size)
  for (let shift = 0; shift < 32; shift += 16) {
    const starts = new Uint32Array(65_537)
    for (let i = 0; i < size; i++) {
      const digit = (((keys[i] ?? 0) >>> shift) & 0xffff) + 1
      starts[digit] = (starts[digit] ?? 0) + 1
    }
    for (let digit = 1; digit < 65_537; digit++)
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0)
    for (let i = 0; i < size; i++) {
      const position = order[i] ?? 0
      const digit = ((keys[position] ?? 0) >>> shift) & 0xffff
      const at = starts[digit] ?? 0
      starts[digit] = at + 1
      next[at] = position
    }
    const swap = order
    order = next
    next = swap
    yield
  }
  return order
}
