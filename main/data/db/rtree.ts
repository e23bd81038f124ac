import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { BoxList } from './box-list.ts'
import { withCodes } from './failure.ts'
import { quoted } from './quoted.ts'
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

const spatialiteColumns = ['pkid', 'xmin', 'xmax', 'ymin', 'ymax']

/** Creates an empty R-tree, by default the way SpatiaLite names its columns. */
export function createRtree(db: WriteDb, index: string, columns = spatialiteColumns): void {
  run(db, `CREATE VIRTUAL TABLE ${quoted(index)} USING rtree(${columns.join(', ')})`)
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
  const order = yield* boxes.hilbertOrder()
  const steps = new TreeFiller(db, index, boxes, order).steps()
  for (let done = false; !done; ) {
    // SQLite guards the tables behind a virtual table; the guard is lifted for one piece of work.
    db.raw.unsafeMode(true)
    try {
      for (let rows = 0; rows < pieceRows && !done; ) {
        const step = steps.next()
        done = step.done === true
        rows += step.done ? 0 : step.value
      }
    } finally {
      db.raw.unsafeMode(false)
    }
    yield
  }
}

/** Builds the tree from the leaves up; each step tells how many rows it wrote. */
class TreeFiller {
  readonly #boxes: BoxList
  readonly #order: Uint32Array
  readonly #nodeOf: Uint32Array
  readonly #bytes: number
  readonly #insertNode: Database.Statement
  readonly #insertParent: Database.Statement
  readonly #insertRowid: Database.Statement
  #nextNode = 2

  constructor(db: WriteDb, index: string, boxes: BoxList, order: Uint32Array) {
    const table = (suffix: string) => quoted(`${index}_${suffix}`)
    const prepare = (sql: string) => withCodes(() => db.raw.prepare(sql))
    db.raw.unsafeMode(true)
    this.#boxes = boxes
    this.#order = order
    this.#nodeOf = new Uint32Array(boxes.count)
    this.#bytes =
      one(db, lengthRow, `SELECT length(data) AS bytes FROM ${table('node')}`)?.bytes ?? 0
    this.#insertNode = prepare(`INSERT OR REPLACE INTO ${table('node')} VALUES (?, ?)`)
    this.#insertParent = prepare(`INSERT INTO ${table('parent')} VALUES (?, ?)`)
    this.#insertRowid = prepare(`INSERT INTO ${table('rowid')} (rowid, nodeno) VALUES (?, ?)`)
    db.raw.unsafeMode(false)
  }

  *steps(): Generator<number, void, void> {
    let level: Level = {
      count: this.#boxes.count,
      id: (i) => this.#boxes.id(this.#order[i] ?? 0),
      side: (i, side) => this.#boxes.side(this.#order[i] ?? 0, side),
    }
    for (let depth = 0; ; depth++) {
      const above = yield* this.#level(level, depth)
      if (above.count === 1) break
      level = above
    }
    // In order of their ids, whatever the order on the curve: appending is twice as fast.
    for (let i = 0; i < this.#boxes.count; i++) {
      this.#insertRowid.run(this.#boxes.id(i), this.#nodeOf[i] ?? 0)
      yield 1
    }
  }

  *#level(level: Level, depth: number): Generator<number, UpperLevel, void> {
    const perNode = Math.floor((this.#bytes - headBytes) / cellBytes)
    const nodes = Math.ceil(level.count / perNode)
    const isRoot = nodes === 1
    const above = new UpperLevel(nodes)
    for (let node = 0; node < nodes; node++) {
      const number = isRoot ? 1 : this.#nextNode++
      const cells = { from: node * perNode, to: Math.min(level.count, (node + 1) * perNode) }
      this.#insertNode.run(number, nodeOf(level, cells, isRoot ? depth : 0, this.#bytes))
      for (let i = cells.from; i < cells.to; i++)
        if (depth === 0) this.#nodeOf[this.#order[i] ?? 0] = number
        else this.#insertParent.run(level.id(i), number)
      above.set(node, number, level, cells)
      yield cells.to - cells.from
    }
    return above
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

function nodeOf(level: Level, cells: Range, depth: number, bytes: number): Buffer {
  const data = Buffer.alloc(bytes)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  view.setUint16(0, depth)
  view.setUint16(2, cells.to - cells.from)
  let at = headBytes
  for (let i = cells.from; i < cells.to; i++, at += cellBytes) {
    const id = level.id(i)
    view.setUint32(at, Math.floor(id / 4_294_967_296))
    view.setUint32(at + 4, id % 4_294_967_296)
    for (let side = 0; side < 4; side++) view.setFloat32(at + 8 + 4 * side, level.side(i, side))
  }
  return data
}

/** West, south, east, north in degrees. */
export type Window = readonly [number, number, number, number]

export interface RtreeVisitor {
  /**
   * A box that touches the window; a point has a box of (nearly) no size. The array is used again
   * for the next: whoever keeps it makes a copy.
   */
  feature(id: number, box: Window): void
  /** False leaves out all that lies in this box; `whole` gives it to `whole` without its boxes. */
  enter?(west: number, south: number, east: number, north: number): boolean | 'whole'
  whole?(id: number): void
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
  const select = statement(db, `SELECT data FROM ${quoted(`${index}_node`)} WHERE nodeno = ?`)
  const [west, south, east, north] = window
  const box: [number, number, number, number] = [0, 0, 0, 0]
  const numbers = [1]
  const levels = [-1]
  const wholes = [false]
  for (let visited = 1; numbers.length > 0; visited++) {
    const number = numbers.pop()
    const depth = levels.pop() ?? 0
    const isWhole = wholes.pop() ?? false
    const { data } = (select.get(number) ?? {}) as { data?: Buffer }
    if (!data) throw new Error(`R-tree ${index}: no node ${number}`)
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const level = depth < 0 ? view.getUint16(0) : depth
    if (level > deepest) throw new Error(`R-tree ${index}: too deep`)
    const end = headBytes + cellBytes * view.getUint16(2)
    for (let at = headBytes; at < end; at += cellBytes) {
      const id = view.getInt32(at) * 4_294_967_296 + view.getUint32(at + 4)
      if (isWhole) {
        if (level === 0) visitor.whole?.(id)
        else descend(id, level - 1, true)
        continue
      }
      const left = view.getFloat32(at + 8)
      const right = view.getFloat32(at + 12)
      const bottom = view.getFloat32(at + 16)
      const top = view.getFloat32(at + 20)
      if (left > east || right < west || bottom > north || top < south) continue
      if (level === 0) {
        box[0] = left
        box[1] = bottom
        box[2] = right
        box[3] = top
        visitor.feature(id, box)
        continue
      }
      const wanted = visitor.enter?.(left, bottom, right, top) ?? true
      if (wanted !== false) descend(id, level - 1, wanted === 'whole')
    }
    if (visited % pauseNodes === 0) yield
  }
  function descend(node: number, depth: number, isWhole: boolean): void {
    numbers.push(node)
    levels.push(depth)
    wholes.push(isWhole)
  }
}
