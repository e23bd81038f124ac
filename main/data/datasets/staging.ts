import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import { BoxList } from '../db/box-list.ts'
import type { BlobBox, BlobNotes, GeometryKind } from '../db/geometry-blob.ts'
import { quoted } from '../db/quoted.ts'
import { createRtree, fillRtree } from '../db/rtree.ts'
import { all, one, type ReadDb, run, transaction, type WriteDb } from '../db/sql.ts'
import type { VectorFeature } from '../files/vector.ts'
import { ClassList } from './class-list.ts'
import { type ToDegrees, toDegrees } from './transform.ts'

/** A column of the table to be and where its value stands in a feature. */
export interface StagedColumn {
  readonly column: string
  readonly type: 'text' | 'number'
  readonly from: number
}

export interface StagePlan {
  /** SRID of the features; they are stored in EPSG:4326. */
  readonly srid: number
  readonly columns: readonly StagedColumn[]
  /** The only kind that is taken; null = that of the first feature. */
  readonly kind: GeometryKind | null
  /** Leave other kinds out, as a person asked for; otherwise they refuse the file. */
  readonly skipOthers: boolean
  /** Position in `columns` of the attribute that drawing depends on. */
  readonly classFrom: number | null
  readonly count: number
}

export interface StageStep {
  readonly phase: 'reading' | 'indexing'
  readonly done: number
  readonly total: number
}

/** A filled table nobody sees yet. */
export interface Staged {
  readonly table: string
  readonly kind: GeometryKind
  readonly multi: boolean
  readonly count: number
  readonly box: BlobBox | null
  readonly sha256: string
  readonly classes: Uint8Array | null
  readonly classValues: readonly string[]
  readonly notes: BlobNotes & { missing: number }
}

/** How long one step may hold the writing process (`store.md` 3 allows 20 ms a transaction). */
const stepMs = 10
/** Rows between two looks at the clock; on a machine that is too busy a step is not too small. */
const clockRows = 256

export const indexOf = (table: string): string => `idx_${table}_geom`

/**
 * Fills a table with features, one short transaction a step, so that commands get their turn in
 * between. Stopped early it leaves nothing; a start removes what a crash left (`dropStaging`).
 */
export function* stage(
  db: ReadDb,
  features: Iterable<VectorFeature>,
  plan: StagePlan,
  notes: BlobNotes,
): Generator<StageStep, Staged, void> {
  const table = transaction(db, (tx) => createTable(tx, plan))
  let isWhole = false
  try {
    const filler = new Filler(db, table, plan)
    yield* fillTable(db, features, filler, plan.count)
    transaction(db, (tx) => createRtree(tx, indexOf(table)))
    const index = fillRtree({ raw: db.raw, writable: true }, indexOf(table), filler.boxes)
    for (let pieces = 0; !transaction(db, () => index.next().done === true); pieces++)
      yield { phase: 'indexing', done: pieces, total: Math.ceil((2 * filler.count) / 2_000) }
    const staged = filler.finish(notes)
    isWhole = true
    return staged
  } finally {
    if (!isWhole) dropStaging(db, table)
  }
}

function* fillTable(
  db: ReadDb,
  features: Iterable<VectorFeature>,
  filler: Filler,
  count: number,
): Generator<StageStep, void, void> {
  const source = features[Symbol.iterator]()
  try {
    for (let more = true; more; ) {
      more = transaction(db, () => fillFor(stepMs, source, filler))
      yield { phase: 'reading', done: filler.count, total: Math.max(count, filler.count) }
    }
  } finally {
    source.return?.()
  }
}

function fillFor(ms: number, source: Iterator<VectorFeature>, filler: Filler): boolean {
  const until = performance.now() + ms
  for (let row = 1; ; row++) {
    const step = source.next()
    if (step.done) return false
    filler.add(step.value)
    if (row % clockRows === 0 && performance.now() > until) return true
  }
}

const serialRow = z.object({ serial: z.number() })

/** A name no table ever had; `done` = 0 has it dropped at the next start. */
export function reserveTable(tx: WriteDb, done: 0 | 1): string {
  run(tx, `INSERT INTO dataset_staging (tbl, done) VALUES ('-', :done)`, { done })
  const { serial } = serialRow.parse(
    one(tx, serialRow, 'SELECT max(serial) AS serial FROM dataset_staging'),
  )
  const table = `ds_${serial}`
  run(tx, 'UPDATE dataset_staging SET tbl = :table WHERE serial = :serial', { table, serial })
  return table
}

function createTable(tx: WriteDb, plan: StagePlan): string {
  const table = reserveTable(tx, 0)
  const columns = plan.columns.map(
    ({ column, type }) => `, ${quoted(column)} ${type === 'number' ? 'NUMERIC' : 'TEXT'}`,
  )
  run(tx, `CREATE TABLE ${table} (fid INTEGER PRIMARY KEY, geom BLOB${columns.join('')})`)
  return table
}

