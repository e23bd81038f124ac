import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { decodePacked } from './packed.ts'
import { Packer } from './packer.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

test('points come back with id, class and place', () => {
  const packer = new Packer('point', [76, 43])
  packer.addPoint(7, 2, 76.945, 43.24)
  packer.addPoint(4_000_000_000, 0, 71.43, 51.13)
  const packed = decodePacked(packer.finish(true), text)
  expect({ ...packed, coords: undefined }).toEqual({
    kind: 'point',
    overview: true,
    origin: [76, 43],
    count: 2,
    ids: Uint32Array.of(7, 4_000_000_000),
    coords: undefined,
    featureEnds: new Uint32Array(0),
    partEnds: new Uint32Array(0),
    outer: new Uint8Array(0),
    classes: Uint8Array.of(2, 0),
    table: {},
  })
  expect(packed.origin[0] + (packed.coords[0] ?? 0)).toBeCloseTo(76.945, 7)
  expect(packed.origin[1] + (packed.coords[3] ?? 0)).toBeCloseTo(51.13, 6)
})

test('a polygon with a hole and a second part keeps its rings apart', () => {
  const packer = new Packer('polygon', [0, 0])
  const ring = (from: number, outer: boolean) => {
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ] as const)
      packer.addCoord(from + x, from + y)
    packer.endPart(outer)
  }
  ring(0, true)
  ring(0.25, false)
  ring(5, true)
  packer.endFeature(1, 1)
  packer.endFeature(2, 1)
  ring(9, true)
  packer.endFeature(3, 0)
  const packed = decodePacked(packer.finish(false), text)
  expect([packed.ids, packed.featureEnds, packed.partEnds, packed.outer]).toEqual([
    Uint32Array.of(1, 3),
    Uint32Array.of(3, 4),
    Uint32Array.of(4, 8, 12, 16),
    Uint8Array.of(1, 0, 1, 1),
  ])
})

test('a table of names travels beside the features', () => {
  const packer = new Packer('point', [0, 0])
  packer.addPoint(1, 0, 0, 0)
  const table = { name_kk: ['Әуезов'], population: [null] }
  expect(decodePacked(packer.finish(false, bytesOf(table)), text).table).toEqual(table)
})

test('bytes that start off a word boundary are read all the same', () => {
  const packer = new Packer('point', [0, 0])
  packer.addPoint(5, 1, 0.5, 0.25)
  const bytes = packer.finish(false)
  const shifted = new Uint8Array(bytes.byteLength + 1)
  shifted.set(bytes, 1)
  expect(decodePacked(shifted.subarray(1), text).coords).toEqual(Float32Array.of(0.5, 0.25))
})

test('anything else is refused instead of read past its end', () => {
  const packer = new Packer('line', [0, 0])
  packer.addCoord(0, 0)
  packer.addCoord(1, 1)
  packer.endPart(true)
  packer.endFeature(1, 0)
  const bytes = packer.finish(false)
  for (let length = 0; length < bytes.byteLength; length++)
    expect(() => decodePacked(bytes.slice(0, length), text)).toThrow('packed features')
  assert(
    property(uint8Array({ maxLength: 200 }), (noise) => {
      expect(() => decodePacked(noise, text)).toThrow('packed features')
    }),
  )
})

test('thousands of features outgrow the first arrays unharmed', () => {
  const packer = new Packer('line', [50, 40])
  const many = 5_000
  for (let i = 0; i < many; i++) {
    packer.addCoord(50 + i / many, 40)
    packer.addCoord(50, 40 + i / many)
    packer.endPart(true)
    packer.endFeature(i + 1, i % 7)
  }
  const packed = decodePacked(packer.finish(false), text)
  const last = many - 1
  expect([packed.count, packed.ids[last], packed.featureEnds[last], packed.partEnds[last]]).toEqual(
    [many, many, many, 2 * many],
  )
  expect(packed.coords[4 * last]).toBeCloseTo(last / many, 6)
  expect(packed.classes[last]).toBe(last % 7)
})
