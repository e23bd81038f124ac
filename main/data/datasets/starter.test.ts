import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { all, one } from '../db/sql.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { aboutSchema } from './about.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore({ starter: true })
})
afterAll(() => store.close())

const versionRow = z.object({
  layer: z.string(),
  tbl: z.string(),
  geometry: z.string(),
  count: z.number(),
  about: z.string(),
})
const versions = () =>
  all(
    store.read.context.db,
    versionRow,
    `SELECT d.layer, v.tbl, v.geometry, v.count, v.about
       FROM dataset d JOIN dataset_version v ON v.dataset = d.id ORDER BY d.ord`,
  )

test('a new store holds every layer of the starter data with its count', () => {
  expect(Object.fromEntries(versions().map(({ layer, count }) => [layer, count]))).toEqual({
    relief: 712_800,
    adm0_country: 1,
    adm1_oblast: 20,
    adm1_neighbours: 101,
    adm2_schematic: 228,
    adm2_seats: 209,
    lakes: 248,
    rivers: 195,
    roads_schematic: 316,
    railways_schematic: 105,
    settlements: 352,
    airports: 187,
    weather_stations: 286,
    objects_compiled: 199,
    hist_earthquakes: 10,
    hist_events: 76,
  })
})

test('every layer has its words in three languages and a source, licence and date', async () => {
  const layers = (await store.client['layers.list']({})).filter((one) => one.store === 'dataset')
  expect(layers.length).toBe(16)
  for (const { title, source, note, licence, date, attributes, classes } of layers) {
    const labels = [...attributes, ...classes].map(({ label }) => label)
    for (const { kk, ru, en } of [title, source, note, ...labels])
      expect([kk, ru, en].every((text) => text !== '')).toBe(true)
    expect([licence, date].every((text) => text !== '')).toBe(true)
  }
})

test('every value that is a code has its words, and no words stand for nothing', () => {
  for (const { tbl, about } of versions()) {
    for (const { column, values } of aboutSchema.parse(JSON.parse(about)).columns) {
      if (values.length === 0) continue
      const found = store.read.context.db.raw
        .prepare(`SELECT DISTINCT "${column}" FROM ${tbl} WHERE "${column}" IS NOT NULL`)
        .pluck()
        .all()
      const known = values.map(({ value }) => value)
      if (['cls', 'kind', 'feature', 'type', 'confidence', 'country'].includes(column))
        expect(found.filter((value) => !known.includes(String(value)))).toEqual([])
    }
  }
})

test('each data set is a record that the audit sees, the same on every device', () => {
  const { raw } = store.read.context.db
  const ids = (db: typeof raw) =>
    db
      .prepare('SELECT hex(r.id) FROM dataset d JOIN rec r ON r.id = d.record ORDER BY d.ord')
      .pluck()
      .all()
  const other = openTestStore({ starter: true })
  expect(ids(raw)).toEqual(ids(other.read.context.db.raw))
  expect(ids(raw).length).toBe(16)
  other.close()
  expect(
    raw
      .prepare("SELECT count(*) FROM history h JOIN grp g ON g.id = h.grp WHERE g.act = 'starter'")
      .pluck()
      .get(),
  ).toBe(16)
})

test('SpatiaLite finds the indexes right and the geometries of their type', () => {
  const { raw } = store.read.context.db
  for (const { tbl, geometry } of versions()) {
    if (geometry === 'raster') continue
    expect(raw.prepare('SELECT rtreecheck(?)').pluck().get(`idx_${tbl}_geom`)).toBe('ok')
    const types = raw
      .prepare(`SELECT DISTINCT GeometryType(geom) || ' ' || SRID(geom) FROM ${tbl}`)
      .pluck()
      .all()
    const expected = { point: 'POINT', line: 'MULTILINESTRING', polygon: 'MULTIPOLYGON' }
    expect(types).toEqual([`${expected[geometry as keyof typeof expected]} 4326`])
    const found = raw
      .prepare(
        `SELECT count(*) FROM ${tbl} WHERE rowid IN (SELECT rowid FROM SpatialIndex
          WHERE f_table_name = '${tbl}' AND search_frame = BuildMbr(40, 30, 95, 60, 4326))`,
      )
      .pluck()
      .get()
    expect(found).toBe(raw.prepare(`SELECT count(*) FROM ${tbl}`).pluck().get())
  }
})

test('the cities lie where they are known to lie', () => {
  const [settlements] = versions().filter(({ layer }) => layer === 'settlements')
  const place = one(
    store.read.context.db,
    z.object({ x: z.number(), y: z.number() }),
    `SELECT ST_X(geom) AS x, ST_Y(geom) AS y FROM ${settlements?.tbl} WHERE name_kk = 'Алматы'`,
  )
  expect(place?.x).toBeCloseTo(76.93, 1)
  expect(place?.y).toBeCloseTo(43.25, 1)
})

test('nobody changes a version afterwards', () => {
  const { raw } = store.write.context.db
  const [first] = versions().filter(({ geometry }) => geometry !== 'raster')
  for (const sql of [`DELETE FROM ${first?.tbl}`, `UPDATE ${first?.tbl} SET geom = NULL`])
    expect(() => raw.exec(sql)).toThrow('never changes')
})

test('a second start loads nothing again and leaves no staging', () => {
  const before = versions().map(({ tbl }) => tbl)
  store = store.restart()
  expect(versions().map(({ tbl }) => tbl)).toEqual(before)
  const left = one(
    store.read.context.db,
    z.object({ n: z.number() }),
    'SELECT count(*) AS n FROM dataset_staging WHERE done = 0',
  )
  expect(left).toEqual({ n: 0 })
})
