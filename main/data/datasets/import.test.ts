import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { AppError } from '../../../shared/contract/failure.ts'
import type { importSchema } from '../../../shared/contract/features/datasets.ts'
import { editGeoPackage, makeFolder, makeGeoPackage, point } from '../files/making.ts'
import { freshCommand } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

const folder = makeFolder()
afterAll(() => folder.remove())
let store: TestStore
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.close())

let made = 0
const cities = (names: readonly string[]): string =>
  makeGeoPackage(
    folder.path(`${++made}.gpkg`),
    {},
    names.map((name, i) => ({ geometry: point(60 + (i % 20), 45), values: [name, i] })),
  )
const many = (count: number): string =>
  cities(Array.from({ length: count }, (_, i) => `place ${i}`))

const words = (text: string) => ({ kk: text, ru: text, en: text })
type Input = z.input<typeof importSchema>
const inputFor = (file: string, more: Partial<Input> = {}): Input => ({
  command: freshCommand(),
  file,
  layer: 'places',
  replaces: null,
  said: {
    title: words('Қалалар'),
    source: words('Тексеру'),
    licence: 'test',
    date: '2026-01',
  },
  ...more,
})
const importFile = (file: string, more: Partial<Input> = {}) =>
  store.client['datasets.import'](inputFor(file, more))

/** Everything of data sets that the file holds, to be the same after a failure. */
const traces = () =>
  store.write.context.db.raw
    .prepare(
      `SELECT (SELECT count(*) FROM dataset_version) || ' ' || (SELECT count(*) FROM dataset_staging WHERE done = 0)
         || ' ' || (SELECT ifnull(group_concat(name), '') FROM sqlite_schema WHERE name LIKE '%ds\\_%' ESCAPE '\\')`,
    )
    .pluck()
    .get()

test('an imported layer is listed, drawn and told about', async () => {
  const answer = await importFile(cities(['Алматы', 'Астана']), {
    drawn: { names: { kk: 'name', ru: 'name', en: 'name' }, classAttribute: 'name' },
  })
  expect(answer).toMatchObject({ version: 1, count: 2, notes: { flattened: 0, missing: 0 } })
  const [layer] = await store.client['layers.list']({})
  expect(layer).toMatchObject({
    id: answer.layer,
    group: 'imported',
    geometry: 'point',
    count: 2,
    box: [60, 45, 61, 45],
    classes: [{ value: 'Алматы' }, { value: 'Астана' }],
  })
  const hits = await store.client['layers.identify']({
    lon: 61,
    lat: 45,
    toleranceM: 10,
    layers: [answer.layer],
  })
  expect(hits.map(({ title, attributes }) => [title.kk, attributes['size']])).toEqual([
    ['Астана', 1],
  ])
  const [dataset] = await store.client['datasets.list']({})
  expect(dataset).toMatchObject({
    layer: answer.layer,
    source: { kk: 'Тексеру' },
    version: 1,
    versions: [{ version: 1, count: 2 }],
  })
})

test('a new version takes the place of a layer, and undo brings the one before back', async () => {
  const first = await importFile(cities(['old']))
  const second = await importFile(cities(['new', 'newer']), {
    replaces: first.layer,
    mapping: [{ from: 'name', to: 'name' }],
  })
  expect([second.layer, second.version]).toEqual([first.layer, 2])
  const shown = async () => {
    const page = await store.client['layers.select']({ layer: first.layer })
    return page.rows.map(({ attributes }) => attributes)
  }
  expect(await shown()).toEqual([{ name: 'new' }, { name: 'newer' }])
  await store.client['records.undo']({ command: freshCommand() })
  expect(await shown()).toEqual([{ name: 'old', size: 0 }])
  expect((await store.client['datasets.list']({}))[0]?.versions.length).toBe(2)
  await store.client['records.redo']({ command: freshCommand() })
  expect((await shown()).length).toBe(2)
  await store.client['datasets.show']({ command: freshCommand(), layer: first.layer, version: 1 })
  expect((await shown()).length).toBe(1)
  await store.client['records.undo']({ command: freshCommand() })
  expect((await shown()).length).toBe(2)
})

/** Passports are layers too, and always there. */
const dataSetLayers = async () =>
  (await store.client['layers.list']({})).filter(({ store: of }) => of === 'dataset')

test('undo of the first import takes the layer away, redo gives it back', async () => {
  await importFile(cities(['a']))
  await store.client['records.undo']({ command: freshCommand() })
  expect(await dataSetLayers()).toEqual([])
  await store.client['records.redo']({ command: freshCommand() })
  expect((await dataSetLayers()).length).toBe(1)
})

test('a command sent twice imports once and answers the same', async () => {
  const input = inputFor(cities(['a', 'b']))
  const first = await store.client['datasets.import'](input)
  expect(await store.client['datasets.import'](input)).toEqual(first)
  store = store.restart()
  expect(await store.client['datasets.import'](input)).toEqual(first)
  expect((await store.client['datasets.list']({}))[0]?.versions.length).toBe(1)
})

