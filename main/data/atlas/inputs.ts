import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { DataContext, Slot, StartTask } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { datasetsKeySql } from '../layers/dataset-source.ts'
import { catalogue } from './files.ts'
import { type Dataset, type View, viewsOf, visibleDatasets } from './views.ts'

/**
 * The logical inputs of maps, as views over projections, registers and data sets: the only place
 * where the vocabulary of the dictionary and that of the maps meet. Made anew at each start of the
 * write process and whenever another version of a data set becomes visible.
 */
export const inputsTask: StartTask = {
  name: 'views of the maps',
  run: (ctx) => ctx.db.raw.transaction(() => ensureInputs(ctx))(),
}

interface Kept {
  key: string | null
  datasets: ReadonlyMap<string, Dataset>
  views: ReadonlyMap<string, View>
}
const kept: Slot<Kept> = {
  name: 'atlas-inputs',
  make: () => ({ key: '', datasets: new Map(), views: new Map() }),
}
const keyRow = z.object({ key: z.string().nullable() })

/** Made again only when a command touched a data set's record. */
function currentInputs(ctx: DataContext): Kept {
  const known = ctx.keep(kept)
  const key = one(ctx.db, keyRow, datasetsKeySql)?.key ?? null
  if (known.key === key) return known
  const datasets = visibleDatasets(ctx.db)
  const views = viewsOf(ctx.keep(catalogue).inputs.values(), ctx.dictionary.dictionary, datasets)
  return Object.assign(known, { key, datasets, views })
}

export const inputViews = (ctx: DataContext): ReadonlyMap<string, View> => currentInputs(ctx).views

/** Tables of the visible versions, by layer. */
export const currentDatasets = (ctx: DataContext): ReadonlyMap<string, Dataset> =>
  currentInputs(ctx).datasets

const viewRow = z.object({ name: z.string(), sql: z.string() })

/** Brings the views to what the store holds now; belongs into a transaction. */
export function ensureInputs(ctx: DataContext): void {
  const present = new Map(
    all(
      ctx.db,
      viewRow,
      `SELECT name, sql FROM sqlite_schema WHERE type = 'view' AND name GLOB 'm_*'`,
    ).map(({ name, sql }) => [name, sql]),
  )
  for (const [name, { sql }] of inputViews(ctx)) {
    const text = `CREATE VIEW ${name} AS ${sql}`
    if (present.get(name) !== text) remake(ctx.db.raw, name, text)
    present.delete(name)
  }
  for (const name of present.keys()) ctx.db.raw.exec(`DROP VIEW ${name}`)
  const readings = visibleDatasets(ctx.db).get('obs')?.tbl
  if (readings)
    ctx.db.raw.exec(
      `CREATE INDEX IF NOT EXISTS ${readings}_station ON ${readings}(station, param, at, value)`,
    )
}

function remake(raw: Database.Database, name: string, text: string): void {
  raw.exec(`DROP VIEW IF EXISTS ${name}`)
  raw.exec(text)
}

const found = z.object({ found: z.number() })

/** Whether the input has any row at all; where its outlines are read, any row with one. */
export const hasRows = (db: ReadDb, input: string, columns: readonly string[]): boolean => {
  const where = columns.includes('geom') ? 'WHERE geom IS NOT NULL' : ''
  return one(db, found, `SELECT EXISTS (SELECT 1 FROM ${input} ${where}) AS found`)?.found === 1
}
