import type { Box } from '../../shared/contract/features/layers.ts'
import type { Geometry } from '../../shared/contract/features/records.ts'

/** Half the width of a window shown around a point, degrees: some five kilometres. */
const AROUND_POINT = 0.05

function eachPair(coordinates: unknown, visit: (lon: number, lat: number) => void): void {
  if (!Array.isArray(coordinates)) return
  const [first, second]: unknown[] = coordinates
  if (typeof first === 'number' && typeof second === 'number') visit(first, second)
  else for (const inner of coordinates) eachPair(inner, visit)
}

/** Degrees around a geometry; around a point, a window one can see it in. */
export function boxOfGeometry({ coordinates }: Geometry): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  eachPair(coordinates, (lon, lat) => {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  })
  if (west > east) return null
  const pad = west === east && south === north ? AROUND_POINT : 0
  return [west - pad, south - pad, east + pad, north + pad]
}