test('progress is told with numbers, and other commands get their turn meanwhile', async () => {
  const running = importFile(many(20_000))
  let answered = 0
  const asked = (async () => {
    for (let i = 0; i < 20; i++) {
      await store.client['system.writeHealth']({})
      answered++
    }
  })()
  const done = await Promise.race([running.then(() => 'import'), asked.then(() => 'asked')])
  expect(done).toBe('asked')
  await running
  expect(answered).toBe(20)
  const told = store.events.filter(({ name }) => name === 'datasets.progress')
  expect(told.length).toBeGreaterThan(0)
  expect(told[0]?.payload).toMatchObject({ phase: 'reading', total: 20_000 })
})

test('a cancelled import leaves nothing', async () => {
  const before = traces()
  const cancelling = store.write.call('datasets.import', inputFor(many(30_000)), 77)
  await waitFor(() => store.events.some(({ name }) => name === 'datasets.progress'))
  store.write.cancel(77)
  expect(await cancelling).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(traces()).toBe(before)
  expect((await importFile(cities(['after']))).count).toBe(1)
})

async function waitFor(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

test('what a crash left half filled is dropped at the next start', () => {
  const { raw } = store.write.context.db
  raw.exec(`INSERT INTO dataset_staging (tbl) VALUES ('ds_77'); CREATE TABLE ds_77(fid INTEGER PRIMARY KEY);
            CREATE VIRTUAL TABLE idx_ds_77_geom USING rtree(pkid, xmin, xmax, ymin, ymax)`)
  store = store.restart()
  expect(traces()).toBe('0 0 ')
})

test('a file that fails half-way leaves nothing and names the feature', async () => {
  const bad = many(5_000)
  editGeoPackage(bad, "UPDATE places SET geom = x'00' WHERE fid = 4990")
  const before = traces()
  await expect(importFile(bad)).rejects.toMatchObject({
    code: 'bad-file',
    detail: { reason: 'geometry', feature: 4_990 },
  })
  expect(traces()).toBe(before)
})

const refused = async (file: string, more: Partial<Input> = {}) => {
  const error = (await importFile(file, more).catch((caught: unknown) => caught)) as AppError
  return [error.code, error.detail['reason'] ?? null]
}

test('wrong systems, metres called degrees, mixed kinds and empty layers are refused', async () => {
  const geojson = (features: unknown[]): string => {
    const path = folder.path(`${++made}.geojson`)
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }))
    return path
  }
  const feature = (type: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: {},
    geometry: { type, coordinates },
  })
  const mixed = geojson([
    feature('Point', [1, 2]),
    feature('LineString', [
      [1, 2],
      [3, 4],
    ]),
  ])
  const name = { layer: mixed.split('/').at(-1)?.replace('.geojson', '') ?? '' }
  const undefinedSystem = editGeoPackage(
    cities(['a']),
    'UPDATE gpkg_geometry_columns SET srs_id = 0',
  )
  const unknown = cities(['a'])
  editGeoPackage(
    unknown,
    "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 7, 'EPSG', 999999, '', '')",
  )
  editGeoPackage(unknown, 'UPDATE gpkg_geometry_columns SET srs_id = 7')
  const metres = makeGeoPackage(folder.path(`${++made}.gpkg`), {}, [
    { geometry: point(500_000, 4_790_000), values: ['a', 1] },
  ])
  const before = traces()
  expect([
    await refused(undefinedSystem),
    await refused(unknown),
    await refused(metres),
    await refused(mixed, name),
    await refused(cities([])),
    await refused(cities(['a']), { layer: 'nothing' }),
    await refused(cities(['a']), { mapping: [{ from: 'nothing', to: 'x' }] }),
    await refused(cities(['a']), { replaces: 'nothing' }),
    await refused(folder.path('missing.gpkg')),
  ]).toEqual([
    ['unsupported', 'srid'],
    ['unsupported', 'srid'],
    ['bad-file', 'coordinates'],
    ['unsupported', 'mixed-geometry'],
    ['bad-file', 'empty'],
    ['not-found', null],
    ['invalid-input', null],
    ['not-found', null],
    ['not-found', null],
  ])
  expect(traces()).toBe(before)
  const lines = await importFile(mixed, { ...name, kind: 'line' })
  expect(lines.count).toBe(1)
})

test('projected coordinates come out where they lie: UTM and Pulkovo 1942', async () => {
  const inSystem = (code: number, x: number, y: number): string => {
    const path = makeGeoPackage(folder.path(`${++made}.gpkg`), {}, [
      { geometry: point(x, y), values: ['a', 1] },
    ])
    editGeoPackage(
      path,
      `INSERT INTO gpkg_spatial_ref_sys VALUES ('x', ${code}, 'EPSG', ${code}, '', '')`,
    )
    return editGeoPackage(path, `UPDATE gpkg_geometry_columns SET srs_id = ${code}`)
  }
  const placeOf = async (path: string) => {
    const { layer } = await importFile(path)
    return (await store.client['layers.feature']({ layer, id: 1 })).geometry
      ?.coordinates as number[]
  }
  // Almaty (76.945, 43.24) by gdaltransform into both systems, Pulkovo with the shift of EPSG:15865.
  for (const path of [
    inSystem(32_643, 657_917.235_046_852, 4_789_303.525_404_05),
    inSystem(28_413, 13_658_030.626_131_1, 4_791_272.381_328_75),
  ]) {
    const [lon = 0, lat = 0] = await placeOf(path)
    expect([lon.toFixed(7), lat.toFixed(7)]).toEqual(['76.9450000', '43.2400000'])
  }
})
