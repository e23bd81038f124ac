import type { Box, Run } from './mesh.ts'

/*
 * Clipping happens in degrees, before projecting: outside its window a mesh only extrapolates, and neighbouring
 * tiles must agree on where a long edge runs.
 */

/** A growing list of pairs that is reused from shape to shape. */
export class Pairs {
  data = new Float64Array(4096)
  length = 0
  clear(): void {
    this.length = 0
  }
  push(x: number, y: number): void {
    if (this.length + 2 > this.data.length) {
      const larger = new Float64Array(2 * this.data.length)
      larger.set(this.data)
      this.data = larger
    }
    this.data[this.length++] = x
    this.data[this.length++] = y
  }
}

/** Cohen and Sutherland's code of the sides a point lies beyond. */
function beyond(x: number, y: number, [west, south, east, north]: Box): number {
  return (x < west ? 1 : x > east ? 2 : 0) | (y < south ? 4 : y > north ? 8 : 0)
}

/** Tells each piece of a line that lies in the box; pieces are pairs in `out`. */
export function clipLine({ coords, from, to }: Run, box: Box, out: Pairs, emit: () => void): void {
  out.clear()
  const end = () => {
    if (out.length > 2) emit()
    out.clear()
  }
  for (let at = from; at + 1 < to; at += 1) {
    const x0 = coords[2 * at] ?? 0
    const y0 = coords[2 * at + 1] ?? 0
    const x1 = coords[2 * at + 2] ?? 0
    const y1 = coords[2 * at + 3] ?? 0
    const c0 = beyond(x0, y0, box)
    const c1 = beyond(x1, y1, box)
    if (c0 & c1) {
      end()
      continue
    }
    const part = c0 | c1 ? segmentInBox([x0, y0, x1, y1], box) : [0, 1]
    if (!part) {
      end()
      continue
    }
    const [t0 = 0, t1 = 1] = part
    if (t0 > 0 || out.length === 0) {
      end()
      out.push(x0 + (x1 - x0) * t0, y0 + (y1 - y0) * t0)
    }
    out.push(x0 + (x1 - x0) * t1, y0 + (y1 - y0) * t1)
    if (t1 < 1) end()
  }
  end()
}

/** Liang and Barsky: the parameters at which a segment enters and leaves the box, or null. */
function segmentInBox(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  box: Box,
): readonly [number, number] | null {
  let t0 = 0
  let t1 = 1
  const edges = [
    [x0 - x1, x0 - box[0]],
    [x1 - x0, box[2] - x0],
    [y0 - y1, y0 - box[1]],
    [y1 - y0, box[3] - y0],
  ] as const
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return null
    if (p === 0) continue
    const t = q / p
    if (p < 0) t0 = Math.max(t0, t)
    else t1 = Math.min(t1, t)
  }
  return t0 < t1 ? [t0, t1] : null
}

/** Sutherland and Hodgman: the ring cut by the four sides in turn; the result lies in `a`. */
export function clipRing(
  { coords, from: start, to: end }: Run,
  box: Box,
  [a, b]: readonly [Pairs, Pairs],
): Pairs {
  a.clear()
  for (let at = start; at < end; at += 1) a.push(coords[2 * at] ?? 0, coords[2 * at + 1] ?? 0)
  let [from, to] = [a, b]
  for (let side = 0; side < 4; side += 1) {
    cutSide(from, to, side, box[side] ?? 0)
    ;[from, to] = [to, from]
  }
  return from
}

function cutSide(from: Pairs, to: Pairs, side: number, limit: number): void {
  to.clear()
  const axis = side % 2
  const sign = side < 2 ? 1 : -1
  const inside = (at: number) => sign * ((from.data[at + axis] ?? 0) - limit) >= 0
  for (let at = 0; at < from.length; at += 2) {
    const next = at + 2 < from.length ? at + 2 : 0
    const [x0, y0] = [from.data[at] ?? 0, from.data[at + 1] ?? 0]
    if (inside(at)) to.push(x0, y0)
    if (inside(at) === inside(next)) continue
    const [x1, y1] = [from.data[next] ?? 0, from.data[next + 1] ?? 0]
    const [v0, v1] = axis === 0 ? [x0, x1] : [y0, y1]
    const t = (limit - v0) / (v1 - v0)
    to.push(axis === 0 ? limit : x0 + (x1 - x0) * t, axis === 1 ? limit : y0 + (y1 - y0) * t)
  }
}
