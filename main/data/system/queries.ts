import { z } from 'zod'
import type { DataContext } from '../context.ts'
import { one } from '../db/sql.ts'

const row = z.object({
  sqlite: z.string(),
  spatialite: z.string(),
  proj: z.string(),
  schema: z.number(),
})

function readHealth({ db, viewing }: DataContext) {
  const found = row.parse(
    one(
      db,
      row,
      `SELECT sqlite_version() AS sqlite, spatialite_version() AS spatialite, proj_version() AS proj,
              (SELECT user_version FROM pragma_user_version) AS schema`,
    ),
  )
  return { ...found, readOnly: viewing }
}

export const systemHandlers = {
  'system.readHealth': readHealth,
  'system.writeHealth': readHealth,
}
