import { z } from 'zod'
import type { BoxList } from './box-list.ts'
import { one, type ReadDb, run, statement, type WriteDb } from './sql.ts'

/**
 * SQLite's R-tree, written and read by the node. The format of its tables is part of SQLite's file
 * format (rtree.c: "Database Format of R-Tree Tables"): a node is a big-endian u16 depth (root
 * only), u16 count of cells, then cells of i64 id and four f32 (x min, x max, y min, y max).
 *
 * Why by hand: inserting row by row takes 17 s for 500 000 boxes, SpatiaLite's builder 4 s in one
 * piece during which no command is answered, packing nodes along a Hilbert curve 1.4 s in pieces.
 * Reading nodes takes half the time of stepping through rows.
 */
const cellBytes = 24
const headBytes = 4
/** SQLite's own limit is 40 levels. */
const deepest = 40

const lengthRow = z.object({ bytes: z.number() })

/** Creates an empty R-tree the way SpatiaLite names it. */
export function createRtree(db: WriteDb, index: string): void {
  run(db, `CREATE VIRTUAL TABLE "${index}" USING rtree(pkid, xmin, xmax, ymin, ymax)`)
}

/**
 * Fills an empty R-tree. Each step does about `pieceRows` rows of work and belongs in a transaction
 * of the caller's; between steps others may use the connection.
 */
export function* fillRtree(
  db: WriteDb,
  index: string,
  boxes: BoxList,
  pieceRows = 2_000,
): Generator<void, void, void> {
  if (boxes.count === 0) return
  const size = one(db, lengthRow, `SELECT length(data) AS bytes FROM "${index}_node"`)?.bytes ?? 0
  const perNode = Math.floor((size - headBytes) / cellBytes)
  const order = boxes.hilbertOrder()
  const nodeOf = new Uint32Array(boxes.count)
  let level: Level = {
    count: boxes.count,
    id: (i) => boxes.id(order[i] ?? 0),
    side: (i, side) => boxes.side(order[i] ?? 0, side),
  }
  let nextNode = 2
  yield
  for (let depth = 0; ; depth++) {
    const nodes = Math.ceil(level.count / perNode)
    const isRoot = nodes === 1
    const above = new UpperLevel(nodes)
    for (let node = 0; node < nodes; node++) {
      const number = isRoot ? 1 : nextNode++
      const cells = range(node * perNode, Math.min(level.count, (node + 1) * perNode))
      writeNode(db, index, { number, depth: isRoot ? depth : 0, bytes: size, level, cells })
      for (let i = cells.from; i < cells.to; i++) {
        if (depth === 0) nodeOf[order[i] ?? 0] = number
        else
          shadow(db, `INSERT INTO "${index}_parent" VALUES (:node, :parent)`, {
            node: level.id(i),
            parent: number,
          })
      }
      above.set(node, number, level, cells)
      if ((node * perNode) % pieceRows < perNode) yield
    }
    if (isRoot) break
    level = above
  }
  for (let i = 0; i < boxes.count; i++) {
    shadow(db, `INSERT INTO "${index}_rowid" (rowid, nodeno) VALUES (:id, :node)`, {
      id: boxes.id(i),
      node: nodeOf[i] ?? 0,
    })
    if (i % pieceRows === 0) yield
  }
}

interface Level {
  readonly count: number
  id(i: number): number
  side(i: number, side: number): number
}

interface Range {
  readonly from: number
  readonly to: number
}

const range = (from: number, to: number): Range => ({ from, to })

class UpperLevel implements Level {
  readonly count: number
  readonly #ids: Uint32Array
  readonly #sides: Float32Array

  constructor(nodes: number) {
    this.count = nodes
    this.#ids = new Uint32Array(nodes)
    this.#sides = new Float32Array(4 * nodes)
  }

