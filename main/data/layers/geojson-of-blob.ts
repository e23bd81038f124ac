import type { Geometry } from '../../../shared/contract/features/records.ts'
import { walkBlob } from '../db/geometry-blob.ts'

type Position = [number, number]

/** GeoJSON of a stored geometry; multi geometries of one member are written as the simple one. */
export function geometryOfBlob(blob: Buffer): Geometry {
  const code = blob.readUInt32LE(39)
  const parts: { positions: Position[]; outer: boolean }[] = []
  let positions: Position[] = []
  walkBlob(blob, {
    position: (x, y) => positions.push([x, y]),
    endPart: (outer) => {
      parts.push({ positions, outer })
      positions = []
    },
  })
  const base = code > 3 ? code - 3 : code
  if (base === 1)
    return simpleOr(
      'Point',
      parts.flatMap((part) => part.positions),
    )
  if (base === 2)
    return simpleOr(
      'LineString',
      parts.map((part) => part.positions),
    )
  const polygons: Position[][][] = []
  for (const { positions: ring, outer } of parts)
    if (outer) polygons.push([ring])
    else polygons.at(-1)?.push(ring)
  return simpleOr('Polygon', polygons)
}

function simpleOr(type: 'Point' | 'LineString' | 'Polygon', members: readonly unknown[]): Geometry {
  const [only] = members
  return members.length === 1 && Array.isArray(only)
    ? { type, coordinates: only }
    : { type: `Multi${type}`, coordinates: [...members] }
}
