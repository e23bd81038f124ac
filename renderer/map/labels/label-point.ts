/**
 * A point well inside a ring: the best of a net of points by its distance to the outline, refined once. Flat pairs
 * in, any unit; `squeeze` makes a unit of x as long as one of y (cosine of the latitude for degrees); `within` keeps
 * the name of a sea in the part of it that is shown.
 */
export function labelPoint(
  ring: ArrayLike<number>,
  squeeze: number,
  within: readonly [number, number, number, number] = [-Infinity, -Infinity, Infinity, Infinity],
): readonly [number, number] {
  const bounds = boundsOf(ring)
  let [x0, y0] = [Math.max(bounds[0], within[0]), Math.max(bounds[1], within[1])]
  let [x1, y1] = [Math.min(bounds[2], within[2]), Math.min(bounds[3], within[3])]
  let best: readonly [number, number] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const outline = thinned(ring)
  for (let pass = 0; pass < 2; pass += 1) {
    let farthest = -Infinity
    const [stepX, stepY] = [(x1 - x0) / NET, (y1 - y0) / NET]
    for (let i = 1; i < NET; i += 1)
      for (let j = 1; j < NET; j += 1) {
        const [x, y] = [x0 + i * stepX, y0 + j * stepY]
        if (!isInside(outline, x, y)) continue
        const distance = outlineDistance(outline, x, y, squeeze)
        if (distance <= farthest) continue
        farthest = distance
        best = [x, y]
      }
    ;[x0, y0, x1, y1] = [best[0] - stepX, best[1] - stepY, best[0] + stepX, best[1] + stepY]
  }
  return best
}

/** Squares a side of the net. */
const NET = 10

/** West, south, east, north of flat pairs. */
export function boundsOf(ring: ArrayLike<number>): [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0]
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x)
    y0 = Math.min(y0, y)
    y1 = Math.max(y1, y)
  }
  return [x0, y0, x1, y1]
}

/** Some two hundred vertices: a name does not need the last bay. Both ends of a long edge always stay. */
function thinned(ring: ArrayLike<number>): number[] {
  const count = ring.length / 2
  const apart = (a: number, b: number) =>
    Math.hypot(
      (ring[2 * a] ?? 0) - (ring[2 * b] ?? 0),
      (ring[2 * a + 1] ?? 0) - (ring[2 * b + 1] ?? 0),
    )
  let outline = 0
  for (let at = 1; at < count; at += 1) outline += apart(at - 1, at)
  const least = outline / 200
  const kept: number[] = []
  let last = 0
  for (let at = 0; at < count; at += 1) {
    const next = at + 1 < count ? at + 1 : 0
    if (at > 0 && apart(last, at) < least && apart(at, next) < least) continue
    kept.push(ring[2 * at] ?? 0, ring[2 * at + 1] ?? 0)
    last = at
  }
  return kept
}

function isInside(ring: readonly number[], x: number, y: number): boolean {
  let inside = false
  let [bx, by] = [ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0]
  for (let at = 0; at < ring.length; at += 2) {
    const ax = ring[at] ?? 0
    const ay = ring[at + 1] ?? 0
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    bx = ax
    by = ay
  }
  return inside
}

function outlineDistance(ring: readonly number[], x: number, y: number, squeeze: number): number {
  let nearest = Infinity
  let bx = ((ring[ring.length - 2] ?? 0) - x) * squeeze
  let by = (ring[ring.length - 1] ?? 0) - y
  for (let at = 0; at < ring.length; at += 2) {
    const ax = ((ring[at] ?? 0) - x) * squeeze
    const ay = (ring[at + 1] ?? 0) - y
    nearest = Math.min(nearest, squaredToSegment(ax, ay, bx, by))
    bx = ax
    by = ay
  }
  return nearest
}

/** Squared distance from the origin to a segment. */
function squaredToSegment(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
  const x = ax + t * dx
  const y = ay + t * dy
  return x * x + y * y
}
