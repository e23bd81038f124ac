import { Packer } from '../../../shared/domain/packer.ts'
import { walkBlob } from '../db/geometry-blob.ts'
import type { Window } from '../db/rtree.ts'
import type { Steps } from '../steps.ts'
import { Cells } from './cells.ts'
import { type Drawing, drawShape } from './draw-shape.ts'
import type { LayerSource } from './source.ts'

/** Above this many features in a window an overview is drawn (`runtime.md` 6). */
const mostDrawn = 20_000
/** Up to this many points their exact place is read; above, the R-tree's Float32 serves. */
const mostExact = 2_000
/** Margin around the window in pixels within which shapes are kept: half the thickest line. */
const marginPixels = 32
/** Features between two pauses when geometries are read. */
const pauseFeatures = 256

/** Packed features of a window, thinned for a resolution in degrees a pixel. */
export function packWindow(
  source: LayerSource,
  window: Window,
  resolution: number,
): Steps<Uint8Array<ArrayBuffer>> {
  return source.layer.geometry === 'point'
    ? packPoints(source, window, resolution)
    : packShapes(source, window, resolution)
}

const centreOf = ([west, south, east, north]: Window): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
]

function* packPoints(
  source: LayerSource,
  window: Window,
  resolution: number,
): Steps<Uint8Array<ArrayBuffer>> {
  const found = new Found()
  let cells: Cells | null = null
  let kept = 0
  yield* source.walk(window, {
    feature: (id, [west, south, east, north]) => {
      const [x, y] = [(west + east) / 2, (south + north) / 2]
      if (cells) {
        if (cells.take(x, y)) found.add(id, x, y)
        return
      }
      found.add(id, x, y)
      if (found.count <= mostDrawn) return
      cells = new Cells(window, resolution)
      kept = 0
      for (let i = 0; i < found.count; i++)
        if (cells.take(found.x(i), found.y(i))) found.move(i, kept++)
      found.cut(kept)
    },
    enter: (west, south, east, north) => !cells?.isHidden(west, south, east, north),
  })
  const packer = new Packer('point', centreOf(window))
  const exact = found.count <= mostExact
  for (let i = 0; i < found.count; i++) {
    const id = found.id(i)
    if (exact) addExact(packer, source, id)
    else packer.addPoint(id, source.classOf(id), found.x(i), found.y(i))
    if (exact && i % pauseFeatures === 0) yield
  }
  return packer.finish(cells !== null)
}

function addExact(packer: Packer, source: LayerSource, id: number): void {
  const blob = source.drawn(id)
  if (!blob) return
  const classIndex = source.classOf(id)
  walkBlob(blob, {
    position: (x, y) => packer.addPoint(id, classIndex, x, y),
    endPart: () => undefined,
  })
}

/** Ids and places in growing arrays. */
class Found {
  #ids = new Float64Array(4096)
  #places = new Float64Array(8192)
  count = 0

  add(id: number, x: number, y: number): void {
    if (this.count === this.#ids.length) {
      const [ids, places] = [this.#ids, this.#places]
      this.#ids = new Float64Array(2 * ids.length)
      this.#ids.set(ids)
      this.#places = new Float64Array(2 * places.length)
      this.#places.set(places)
    }
    this.#ids[this.count] = id
    this.#places[2 * this.count] = x
    this.#places[2 * this.count + 1] = y
    this.count++
  }

  id(i: number): number {
    return this.#ids[i] ?? 0
  }

  x(i: number): number {
    return this.#places[2 * i] ?? 0
  }

  y(i: number): number {
    return this.#places[2 * i + 1] ?? 0
  }

  move(from: number, to: number): void {
    this.#ids[to] = this.id(from)
    this.#places[2 * to] = this.x(from)
    this.#places[2 * to + 1] = this.y(from)
  }

  cut(count: number): void {
    this.count = count
  }
}

/** A line or polygon by its box. */
interface Boxed {
  readonly id: number
  readonly box: Window
  readonly size: number
}

function* packShapes(
  source: LayerSource,
  window: Window,
  resolution: number,
): Steps<Uint8Array<ArrayBuffer>> {
  const kind = source.layer.geometry === 'line' ? 'line' : 'polygon'
  const packer = new Packer(kind, centreOf(window))
  const cells = new Cells(window, resolution)
  let large: Boxed[] = []
  let seen = 0
  // What is smaller than a pixel is one pixel, and one a cell: its geometry is never read.
  const addPixel = (id: number, [west, south, east, north]: Window): void => {
    const [x, y] = [(west + east) / 2, (south + north) / 2]
    if (!cells.take(x, y)) return
    const half = resolution / 2
    packer.addCoord(x - half, y - half)
    packer.addCoord(x + half, y - half)
    if (kind === 'polygon') {
      packer.addCoord(x + half, y + half)
      packer.addCoord(x - half, y + half)
      packer.addCoord(x - half, y - half)
    }
    packer.endPart(true)
    packer.endFeature(id, source.classOf(id))
  }
  yield* source.walk(window, {
    feature: (id, box) => {
      seen++
      const size = Math.max(box[2] - box[0], box[3] - box[1])
      if (size < resolution) addPixel(id, box)
      else large.push({ id, box: [...box], size })
    },
    enter: (west, south, east, north) =>
      seen <= mostDrawn || !cells.isHidden(west, south, east, north),
  })
  if (large.length > mostDrawn) {
    large.sort((a, b) => b.size - a.size)
    for (const { id, box } of large.slice(mostDrawn)) addPixel(id, box)
    large = large.slice(0, mostDrawn)
  }
  const margin = marginPixels * resolution
  const drawing: Drawing = {
    kind,
    step: resolution / 2,
    cut: [window[0] - margin, window[1] - margin, window[2] + margin, window[3] + margin],
  }
  for (const [i, { id }] of large.entries()) {
    const blob = source.drawn(id)
    if (blob) drawShape(packer, { id, classIndex: source.classOf(id), blob }, drawing)
    if (i % pauseFeatures === 0) yield
  }
  return packer.finish(seen > mostDrawn)
}

/** A whole layer, unthinned, with its table of names. */
export function packWhole(source: LayerSource): Uint8Array<ArrayBuffer> {
  const { geometry, box, count } = source.layer
  const kind = geometry === 'point' || geometry === 'line' ? geometry : 'polygon'
  const packer = new Packer(kind, centreOf(box ?? [0, 0, 0, 0]))
  const ids = source.ids(Number.MIN_SAFE_INTEGER, count)
  const drawn: number[] = []
  for (const id of ids) {
    const before = packer.count
    if (kind === 'point') addExact(packer, source, id)
    else addWhole(packer, source, id)
    for (let i = before; i < packer.count; i++) drawn.push(id)
  }
  return packer.finish(false, Buffer.from(JSON.stringify(source.table(drawn))))
}

function addWhole(packer: Packer, source: LayerSource, id: number): void {
  const blob = source.drawn(id)
  if (!blob) return
  walkBlob(blob, {
    position: (x, y) => packer.addCoord(x, y),
    endPart: (outer) => packer.endPart(outer),
  })
  packer.endFeature(id, source.classOf(id))
}
