import { expect, test } from 'vitest'
import { decodePacked, type PackedKind } from '../../../shared/domain/packed.ts'
import { Packer } from '../../../shared/domain/packer.ts'
import { bordersOf } from './borders.ts'
import { clipLine, clipRing, Pairs } from './clip.ts'
import { makeMesh } from './mesh.ts'
import { boxesOf, ShapeTracer } from './shapes.ts'

type Ring = readonly (readonly [number, number])[]

function pack(kind: PackedKind, features: readonly { class?: number; parts: readonly Ring[] }[]) {
  const packer = new Packer(kind, [70, 50])
  features.forEach((feature, index) => {
    feature.parts.forEach((ring, part) => {
      for (const [lon, lat] of ring) packer.addCoord(lon, lat)
      packer.endPart(part === 0)
    })
    packer.endFeature(index + 1, feature.class ?? 0)
  })
  return decodePacked(packer.finish(false), (bytes) => new TextDecoder().decode(bytes))
}

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

/** Ten pixels a degree, y down. */
const mesh = makeMesh([69, 49, 79, 59], 4, (lon, lat) => [(lon - 69) * 10, (59 - lat) * 10])

function trace(kind: 'area' | 'lines', features: Parameters<typeof pack>[1]) {
  const packed = pack('polygon', features)
  const tracer = new ShapeTracer(packed, boxesOf(packed), mesh, 0)
  const rings: [number, number][][] = []
  for (let feature = 0; feature < packed.count; feature += 1)
    tracer[kind](feature, {
      moveTo: (x, y) => rings.push([[x, y]]),
      lineTo: (x, y) => rings.at(-1)?.push([x, y]),
      closePath: () => undefined,
    })
  return rings
}

const areaOf = (ring: readonly (readonly [number, number])[]) =>
  ring.reduce((sum, [x, y], at) => {
    const [nx, ny] = ring[(at + 1) % ring.length] ?? [0, 0]
    return sum + (x * ny - nx * y) / 2
  }, 0)

test('outer rings run one way and holes the other, whatever way they came', () => {
  const hole = square(72, 52, 2).toReversed()
  const [outer, inner] = trace('area', [{ parts: [square(70, 50, 8).toReversed(), hole] }])
  expect(areaOf(outer ?? [])).toBeCloseTo(80 * 80, 0)
  expect(areaOf(inner ?? [])).toBeCloseTo(-20 * 20, 0)
})

test('a shape beyond the window is cut to it, its outline is not closed along the cut', () => {
  const [ring] = trace('area', [{ parts: [square(60, 40, 15)] }])
  expect(areaOf(ring ?? [])).toBeCloseTo(60 * 60, 0)
  const lines = trace('lines', [{ parts: [square(60, 40, 15)] }])
  const flat = lines.flat()
  expect(flat.some(([x, y]) => x < 1 && y > 99)).toBe(false)
  expect(flat).toHaveLength(3)
})

test('a shape outside the window draws nothing', () => {
  expect(trace('area', [{ parts: [square(100, 10, 1)] }])).toEqual([])
})

test('a shared border becomes one line, and only where two classes meet when so asked', () => {
  const three = pack('polygon', [
    { class: 1, parts: [square(70, 50, 1)] },
    { class: 1, parts: [square(71, 50, 1)] },
    { class: 2, parts: [square(72, 50, 1)] },
  ])
  const total = (packed: ReturnType<typeof bordersOf>) => packed.coords.length / 2 - packed.count
  // Ten unit edges, two of them shared.
  expect(total(bordersOf(three, false))).toBe(10)
  const between = bordersOf(three, true)
  expect(total(between)).toBe(1)
  expect([...between.classes]).toEqual([2])
  expect([...between.coords].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 2])
})

test('lines are cut into the pieces that lie in the box', () => {
  const out = new Pairs()
  const pieces: number[][] = []
  const zigzag = [-1, 0.5, 2, 0.5, 2, 2, 0.5, 2, 0.5, -1]
  clipLine({ coords: zigzag, from: 0, to: 5 }, [0, 0, 1, 1], out, () =>
    pieces.push(Array.from(out.data.slice(0, out.length))),
  )
  expect(pieces).toEqual([
    [0, 0.5, 1, 0.5],
    [0.5, 1, 0.5, 0],
  ])
})

test('a ring around the box becomes the box', () => {
  const ring = [-5, -5, 5, -5, 5, 5, -5, 5]
  const cut = clipRing({ coords: ring, from: 0, to: 4 }, [0, 0, 1, 1], [new Pairs(), new Pairs()])
  const corners = new Set<string>()
  for (let at = 0; at < cut.length; at += 2) corners.add(`${cut.data[at]},${cut.data[at + 1]}`)
  expect([...corners].toSorted()).toEqual(['0,0', '0,1', '1,0', '1,1'])
})
