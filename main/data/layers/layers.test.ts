import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  gridPath,
  type Layer,
  layerPath,
  windowPath,
} from '../../../shared/contract/features/layers.ts'
import { decodeGrid } from '../../../shared/domain/grid.ts'
import { decodePacked, type Packed } from '../../../shared/domain/packed.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
let layers: Map<string, Layer>
beforeAll(async () => {
  store = openTestStore({ starter: true })
  const list = await store.client['layers.list']({})
  layers = new Map(list.map((layer) => [layer.id, layer]))
})
afterAll(() => store.close())

const layerOf = (id: string): Layer => {
  const layer = layers.get(id)
  if (!layer) throw new Error(`no layer ${id}`)
  return layer
}

async function bulk(path: string): Promise<Uint8Array> {
  const reply = await store.read.bulk(path.replace(/^\/bulk/, ''))
  if (!reply.ok) throw new Error(reply.failure.code)
  return reply.value as Uint8Array
}
const unpack = (bytes: Uint8Array): Packed =>
  decodePacked(bytes, (text) => new TextDecoder().decode(text))

const almaty = { lon: 76.93, lat: 43.25 }

test('the list says of each layer where it comes from and what it is not', () => {
  const units = layerOf('adm2_schematic')
  expect(units).toMatchObject({
    store: 'dataset',
    geometry: 'polygon',
    count: 228,
    version: 1,
    schematic: true,
    synthetic: false,
    whole: true,
    keyAttribute: 'unit_id',
    nameAttributes: { kk: 'name_kk', ru: 'name_ru', en: 'name_en' },
    licence: 'ODbL-1.0; CC-BY-4.0',
  })
  expect(units.classes.map(({ value }) => value).toSorted()).toEqual([
    'city_district',
    'city_oblast',
    'district',
  ])
  expect(units.classes.find(({ value }) => value === 'district')?.label.kk).toBe('Аудан')
})

test('a whole layer comes with names in three languages, rank and key', async () => {
  const packed = unpack(await bulk(layerPath(layerOf('settlements'))))
  expect([packed.kind, packed.count, packed.overview]).toEqual(['point', 352, false])
  const at = packed.table['kk']?.indexOf('Алматы') ?? -1
  expect([packed.table['ru']?.[at], packed.table['en']?.[at]]).toEqual(['Алматы', 'Almaty'])
  expect(Number(packed.table['rank']?.[at])).toBeGreaterThan(1_000_000)
  expect(packed.origin[0] + (packed.coords[2 * at] ?? 0)).toBeCloseTo(almaty.lon, 1)
  const classAt = (packed.classes[at] ?? 0) - 1
  expect(layerOf('settlements').classes[classAt]?.value).toBe('PPLA')
})

test('a whole layer of polygons keeps every vertex', async () => {
  const { db } = store.read.context
  const packed = unpack(await bulk(layerPath(layerOf('adm1_oblast'))))
  const vertices = db.raw
    .prepare('SELECT sum(ST_NPoints(geom)) FROM ' + tableOf('adm1_oblast'))
    .pluck()
    .get()
  expect(packed.coords.length / 2).toBe(vertices)
  expect(packed.outer.reduce((sum, outer) => sum + outer, 0)).toBe(
    db.raw
      .prepare(`SELECT sum(ST_NumGeometries(geom)) FROM ${tableOf('adm1_oblast')}`)
      .pluck()
      .get(),
  )
})

const tableOf = (layer: string): string =>
  String(
    store.read.context.db.raw
      .prepare(
        'SELECT tbl FROM dataset_version v JOIN dataset d ON d.id = v.dataset WHERE d.layer = ?',
      )
      .pluck()
      .get(layer),
  )

test('a window holds what touches it, thinned for its resolution', async () => {
  const layer = layerOf('rivers')
  const box = [74, 42, 80, 46] as const
  const coarse = unpack(await bulk(windowPath(layer, [...box], 0.05)))
  const fine = unpack(await bulk(windowPath(layer, [...box], 0.0005)))
  const expected = store.read.context.db.raw
    .prepare(
      `SELECT count(*) FROM ${tableOf('rivers')}
        WHERE ST_Intersects(geom, BuildMbr(74, 42, 80, 46, 4326))`,
    )
    .pluck()
    .get() as number
  expect(fine.count).toBeGreaterThanOrEqual(expected)
  expect(coarse.coords.length).toBeLessThan(fine.coords.length / 3)
  expect([coarse.overview, fine.overview]).toEqual([false, false])
})

test('a window is refused when its version is gone or its numbers are none', async () => {
  const layer = layerOf('rivers')
  const answer = async (path: string) => {
    const reply = await store.read.bulk(path.replace(/^\/bulk/, ''))
    return reply.ok ? 'ok' : reply.failure.code
  }
  expect(
    await Promise.all([
      answer(windowPath({ ...layer, version: 99 }, [0, 0, 1, 1], 0.1)),
      answer(windowPath({ ...layer, id: '../secret' }, [0, 0, 1, 1], 0.1)),
      answer(windowPath(layer, [1, 0, 0, 1], 0.1)),
      answer(windowPath(layer, [0, 0, 1, 1], Number.NaN)),
      answer(windowPath(layer, [0, 0, 1, 1], -1)),
      answer(gridPath(layer)),
      answer(layerPath(layerOf('relief'))),
    ]),
  ).toEqual([
    'stale',
    'not-found',
    'invalid-input',
    'invalid-input',
    'invalid-input',
    'not-found',
    'not-found',
  ])
})

