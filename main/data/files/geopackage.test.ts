import { chmodSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { walkBlob } from '../db/geometry-blob.ts'
import { openGeoPackage } from './geopackage.ts'
import { editGeoPackage, makeFolder, makeGeoPackage, point } from './making.ts'
import type { VectorFeature } from './vector.ts'

const folder = makeFolder()
afterAll(() => folder.remove())

let made = 0
const sample = () =>
  makeGeoPackage(folder.path(`${++made}.gpkg`), {}, [
    { geometry: point(76.9, 43.2), values: ['Алматы', 2_000_000] },
    { geometry: point(71.4, 51.1), values: ['Астана', 1.5] },
    { geometry: null, values: [null, null] },
  ])

function readAll(path: string): VectorFeature[] {
  const file = openGeoPackage(path)
  try {
    const [layer] = file.layers
    return layer ? Array.from(file.features(layer, { flattened: 0, degenerate: 0 })) : []
  } finally {
    file.close()
  }
}

const refusal = (path: string): unknown => {
  try {
    readAll(path)
    return 'read'
  } catch (error) {
    const { code, detail } = error as { code: string; detail: object }
    return { code, ...detail }
  }
}

test('what was written is read back: columns, kinds, values, places', () => {
  const path = sample()
  const file = openGeoPackage(path)
  expect(file.layers).toEqual([
    {
      name: 'places',
      title: 'Places',
      kind: 'point',
      count: 3,
      srid: 4326,
      attributes: [
        { name: 'name', type: 'text' },
        { name: 'size', type: 'number' },
      ],
    },
  ])
  file.close()
  const rows = readAll(path)
  expect(rows.map(({ id, values, box }) => [id, values, box])).toEqual([
    [1, ['Алматы', 2_000_000], [76.9, 43.2, 76.9, 43.2]],
    [2, ['Астана', 1.5], [71.4, 51.1, 71.4, 51.1]],
    [3, [null, null], null],
  ])
  const seen: number[] = []
  if (rows[0]?.blob)
    walkBlob(rows[0].blob, { position: (x, y) => seen.push(x, y), endPart: () => undefined })
  expect(seen).toEqual([76.9, 43.2])
})

test('a file in write-ahead mode is read, also where nothing may be written', () => {
  const path = sample()
  const raw = new Database(path)
  raw.pragma('journal_mode = WAL')
  raw.close()
  expect(readAll(path).length).toBe(3)
  const locked = makeFolder()
  const copy = locked.path('locked.gpkg')
  writeFileSync(copy, readFileSync(path))
  chmodSync(locked.path('.'), 0o555)
  expect(readAll(copy).length).toBe(3)
  chmodSync(locked.path('.'), 0o755)
  locked.remove()
})

test('names that are SQL, or twice the same but for case, are only names', () => {
  const nasty = 'a"; DROP TABLE x; --'
  const path = makeGeoPackage(
    folder.path('nasty.gpkg'),
    {
      attributes: [
        { name: nasty, type: 'text' },
        { name: 'FID', type: 'text' },
        { name: 'Name', type: 'text' },
        { name: 'name', type: 'text' },
      ],
    },
    [{ geometry: point(1, 2), values: ['x', 'y', 'z', 'w'] }],
  )
  const file = openGeoPackage(path)
  expect(file.layers[0]?.attributes.map(({ name }) => name)).toEqual([
    nasty,
    'FID_2',
    'Name',
    'name_2',
  ])
  file.close()
  expect(readAll(path)[0]?.values).toEqual(['x', 'y', 'z', 'w'])
})

test('hostile and broken files are refused with their reason', () => {
  const edit = (sql: string, ...values: unknown[]) =>
    refusal(editGeoPackage(sample(), sql, ...values))
  const write = (name: string, bytes: string | Buffer) => {
    writeFileSync(folder.path(name), bytes)
    return refusal(folder.path(name))
  }
  const cut = sample()
  truncateSync(cut, readFileSync(cut).length - 5_000)
  const damaged = sample()
  const bytes = readFileSync(damaged)
  bytes.fill(0x5a, 4_096 * 2, bytes.length - 100)
  const plain = new Database(folder.path('plain.db'))
  plain.exec('CREATE TABLE t(a)')
  plain.close()
  const nan = Buffer.from('GP\0\x01\xe6\x10\0\0', 'latin1')
  const geometry = Buffer.concat([nan, Buffer.from([1, 1, 0, 0, 0]), Buffer.alloc(16, 0xff)])
  geometry.writeDoubleLE(43, 21)
  expect([
    write('empty.gpkg', ''),
    write('text.gpkg', 'not a database at all, only its name says so'.repeat(10)),
    write('short.gpkg', 'SQLite format 3\0'),
    refusal(cut),
    write('damaged.gpkg', bytes),
    refusal(folder.path('plain.db')),
    edit('DELETE FROM gpkg_geometry_columns'),
    edit('UPDATE places SET geom = ? WHERE fid = 2', geometry),
    edit('UPDATE places SET geom = ? WHERE fid = 2', Buffer.from('XX')),
    edit("UPDATE places SET geom = 'text' WHERE fid = 2"),
    edit('UPDATE places SET size = 9007199254740993 WHERE fid = 1'),
  ]).toMatchObject([
    { code: 'bad-file', reason: 'empty' },
    { code: 'bad-file', reason: 'not-geopackage' },
    { code: 'bad-file', reason: 'not-geopackage' },
    { code: 'bad-file', reason: 'truncated' },
    { code: 'bad-file', reason: 'damaged' },
    { code: 'bad-file', reason: 'not-geopackage' },
    { code: 'bad-file', reason: 'empty' },
    { code: 'bad-file', reason: 'geometry', feature: 2 },
    { code: 'bad-file', reason: 'geometry', feature: 2 },
    { code: 'bad-file', reason: 'geometry', feature: 2 },
    'read',
  ])
})

test('a whole number beyond 2^53 is refused instead of rounded', () => {
  const path = folder.path('large.gpkg')
  makeGeoPackage(path, {}, [{ geometry: point(1, 2), values: ['a', 1] }])
  editGeoPackage(path, 'ALTER TABLE places ADD COLUMN cadastre INTEGER')
  editGeoPackage(path, 'UPDATE places SET cadastre = 9007199254740993')
  expect(refusal(path)).toEqual({
    code: 'unsupported',
    reason: 'large-number',
    column: 'cadastre',
    feature: 1,
  })
})

test('a view, which could run anything, is no layer', () => {
  const path = sample()
  editGeoPackage(path, 'CREATE VIEW v AS SELECT fid, geom FROM places')
  editGeoPackage(path, "UPDATE gpkg_geometry_columns SET table_name = 'v'")
  editGeoPackage(path, "UPDATE gpkg_contents SET table_name = 'v'")
  expect(refusal(path)).toEqual({ code: 'bad-file', reason: 'empty' })
})