  set(node: number, number: number, below: Level, cells: Range): void {
    this.#ids[node] = number
    for (let side = 0; side < 4; side++) {
      let edge = below.side(cells.from, side)
      for (let i = cells.from + 1; i < cells.to; i++)
        edge =
          side % 2 === 0 ? Math.min(edge, below.side(i, side)) : Math.max(edge, below.side(i, side))
      this.#sides[4 * node + side] = edge
    }
  }

  id(i: number): number {
    return this.#ids[i] ?? 0
  }

  side(i: number, side: number): number {
    return this.#sides[4 * i + side] ?? 0
  }
}

interface Node {
  readonly number: number
  readonly depth: number
  readonly bytes: number
  readonly level: Level
  readonly cells: Range
}

function writeNode(db: WriteDb, index: string, node: Node): void {
  const data = Buffer.alloc(node.bytes)
  data.writeUInt16BE(node.depth, 0)
  data.writeUInt16BE(node.cells.to - node.cells.from, 2)
  let at = headBytes
  for (let i = node.cells.from; i < node.cells.to; i++, at += cellBytes) {
    const id = node.level.id(i)
    data.writeUInt32BE(Math.floor(id / 4_294_967_296), at)
    data.writeUInt32BE(id % 4_294_967_296, at + 4)
    for (let side = 0; side < 4; side++)
      data.writeFloatBE(node.level.side(i, side), at + 8 + 4 * side)
  }
  shadow(db, `INSERT OR REPLACE INTO "${index}_node" VALUES (:number, :data)`, {
    number: node.number,
    data,
  })
}

/** SQLite guards the tables behind a virtual table; the guard is lifted for one statement. */
function shadow(db: WriteDb, sql: string, bindings: Record<string, number | Uint8Array>): void {
  db.raw.unsafeMode(true)
  try {
    run(db, sql, bindings)
  } finally {
    db.raw.unsafeMode(false)
  }
}

/** West, south, east, north in degrees. */
export type Window = readonly [number, number, number, number]

export interface RtreeVisitor {
  /**
   * A box that touches the window; a point has a box of (nearly) no size. The array is used again
   * for the next: whoever keeps it makes a copy.
   */
  feature(id: number, box: Window): void
  /** False leaves out all that lies in this box. */
  enter?(west: number, south: number, east: number, north: number): boolean
}

/** Nodes between two pauses: about a millisecond. */
const pauseNodes = 128

/** Visits everything whose box touches the window; pauses now and then so that others get a turn. */
export function* walkRtree(
  db: ReadDb,
  index: string,
  window: Window,
  visitor: RtreeVisitor,
): Generator<void, void, void> {
  const select = statement(db, `SELECT data FROM "${index}_node" WHERE nodeno = ?`)
  const [west, south, east, north] = window
  const box: [number, number, number, number] = [0, 0, 0, 0]
  const numbers = [1]
  const levels = [-1]
  for (let visited = 1; numbers.length > 0; visited++) {
    const number = numbers.pop()
    const depth = levels.pop() ?? 0
    const { data } = (select.get(number) ?? {}) as { data?: Buffer }
    if (!data) throw new Error(`R-tree ${index}: no node ${number}`)
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const level = depth < 0 ? view.getUint16(0) : depth
    if (level > deepest) throw new Error(`R-tree ${index}: too deep`)
    const end = headBytes + cellBytes * view.getUint16(2)
    for (let at = headBytes; at < end; at += cellBytes) {
      const left = view.getFloat32(at + 8)
      const right = view.getFloat32(at + 12)
      const bottom = view.getFloat32(at + 16)
      const top = view.getFloat32(at + 20)
      if (left > east || right < west || bottom > north || top < south) continue
      const id = view.getInt32(at) * 4_294_967_296 + view.getUint32(at + 4)
      if (level === 0) {
        box[0] = left
        box[1] = bottom
        box[2] = right
        box[3] = top
        visitor.feature(id, box)
      } else if (visitor.enter?.(left, bottom, right, top) !== false) {
        numbers.push(id)
        levels.push(level - 1)
      }
    }
    if (visited % pauseNodes === 0) yield
  }
}
