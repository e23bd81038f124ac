import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { atOnce } from '../steps.ts'
import type { VectorFeature } from './vector.ts'
import { openVector } from './vector-open.ts'

const folder = mkdtempSync(join(tmpdir(), 'qorgau-geojson-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (text: string | Buffer): string => {
  const path = join(folder, 'Аудандар.geojson')
  writeFileSync(path, text)
  return path
}
const collection = (features: unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
const feature = (geometry: unknown, properties: object = {}, id?: string | number) => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  geometry,
  properties,
})
const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] })

function readAll(path: string): VectorFeature[] {
  const file = atOnce(openVector(path))
  const [layer] = file.layers
  return layer ? Array.from(file.features(layer, { flattened: 0, degenerate: 0 })) : []
}

const refusal = (text: string | Buffer): unknown => {
  try {
    readAll(fileOf(text))
    return 'read'
  } catch (error) {
    const { code, detail } = error as { code: string; detail: object }
    return { code, ...detail }
  }
}

test('columns, count, kind and place of a collection are learnt', () => {
  const path = fileOf(
    collection(
      [
        feature(point(76.9, 43.2), { name: 'Алматы', pop: 2_000_000, open: true }, 'a'),
        feature(point(71.4, 51.1), { name: null, pop: 'көп', extra: { deep: [1, '}'] } }, 'b'),
        feature(null, {}),
      ],
      { name: 'Қалалар' },
    ),
  )
  const file = atOnce(openVector(path))
  expect(file.layers).toEqual([
    {
      name: 'Аудандар',
      title: 'Қалалар',
      kind: 'point',
      count: 3,
      srid: 4326,
      attributes: [
        { name: 'id', type: 'text' },
        { name: 'name', type: 'text' },
        { name: 'pop', type: 'text' },
        { name: 'open', type: 'number' },
        { name: 'extra', type: 'text' },
      ],
    },
  ])
  const rows = readAll(path)
  expect(rows.map(({ values }) => values)).toEqual([
    ['a', 'Алматы', '2000000', 1, null],
    ['b', null, 'көп', null, '{"deep":[1,"}"]}'],
    [null, null, null, null, null],
  ])
  expect(rows.map(({ box }) => box)).toEqual([
    [76.9, 43.2, 76.9, 43.2],
    [71.4, 51.1, 71.4, 51.1],
    null,
  ])
})

test('members may stand in any order and a byte order mark before them', () => {
  const text = `\u{feff}  {"features":[${JSON.stringify(feature(point(1, 2)))}],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},"type":"FeatureCollection"}\n`
  const [layer] = atOnce(openVector(fileOf(text))).layers
  expect([layer?.count, layer?.srid]).toEqual([1, 32_643])
})

test('a single feature or geometry is a collection of one', () => {
  const polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  }
  for (const root of [feature(polygon), polygon]) {
    const [only] = readAll(fileOf(JSON.stringify(root)))
    expect([only?.kind, only?.multi, only && only.blob && boxOfBlob(only.blob)]).toEqual([
      'polygon',
      true,
      [0, 0, 1, 1],
    ])
  }
})

test('values longer than a chunk and braces inside texts do not confuse the splitter', () => {
  const long = 'ұзын "мәтін" } ] \\'.repeat(200_000)
  const rows = readAll(
    fileOf(collection([feature(point(1, 2), { long }), feature(point(3, 4), { long: '{[' })])),
  )
  expect(rows.map(({ values }) => values)).toEqual([[long], ['{[']])
})

test('what is no usable GeoJSON is refused with its reason and nothing is read', () => {
  const bad = feature({ type: 'Point', coordinates: ['76', 43] })
  const whole = collection([feature(point(1, 2)), feature(point(3, 4))])
  expect([
    refusal(''),
    refusal(whole.slice(0, -20)),
    refusal(collection([])),
    refusal('{"type":"Topology","objects":{}}'),
    refusal('[1, 2, 3]'),
    refusal(`${whole}trailing`),
    refusal(collection([bad])),
    refusal(
      collection([feature(point(1, 2)), feature({ type: 'GeometryCollection', geometries: [] })]),
    ),
    refusal(collection([{ type: 'Fature' }])),
    refusal(Buffer.from(collection([feature(point(1, 2), { n: 'Алматы' })]), 'utf16le')),
    refusal(Buffer.from('{"type":"FeatureCollection","features":[{"a":"\xff\xfe"}]}', 'latin1')),
    refusal(`{"features":[${'['.repeat(100_000)}`),
  ]).toMatchObject([
    { code: 'bad-file', reason: 'empty' },
    { code: 'bad-file', reason: 'truncated' },
    { code: 'bad-file', reason: 'empty' },
    { code: 'bad-file', reason: 'not-geojson' },
    { code: 'bad-file', reason: 'not-geojson' },
    { code: 'bad-file', reason: 'not-geojson' },
    { code: 'bad-file', reason: 'geometry', feature: 1 },
    { code: 'bad-file', reason: 'geometry', feature: 2 },
    { code: 'bad-file', reason: 'not-geojson', feature: 1 },
    { code: 'bad-file', reason: 'not-geojson' },
    { code: 'bad-file', reason: 'encoding' },
    { code: 'bad-file', reason: 'not-geojson' },
  ])
})
