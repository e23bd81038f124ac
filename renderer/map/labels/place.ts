/*
 * Placing of names: pure, so that the window and the printed sheet place alike. Candidates come in screen pixels;
 * the first in rank takes its best free place, later ones give way.
 */

export interface Candidate {
  readonly text: string
  readonly font: string
  readonly size: number
  readonly priority: number
  /** Inside a priority, lower goes first. */
  readonly rank: number
  readonly at: Spot
}

export type Spot =
  | { readonly kind: 'beside'; readonly x: number; readonly y: number; readonly radius: number }
  | {
      readonly kind: 'over'
      readonly x: number
      readonly y: number
      /** Width of the area at hand; a name much wider than it is left out. */
      readonly room: number
    }
  /** Pixels of the line, pairs; only what is on the screen. */
  | { readonly kind: 'along'; readonly pixels: ArrayLike<number> }

export interface Placed<C extends Candidate = Candidate> {
  readonly candidate: C
  /** The point the name belongs to. */
  readonly x: number
  readonly y: number
  /** From that point to the middle of the text. */
  readonly dx: number
  readonly dy: number
  /** Radians, clockwise; never upside down. */
  readonly rotation: number
}

export interface Frame {
  readonly width: number
  readonly height: number
  measure(text: string, font: string): number
}

interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Free air around a name, pixels. */
const AIR = 2.5
/** The same name twice nearer than this is one too many: pieces of a river, a district and its seat. */
const REPEAT_PX = 320

/** A coarse net of taken rectangles. */
class Taken {
  readonly #cells = new Map<number, Rect[]>()
  static readonly #CELL = 64

  isFree(rect: Rect): boolean {
    let isFree = true
    this.#visit(rect, (rects) => {
      if (rects.some((r) => r.x0 < rect.x1 && r.x1 > rect.x0 && r.y0 < rect.y1 && r.y1 > rect.y0))
        isFree = false
    })
    return isFree
  }

  add(rect: Rect): void {
    this.#visit(rect, (rects) => rects.push(rect))
  }

  #visit(rect: Rect, visit: (rects: Rect[]) => void): void {
    const cell = Taken.#CELL
    for (let i = Math.floor(rect.x0 / cell); i <= Math.floor(rect.x1 / cell); i += 1)
      for (let j = Math.floor(rect.y0 / cell); j <= Math.floor(rect.y1 / cell); j += 1) {
        const key = i * 4_096 + j
        const rects = this.#cells.get(key) ?? []
        if (rects.length === 0) this.#cells.set(key, rects)
        visit(rects)
      }
  }
}

interface Try {
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  readonly rotation: number
}

/** Places what fits; symbols of `beside` candidates count as taken before any name is placed. */
export function placeLabels<C extends Candidate>(
  candidates: readonly C[],
  frame: Frame,
): Placed<C>[] {
  const taken = new Taken()
  for (const { at } of candidates)
    if (at.kind === 'beside') {
      const r = at.radius + 0.5
      taken.add({ x0: at.x - r, y0: at.y - r, x1: at.x + r, y1: at.y + r })
    }
  const placed: Placed<C>[] = []
  const places = new Map<string, Try[]>()
  const inOrder = [...candidates].sort((a, b) => a.priority - b.priority || a.rank - b.rank)
  for (const candidate of inOrder) {
    const width = frame.measure(candidate.text, candidate.font)
    const before = places.get(candidate.text) ?? []
    const spot = triesOf(candidate, width).find((attempt) => {
      const isRepeat = before.some((b) => Math.hypot(b.x - attempt.x, b.y - attempt.y) < REPEAT_PX)
      return (
        !isRepeat &&
        rectsOf(attempt, width, candidate.size).every((r) => isIn(r, frame) && taken.isFree(r))
      )
    })
    if (!spot) continue
    for (const rect of rectsOf(spot, width, candidate.size)) taken.add(rect)
    places.set(candidate.text, [...before, spot])
    placed.push({ candidate, ...spot })
  }
  return placed
}

const isIn = (rect: Rect, { width, height }: Frame) =>
  rect.x0 >= 0 && rect.y0 >= 0 && rect.x1 <= width && rect.y1 <= height

