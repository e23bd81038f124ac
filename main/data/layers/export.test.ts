import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGeoPackage } from '../files/geopackage.ts'
import { makeFolder } from '../files/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

const folder = makeFolder()
let store: TestStore
beforeAll(() => {
  store = openTestStore({ starter: true })
})
afterAll(() => {
  store.close()
  folder.remove()
})

const hasGdal = (() => {
  try {
    execFileSync('ogrinfo', ['--version'])
    return true
  } catch {
    return false
  }
})()
const ogrinfo = (...args: string[]) => execFileSync('ogrinfo', args, { encoding: 'utf8' })

const layers = ['settlements', 'rivers', 'adm2_schematic', 'objects_compiled']

test.each(layers)('%s comes back from a GeoPackage with every value and vertex', async (layer) => {
  const file = folder.path(`${layer}.gpkg`)
  const { count, bytes } = await store.client['layers.export']({
    layer,
    file,
    format: 'geopackage',
    language: 'kk',
  })
  expect(bytes).toBe(readFileSync(file).length)
  const back = openGeoPackage(file)
  const [found] = back.layers
  if (!found) throw new Error('no layer')
  expect(found.count).toBe(count)
  for (const feature of back.features(found, { flattened: 0, degenerate: 0 })) {
    const original = await store.client['layers.feature']({ layer, id: feature.id })
    expect(feature.values).toEqual(found.attributes.map(({ name }) => original.attributes[name]))
    const stored = store.read.context.db.raw
      .prepare(`SELECT geom FROM ${tableOf(layer)} WHERE fid = ?`)
      .pluck()
      .get(feature.id) as Buffer
    expect(feature.blob?.equals(stored)).toBe(true)
  }
  back.close()
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

test('the index inside the GeoPackage is sound and its description says what it is', async () => {
  const file = folder.path('index.gpkg')
  await store.client['layers.export']({
    layer: 'roads_schematic',
    file,
    format: 'geopackage',
    language: 'ru',
  })
  const raw = new Database(file, { readonly: true })
  expect(raw.prepare("SELECT rtreecheck('rtree_roads_schematic_geom')").pluck().get()).toBe('ok')
  expect(raw.prepare('SELECT identifier FROM gpkg_contents').pluck().get()).toBe(
    'Автомобильные дороги (схема)',
  )
  expect(raw.prepare('SELECT description FROM gpkg_contents').pluck().get()).toMatch(
    /GeoNames.*CC-BY-4\.0.*прямые отрезки.*schematic/,
  )
  raw.close()
})

test.skipIf(!hasGdal)(
  'GDAL opens both formats and counts the same (skipped: no ogrinfo)',
  async () => {
    for (const layer of layers)
      for (const [format, ending] of [
        ['geopackage', 'gpkg'],
        ['geojson', 'geojson'],
      ] as const) {
        const file = folder.path(`gdal-${layer}.${ending}`)
        const { count } = await store.client['layers.export']({
          layer,
          file,
          format,
          language: 'en',
        })
        const told = ogrinfo('-so', '-al', file)
        expect(told).toContain(`Feature Count: ${count}`)
        expect(told).toContain('WGS 84')
        expect(told).not.toMatch(/warning|error/i)
      }
  },
)

test.skipIf(!hasGdal)(
  'GDAL edits an exported GeoPackage and its index follows (skipped: no ogrinfo)',
  async () => {
    const file = folder.path('edit.gpkg')
    await store.client['layers.export']({
      layer: 'lakes',
      file,
      format: 'geopackage',
      language: 'kk',
    })
    ogrinfo(file, '-sql', 'DELETE FROM lakes WHERE fid > 10')
    const raw = new Database(file, { readonly: true })
    expect(raw.prepare('SELECT count(*) FROM rtree_lakes_geom').pluck().get()).toBe(10)
    raw.close()
  },
)

interface Collection {
  readonly features: readonly {
    readonly id: number
    readonly geometry: { readonly type: string; readonly coordinates: number[][][] }
    readonly properties: Readonly<Record<string, unknown>>
  }[]
  readonly schematic: boolean
  readonly name: string
}

test('GeoJSON keeps to RFC 7946: outer rings counter-clockwise, simple where one', async () => {
  const file = folder.path('units.geojson')
  await store.client['layers.export']({
    layer: 'adm2_schematic',
    file,
    format: 'geojson',
    language: 'kk',
  })
  const collection = JSON.parse(readFileSync(file, 'utf8')) as Collection
  expect([collection.features.length, collection.schematic]).toEqual([228, true])
  expect(collection.name).toBe('Аудандар мен қалалар (сұлба)')
  const simple = collection.features.filter(({ geometry }) => geometry.type === 'Polygon')
  expect(simple.length).toBeGreaterThan(150)
  for (const { geometry } of simple)
    geometry.coordinates.forEach((ring, i) => expect(signedArea(ring) > 0).toBe(i === 0))
})

const signedArea = (ring: number[][]): number =>
  ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0)

test('a box and a selection bring only what they name', async () => {
  const write = (more: object) =>
    store.client['layers.export']({
      layer: 'settlements',
      file: folder.path('part.geojson'),
      format: 'geojson',
      language: 'en',
      ...more,
    })
  const box: [number, number, number, number] = [70, 50, 73, 52.5]
  const inBox = await store.client['layers.select']({ layer: 'settlements', box, limit: 1_000 })
  expect((await write({ box })).count).toBe(inBox.total)
  expect((await write({ ids: [3, 1, 3, 9_999] })).count).toBe(2)
  const ids = [inBox.rows[0]?.id ?? 0, 1_000]
  expect((await write({ box, ids })).count).toBe(1)
})

test('a failed or cancelled export leaves the file that was there', async () => {
  const file = folder.path('kept.gpkg')
  writeFileSync(file, 'precious')
  await expect(
    store.client['layers.export']({
      layer: 'settlements',
      file,
      format: 'geopackage',
      language: 'kk',
      ids: [],
    }),
  ).rejects.toMatchObject({ code: 'not-found' })
  const running = store.read.call(
    'layers.export',
    { layer: 'rivers', file, format: 'geopackage', language: 'kk' },
    5,
  )
  await new Promise((resolve) => setImmediate(resolve))
  store.read.cancel(5)
  const reply = await running
  if (!reply.ok) expect(readFileSync(file, 'utf8')).toBe('precious')
  expect(readdirSync(folder.path('.')).filter((name) => name.includes('.part'))).toEqual([])
  expect(existsSync(file)).toBe(true)
})
