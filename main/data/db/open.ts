import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/contract/failure.ts'
import type { ReadDb } from './sql.ts'

export interface OpenOptions {
  readonly file: string
  readonly readOnly: boolean
  readonly resourcesFolder: string
}

/** Opens the database with SpatiaLite loaded and the pragmas of its role set. */
export function openDatabase({ file, readOnly, resourcesFolder }: OpenOptions): ReadDb {
  const raw = new Database(file, { readonly: readOnly, timeout: 5_000 })
  loadSpatialite(raw, resourcesFolder)
  raw.pragma('foreign_keys = ON')
  if (readOnly) {
    raw.pragma('query_only = ON')
    raw.pragma('cache_size = -131072')
  } else {
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('cache_size = -65536')
  }
  return { raw }
}

/** Bundled library first, then the system's by name. */
function loadSpatialite(raw: Database.Database, resourcesFolder: string): void {
  const bundled = join(resourcesFolder, 'native', `${process.platform}-${process.arch}`)
  const name =
    resourcesFolder && existsSync(bundled) ? join(bundled, 'mod_spatialite') : 'mod_spatialite'
  try {
    raw.loadExtension(name)
  } catch (cause) {
    throw new AppError('unsupported', {
      why: 'SpatiaLite cannot be loaded; on Debian: apt-get install libsqlite3-mod-spatialite',
      detail: { library: name },
      cause,
    })
  }
  const projDb = join(bundled, 'proj.db')
  if (name !== 'mod_spatialite' && existsSync(projDb))
    raw.prepare('SELECT PROJ_SetDatabasePath(?)').get(projDb)
}
