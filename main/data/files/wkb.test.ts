import Database from 'better-sqlite3'
import { array, assert, double, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { BlobWriter, boxOfBlob, walkBlob, wkbFromBlob } from '../db/geometry-blob.ts'
import { blobFromWkb } from './wkb.ts'

const writer = new BlobWriter()
const notes = () => ({ flattened: 0, degenerate: 0 })
const convert = (wkb: Buffer, counted = notes()) =>
  blobFromWkb(wkb, writer, counted, { from: 0, srid: 4326 })

const db = new Database(':memory:')
db.loadExtension('mod_spatialite')
const spatialite = (sql: string, value: unknown): Buffer =>
  db.prepare(`SELECT ${sql}`).pluck().get(value) as Buffer
const wkbOf = (wkt: string) => spatialite('ST_AsBinary(GeomFromText(?, 4326))', wkt)

const mountain =
  'MULTIPOLYGON(((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1)), ((20 20, 30 20, 30 30, 20 20)))'
const shapes = [
  'POINT(76.945 43.24)',
  'MULTIPOINT(76.9 43.2, 71.4 51.1)',
  'LINESTRING(1 2, 3 4, 5 6)',
  'MULTILINESTRING((1 2, 3 4), (5 6, 7 8, 9 10))',
  'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))',
  mountain,
]

test.each(shapes)('the blob of %s equals the one SpatiaLite makes', (wkt) => {
  const made = convert(wkbOf(wkt))
  const geometry = 'GeomFromText(?, 4326)'
  const cast = wkt.startsWith('POINT') ? geometry : `CastToMulti(${geometry})`
  expect(made?.blob.equals(spatialite(cast, wkt))).toBe(true)
  expect(made?.box).toEqual(boxOfBlob(made?.blob ?? Buffer.alloc(0)))
})

test.each(shapes)('the WKB of %s comes back out of its blob', (wkt) => {
  const blob = spatialite('GeomFromText(?, 4326)', wkt)
  expect(wkbFromBlob(blob).equals(wkbOf(wkt))).toBe(true)
})

test('heights and measures are left out and counted', () => {
  const counted = notes()
  for (const wkt of ['POINTZ(1 2 3)', 'LINESTRINGM(1 2 3, 4 5 6)', 'POINTZM(1 2 3 4)'])
    convert(wkbOf(wkt), counted)
  expect(counted.flattened).toBe(3)
  expect(convert(wkbOf('POINTZM(1 2 3 4)'))?.box).toEqual([1, 2, 1, 2])
})

test('big-endian WKB is read', () => {
  const wkb = Buffer.alloc(21)
  wkb.writeUInt32BE(1, 1)
  wkb.writeDoubleBE(76.5, 5)
  wkb.writeDoubleBE(43.5, 13)
  expect(convert(wkb)?.box).toEqual([76.5, 43.5, 76.5, 43.5])
})

test('an empty geometry is null, whatever its type', () => {
  const empty = (code: number) => {
    const wkb = Buffer.alloc(9)
    wkb[0] = 1
    wkb.writeUInt32LE(code, 1)
    return wkb
  }
  const point = Buffer.alloc(21)
  point[0] = 1
  point.writeUInt32LE(1, 1)
  point.writeDoubleLE(Number.NaN, 5)
  point.writeDoubleLE(Number.NaN, 13)
  expect([point, ...[2, 3, 4, 5, 6].map(empty)].map((wkb) => convert(wkb))).toEqual(
    Array.from({ length: 6 }, () => null),
  )
})

test('a coordinate that is no number is refused', () => {
  for (const bad of [Number.NaN, Infinity]) {
    const wkb = wkbOf('LINESTRING(1 2, 3 4)')
    wkb.writeDoubleLE(bad, 9)
    expect(() => convert(wkb)).toThrow('not a number')
  }
})

test('cut or mutated bytes end in a refusal or a geometry, never in a crash', () => {
  const whole = wkbOf(mountain)
  for (let length = 0; length < whole.length; length++)
    expect(() => convert(whole.subarray(0, length))).toThrow('geometry')
  const edit = tuple(integer({ min: 0, max: whole.length - 1 }), integer({ min: 0, max: 255 }))
  assert(
    property(array(edit), (edits) => {
      const wkb = Buffer.from(whole)
      for (const [at, value] of edits) wkb[at] = value
      expect(['read', 'bad-file']).toContain(outcome(wkb))
    }),
    { numRuns: 2_000 },
  )
})

function outcome(wkb: Buffer): string {
  try {
    const made = convert(wkb)
    if (made) walkBlob(made.blob, { position: () => undefined, endPart: () => undefined })
    return 'read'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

test('any polygon ring survives the way in and out', () => {
  const coordinate = double({ min: -180, max: 180, noNaN: true })
  assert(
    property(array(tuple(coordinate, coordinate), { minLength: 4, maxLength: 300 }), (ring) => {
      const wkb = Buffer.alloc(13 + 16 * ring.length)
      wkb[0] = 1
      wkb.writeUInt32LE(3, 1)
      wkb.writeUInt32LE(1, 5)
      wkb.writeUInt32LE(ring.length, 9)
      ring.forEach(([x, y], i) => {
        wkb.writeDoubleLE(x, 13 + 16 * i)
        wkb.writeDoubleLE(y, 21 + 16 * i)
      })
      const seen: [number, number][] = []
      const made = convert(wkb)
      walkBlob(made?.blob ?? Buffer.alloc(0), {
        position: (x, y) => seen.push([x, y]),
        endPart: () => undefined,
      })
      expect(seen).toEqual(ring)
    }),
  )
})