test('the relief comes as a grid of metres', async () => {
  const grid = decodeGrid(await bulk(gridPath(layerOf('relief'))))
  expect([grid.columns, grid.rows, grid.values.length]).toEqual([1320, 540, 712_800])
  expect(Math.max(...grid.values.subarray(0, 100_000))).toBeGreaterThan(1_000)
})

test('identify names what lies at a place, the smallest area first', async () => {
  const hits = await store.client['layers.identify']({
    ...almaty,
    toleranceM: 100,
    layers: ['adm0_country', 'adm1_oblast', 'adm2_schematic'],
  })
  expect(hits.map(({ layer, distanceM }) => [layer, distanceM])).toEqual([
    ['adm2_schematic', 0],
    ['adm1_oblast', 0],
    ['adm0_country', 0],
  ])
  expect(hits.at(-1)?.title.ru).toBe('Казахстан')
})

test('distances and order agree with the ellipsoid of SpatiaLite', async () => {
  const places = [
    { lon: 71.43, lat: 51.13 },
    { lon: 51.9, lat: 47.1 },
    { lon: 69.6, lat: 42.3 },
    { lon: 82.6, lat: 49.9 },
  ]
  for (const place of places)
    for (const layer of ['settlements', 'rivers', 'lakes'])
      await compareWithSpatialite(place, layer)
})

async function compareWithSpatialite(place: { lon: number; lat: number }, layer: string) {
  const toleranceM = 60_000
  const hits = await store.client['layers.identify']({
    ...place,
    toleranceM,
    layers: [layer],
    limit: 500,
  })
  const expected = store.read.context.db.raw
    .prepare(
      `SELECT fid, ST_Distance(geom, MakePoint(:lon, :lat, 4326), 1) AS m FROM ${tableOf(layer)}`,
    )
    .all(place) as { fid: number; m: number }[]
  const within = new Map(expected.filter(({ m }) => m <= toleranceM).map(({ fid, m }) => [fid, m]))
  // SpatiaLite takes the nearest point in degrees, which can only be farther than the true one.
  for (const { id, distanceM } of hits) {
    const theirs = within.get(id) ?? toleranceM * 1.6
    expect(distanceM).toBeLessThanOrEqual(theirs * 1.000_001 + 0.01)
    if (layer === 'settlements') expect(distanceM).toBeCloseTo(theirs, 1)
  }
  expect([...within.keys()].filter((fid) => !hits.some(({ id }) => id === fid))).toEqual([])
  const order = hits.map(({ distanceM }) => distanceM)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
}

test('the limit keeps the nearest', async () => {
  const input = { lon: 71.43, lat: 51.13, toleranceM: 400_000, layers: ['settlements', 'airports'] }
  const all = await store.client['layers.identify']({ ...input, limit: 500 })
  const few = await store.client['layers.identify']({ ...input, limit: 3 })
  expect(few).toEqual(all.slice(0, 3))
})

test('one feature comes with its full geometry', async () => {
  const [hit] = await store.client['layers.identify']({
    ...almaty,
    toleranceM: 100,
    layers: ['adm1_oblast'],
  })
  const feature = await store.client['layers.feature']({ layer: 'adm1_oblast', id: hit?.id ?? 0 })
  const theirs = store.read.context.db.raw
    .prepare(
      `SELECT ST_Equals(geom, SetSRID(GeomFromGeoJSON(:ours), 4326)) FROM ${tableOf('adm1_oblast')} WHERE fid = :fid`,
    )
    .pluck()
    .get({ fid: hit?.id, ours: JSON.stringify(feature.geometry) })
  expect([feature.geometry?.type, theirs]).toEqual(['MultiPolygon', 1])
  expect(feature.attributes['code']).toBe('KZ-75')
  await expect(
    store.client['layers.feature']({ layer: 'adm1_oblast', id: 999 }),
  ).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a box selects what it touches, page by page', async () => {
  for (const layer of ['adm2_schematic', 'rivers', 'settlements']) {
    const box: [number, number, number, number] = [70, 50, 73, 52.5]
    const pages: number[] = []
    let after: number | null = -1
    while (after !== null) {
      const page: { rows: { id: number }[]; next: number | null; total: number } =
        await store.client['layers.select']({ layer, box, after, limit: 7 })
      pages.push(...page.rows.map(({ id }) => id))
      after = page.next
      expect(page.total).toBeGreaterThan(0)
    }
    const theirs = store.read.context.db.raw
      .prepare(
        `SELECT fid FROM ${tableOf(layer)}
          WHERE ST_Intersects(geom, BuildMbr(70, 50, 73, 52.5, 4326)) ORDER BY fid`,
      )
      .pluck()
      .all()
    expect(pages).toEqual(theirs)
  }
})

test('a box in the middle of a district selects it', async () => {
  const { lon, lat } = almaty
  const found = await store.client['layers.select']({
    layer: 'adm1_oblast',
    box: [lon, lat, lon + 0.001, lat + 0.001],
  })
  expect(found.rows.map(({ attributes }) => attributes['code'])).toEqual(['KZ-75'])
})

test('without a box all rows come in order, with the total', async () => {
  const first = await store.client['layers.select']({ layer: 'hist_events', limit: 50 })
  const second = await store.client['layers.select']({
    layer: 'hist_events',
    limit: 50,
    after: first.next ?? 0,
  })
  expect([first.total, first.rows.length, second.rows.length, second.next]).toEqual([
    76,
    50,
    26,
    null,
  ])
})
