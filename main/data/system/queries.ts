import { z } from 'zod'
import type { ReadDb } from '../db/sql.ts'
import { one } from '../db/sql.ts'

const row = z.object({
  sqlite: z.string(),
  spatialite: z.string(),
  proj: z.string(),
  schema: z.number(),
})

export function readHealth(db: ReadDb) {
  const found = row.parse(
    one(
      db,
      row,
      `SELECT sqlite_version() AS sqlite, spatialite_version() AS spatialite, proj_version() AS proj,
              (SELECT user_version FROM pragma_user_version) AS schema`,
    ),
  )
  return { ...found, readOnly: db.raw.readonly }
}

const health = ({ db }: { readonly db: ReadDb }) => readHealth(db)

export const systemHandlers = { 'system.readHealth': health, 'system.writeHealth': health }
