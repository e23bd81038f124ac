import { assert, double, integer, property, tuple } from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { geodesicBetween } from '../../../shared/domain/geodesy.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore({ starter: true })
})
afterAll(() => store.close())

const tableOf = (layer: string): string =>
  String(
    store.read.context.db.raw
      .prepare(
        'SELECT tbl FROM dataset_version v JOIN dataset d ON d.id = v.dataset WHERE d.layer = ?',
      )
      .pluck()
      .get(layer),
  )

const layers = ['settlements', 'airports', 'rivers', 'roads_schematic', 'lakes', 'adm1_oblast']

/** A star of a few corners about a point: seldom convex, never crossing itself. */
const star = tuple(
  double({ min: 52, max: 82, noNaN: true }),
  double({ min: 42, max: 54, noNaN: true }),
  integer({ min: 3, max: 24 }),
  integer({ min: 1, max: 1_000 }),
).map(([lon, lat, corners, seed]): Geometry => {
  const ring = Array.from({ length: corners }, (_, i): LonLat => {
    const angle = (2 * Math.PI * i) / corners
    const reach = 0.3 + (4 * ((seed * (i + 7) * 7_919) % 1_000)) / 1_000
    return [lon + reach * Math.cos(angle), lat + 0.6 * reach * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
})

/** The same by SpatiaLite, feature by feature, without any index. */
function naive(layer: string, area: Geometry) {
  const { raw } = store.read.context.db
  raw.prepare('DROP TABLE IF EXISTS temp.asked').run()
  const geometry = `SetSRID(GeomFromGeoJSON('${JSON.stringify(area)}'), 4326)`
  return {
    ids: raw
      .prepare(
        `SELECT fid FROM ${tableOf(layer)}
          WHERE ST_Intersects(geom, ${geometry}) AND NOT ST_Touches(geom, ${geometry}) ORDER BY fid`,
      )
      .pluck()
      .all() as number[],
    lengthM: raw
      .prepare(
        `SELECT ifnull(sum(ST_Length(ST_Intersection(geom, ${geometry}), 1)), 0)
           FROM ${tableOf(layer)} WHERE ST_Intersects(geom, ${geometry})`,
      )
      .pluck()
      .get() as number,
  }
}

test('counts and lengths agree with SpatiaLite over areas of any shape', async () => {
  const areas: Geometry[] = []
  assert(
    property(star, (area) => {
      areas.push(area)
    }),
    { numRuns: 25, seed: 11 },
  )
  for (const area of areas) {
    const { layers: counted } = await store.client['selection.summary']({ area, layers })
    for (const { layer, count, lengthM } of counted) {
      const truth = naive(layer, area)
      const rows = await store.client['selection.rows']({
        area,
        layer,
        classIndex: null,
        from: 0,
        limit: 1_000,
      })
      expect([layer, rows.rows.map(({ id }) => id)]).toEqual([layer, truth.ids])
      expect(count).toBe(truth.ids.length)
      // Vincenty here, the library of SpatiaLite there: a millimetre in a kilometre at most.
      if (lengthM !== null)
        expect(Math.abs(lengthM - truth.lengthM)).toBeLessThan(1 + truth.lengthM / 1e6)
    }
  }
}, 60_000)

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [76, 43],
      [78, 43],
      [78, 44],
      [76, 44],
      [76, 43],
    ],
  ],
}

/** By Karney's library, sides cut to a hundredth of a degree: parallels are no shortest lines. */
function karneyAreaM2({ coordinates }: Geometry): number {
  const [ring = []] = coordinates as LonLat[][]
  const planimeter = geodesic.Geodesic.WGS84.Polygon(false)
  ring.slice(1).forEach(([x, y], i) => {
    const [fromX, fromY] = ring[i] ?? [x, y]
    for (let k = 0; k < 200; k++)
      planimeter.AddPoint(fromY + (k / 200) * (y - fromY), fromX + (k / 200) * (x - fromX))
  })
  return Math.abs(planimeter.Compute(false, true).area ?? 0)
}

test('the answer has the area on the ellipsoid and the people by every way there is', async () => {
  const answer = await store.client['selection.summary']({ area: square, layers: ['settlements'] })
  expect(answer.areaM2 / karneyAreaM2(square)).toBeCloseTo(1, 7)
  expect(answer.population.map(({ method }) => method)).toEqual(['settlements', 'districts'])
  const [settlements, districts] = answer.population
  const sum = store.read.context.db.raw
    .prepare(
      `SELECT sum(population) FROM ${tableOf('settlements')}
        WHERE ST_X(geom) BETWEEN 76 AND 78 AND ST_Y(geom) BETWEEN 43 AND 44`,
    )
    .pluck()
    .get()
  expect(settlements?.people).toBe(sum)
  expect(districts?.n).toBeGreaterThan(5)
  expect(districts?.estimated).toBe((districts?.n ?? 0) - (districts?.unknown ?? 0))
})

test('the whole country by its districts has the people of the register', async () => {
  const area: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [45, 40],
        [89, 40],
        [89, 56],
        [45, 56],
        [45, 40],
      ],
    ],
  }
  const answer = await store.client['selection.summary']({ area, layers: [] })
  const districts = answer.population.find(({ method }) => method === 'districts')
  const register = store.read.context.db.raw
    .prepare(
      "SELECT sum(population) FROM unit WHERE level NOT IN ('country', 'oblast', 'city_republican')",
    )
    .pluck()
    .get() as number
  expect(districts?.people).toBe(register)
})

test('an outline that crosses itself is taken apart', async () => {
  const bow: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [70, 50],
        [72, 52],
        [72, 50],
        [70, 52],
        [70, 50],
      ],
    ],
  }
  const answer = await store.client['selection.summary']({ area: bow, layers: [] })
  expect([answer.isMended, answer.area.type]).toEqual([true, 'MultiPolygon'])
  const half = await store.client['selection.summary']({
    area: {
      type: 'Polygon',
      coordinates: [
        [
          [70, 50],
          [71, 51],
          [70, 52],
          [70, 50],
        ],
      ],
    },
    layers: [],
  })
  expect(answer.areaM2 / half.areaM2).toBeCloseTo(2, 2)
})

test('around a point every corner is as far away as was asked', async () => {
  const centre: LonLat = [71.43, 51.13]
  for (const radiusM of [500, 30_000, 400_000]) {
    const area = await store.client['selection.around']({ of: { point: [...centre] }, radiusM })
    const [ring = []] = (area?.coordinates ?? []) as LonLat[][]
    expect(ring.length).toBeGreaterThan(300)
    const off = ring.map((corner) => Math.abs(geodesicBetween(centre, corner).lengthM - radiusM))
    expect(Math.max(...off)).toBeLessThan(0.05)
  }
})

test('without a distance a feature is its own area, and a point has none', async () => {
  const oblast = await store.client['selection.around']({
    of: { layer: 'adm1_oblast', id: 1 },
    radiusM: 0,
  })
  const airport = await store.client['selection.around']({
    of: { layer: 'airports', id: 1 },
    radiusM: 0,
  })
  expect([oblast?.type, airport]).toEqual(['MultiPolygon', null])
})

test('the outline of an oblast holds itself and not its neighbours', async () => {
  const area = await store.client['selection.around']({
    of: { layer: 'adm1_oblast', id: 1 },
    radiusM: 0,
  })
  if (!area) throw new Error('no outline')
  const { rows } = await store.client['selection.rows']({
    area,
    layer: 'adm1_oblast',
    classIndex: null,
    from: 0,
    limit: 10,
  })
  expect(rows.map(({ id }) => id)).toEqual([1])
})
