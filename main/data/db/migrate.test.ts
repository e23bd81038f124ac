import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memoryLog } from '../testing.ts'
import { registerGuard } from './guard.ts'
import { migrate, schemaVersion, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/step.ts'
import { openWriter } from './open.ts'
import { initialiseSpatial, loadSpatialite } from './spatialite.ts'

let folder = ''
const file = () => join(folder, 'qorgau.db')
const backupFolder = () => join(folder, 'backup')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function connect(): Database.Database {
  const raw = new Database(file())
  raw.pragma('journal_mode = WAL')
  registerGuard(raw)
  loadSpatialite(raw, '')
  initialiseSpatial(raw)
  return raw
}

const run = (raw: Database.Database, steps: readonly Migration[]) =>
  migrate({ raw, file: file(), backupFolder: backupFolder(), log: memoryLog(), now: 0, steps })

/** A file as an earlier program left it: the first migrations only, and something in it. */
function makeOlder(): number {
  const raw = connect()
  const steps = migrations.slice(0, 3)
  run(raw, steps)
  raw.exec(`INSERT INTO meta VALUES ('kept', 'as it was')`)
  raw.close()
  return steps.at(-1)?.number ?? 0
}

const keptIn = (path: string) => {
  const raw = new Database(path, { readonly: true })
  const found = [
    versionOf(raw),
    raw.prepare(`SELECT value FROM meta WHERE key = 'kept'`).pluck().get(),
  ]
  raw.close()
  return found
}

test('an older file is copied, then brought to the newest schema with what it held', () => {
  const older = makeOlder()
  openWriter({ dataFolder: folder, resourcesFolder: '', log: memoryLog(), now: () => 0 }).close()
  expect(keptIn(file())).toEqual([schemaVersion, 'as it was'])
  const [copy = ''] = readdirSync(backupFolder())
  expect(copy).toMatch(new RegExp(`^qorgau-.*-v${older}\\.db$`))
  expect(keptIn(join(backupFolder(), copy))).toEqual([older, 'as it was'])
})

test('a migration that fails leaves the older file and its copy as they were', () => {
  const older = makeOlder()
  const broken: Migration = {
    number: 990,
    name: 'broken',
    up: (raw) => raw.exec('CREATE TABLE half(a); CREATE TABLE half(a)'),
  }
  const raw = connect()
  expect(() => run(raw, [...migrations.slice(0, 3), broken])).toThrow(/half already exists/)
  raw.close()
  expect(keptIn(file())).toEqual([older, 'as it was'])
  const after = new Database(file(), { readonly: true })
  expect(
    after.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'half'`).pluck().get(),
  ).toBe(0)
  after.close()
  expect(readdirSync(backupFolder())).toHaveLength(1)
})

test('a new file needs no copy', () => {
  openWriter({ dataFolder: folder, resourcesFolder: '', log: memoryLog(), now: () => 0 }).close()
  expect(existsSync(backupFolder())).toBe(false)
})
