import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/contract/failure.ts'
import { memoryLog } from '../testing.ts'
import { mediumOf } from './medium.ts'
import { schemaVersion } from './migrate.ts'
import { openReader, openWriter } from './open.ts'
import { fromAlbersSql, toAlbersSql } from './spatialite.ts'

let folder = ''
const log = memoryLog()
const options = () => ({
  dataFolder: folder,
  resourcesFolder: '',
  log,
  now: () => 1_800_000_000_000,
})
const file = () => join(folder, 'qorgau.db')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-open-'))
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

function failure(work: () => unknown): AppError {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('expected a failure')
}

test('a new store has the newest schema, write-ahead log and full synchronisation', () => {
  const { db, close, fresh } = openWriter(options())
  expect(fresh).toBe(true)
  expect(
    ['user_version', 'journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
      db.raw.pragma(name, { simple: true }),
    ),
  ).toEqual([schemaVersion, 'wal', 2, 1])
  close()
})

test('areas are computed in the private Albers projection', () => {
  const { db, close } = openWriter(options())
  const { area, ellipsoid, moved } = db.raw
    .prepare(
      `WITH square AS (SELECT GeomFromText('POLYGON((67 47.5,68 47.5,68 48.5,67 48.5,67 47.5))', 4326) AS geom)
       SELECT ST_Area(${toAlbersSql('geom')}) AS area, ST_Area(geom, 1) AS ellipsoid,
              ST_Distance(geom, ${fromAlbersSql(toAlbersSql('geom'))}) AS moved FROM square`,
    )
    .get() as { area: number; ellipsoid: number; moved: number }
  // SpatiaLite's own ellipsoidal area is the yardstick; edges differ (chord, not parallel): 0.05 %.
  expect(Math.abs(area / ellipsoid - 1)).toBeLessThan(0.000_5)
  expect(moved).toBeLessThan(1e-9)
  close()
})

test('a reader sees what the writer committed and cannot write', () => {
  const writer = openWriter(options())
  const reader = openReader(options())
  writer.db.raw.exec(`INSERT INTO meta VALUES ('a', 1)`)
  expect(reader.db.raw.prepare(`SELECT value FROM meta WHERE key = 'a'`).pluck().get()).toBe(1)
  expect(() => reader.db.raw.exec(`INSERT INTO meta VALUES ('b', 1)`)).toThrow(/readonly/)
  reader.close()
  writer.close()
})

test('a second process on the folder is refused and told who holds it', () => {
  const { close } = openWriter(options())
  const code = failure(() => openWriter(options()))
  expect([code.code, code.detail['pid']]).toEqual(['locked', process.pid])
  close()
  openWriter(options()).close()
})

test('the lock of a killed process is taken over', () => {
  const holder = spawnSync(process.execPath, [
    '-e',
    `const Database = require(${JSON.stringify(require.resolve('better-sqlite3'))})
     const raw = new Database(${JSON.stringify(join(folder, 'qorgau.lock'))})
     raw.exec('BEGIN EXCLUSIVE')
     require('fs').writeFileSync(${JSON.stringify(join(folder, 'qorgau.lock.json'))}, '{"pid":1,"host":"x"}')
     process.kill(process.pid, 'SIGKILL')`,
  ])
  expect(holder.signal).toBe('SIGKILL')
  openWriter(options()).close()
})

test('a database of a newer program is refused unchanged', () => {
  const { db, close } = openWriter(options())
  db.raw.pragma(`user_version = ${schemaVersion + 10}`)
  close()
  expect(failure(() => openWriter(options())).code).toBe('schema-too-new')
  expect(failure(() => openReader(options())).code).toBe('schema-too-new')
})

test('after an unclean exit a damaged file is found, copied aside and left alone', () => {
  const { db, close } = openWriter(options())
  db.raw.exec(`CREATE TABLE filler(a TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
    INSERT INTO filler SELECT hex(randomblob(50)) FROM n`)
  close()
  writeFileSync(join(folder, 'qorgau.open'), '1')
  const handle = openSync(file(), 'r+')
  const pages = Number(
    new Database(file(), { readonly: true }).pragma('page_count', { simple: true }),
  )
  for (let page = pages - 20; page < pages; page++)
    writeSync(handle, Buffer.alloc(512, 0x5a), 0, 512, page * 4096)
  const refused = failure(() => openWriter(options()))
  expect(refused.code).toBe('corrupt')
  expect(readdirSync(String(refused.detail['copy']))).toContain('qorgau.db')
})

test('a file that is no database is refused as damaged after an unclean exit', () => {
  writeFileSync(file(), 'x'.repeat(10_000))
  writeFileSync(join(folder, 'qorgau.open'), '1')
  expect(failure(() => openWriter(options())).code).toBe('corrupt')
})

test('a file that is no database is refused as damaged after a clean exit too', () => {
  writeFileSync(file(), 'x'.repeat(10_000))
  expect(failure(() => openWriter(options())).code).toBe('corrupt')
})

test('a sound file opens after an unclean exit', () => {
  openWriter(options()).close()
  writeFileSync(join(folder, 'qorgau.open'), '1')
  openWriter(options()).close()
  expect(readdirSync(folder)).not.toContain('qorgau.open')
})

test('network file systems are told from local ones by their magic number', () => {
  expect([
    mediumOf(0xef53, '/data').medium,
    mediumOf(0x6969, '/data').medium,
    mediumOf(-11317950, '/data').medium, // 0xFF534D42 read as a signed number
    mediumOf(0x65735546, '/data').medium,
    mediumOf(0, '\\\\server\\share\\data').medium,
    mediumOf(0, '\\\\?\\C:\\data').medium,
  ]).toEqual(['local', 'network', 'network', 'userspace', 'network', 'local'])
})
