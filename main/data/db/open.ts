import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Log } from '../../log.ts'
import { failureOf, withCodes } from './failure.ts'
import { registerGuard } from './guard.ts'
import { markOpen, requireSound, wasLeftOpen } from './integrity.ts'
import { lockFolder } from './lock.ts'
import { requireUsableMedium } from './medium.ts'
import { migrate, requireNotNewer, schemaVersion, versionOf } from './migrate.ts'
import { initialiseSpatial, loadSpatialite } from './spatialite.ts'
import type { ReadDb } from './sql.ts'
import { registerTextFunctions } from './text-functions.ts'
import { makeViewingCopy, removeViewingCopy, viewingCopyOf } from './viewing.ts'

export interface OpenOptions {
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly log: Log
  readonly now: () => number
}

export interface OpenedDatabase {
  readonly db: ReadDb
  /** Opened for viewing only: every write answers `read-only`. */
  readonly viewing: boolean
  /** The file was made by this very opening. */
  readonly fresh: boolean
  readonly close: () => void
}

export const databaseName = 'qorgau.db'
const busyMs = 5_000

/** The only writing connection: locks the folder, checks, migrates. */
export function openWriter(options: OpenOptions): OpenedDatabase {
  const { dataFolder, log } = options
  const file = join(dataFolder, databaseName)
  withCodes(() => mkdirSync(dataFolder, { recursive: true }))
  const { writable, medium } = requireUsableMedium(dataFolder, file)
  if (medium === 'userspace') log.warn('data folder lies on a userspace file system', dataFolder)
  return writable ? openLocked(options, file) : openForViewing(options, file)
}

function openLocked(options: OpenOptions, file: string): OpenedDatabase {
  const { dataFolder, log, now } = options
  const lock = lockFolder(dataFolder)
  try {
    const fresh = !existsSync(file)
    if (!fresh && wasLeftOpen(dataFolder)) {
      log.warn('the last session did not end by itself; checking the database')
      requireSound({ folder: dataFolder, file, log, now: now() })
    }
    const raw = connectWriter(options, file)
    const marker = markOpen(dataFolder)
    return {
      db: { raw },
      viewing: false,
      fresh,
      close: () => {
        raw.close()
        marker.clear()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw failureOf(error)
  }
}

function connectWriter({ dataFolder, resourcesFolder, log, now }: OpenOptions, file: string) {
  const raw = new Database(file, { timeout: busyMs })
  try {
    requireNotNewer(raw)
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    raw.pragma('cache_size = -65536')
    // The log is reset by our own passive checkpoints when idle; this is the belt beside them.
    raw.pragma('wal_autocheckpoint = 4000')
    registerGuard(raw)
    registerTextFunctions(raw)
    loadSpatialite(raw, resourcesFolder)
    initialiseSpatial(raw)
    migrate({ raw, file, backupFolder: join(dataFolder, 'backup'), log, now: now() })
    return raw
  } catch (error) {
    raw.close()
    throw error
  }
}

function openForViewing(options: OpenOptions, file: string): OpenedDatabase {
  options.log.warn('data folder is read-only: opened for viewing', options.dataFolder)
  const copy = makeViewingCopy(file)
  try {
    const raw = connectWriter({ ...options, dataFolder: join(copy, '..') }, copy)
    raw.pragma('query_only = ON')
    return {
      db: { raw },
      viewing: true,
      fresh: false,
      close: () => {
        raw.close()
        removeViewingCopy(copy)
      },
    }
  } catch (error) {
    removeViewingCopy(copy)
    throw failureOf(error)
  }
}

/** A connection that never writes; the writer must have opened and migrated the file before. */
export function openReader({ dataFolder, resourcesFolder }: OpenOptions): OpenedDatabase {
  const original = join(dataFolder, databaseName)
  if (!existsSync(original)) throw new AppError('unavailable', { why: 'no database yet' })
  const viewing = !requireUsableMedium(dataFolder, original).writable
  const file = viewing ? viewingCopyOf(original) : original
  const raw = withCodes(() => new Database(file, { readonly: true, timeout: busyMs }))
  try {
    requireNotNewer(raw)
    if (versionOf(raw) < schemaVersion)
      throw new AppError('unavailable', { why: 'the database is not migrated yet' })
    raw.pragma('query_only = ON')
    raw.pragma('cache_size = -131072')
    registerTextFunctions(raw)
    loadSpatialite(raw, resourcesFolder)
    return { db: { raw }, viewing, fresh: false, close: () => raw.close() }
  } catch (error) {
    raw.close()
    throw failureOf(error)
  }
}
