import { AppError } from '../../../shared/contract/failure.ts'

/**
 * Geometry as SpatiaLite stores it, made and read without SpatiaLite: an import of half a million
 * polygons and a tile of a hundred thousand must not cross into C and back for every feature.
 *
 *   00, byte order 01, i32 SRID, f64 min x, min y, max x, max y, 7C, u32 class, body, FE
 *
 * The body is that of WKB, except that the members of a multi geometry begin with 69 instead of
 * the byte order. (SpatiaLite: "BLOB-Geometry" internal format, version 5.)
 */
export const geometryKinds = ['point', 'line', 'polygon'] as const
export type GeometryKind = (typeof geometryKinds)[number]

/** What a conversion had to do to a geometry; counted and told, never silent. */
export interface BlobNotes {
  /** Heights or measures were left out. */
  flattened: number
  /** Rings of fewer than four positions or lines of fewer than two. */
  degenerate: number
}

export interface MadeBlob {
  readonly blob: Buffer
  readonly kind: GeometryKind
  readonly multi: boolean
  readonly box: BlobBox
}

/** West, south, east, north. */
export type BlobBox = readonly [number, number, number, number]

const headBytes = 43
const memberMark = 0x69
const endMark = 0xfe
/** Geometry classes of WKB: 1 point, 2 line, 3 polygon, 4–6 the same as multi. */
const multiOffset = 3

/** Whether a blob holds polygons, by its class after 00, order, SRID, box and mark. */
export const isAreaBlob = (blob: Buffer): boolean => kindOfBlob(blob) === 'polygon'

export const kindOfBlob = (blob: Buffer): GeometryKind =>
  geometryKinds[(blob.readUInt32LE(39) - 1) % multiOffset] ?? 'point'

/** A writer of one blob; the buffer grows, the box is kept up to date. */
export class BlobWriter {
  #bytes = Buffer.allocUnsafe(4096)
  #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength)
  #at = headBytes
  #west = Infinity
  #south = Infinity
  #east = -Infinity
  #north = -Infinity

  get at(): number {
    return this.#at
  }

  mark(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#at++] = value
  }

  count(value: number): void {
    this.#reserve(4)
    this.#view.setUint32(this.#at, value, true)
    this.#at += 4
  }

  /** Sets a count written before its value was known. */
  countAt(at: number, value: number): void {
    this.#view.setUint32(at, value, true)
  }

  position(x: number, y: number): void {
    this.#reserve(16)
    this.#view.setFloat64(this.#at, x, true)
    this.#view.setFloat64(this.#at + 8, y, true)
    this.#at += 16
    if (x < this.#west) this.#west = x
    if (x > this.#east) this.#east = x
    if (y < this.#south) this.#south = y
    if (y > this.#north) this.#north = y
  }

  /** The finished blob; the writer is ready for the next. */
  finish(classCode: number, srid: number): MadeBlob {
    this.mark(endMark)
    const blob = Buffer.from(this.#bytes.subarray(0, this.#at))
    const box: BlobBox = [this.#west, this.#south, this.#east, this.#north]
    blob[0] = 0
    blob[1] = 1
    blob.writeInt32LE(srid, 2)
    box.forEach((edge, i) => blob.writeDoubleLE(edge, 6 + 8 * i))
    blob[38] = 0x7c
    blob.writeUInt32LE(classCode, 39)
    this.#at = headBytes
    this.#west = this.#south = Infinity
    this.#east = this.#north = -Infinity
    const multi = classCode > multiOffset
    const kind = geometryKinds[(multi ? classCode - multiOffset : classCode) - 1] ?? 'point'
    return { blob, kind, multi, box }
  }

  /** Forgets a geometry that turned out bad half-way. */
  reset(): void {
    this.#at = headBytes
    this.#west = this.#south = Infinity
    this.#east = this.#north = -Infinity
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length)
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
    this.#view = new DataView(larger.buffer, larger.byteOffset, larger.byteLength)
  }
}

/** A geometry that cannot be read; the import adds which feature it was. */
export function badGeometry(why: string): AppError {
  return new AppError('bad-file', { why, detail: { reason: 'geometry' } })
}

/** West, south, east, north from the head of a blob. */
export function boxOfBlob(blob: Buffer): BlobBox {
  return [blob.readDoubleLE(6), blob.readDoubleLE(14), blob.readDoubleLE(22), blob.readDoubleLE(30)]
}

/** What a reader of shapes gives for each part: a run of positions, then its end. */
export interface ShapeSink {
  position(x: number, y: number): void
  /** `outer`: a polygon's first ring; true for lines and points. */
  endPart(outer: boolean): void
}

/** Walks through all positions of a blob that `BlobWriter` or SpatiaLite made (two dimensions). */
export function walkBlob(blob: Buffer, sink: ShapeSink): void {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  const code = view.getUint32(39, true)
  if (code < 1 || code > 6) throw badGeometry(`geometry class ${code}`)
  if (code <= multiOffset) {
    walkSimple(view, headBytes, code, sink)
    return
  }
  const members = view.getUint32(headBytes, true)
  let at = headBytes + 4
  for (let i = 0; i < members; i++) at = walkSimple(view, at + 5, code - multiOffset, sink)
}

function walkSimple(view: DataView, from: number, code: number, sink: ShapeSink): number {
  if (code === 3) {
    const rings = view.getUint32(from, true)
    let at = from + 4
    for (let i = 0; i < rings; i++) {
      at = walkRun(view, at + 4, view.getUint32(at, true), sink)
      sink.endPart(i === 0)
    }
    return at
  }
  const end =
    code === 1
      ? walkRun(view, from, 1, sink)
      : walkRun(view, from + 4, view.getUint32(from, true), sink)
  sink.endPart(true)
  return end
}

function walkRun(view: DataView, from: number, positions: number, sink: ShapeSink): number {
  const end = from + 16 * positions
  for (let at = from; at < end; at += 16)
    sink.position(view.getFloat64(at, true), view.getFloat64(at + 8, true))
  return end
}

/** WKB of a blob, little-endian: the same bytes with other marks. */
export function wkbFromBlob(blob: Buffer): Buffer {
  const wkb = Buffer.from(blob.subarray(headBytes - 5, blob.length - 1))
  wkb[0] = 1
  const code = wkb.readUInt32LE(1)
  if (code <= multiOffset) return wkb
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength)
  const members = view.getUint32(5, true)
  const skip: ShapeSink = { position: () => undefined, endPart: () => undefined }
  let at = 9
  for (let i = 0; i < members; i++) {
    wkb[at] = 1
    at = walkSimple(view, at + 5, code - multiOffset, skip)
  }
  return wkb
}
export { memberMark, multiOffset }
