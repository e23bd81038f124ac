import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Steps } from '../steps.ts'
import { openDbf } from './dbf.ts'
import { openPlain, type PlainFeature, type PlainGeometry } from './plain-features.ts'
import { sridOfPrj } from './prj.ts'
import type { VectorFile } from './vector.ts'
import { badFile } from './workbook-zip.ts'

/**
 * A shapefile (ESRI, "Shapefile Technical Description", July 1998) with what lies beside it: `.dbf`
 * the values, `.prj` the coordinate system, `.cpg` the encoding. Without `.prj` the system is
 * unknown and must be said by a person.
 */
export function* openShapefile(path: string): Steps<VectorFile> {
  const beside = besides(path)
  const prj = beside('.prj')
  const table = beside('.dbf')
  const cpg = beside('.cpg')
  const values = table ? openDbf(table, cpg ? readFileSync(cpg, 'latin1') : null) : null
  const { attributes } = values ?? { attributes: [] }
  return yield* openPlain({
    format: 'shapefile',
    name: basename(path, extname(path)),
    srid: prj ? sridOfPrj(readFileSync(prj, 'utf8')) : 0,
    attributes,
    *read(): Generator<PlainFeature, void, void> {
      const rows = values?.rows()
      try {
        for (const geometry of shapes(path)) {
          const row = rows?.next()
          // A row that was deleted takes its shape with it.
          if (row && !row.done && row.value === null) continue
          const cells = row && !row.done ? (row.value ?? []) : []
          yield {
            geometry,
            values: new Map(attributes.map(({ name }, i) => [name, cells[i] ?? null])),
          }
        }
      } finally {
        rows?.return?.()
      }
    },
  })
}

/** Files of one name lie side by side, with endings in capitals or not. */
function besides(path: string): (ending: string) => string | null {
  const stem = path.slice(0, -extname(path).length)
  return (ending) =>
    [ending, ending.toUpperCase()].map((end) => stem + end).find((file) => existsSync(file)) ?? null
}

const fileCode = 9994
const headBytes = 100
const chunkBytes = 1 << 20

/** Base types; 10 more with heights, 20 more with measures, which follow the positions. */
const nothing = 0
const point = 1
const line = 3
const polygon = 5
const points = 8

function* shapes(path: string): Generator<PlainGeometry | null, void, void> {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    const head = bytesAt(fd, 0, Math.min(headBytes, size))
    if (head.length < headBytes || head.readInt32BE(0) !== fileCode)
      throw badFile('not-a-layer', 'no shapefile')
    let chunk: Buffer = Buffer.alloc(0)
    let chunkAt = 0
    const take = (at: number, length: number): Buffer => {
      if (at + length > size) throw badFile('truncated', 'the shapefile ends early')
      if (at < chunkAt || at + length > chunkAt + chunk.length) {
        chunk = bytesAt(fd, at, Math.min(Math.max(chunkBytes, length), size - at))
        chunkAt = at
      }
      return chunk.subarray(at - chunkAt, at - chunkAt + length)
    }
    for (let at = headBytes; at + 8 <= size; ) {
      const length = 2 * take(at, 8).readInt32BE(4)
      if (length < 4) throw badFile('damaged', 'a record of the shapefile has no length')
      yield shapeOf(take(at + 8, length))
      at += 8 + length
    }
  } finally {
    closeSync(fd)
  }
}

function bytesAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  const read = readSync(fd, bytes, 0, length, position)
  return bytes.subarray(0, read)
}

function shapeOf(record: Buffer): PlainGeometry | null {
  const type = record.readInt32LE(0)
  const base = type % 10
  if (type === nothing) return null
  if (type > 28 || ![point, line, polygon, points].includes(base))
    throw badFile('geometry', `shape type ${type}`)
  // Heights are told by a third member, so that they are counted as left out.
  const isFlat = type < 10
  if (base === point)
    return { type: 'Point', coordinates: positions(record, 4, 1, isFlat)[0] ?? [] }
  if (base === points) {
    const count = countAt(record, 36, 16)
    return { type: 'MultiPoint', coordinates: positions(record, 40, count, isFlat) }
  }
  const parts = partsOf(record, isFlat)
  return base === line
    ? { type: 'MultiLineString', coordinates: parts }
    : { type: 'MultiPolygon', coordinates: polygonsOf(parts) }
}

type Position = readonly number[]
type Ring = readonly Position[]

/** A count that the bytes of the record can hold. */
function countAt(record: Buffer, at: number, itemBytes: number): number {
  if (at + 4 > record.length) throw badFile('damaged', 'a shape ends early')
  const count = record.readInt32LE(at)
  if (count < 0 || count * itemBytes > record.length) throw badFile('damaged', 'a lying count')
  return count
}

function positions(record: Buffer, from: number, count: number, isFlat: boolean): Position[] {
  if (from + 16 * count > record.length) throw badFile('damaged', 'a shape ends early')
  return Array.from({ length: count }, (_, i) => {
    const at = from + 16 * i
    const [x, y] = [record.readDoubleLE(at), record.readDoubleLE(at + 8)]
    return isFlat ? [x, y] : [x, y, 0]
  })
}

function partsOf(record: Buffer, isFlat: boolean): Ring[] {
  const parts = countAt(record, 36, 4)
  const count = countAt(record, 40, 16)
  const from = 44 + 4 * parts
  const all = positions(record, from, count, isFlat)
  const starts = Array.from({ length: parts }, (_, i) => record.readInt32LE(44 + 4 * i))
  return starts.map((start, i) => all.slice(start, starts[i + 1] ?? count))
}

/** Rings that run clockwise are outer ones, the others holes in the outer ring that holds them. */
function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const outer = rings.filter((ring) => areaOf(ring) <= 0).map((ring) => [ring])
  // A file of another opinion about direction: every ring an outer one, none lost.
  if (outer.length === 0) return rings.map((ring) => [ring])
  for (const hole of rings.filter((ring) => areaOf(ring) > 0)) {
    const [first = []] = hole
    const home = outer.find(([ring = []]) => isInside(first, ring)) ?? outer.at(-1)
    home?.push(hole)
  }
  return outer
}

/** Twice the signed area: above zero against the clock. */
function areaOf(ring: Ring): number {
  let sum = 0
  for (let i = 0; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? []
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? []
    sum += x1 * y2 - x2 * y1
  }
  return sum
}

function isInside([x = 0, y = 0]: Position, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
