import { z } from 'zod'
import { all, one, type ReadDb, run, type WriteDb } from '../db/sql.ts'

/** A unit as the register keeps it; what an official list does not say is null there. */
export interface UnitRow {
  readonly code: string
  readonly parent: string | null
  readonly level: string
  readonly type: string
  readonly nameKk: string
  readonly nameRu: string
  readonly nameEn: string
  readonly kato: string | null
  readonly origin: string
  readonly goneOn: string | null
  readonly lon: number
  readonly lat: number
  readonly placed: string
}

const unitRow = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  level: z.string(),
  type: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  nameEn: z.string(),
  kato: z.string().nullable(),
  origin: z.string(),
  goneOn: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  placed: z.string(),
})

/** All units, parents before children. */
export function readRegister(db: ReadDb): UnitRow[] {
  return all(
    db,
    unitRow,
    `SELECT code, parent, level, type, name_kk AS nameKk, name_ru AS nameRu, name_en AS nameEn,
            kato, origin, gone_on AS goneOn, lon, lat, placed FROM unit ORDER BY ord`,
  )
}

const maxRow = z.object({ n: z.number().nullable() })
const most = (db: ReadDb, column: 'no' | 'shipped'): number =>
  one(db, maxRow, `SELECT max(${column}) AS n FROM register_version`)?.n ?? 0

/** Version of the shipped file that the register holds; 0 of an empty one. */
export const shippedVersion = (db: ReadDb): number => most(db, 'shipped')

/** Number of the present state of the register. */
export const registerVersion = (db: ReadDb): number => most(db, 'no')

export interface NewVersion {
  readonly no: number
  readonly origin: 'shipped' | 'official'
  readonly file: string
  readonly asOf: string
  readonly at: number
  readonly actor: number
  readonly command: Uint8Array | null
  readonly shipped: number
  readonly records: number
}

export function addVersion(tx: WriteDb, version: NewVersion): void {
  run(tx, 'UPDATE unit SET version = :no', { no: version.no })
  run(
    tx,
    `INSERT INTO register_version(no, origin, file, as_of, at, actor, command, shipped, records)
     VALUES (:no, :origin, :file, :asOf, :at, :actor, :command, :shipped, :records)`,
    { ...version },
  )
}

const treeRow = z.object({ code: z.string(), parent: z.string().nullable() })

/** A free place in the order, for a unit about to be added; `putInOrder` gives it its own. */
export const lastPlace = (db: ReadDb): number =>
  one(db, maxRow, 'SELECT max(ord) AS n FROM unit')?.n ?? 0

/** Numbers the units anew: each behind its parent, those of one parent as they stood. */
export function putInOrder(tx: WriteDb): void {
  const rows = all(tx, treeRow, 'SELECT code, parent FROM unit ORDER BY ord')
  const below = Map.groupBy(rows, ({ parent }) => parent)
  // Two steps, for two units may not hold one place for a moment.
  run(tx, 'UPDATE unit SET ord = -1 - ord')
  let next = 0
  const number = (code: string) => {
    run(tx, 'UPDATE unit SET ord = :ord WHERE code = :code', { ord: next, code })
    next += 1
    for (const child of below.get(code) ?? []) number(child.code)
  }
  for (const { code } of below.get(null) ?? []) number(code)
}
