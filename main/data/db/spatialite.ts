import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { AppError } from '../../../shared/contract/failure.ts'

/** Loads SpatiaLite: the library of the package first, then the system's by name. */
export function loadSpatialite(raw: Database.Database, resourcesFolder: string): void {
  const bundled = join(resourcesFolder, 'native', `${process.platform}-${process.arch}`)
  const isBundled = resourcesFolder !== '' && existsSync(bundled)
  const library = isBundled ? join(bundled, 'mod_spatialite') : 'mod_spatialite'
  try {
    raw.loadExtension(library)
  } catch (cause) {
    throw new AppError('unsupported', {
      why: 'SpatiaLite cannot be loaded; on Debian: apt-get install libsqlite3-mod-spatialite',
      detail: { reason: 'spatialite', library },
      cause,
    })
  }
  const projDb = join(bundled, 'proj.db')
  if (isBundled && existsSync(projDb)) raw.prepare('SELECT PROJ_SetDatabasePath(?)').get(projDb)
}

/** KZ:AEA, Albers equal area for Kazakhstan; the string is ours, see the atlas' section on projections. */
export const kazakhstanSrid = 990001
const kazakhstanAlbers =
  '+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs'

/** SpatiaLite's own tables, once a file, in a transaction of their own (argument 1). */
export function initialiseSpatial(raw: Database.Database): void {
  const known = raw
    .prepare("SELECT 1 FROM sqlite_schema WHERE name = 'spatial_ref_sys' AND type = 'table'")
    .get()
  if (!known) raw.prepare('SELECT InitSpatialMetaData(1)').get()
  raw
    .prepare(
      `INSERT OR IGNORE INTO spatial_ref_sys(srid, auth_name, auth_srid, ref_sys_name, proj4text, srtext)
       VALUES (:srid, 'qorgau', :srid, 'KZ:AEA', :proj, 'Undefined')`,
    )
    .run({ srid: kazakhstanSrid, proj: kazakhstanAlbers })
}

/**
 * SQL of a geometry moved between EPSG:4326 and KZ:AEA. The strings are written out because
 * SpatiaLite asks PROJ by authority and code, which PROJ knows nothing of for a private SRID
 * (`ST_Transform(geom, 990001)` alone throws).
 */
export const toAlbersSql = (geometry: string): string =>
  `ST_Transform(${geometry}, ${kazakhstanSrid}, NULL, 'EPSG:4326', '${kazakhstanAlbers}')`
export const fromAlbersSql = (geometry: string): string =>
  `ST_Transform(${geometry}, 4326, NULL, '${kazakhstanAlbers}', 'EPSG:4326')`
