import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { BoxList } from './box-list.ts'
import type { BlobBox } from './geometry-blob.ts'
import { createRtree, fillRtree, type Window, walkRtree } from './rtree.ts'
import { type ReadDb, transaction } from './sql.ts'

const openMemory = (): ReadDb => ({ raw: new Database(':memory:') })

/** Numbers between 0 and 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

function filled(count: number, makeBox: (random: () => number) => BlobBox) {
  const db = openMemory()
  const random = seeded(count)
  const boxes = new BoxList()
  const list: BlobBox[] = []
  for (let i = 0; i < count; i++) {
    const box = makeBox(random)
    list.push(box)
    boxes.add(3 * i + 1, box)
  }
  transaction(db, (tx) => createRtree(tx, 'idx'))
  const steps = transaction(db, (tx) => fillRtree(tx, 'idx', boxes, 500))
  while (!transaction(db, () => steps.next().done)) continue
  return { db, list }
}

const somewhere = (random: () => number): BlobBox => {
  const [x, y, w, h] = [46 + 40 * random(), 40 + 15 * random(), random() / 5, random() / 5]
  return [x, y, x + w, y + h]
}

const found = (db: ReadDb, window: Window): number[] => {
  const ids: number[] = []
  Array.from(walkRtree(db, 'idx', window, { feature: (id) => ids.push(id) }))
  return ids.toSorted((a, b) => a - b)
}

test.each([0, 1, 50, 51, 52, 2_601, 2_602, 20_000])(
  'an R-tree of %i boxes passes the check of SQLite itself',
  (count) => {
    const { db } = filled(count, somewhere)
    expect(db.raw.prepare("SELECT rtreecheck('idx')").pluck().get()).toBe('ok')
    expect(db.raw.prepare('SELECT count(*) FROM idx').pluck().get()).toBe(count)
  },
)

test('a window finds what SQLite finds, by nodes and by SQL', () => {
  const { db, list } = filled(20_000, somewhere)
  const random = seeded(7)
  for (let i = 0; i < 50; i++) {
    const [west, south] = [46 + 40 * random(), 40 + 15 * random()]
    const window: Window = [west, south, west + 3 * random(), south + 3 * random()]
    const bySql = db.raw
      .prepare(
        'SELECT pkid FROM idx WHERE xmax >= ? AND xmin <= ? AND ymax >= ? AND ymin <= ? ORDER BY pkid',
      )
      .pluck()
      .all(window[0], window[2], window[1], window[3])
    const exact = list.flatMap(([w, s, e, n], at) =>
      e >= window[0] && w <= window[2] && n >= window[1] && s <= window[3] ? [3 * at + 1] : [],
    )
    const byNodes = found(db, window)
    expect(byNodes).toEqual(bySql)
    // Boxes are rounded outwards: nothing exact is missing, a neighbour within a metre may be there.
    expect(exact.filter((id) => !byNodes.includes(id))).toEqual([])
  }
})

test('boxes on one spot and ids beyond 32 bits do no harm', () => {
  const db = openMemory()
  const boxes = new BoxList()
  for (let i = 0; i < 300; i++) boxes.add(5_000_000_000 + i, [76.9, 43.2, 76.9, 43.2])
  transaction(db, (tx) => {
    createRtree(tx, 'idx')
    Array.from(fillRtree(tx, 'idx', boxes))
  })
  expect(db.raw.prepare("SELECT rtreecheck('idx')").pluck().get()).toBe('ok')
  expect(found(db, [76, 43, 77, 44]).slice(0, 2)).toEqual([5_000_000_000, 5_000_000_001])
})

test('the guard over the tables of the R-tree is back after filling', () => {
  const { db } = filled(10, somewhere)
  expect(() => db.raw.exec('DELETE FROM idx_node')).toThrow('may not be modified')
})
