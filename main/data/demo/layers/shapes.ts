import { hullOf } from '../../../../shared/domain/atlas/clusters.ts'
import { type LonLat, metresBetween, offset } from '../polygon.ts'

const corners = 12

/** Corners of a circle. */
const around = (at: LonLat, radiusM: number): LonLat[] =>
  Array.from({ length: corners }, (_, i) => offset(at, radiusM, (360 * i) / corners))

/** The convex outline of the ground within a distance of some places, as a closed ring. */
export const hullAround = (places: readonly LonLat[], radiusM: number): LonLat[] =>
  hullOf(places.flatMap((at) => around(at, radiusM)))

/** Pieces of a line that a narrow convex outline still fits: at most so far from straight. */
export function straightPieces(line: readonly LonLat[], bendM: number): LonLat[][] {
  const pieces: LonLat[][] = []
  let piece: LonLat[] = []
  for (const at of line) {
    const [first] = piece
    if (first && piece.length > 1 && strays([...piece, at], bendM)) {
      pieces.push(piece)
      piece = [piece.at(-1) ?? at]
    }
    piece.push(at)
  }
  return [...pieces, piece].filter((one) => one.length > 1)
}

function strays(piece: readonly LonLat[], bendM: number): boolean {
  const [first, last] = [piece[0], piece.at(-1)]
  if (!first || !last) return false
  const direct = metresBetween(first, last)
  // The sides of a triangle are longer than its base by about 2h²/base.
  return piece.some((at) => {
    const round = metresBetween(first, at) + metresBetween(at, last)
    return (round - direct) * direct > 2 * bendM * bendM
  })
}

/** A convex ring cut to the side nearer to `own` than to `other`. */
export function nearerPart(ring: readonly LonLat[], own: LonLat, other: LonLat): readonly LonLat[] {
  const middle: LonLat = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2]
  const side = ([lon, lat]: LonLat) =>
    (lon - middle[0]) * (own[0] - other[0]) + (lat - middle[1]) * (own[1] - other[1])
  return ring.flatMap((at, i) => {
    const next = ring[(i + 1) % ring.length] ?? at
    const [a, b] = [side(at), side(next)]
    const kept = a >= 0 ? [at] : []
    if (a >= 0 === b >= 0) return kept
    const t = a / (a - b)
    const crossing: LonLat = [at[0] + t * (next[0] - at[0]), at[1] + t * (next[1] - at[1])]
    return [...kept, crossing]
  })
}

export const closed = (ring: readonly LonLat[]): LonLat[] => {
  const [first] = ring
  return first ? [...ring, first] : []
}
