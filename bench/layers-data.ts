import { type MadeFeature, makeGeoPackage, point, ringAround } from '../main/data/files/making.ts'
import { freshCommand } from '../main/data/records/making.ts'
import type { TestStore } from '../main/data/testing.ts'

/** Numbers between 0 and 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Points all over the country, of four classes. */
function* makePoints(count: number): Generator<MadeFeature> {
  const random = seeded(1)
  for (let i = 0; i < count; i++)
    yield {
      geometry: point(46.5 + 40.8 * random(), 40.5 + 15 * random()),
      values: [['a', 'b', 'c', 'd'][i % 4] ?? 'a', i],
    }
}

/** Parcels of 9 to 16 corners, some hundred metres wide. */
function* makePolygons(count: number): Generator<MadeFeature> {
  const random = seeded(2)
  for (let i = 0; i < count; i++) {
    const corners = 9 + Math.floor(8 * random())
    const [lon, lat] = [46.5 + 40 * random(), 40.5 + 14 * random()]
    const ring = ringAround(lon, lat, 0.0005 + 0.004 * random(), corners)
    yield {
      geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
      values: [`P${i}`, 1_000 * random()],
    }
  }
}

export const makePointFile = (path: string, count: number): string =>
  makeGeoPackage(path, {}, makePoints(count))

export const makePolygonFile = (path: string, count: number): string =>
  makeGeoPackage(path, { type: 'MULTIPOLYGON' }, makePolygons(count))

const words = (text: string) => ({ kk: text, ru: text, en: text })

export async function importInto(store: TestStore, file: string): Promise<string> {
  const { layer } = await store.client['datasets.import']({
    command: freshCommand(),
    file,
    layer: 'places',
    replaces: null,
    drawn: { classAttribute: file.includes('points') ? 'name' : null },
    said: { title: words('bench'), source: words('bench'), licence: '', date: '', synthetic: true },
  })
  return layer
}