/** Air-padded rectangles under a text; a slanted one is covered by a row of small squares. */
function rectsOf(attempt: Try, width: number, size: number): Rect[] {
  const [cx, cy] = [attempt.x + attempt.dx, attempt.y + attempt.dy]
  const high = size * 0.62 + AIR
  if (Math.abs(attempt.rotation) < 0.05) {
    const wide = width / 2 + AIR
    return [{ x0: cx - wide, y0: cy - high, x1: cx + wide, y1: cy + high }]
  }
  const pieces = Math.max(1, Math.ceil(width / size))
  return Array.from({ length: pieces }, (_, k) => {
    const along = ((k + 0.5) / pieces - 0.5) * width
    const x = cx + along * Math.cos(attempt.rotation)
    const y = cy + along * Math.sin(attempt.rotation)
    return { x0: x - high, y0: y - high, x1: x + high, y1: y + high }
  })
}

function triesOf(candidate: Candidate, width: number): readonly Try[] {
  const { at, size } = candidate
  if (at.kind === 'beside') return triesBeside(at, width, size)
  if (at.kind === 'along') return triesAlong(at.pixels, width, size)
  if (width > at.room * 1.25) return []
  return [0, -0.8, 0.8].map((shift) => ({ x: at.x, y: at.y, dx: 0, dy: shift * size, rotation: 0 }))
}

/** Right first, then left, above, below and the corners: E. Imhof, "Positioning names on maps", 1975. */
function triesBeside(at: Spot & { kind: 'beside' }, width: number, size: number): readonly Try[] {
  const gap = at.radius + 3
  const side = gap + width / 2
  const up = gap + size * 0.55
  const places: readonly (readonly [number, number])[] = [
    [side, 0],
    [-side, 0],
    [0, -up],
    [0, up],
    [side - 2, -up * 0.6],
    [side - 2, up * 0.6],
    [-side + 2, -up * 0.6],
    [-side + 2, up * 0.6],
  ]
  return places.map(([dx, dy]) => ({ x: at.x, y: at.y, dx, dy, rotation: 0 }))
}

/** Along the straightest stretches of a line, a little above it. */
function triesAlong(pixels: ArrayLike<number>, width: number, size: number): readonly Try[] {
  const count = pixels.length / 2
  const need = width * 1.15
  const found: { readonly bend: number; readonly attempt: Try }[] = []
  const step = Math.max(1, Math.floor(count / 160))
  for (let start = 0; start < count - 1; start += step) {
    const end = endOfStretch(pixels, start, need)
    if (end < 0) break
    const [x0, y0] = [pixels[2 * start] ?? 0, pixels[2 * start + 1] ?? 0]
    const [x1, y1] = [pixels[2 * end] ?? 0, pixels[2 * end + 1] ?? 0]
    const chord = Math.hypot(x1 - x0, y1 - y0)
    const bend = bendOf(pixels, start, end) + (need - Math.min(need, chord)) * 0.5
    if (bend > size * 0.45) continue
    const angle = Math.atan2(y1 - y0, x1 - x0)
    const rotation =
      angle > Math.PI / 2 ? angle - Math.PI : angle < -Math.PI / 2 ? angle + Math.PI : angle
    const lift = size * 0.6 + 2.5
    found.push({
      bend,
      attempt: {
        x: (x0 + x1) / 2,
        y: (y0 + y1) / 2,
        dx: lift * Math.sin(rotation),
        dy: -lift * Math.cos(rotation),
        rotation,
      },
    })
  }
  return found
    .sort((a, b) => a.bend - b.bend)
    .slice(0, 12)
    .map(({ attempt }) => attempt)
}

function endOfStretch(pixels: ArrayLike<number>, start: number, need: number): number {
  let length = 0
  for (let at = start + 1; at < pixels.length / 2; at += 1) {
    length += Math.hypot(
      (pixels[2 * at] ?? 0) - (pixels[2 * at - 2] ?? 0),
      (pixels[2 * at + 1] ?? 0) - (pixels[2 * at - 1] ?? 0),
    )
    if (length >= need) return at
  }
  return -1
}

/** Farthest a stretch strays from its chord. */
function bendOf(pixels: ArrayLike<number>, start: number, end: number): number {
  const [x0, y0] = [pixels[2 * start] ?? 0, pixels[2 * start + 1] ?? 0]
  const [dx, dy] = [(pixels[2 * end] ?? 0) - x0, (pixels[2 * end + 1] ?? 0) - y0]
  const chord = Math.hypot(dx, dy) || 1
  let farthest = 0
  for (let at = start + 1; at < end; at += 1) {
    const [px, py] = [(pixels[2 * at] ?? 0) - x0, (pixels[2 * at + 1] ?? 0) - y0]
    farthest = Math.max(farthest, Math.abs(px * dy - py * dx) / chord)
  }
  return farthest
}
