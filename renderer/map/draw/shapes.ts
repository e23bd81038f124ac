import type { Packed } from '../../../shared/domain/packed.ts'
import { clipLine, clipRing, Pairs } from './clip.ts'
import { type Box, type Mesh, placeAll, type Run } from './mesh.ts'

/** Degrees around each part of a shape: west, south, east, north, four numbers a part, from the origin. */
export function boxesOf(packed: Packed): Float32Array {
  const boxes = new Float32Array(4 * packed.partEnds.length)
  let from = 0
  packed.partEnds.forEach((to, part) => {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let at = 2 * from; at < 2 * to; at += 2) {
      const x = packed.coords[at] ?? 0
      const y = packed.coords[at + 1] ?? 0
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
    boxes.set([west, south, east, north], 4 * part)
    from = to
  })
  return boxes
}

/** What a shape is turned into: a path of a canvas, or text of a path of SVG. */
export interface PathSink {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
}

interface Scratch {
  readonly line: Pairs
  readonly rings: readonly [Pairs, Pairs]
  pixels: Float32Array
}

const makeScratch = (): Scratch => ({
  line: new Pairs(),
  rings: [new Pairs(), new Pairs()],
  pixels: new Float32Array(8192),
})

interface Part {
  readonly index: number
  readonly from: number
  readonly to: number
  /** Wholly in the window: nothing to cut. */
  readonly isInside: boolean
}

/** Points nearer to the last one than this, in pixels, are left out. */
const LEAST_STEP = 0.6

/** Turns packed lines and polygons into paths of one tile. */
export class ShapeTracer {
  readonly #mesh: Mesh
  readonly #packed: Packed
  readonly #boxes: Float32Array
  /** The window, measured from the origin of the features, and a little wider for thick strokes. */
  readonly #window: Box
  readonly #scratch = makeScratch()

  constructor(packed: Packed, boxes: Float32Array, mesh: Mesh, marginDegrees: number) {
    this.#packed = packed
    this.#boxes = boxes
    this.#mesh = mesh
    const [lon, lat] = packed.origin
    const [west, south, east, north] = mesh.box
    this.#window = [
      west - lon - marginDegrees,
      south - lat - marginDegrees,
      east - lon + marginDegrees,
      north - lat + marginDegrees,
    ]
  }

  /** Adds the outline of a feature as open lines, cut at the window. */
  lines(feature: number, sink: PathSink): void {
    this.#eachPart(feature, (part) => {
      const { line } = this.#scratch
      if (part.isInside) {
        this.#place({ coords: this.#packed.coords, from: part.from, to: part.to })
        this.#trace(part.to - part.from, sink, false)
      } else
        clipLine(
          { coords: this.#packed.coords, from: part.from, to: part.to },
          this.#window,
          line,
          () => {
            this.#place({ coords: line.data, from: 0, to: line.length / 2 })
            this.#trace(line.length / 2, sink, false)
          },
        )
    })
  }

  /** Adds the area of a polygon: outer rings one way round, holes the other. */
  area(feature: number, sink: PathSink): void {
    this.#eachPart(feature, (part) => {
      let count = part.to - part.from
      if (part.isInside) this.#place({ coords: this.#packed.coords, from: part.from, to: part.to })
      else {
        const cut = clipRing(
          { coords: this.#packed.coords, from: part.from, to: part.to },
          this.#window,
          this.#scratch.rings,
        )
        count = cut.length / 2
        this.#place({ coords: cut.data, from: 0, to: count })
      }
      const isOuter = this.#packed.outer[part.index] === 1
      if (this.#signedArea(count) > 0 !== isOuter) this.#reverse(count)
      this.#trace(count, sink, true)
    })
  }

  #eachPart(feature: number, visit: (part: Part) => void): void {
    const { featureEnds, partEnds } = this.#packed
    const first = feature === 0 ? 0 : (featureEnds[feature - 1] ?? 0)
    const end = featureEnds[feature] ?? 0
    const [west, south, east, north] = this.#window
    for (let index = first; index < end; index += 1) {
      const b = 4 * index
      const [w, s, e, n] = [
        this.#boxes[b] ?? 0,
        this.#boxes[b + 1] ?? 0,
        this.#boxes[b + 2] ?? 0,
        this.#boxes[b + 3] ?? 0,
      ]
      if (e < west || w > east || n < south || s > north) continue
      const isInside = w >= west && e <= east && s >= south && n <= north
      const from = index === 0 ? 0 : (partEnds[index - 1] ?? 0)
      visit({ index, from, to: partEnds[index] ?? 0, isInside })
    }
  }

  #place(run: Run): void {
    const need = 2 * (run.to - run.from)
    if (this.#scratch.pixels.length < need) this.#scratch.pixels = new Float32Array(2 * need)
    placeAll(this.#mesh, this.#packed.origin, run, this.#scratch.pixels)
  }

  #signedArea(count: number): number {
    const { pixels } = this.#scratch
    let sum = 0
    for (let at = 0; at < 2 * count; at += 2) {
      const next = at + 2 < 2 * count ? at + 2 : 0
      sum +=
        (pixels[at] ?? 0) * (pixels[next + 1] ?? 0) - (pixels[next] ?? 0) * (pixels[at + 1] ?? 0)
    }
    return sum
  }

  #reverse(count: number): void {
    const { pixels } = this.#scratch
    for (let a = 0, b = 2 * (count - 1); a < b; a += 2, b -= 2) {
      const [x, y] = [pixels[a] ?? 0, pixels[a + 1] ?? 0]
      pixels[a] = pixels[b] ?? 0
      pixels[a + 1] = pixels[b + 1] ?? 0
      pixels[b] = x
      pixels[b + 1] = y
    }
  }

  #trace(count: number, sink: PathSink, isRing: boolean): void {
    const { pixels } = this.#scratch
    if (count < 2) return
    let x = pixels[0] ?? 0
    let y = pixels[1] ?? 0
    sink.moveTo(x, y)
    const last = 2 * (count - 1)
    for (let at = 2; at <= last; at += 2) {
      const nextX = pixels[at] ?? 0
      const nextY = pixels[at + 1] ?? 0
      const isNear = Math.abs(nextX - x) + Math.abs(nextY - y) < LEAST_STEP
      if (isNear && at !== last) continue
      sink.lineTo(nextX, nextY)
      x = nextX
      y = nextY
    }
    if (isRing) sink.closePath()
  }
}
