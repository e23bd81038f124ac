import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { makeFolder } from '../main/data/files/making.ts'
import { openTestStore, type TestStore } from '../main/data/testing.ts'
import { windowPath } from '../shared/contract/features/layers.ts'
import type { Geometry } from '../shared/contract/features/records.ts'
import { type TableOrder, tableOrderPath } from '../shared/contract/features/table.ts'
import type { Bench } from './bench.ts'
import { importInto, makePointFile, makePolygonFile, seeded } from './layers-data.ts'

const points = 1_000_000
const polygons = 500_000
const warmUps = 3
const runs = 25

/** Runs `work` with a store that holds a million points. */
async function withPoints(
  work: (store: TestStore, layer: string) => Promise<number[]>,
): Promise<number[]> {
  const folder = makeFolder()
  const store = openTestStore()
  try {
    const file = makePointFile(folder.path('points.gpkg'), points)
    return await work(store, await importInto(store, file))
  } finally {
    store.close()
    folder.remove()
  }
}

async function samplesOf(work: (i: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let i = 0; i < warmUps + runs; i++) {
    const started = performance.now()
    await work(i)
    if (i >= warmUps) samples.push(performance.now() - started)
  }
  return samples
}

export const tile: Bench = {
  figure: 'tile with 100 000 points in it, database to bytes (warm)',
  unit: 'ms',
  reach: 60,
  run: () =>
    withPoints(async (store, id) => {
      const layer = (await store.client['layers.list']({})).find((one) => one.id === id)
      if (!layer) throw new Error('no layer')
      // A tenth of the country's box, as one tile of 512 pixels.
      const [west, south] = [58, 45]
      const [width, height] = [12.9, 4.75]
      const path = windowPath(layer, [west, south, west + width, south + height], width / 512)
      return samplesOf(async () => {
        const reply = await store.read.bulk(path.replace('/bulk', ''))
        if (!reply.ok) throw new Error(reply.failure.code)
      })
    }),
}

export const identifyMillion: Bench = {
  figure: 'identify among 1 000 000 features',
  unit: 'ms',
  reach: 20,
  run: () =>
    withPoints((store, layer) => {
      const random = seeded(3)
      return samplesOf(() =>
        store.client['layers.identify']({
          lon: 48 + 38 * random(),
          lat: 41 + 13 * random(),
          // Five pixels at 1:1 000 000.
          toleranceM: 1_400,
          layers: [layer],
        }),
      )
    }),
}

/** A star of 48 corners over about a quarter of the country, moved a little each time: nothing is kept ready. */
function starArea(i: number): Geometry {
  const ring = Array.from({ length: 48 }, (_, corner) => {
    const reach = corner % 2 === 0 ? 1 : 0.7
    const angle = (2 * Math.PI * corner) / 48
    return [66.9 + i / 1_000 + 11 * reach * Math.cos(angle), 48 + 4.6 * reach * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
}

export const selectByPolygon: Bench = {
  figure: 'numbers about a polygon over 1 000 000 points and 200 000 polygons',
  unit: 'ms',
  reach: 100,
  run: () =>
    withPoints(async (store, pointLayer) => {
      const folder = makeFolder()
      try {
        const file = makePolygonFile(folder.path('parcels.gpkg'), 200_000)
        const layers = [pointLayer, await importInto(store, file)]
        return await samplesOf((i) =>
          store.client['selection.summary']({ area: starArea(i), layers }),
        )
      } finally {
        folder.remove()
      }
    }),
}

/** Tables of a million rows: open, sort by a number, filter by a number. */
const tableBench = (figure: string, reach: number, order: Partial<TableOrder>): Bench => ({
  figure: `attribute table of 1 000 000 rows: ${figure}`,
  unit: 'ms',
  reach,
  run: () =>
    withPoints((store, layer) =>
      samplesOf(async () => {
        const path = tableOrderPath({ layer, version: 1, where: [], sort: null, ...order })
        const reply = await store.read.bulk(path.replace('/bulk', ''))
        if (!reply.ok) throw new Error(reply.failure.code)
        const ids = new Uint32Array((reply.value as Uint8Array<ArrayBuffer>).buffer)
        return store.client['table.rows']({ layer, ids: [...ids.subarray(0, 100)] })
      }),
    ),
})

export const tableOpen = tableBench('open', 200, {})
export const tableSort = tableBench('sort by a number', 500, {
  sort: { column: 'size', descending: true },
})
export const tableFilter = tableBench('filter by a number', 500, {
  where: [{ column: 'size', test: 'least', value: 500_000 }],
})

export const importPolygons: Bench = {
  figure: 'import of a GeoPackage of 500 000 polygons against ogr2ogr into SpatiaLite',
  unit: 'ratio',
  reach: 1.5,
  run: async () => {
    const folder = makeFolder()
    try {
      const file = makePolygonFile(folder.path('parcels.gpkg'), polygons)
      const ratios: number[] = []
      for (let i = 0; i < 3; i++) {
        const theirs = timeOgr2ogr(file, folder.path('theirs.sqlite'))
        ratios.push((await timeOurs(file)) / theirs)
      }
      return ratios
    } finally {
      folder.remove()
    }
  },
}

function timeOgr2ogr(file: string, target: string): number {
  const started = performance.now()
  execFileSync('ogr2ogr', ['-f', 'SQLite', '-dsco', 'SPATIALITE=YES', target, file])
  const taken = performance.now() - started
  rmSync(target)
  return taken
}

async function timeOurs(file: string): Promise<number> {
  const store = openTestStore()
  try {
    const started = performance.now()
    await importInto(store, file)
    return performance.now() - started
  } finally {
    store.close()
  }
}