/** Ids travel to the map in 32 bits. */
const largestId = 4_294_967_295

class Filler {
  readonly boxes = new BoxList()
  count = 0
  #kind: GeometryKind | null
  #missing = 0
  #multi = false
  #box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  readonly #hash = createHash('sha256')
  readonly #classes: ClassList | null
  readonly #table: string
  readonly #plan: StagePlan
  readonly #toDegrees: ToDegrees | null
  readonly #insert: (values: readonly unknown[]) => void

  constructor(db: ReadDb, table: string, plan: StagePlan) {
    this.#table = table
    this.#plan = plan
    this.#kind = plan.kind
    this.#toDegrees = plan.srid === 4326 ? null : toDegrees(db, plan.srid)
    this.#classes = plan.classFrom === null ? null : new ClassList()
    const marks = plan.columns.map(() => ', ?').join('')
    const statement = db.raw.prepare(`INSERT INTO ${table} VALUES (?, ?${marks})`)
    this.#insert = (values) => void statement.run(values)
    this.#hash.update(JSON.stringify(plan.columns.map(({ column }) => column)))
  }

  add(feature: VectorFeature): void {
    if (this.#plan.skipOthers && feature.kind !== null && feature.kind !== this.#kind) return
    const { id, blob, box } = this.#placed(feature)
    const values = this.#plan.columns.map(({ from }) => feature.values[from] ?? null)
    this.#insert([id, blob, ...values])
    this.#hash.update(`${id}${JSON.stringify(values)}`)
    if (blob && box) {
      this.#hash.update(blob)
      this.boxes.add(id, box)
      this.#extend(box)
    } else this.#missing++
    if (this.#classes && this.#plan.classFrom !== null)
      this.#classes.set(id, values[this.#plan.classFrom] ?? null)
    this.count++
  }

  finish(notes: BlobNotes): Staged {
    const kind = this.#kind
    if (this.count === 0 || kind === null)
      throw new AppError('bad-file', {
        why: 'no feature, or none with a geometry',
        detail: { reason: 'empty' },
      })
    return {
      table: this.#table,
      kind,
      multi: kind !== 'point' || this.#multi,
      count: this.count,
      box: this.boxes.count === 0 ? null : this.#box,
      sha256: this.#hash.digest('hex'),
      classes: this.#classes?.bytes() ?? null,
      classValues: this.#classes?.values() ?? [],
      notes: { ...notes, missing: this.#missing },
    }
  }

  #placed(feature: VectorFeature): VectorFeature {
    const { id, kind } = feature
    if (!Number.isInteger(id) || id < 0 || id > largestId)
      throw new AppError('unsupported', {
        why: 'the id of a feature does not fit',
        detail: { reason: 'feature-id', feature: id },
      })
    this.#kind ??= kind
    if (kind !== null && kind !== this.#kind)
      throw new AppError('unsupported', {
        why: 'points, lines and polygons in one layer',
        detail: { reason: 'mixed-geometry', feature: id, kind },
      })
    const placed = this.#toDegrees ? this.#toDegrees(feature) : feature
    if (placed.box && !isOnEarth(placed.box))
      throw new AppError('bad-file', {
        why: 'coordinates are no longitudes and latitudes',
        detail: { reason: 'coordinates', feature: id },
      })
    this.#multi ||= feature.multi
    return placed
  }

  #extend([west, south, east, north]: BlobBox): void {
    const box = this.#box
    if (west < box[0]) box[0] = west
    if (south < box[1]) box[1] = south
    if (east > box[2]) box[2] = east
    if (north > box[3]) box[3] = north
  }
}

/** A rounding error beyond the edge of the world is let pass. */
const slack = 1e-9

const isOnEarth = ([west, south, east, north]: BlobBox): boolean =>
  west >= -180 - slack && east <= 180 + slack && south >= -90 - slack && north <= 90 + slack

const leftRow = z.object({ tbl: z.string() })

/** Removes what was staged and never published: all of it, or one table. */
export function dropStaging(db: ReadDb, only?: string): number {
  const left = all(db, leftRow, 'SELECT tbl FROM dataset_staging WHERE done = 0').filter(
    ({ tbl }) => only === undefined || tbl === only,
  )
  for (const { tbl } of left)
    transaction(db, (tx) => {
      run(tx, `DROP TABLE IF EXISTS ${quoted(indexOf(tbl))}`)
      run(tx, `DROP TABLE IF EXISTS ${quoted(tbl)}`)
      run(tx, 'DELETE FROM dataset_staging WHERE tbl = :tbl', { tbl })
    })
  return left.length
}
