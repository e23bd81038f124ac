import {
  type BlobNotes,
  type BlobWriter,
  badGeometry,
  type MadeBlob,
  memberMark,
  multiOffset,
} from '../db/geometry-blob.ts'

/** ISO adds 1000 for Z, 2000 for M, 3000 for both; EWKB sets high bits instead. */
const zBit = 0x80000000
const mBit = 0x40000000
const sridBit = 0x20000000

interface Head {
  readonly code: number
  /** Bytes of one position: 16, 24 or 32. */
  readonly stride: number
  readonly little: boolean
  readonly at: number
}

/**
 * WKB to a blob: lines and polygons always become multi, heights and measures are left out and
 * noted. Null for an empty geometry; anything unreadable is a `bad-file`.
 */
export function blobFromWkb(
  wkb: Buffer,
  writer: BlobWriter,
  notes: BlobNotes,
  options: { readonly from: number; readonly srid: number },
): MadeBlob | null {
  writer.reset()
  const reader = new WkbReader(wkb, writer, notes)
  const head = reader.head(options.from)
  if (head.stride > 16) notes.flattened++
  if (head.code === 1) return reader.point(head) ? writer.finish(1, options.srid) : null
  const base = head.code > multiOffset ? head.code - multiOffset : head.code
  const members = reader.members(head, base)
  return members === 0 ? null : writer.finish(base + multiOffset, options.srid)
}

class WkbReader {
  readonly #view: DataView
  readonly #length: number
  readonly #writer: BlobWriter
  readonly #notes: BlobNotes

  constructor(wkb: Buffer, writer: BlobWriter, notes: BlobNotes) {
    this.#view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength)
    this.#length = wkb.byteLength
    this.#writer = writer
    this.#notes = notes
  }

  head(from: number): Head {
    this.#need(from, 5)
    const order = this.#view.getUint8(from)
    if (order > 1) throw badGeometry('unknown byte order')
    const little = order === 1
    const raw = this.#view.getUint32(from + 1, little)
    const plain = raw & 0x0fffffff
    const code = plain % 1000
    const dimensions =
      raw & (zBit | mBit)
        ? (raw & zBit ? 1 : 0) + (raw & mBit ? 1 : 0)
        : [0, 1, 1, 2][Math.floor(plain / 1000)]
    if (dimensions === undefined || code < 1 || code > 6)
      throw badGeometry(`geometry type ${raw} is not a point, line or polygon`)
    return { code, stride: 16 + 8 * dimensions, little, at: from + 5 + (raw & sridBit ? 4 : 0) }
  }

  /** False for the empty point, which WKB writes as NaN NaN. */
  point(head: Head): boolean {
    this.#need(head.at, head.stride)
    const x = this.#view.getFloat64(head.at, head.little)
    const y = this.#view.getFloat64(head.at + 8, head.little)
    if (Number.isNaN(x) && Number.isNaN(y)) return false
    this.#position(x, y)
    return true
  }

  /** Writes the members of a multi geometry, or the one geometry as its only member. */
  members(head: Head, base: number): number {
    const countAt = this.#writer.at
    this.#writer.count(0)
    const multi = head.code > multiOffset
    const claimed = multi ? this.#count(head.at, head.little, 5) : 1
    let at = multi ? head.at + 4 : head.at
    let kept = 0
    for (let i = 0; i < claimed; i++) {
      const member = multi ? this.head(at) : head
      if (member.code !== base) throw badGeometry('member of another type')
      const end = base === 1 ? this.#pointMember(member) : this.#member(member, base)
      if (end.kept) kept++
      at = end.at
    }
    this.#writer.countAt(countAt, kept)
    return kept
  }

  #pointMember(head: Head): { kept: boolean; at: number } {
    this.#writer.mark(memberMark)
    this.#writer.count(1)
    if (!this.point(head)) throw badGeometry('empty point among others')
    return { kept: true, at: head.at + head.stride }
  }

  /** An empty member is left out. */
  #member(head: Head, base: number): { kept: boolean; at: number } {
    const count = this.#count(head.at, head.little, base === 2 ? head.stride : 4)
    if (count === 0) return { kept: false, at: head.at + 4 }
    this.#writer.mark(memberMark)
    this.#writer.count(base)
    if (base === 2) return { kept: true, at: this.#run(head, head.at, 2) }
    this.#writer.count(count)
    let at = head.at + 4
    for (let i = 0; i < count; i++) at = this.#run(head, at, 4)
    return { kept: true, at }
  }

  #run(head: Head, from: number, least: number): number {
    const positions = this.#count(from, head.little, head.stride)
    if (positions < least) this.#notes.degenerate++
    this.#writer.count(positions)
    let at = from + 4
    for (let i = 0; i < positions; i++, at += head.stride)
      this.#position(
        this.#view.getFloat64(at, head.little),
        this.#view.getFloat64(at + 8, head.little),
      )
    return at
  }

  /** A count that the rest of the bytes can hold; a hostile one must not start a long loop. */
  #count(at: number, little: boolean, itemBytes: number): number {
    this.#need(at, 4)
    const count = this.#view.getUint32(at, little)
    this.#need(at + 4, count * itemBytes)
    return count
  }

  #need(at: number, bytes: number): void {
    if (at + bytes > this.#length) throw badGeometry('geometry ends early')
  }

  #position(x: number, y: number): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw badGeometry('coordinate is not a number')
    this.#writer.position(x, y)
  }
}
