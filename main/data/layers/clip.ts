import type { Window } from '../db/rtree.ts'

/** Coordinates of one part: longitude, latitude, longitude, … */
export type Run = number[]

/** Cuts a closed ring to a window (Sutherland and Hodgman 1974); edges may run along its border. */
export function clipRing(ring: Run, [west, south, east, north]: Window): Run {
  let run = ring
  run = cutSide(run, 0, west, 1)
  run = cutSide(run, 0, east, -1)
  run = cutSide(run, 1, south, 1)
  return cutSide(run, 1, north, -1)
}

/** Keeps what lies on the side `sign` of `edge` along an axis (0 longitude, 1 latitude). */
function cutSide(ring: Run, axis: 0 | 1, edge: number, sign: 1 | -1): Run {
  const kept: Run = []
  const size = ring.length
  if (size === 0) return kept
  let fromX = ring[size - 2] ?? 0
  let fromY = ring[size - 1] ?? 0
  let fromIn = sign * ((axis === 0 ? fromX : fromY) - edge) >= 0
  for (let at = 0; at < size; at += 2) {
    const x = ring[at] ?? 0
    const y = ring[at + 1] ?? 0
    const isIn = sign * ((axis === 0 ? x : y) - edge) >= 0
    if (isIn !== fromIn) {
      const share = axis === 0 ? (edge - fromX) / (x - fromX) : (edge - fromY) / (y - fromY)
      kept.push(
        axis === 0 ? edge : fromX + share * (x - fromX),
        axis === 0 ? fromY + share * (y - fromY) : edge,
      )
    }
    if (isIn) kept.push(x, y)
    fromX = x
    fromY = y
    fromIn = isIn
  }
  return kept
}

/** Cuts a line to a window: the pieces that lie in it (Liang and Barsky 1984). */
export function clipLine(line: Run, window: Window): Run[] {
  const pieces: Run[] = []
  let piece: Run = []
  for (let at = 2; at < line.length; at += 2) {
    const part = clipSegment(line, at - 2, window)
    if (!part) continue
    const [x0, y0, x1, y1] = part
    const size = piece.length
    if (size === 0 || piece[size - 2] !== x0 || piece[size - 1] !== y0) {
      if (size > 0) pieces.push(piece)
      piece = [x0, y0]
    }
    piece.push(x1, y1)
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

type Segment = [x0: number, y0: number, x1: number, y1: number]

/** The part of the segment that starts at `at`, or null where it passes by. */
export function clipSegment(
  line: Run,
  at: number,
  [west, south, east, north]: Window,
): Segment | null {
  const [x, y] = [line[at] ?? 0, line[at + 1] ?? 0]
  const [dx, dy] = [(line[at + 2] ?? 0) - x, (line[at + 3] ?? 0) - y]
  let enter = 0
  let leave = 1
  for (const [along, room] of [
    [-dx, x - west],
    [dx, east - x],
    [-dy, y - south],
    [dy, north - y],
  ] as const) {
    if (along === 0) {
      if (room < 0) return null
    } else if (along < 0) enter = Math.max(enter, room / along)
    else leave = Math.min(leave, room / along)
  }
  if (enter > leave) return null
  // The very ends are given back unchanged, so that neighbouring pieces join.
  return [
    enter === 0 ? x : x + enter * dx,
    enter === 0 ? y : y + enter * dy,
    leave === 1 ? x + dx : x + leave * dx,
    leave === 1 ? y + dy : y + leave * dy,
  ]
}
