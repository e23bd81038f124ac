import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Log } from '../../log.ts'
import { withCodes } from './failure.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/step.ts'

export interface MigrateOptions {
  readonly raw: Database.Database
  readonly file: string
  /** Where the copy made before migrating an existing file goes. */
  readonly backupFolder: string
  readonly log: Log
  readonly now: number
  readonly steps?: readonly Migration[]
}

export const schemaVersion = migrations.at(-1)?.number ?? 0

export function versionOf(raw: Database.Database): number {
  return Number(raw.pragma('user_version', { simple: true }))
}

/** Refuses a file of a newer program: a schema is never migrated down. */
export function requireNotNewer(raw: Database.Database, newest = schemaVersion): void {
  const found = versionOf(raw)
  if (found > newest)
    throw new AppError('schema-too-new', {
      why: 'the database was written by a newer version of the program',
      detail: { found, newest },
    })
}

/** Brings the file to the newest schema, each step in one transaction with its number. */
export function migrate(options: MigrateOptions): void {
  const { raw, log, steps = migrations } = options
  requireNotNewer(raw, steps.at(-1)?.number ?? 0)
  const from = versionOf(raw)
  const pending = steps.filter((step) => step.number > from)
  if (pending.length === 0) return
  if (from > 0) keepCopy(options, from)
  for (const step of pending) {
    withCodes(() =>
      raw
        .transaction(() => {
          step.up(raw)
          raw.pragma(`user_version = ${step.number}`)
        })
        .immediate(),
    )
    log.info('database migrated', { to: step.number, name: step.name })
  }
}

const copiesKept = 3

function keepCopy({ raw, file, backupFolder, log, now }: MigrateOptions, from: number): void {
  mkdirSync(backupFolder, { recursive: true })
  raw.pragma('wal_checkpoint(TRUNCATE)')
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const copy = join(backupFolder, `qorgau-${stamp}-v${from}.db`)
  withCodes(() => copyFileSync(file, copy))
  log.info('database copied before migration', { copy })
  const older = readdirSync(backupFolder)
    .filter((name) => /^qorgau-.*-v\d+\.db$/.test(name))
    .sort()
    .slice(0, -copiesKept)
  for (const name of older) rmSync(join(backupFolder, name), { force: true })
}
