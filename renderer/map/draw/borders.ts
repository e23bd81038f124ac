import type { Packed } from '../../../shared/domain/packed.ts'

/** Neighbours share vertices to the bit; a hundred-thousandth of a degree (1 m) also forgives a rounding. */
const QUANTUM = 1e-5
const ROW = 4e7

interface Edge {
  readonly a: number
  readonly b: number
  /** Features on its two sides; the second is -1 on an outer edge. */
  left: number
  right: number
}

/**
 * The borders of polygons as lines, each shared border once, so that dashes of two neighbours do not fill each
 * other's gaps. A line has the higher class of its two sides. With `betweenClasses`, only borders between two
 * classes are kept: of provinces, those where two countries meet; not where the data end.
 */
export function bordersOf(packed: Packed, betweenClasses: boolean): Packed {
  const net = edgesOf(packed)
  const classOf = (feature: number) => (feature < 0 ? 0 : (packed.classes[feature] ?? 0))
  const kept = [...net.edges.values()].filter(
    (edge) => !betweenClasses || (edge.right >= 0 && classOf(edge.left) !== classOf(edge.right)),
  )
  const edgeClass = (edge: Edge) => Math.max(classOf(edge.left), classOf(edge.right))
  return linesOf(packed, net.vertices, chain(kept, edgeClass))
}

function edgesOf(packed: Packed) {
  const vertexOf = new Map<number, number>()
  const vertices: number[] = []
  const edges = new Map<number, Edge>()
  const indexOf = (at: number) => {
    const [x, y] = [packed.coords[2 * at] ?? 0, packed.coords[2 * at + 1] ?? 0]
    const key = Math.round(x / QUANTUM) * ROW + Math.round(y / QUANTUM)
    const known = vertexOf.get(key)
    if (known !== undefined) return known
    const index = vertices.length / 2
    vertexOf.set(key, index)
    vertices.push(x, y)
    return index
  }
  eachRing(packed, (feature, from, to) => {
    let before = indexOf(to - 1)
    for (let at = from; at < to; at += 1) {
      const now = indexOf(at)
      if (now !== before) {
        const [a, b] = [Math.min(before, now), Math.max(before, now)]
        const edge = edges.get(a * ROW + b)
        if (edge) edge.right = edge.left === feature ? edge.right : feature
        else edges.set(a * ROW + b, { a, b, left: feature, right: -1 })
      }
      before = now
    }
  })
  return { vertices, edges }
}

function eachRing(
  packed: Packed,
  visit: (feature: number, from: number, to: number) => void,
): void {
  let part = 0
  packed.featureEnds.forEach((end, feature) => {
    for (; part < end; part += 1)
      visit(feature, part === 0 ? 0 : (packed.partEnds[part - 1] ?? 0), packed.partEnds[part] ?? 0)
  })
}

interface Chain {
  readonly points: number[]
  readonly class: number
}

/** Joins edges into the longest lines that do not branch and keep one class. */
function chain(edges: readonly Edge[], classOf: (edge: Edge) => number): Chain[] {
  const at = new Map<number, Edge[]>()
  for (const edge of edges)
    for (const end of [edge.a, edge.b]) {
      const there = at.get(end)
      if (there) there.push(edge)
      else at.set(end, [edge])
    }
  const used = new Set<Edge>()
  const follow = (start: number, first: Edge): Chain => {
    const points = [start]
    let [here, edge]: [number, Edge | undefined] = [start, first]
    while (edge) {
      used.add(edge)
      here = edge.a === here ? edge.b : edge.a
      points.push(here)
      const there: Edge[] = at.get(here) ?? []
      const current: Edge = edge
      edge =
        there.length === 2
          ? there.find((next) => !used.has(next) && classOf(next) === classOf(current))
          : undefined
    }
    return { points, class: classOf(first) }
  }
  const isEnd = (vertex: number) => {
    const there = at.get(vertex) ?? []
    const [one, two] = there
    return there.length !== 2 || !one || !two || classOf(one) !== classOf(two)
  }
  const chains: Chain[] = []
  for (const pass of ['ends', 'rings'] as const)
    for (const edge of edges)
      for (const start of [edge.a, edge.b])
        if (!used.has(edge) && (pass === 'rings' || isEnd(start))) chains.push(follow(start, edge))
  return chains
}

function linesOf(packed: Packed, vertices: readonly number[], chains: readonly Chain[]): Packed {
  const total = chains.reduce((sum, { points }) => sum + points.length, 0)
  const coords = new Float32Array(2 * total)
  const ends = new Uint32Array(chains.length)
  let at = 0
  chains.forEach(({ points }, index) => {
    for (const vertex of points) {
      coords[2 * at] = vertices[2 * vertex] ?? 0
      coords[2 * at + 1] = vertices[2 * vertex + 1] ?? 0
      at += 1
    }
    ends[index] = at
  })
  return {
    kind: 'line',
    overview: packed.overview,
    origin: packed.origin,
    count: chains.length,
    ids: Uint32Array.from(chains, (_, index) => index + 1),
    coords,
    featureEnds: Uint32Array.from(chains, (_, index) => index + 1),
    partEnds: ends,
    outer: new Uint8Array(0),
    classes: Uint8Array.from(chains, (line) => line.class),
    table: {},
  }
}
