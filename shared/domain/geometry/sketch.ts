import { isOnEarth, type LonLat } from '../coordinates/lon-lat.ts'
import type { Shape } from '../dictionary.ts'

/** GeoJSON in EPSG:4326, longitude first. */
export interface GeoJson {
  readonly type:
    | 'Point'
    | 'MultiPoint'
    | 'LineString'
    | 'MultiLineString'
    | 'Polygon'
    | 'MultiPolygon'
  readonly coordinates: readonly unknown[]
}

/** One point, one line, or one ring of a polygon; a ring does not repeat its first vertex. */
export interface SketchPart {
  readonly points: readonly LonLat[]
  /** A hole of the nearest part before it that is none. */
  readonly hole: boolean
}

/** A geometry while it is made: it may have too few vertices, or none. */
export interface Sketch {
  readonly shape: Shape
  readonly parts: readonly SketchPart[]
  /** Where it was taken from: source text, date, confidence. */
  readonly source?: readonly [string, string, number]
  /** Changed by hand since. */
  readonly edited?: boolean
}

/** Where a vertex stands. */
export interface VertexAt {
  readonly part: number
  readonly index: number
}

/** What keeps a sketch from being a geometry at all; whether it is valid is asked of the data process. */
export type SketchFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooFew'; readonly part: number; readonly least: number }
  | { readonly kind: 'outOfRange'; readonly at: VertexAt }
  | { readonly kind: 'tooMany'; readonly most: number }

/** Vertices of one record; our choice: several times the most detailed outline of the starter data. */
export const mostVertices = 50_000

const leastPoints: Readonly<Record<Shape, number>> = { point: 1, line: 2, polygon: 3 }

/** A new sketch without a vertex. */
export const emptySketch = (shape: Shape): Sketch => ({
  shape,
  parts: [{ points: [], hole: false }],
})

const same = (a: LonLat | undefined, b: LonLat | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1]

function ringPart(ring: readonly LonLat[], index: number): SketchPart {
  const isClosed = ring.length > 1 && same(ring[0], ring.at(-1))
  return { points: isClosed ? ring.slice(0, -1) : ring, hole: index > 0 }
}

/** The sketch of a stored geometry. */
export function sketchOf({ type, coordinates }: GeoJson): Sketch {
  const open = (points: unknown): SketchPart => ({ points: points as LonLat[], hole: false })
  switch (type) {
    case 'Point':
      return { shape: 'point', parts: [open([coordinates])] }
    case 'MultiPoint':
      return { shape: 'point', parts: coordinates.map((point) => open([point])) }
    case 'LineString':
      return { shape: 'line', parts: [open(coordinates)] }
    case 'MultiLineString':
      return { shape: 'line', parts: coordinates.map(open) }
    case 'Polygon':
      return { shape: 'polygon', parts: (coordinates as LonLat[][]).map(ringPart) }
    default:
      return {
        shape: 'polygon',
        parts: (coordinates as LonLat[][][]).flatMap((rings) => rings.map(ringPart)),
      }
  }
}

/** Vertices of all parts. */
export const vertexCount = ({ parts }: Sketch): number =>
  parts.reduce((sum, { points }) => sum + points.length, 0)

/** What is missing or impossible, or null for a geometry that can be stored. */
export function sketchFault(sketch: Sketch): SketchFault | null {
  const count = vertexCount(sketch)
  if (count === 0) return { kind: 'empty' }
  if (count > mostVertices) return { kind: 'tooMany', most: mostVertices }
  const least = leastPoints[sketch.shape]
  for (const [part, { points }] of sketch.parts.entries()) {
    const index = points.findIndex((point) => !isOnEarth(point))
    if (index >= 0) return { kind: 'outOfRange', at: { part, index } }
    if (points.length < least) return { kind: 'tooFew', part, least }
  }
  return null
}

const closed = ({ points }: SketchPart): readonly LonLat[] => [...points, ...points.slice(0, 1)]

/** The geometry of a sketch without fault. */
export function geometryOfSketch({ shape, parts }: Sketch): GeoJson {
  const [only] = parts.length === 1 ? parts : []
  if (shape === 'point')
    return only
      ? { type: 'Point', coordinates: only.points[0] ?? [] }
      : { type: 'MultiPoint', coordinates: parts.flatMap(({ points }) => points) }
  if (shape === 'line')
    return only
      ? { type: 'LineString', coordinates: only.points }
      : { type: 'MultiLineString', coordinates: parts.map(({ points }) => points) }
  const polygons: (readonly LonLat[])[][] = []
  for (const part of parts) {
    const last = polygons.at(-1)
    if (part.hole && last) last.push(closed(part))
    else polygons.push([closed(part)])
  }
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function withPart(
  sketch: Sketch,
  at: number,
  change: (points: readonly LonLat[]) => readonly LonLat[],
): Sketch {
  return {
    ...sketch,
    edited: true,
    parts: sketch.parts.map((part, i) =>
      i === at ? { ...part, points: change(part.points) } : part,
    ),
  }
}

/** With a vertex put in before the one at a place. */
export const withVertex = (sketch: Sketch, { part, index }: VertexAt, point: LonLat): Sketch =>
  withPart(sketch, part, (points) => points.toSpliced(index, 0, point))

/** With a vertex moved elsewhere. */
export const vertexPut = (sketch: Sketch, { part, index }: VertexAt, point: LonLat): Sketch =>
  withPart(sketch, part, (points) => points.with(index, point))

/** Without a vertex; a further part that has none left goes with it. */
export function withoutVertex(sketch: Sketch, { part, index }: VertexAt): Sketch {
  const less = withPart(sketch, part, (points) => points.toSpliced(index, 1))
  const isEmpty = less.parts[part]?.points.length === 0
  return isEmpty && less.parts.length > 1
    ? { ...less, parts: less.parts.toSpliced(part, 1).map((one, i) => (i ? one : outer(one))) }
    : less
}

const outer = (part: SketchPart): SketchPart => ({ ...part, hole: false })

/** With two neighbours of a part changed for one another. */
export function vertexMoved(sketch: Sketch, { part, index }: VertexAt, by: 1 | -1): Sketch {
  return withPart(sketch, part, (points) => {
    const [here, there] = [points[index], points[index + by]]
    return here && there ? points.with(index, there).with(index + by, here) : points
  })
}

/** With a vertex at the end of the last part; a lone point is replaced. */
export function appended(sketch: Sketch, point: LonLat): Sketch {
  const part = sketch.parts.length - 1
  const count = sketch.parts[part]?.points.length ?? 0
  return sketch.shape === 'point' && count > 0
    ? vertexPut(sketch, { part, index: 0 }, point)
    : withVertex(sketch, { part, index: count }, point)
}

/** Whether the last part has vertices enough for its shape. */
export const isEnough = ({ shape, parts }: Sketch): boolean =>
  (parts.at(-1)?.points.length ?? 0) >= leastPoints[shape]

/** The text of a draft. */
export const sketchText = (sketch: Sketch): string => JSON.stringify(sketch)

/** Reads the text of a draft; null for anything else. */
export function readSketch(text: string): Sketch | null {
  if (!text.startsWith('{')) return null
  return JSON.parse(text) as Sketch
}
