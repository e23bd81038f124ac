import { expect, test } from 'vitest'
import {
  appended,
  emptySketch,
  type GeoJson,
  geometryOfSketch,
  mostVertices,
  readSketch,
  sketchFault,
  sketchOf,
  sketchText,
  vertexMoved,
  withoutVertex,
} from './sketch.ts'

const square = [
  [70, 50],
  [71, 50],
  [71, 51],
  [70, 50],
] as const
const hole = [
  [70.6, 50.2],
  [70.8, 50.2],
  [70.8, 50.4],
  [70.6, 50.2],
] as const

const geometries: readonly GeoJson[] = [
  { type: 'Point', coordinates: [70, 50] },
  { type: 'MultiPoint', coordinates: square.slice(0, 2) },
  { type: 'LineString', coordinates: square.slice(0, 3) },
  { type: 'MultiLineString', coordinates: [square.slice(0, 2), square.slice(1, 3)] },
  { type: 'Polygon', coordinates: [square, hole] },
  { type: 'MultiPolygon', coordinates: [[square, hole], [hole]] },
]

test('a geometry of every type comes back from its sketch, and through the text of a draft', () => {
  for (const geometry of geometries) {
    const sketch = sketchOf(geometry)
    expect(geometryOfSketch(sketch)).toEqual(geometry)
    expect(readSketch(sketchText(sketch))).toEqual(sketch)
  }
})

test('a sketch says what keeps it from being a geometry', () => {
  const none = emptySketch('polygon')
  expect(sketchFault(none)).toEqual({ kind: 'empty' })
  const two = appended(appended(none, [70, 50]), [71, 50])
  expect(sketchFault(two)).toEqual({ kind: 'tooFew', part: 0, least: 3 })
  const beyond = appended(two, [71, 95])
  expect(sketchFault(beyond)).toEqual({ kind: 'outOfRange', at: { part: 0, index: 2 } })
  expect(sketchFault(appended(two, [Number.NaN, 50]))?.kind).toBe('outOfRange')
  expect(sketchFault(appended(two, [71, 51]))).toBeNull()
  const points = Array.from({ length: mostVertices + 1 }, (_, i) => [70, i / 1e6] as const)
  expect(sketchFault({ shape: 'line', parts: [{ points, hole: false }] })?.kind).toBe('tooMany')
})

test('vertices change places, and a part without any is gone', () => {
  const line = sketchOf({ type: 'MultiLineString', coordinates: [square.slice(0, 2), [hole[0]]] })
  const moved = vertexMoved(line, { part: 0, index: 1 }, -1)
  expect(moved.parts[0]?.points).toEqual([square[1], square[0]])
  expect(vertexMoved(line, { part: 0, index: 0 }, -1).parts).toEqual(line.parts)
  expect(withoutVertex(line, { part: 1, index: 0 }).parts).toHaveLength(1)
})
