import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { geometryFromBlob } from '../db/geometry.ts'
import { sridOfPrj } from './prj.ts'
import type { VectorFile } from './vector.ts'
import { openVectorFile } from './vector-open.ts'

function hasGdal(): boolean {
  try {
    execFileSync('ogr2ogr', ['--version'])
    return true
  } catch {
    return false
  }
}
const withGdal = describe.skipIf(!hasGdal())

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-formats-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const never = new AbortController().signal
const place = (name: string): string => join(folder, name)

function write(name: string, text: string | Buffer): string {
  writeFileSync(place(name), text)
  return place(name)
}

async function reading(path: string, srid?: number) {
  const file = await openVectorFile(path, never)
  try {
    return file.layers.map((layer) => ({ ...layer, rows: rowsOf(file, layer.name, srid) }))
  } finally {
    file.close()
  }
}

function rowsOf(file: VectorFile, name: string, srid?: number) {
  const layer = file.layers.find((one) => one.name === name)
  if (!layer) throw new Error(`no layer ${name}`)
  const asked = { ...layer, srid: srid ?? layer.srid }
  return Array.from(file.features(asked, { flattened: 0, degenerate: 0 }), (feature) => ({
    geometry: feature.blob && geometryFromBlob(feature.blob),
    values: Object.fromEntries(
      layer.attributes.map(({ name: key }, i) => [key, feature.values[i]]),
    ),
  }))
}

const refusal = (path: string): Promise<unknown> =>
  reading(path).then(
    () => 'read',
    (error: { code: string; detail: { reason?: string } }) => [error.code, error.detail.reason],
  )

/** Two areas, one with a hole and one of two parts, with letters that old encodings lack. */
const areas = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'Ақсу ауданы', people: 1200, share: 0.5 },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [70, 50],
              [74, 50],
              [74, 53],
              [70, 53],
              [70, 50],
            ],
            [
              [71, 51],
              [71, 52],
              [72, 52],
              [72, 51],
              [71, 51],
            ],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { name: 'Өскемен', people: null, share: 0.25 },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [80, 50],
              [81, 50],
              [81, 51],
              [80, 50],
            ],
          ],
          [
            [
              [82, 50],
              [83, 50],
              [83, 51],
              [82, 50],
            ],
          ],
        ],
      },
    },
  ],
}

/** GDAL as the other hand: what it wrote is compared with what it was given. */
function converted(format: string, name: string, ...options: string[]): string {
  const from = write('areas.geojson', JSON.stringify(areas))
  execFileSync('ogr2ogr', ['-f', format, place(name), from, ...options])
  return place(name)
}

/** Rings turned the way GeoJSON wants them, beginning at their least position. */
function turned(geometry: unknown): unknown {
  const { type, coordinates } = geometry as { type: string; coordinates: number[][][][] }
  return {
    type,
    coordinates: coordinates.map((part) => part.map((ring) => [...ring].map(String).sort())),
  }
}

withGdal('a shapefile (skipped: no ogr2ogr)', () => {
  it('written by GDAL gives its areas, holes and Kazakh words back', async () => {
    const path = converted('ESRI Shapefile', 'utf8.shp', '-lco', 'ENCODING=UTF-8')
    const [layer] = await reading(path)
    expect(layer).toMatchObject({ name: 'utf8', kind: 'polygon', count: 2, srid: 4326 })
    expect(layer?.rows.map(({ values }) => values)).toEqual([
      { name: 'Ақсу ауданы', people: 1200, share: 0.5 },
      { name: 'Өскемен', people: null, share: 0.25 },
    ])
    expect(layer?.rows.map(({ geometry }) => turned(geometry))).toEqual(
      areas.features.map(({ geometry }) => turned(geometry)),
    )
  })

  it('in windows-1251 is recognised by its words when nothing names the encoding', async () => {
    const from = write(
      'ru.geojson',
      JSON.stringify(areas)
        .replace('Ақсу ауданы', 'Аксуский район')
        .replace('Өскемен', 'Усть-Каменогорск'),
    )
    const path = place('ru.shp')
    execFileSync('ogr2ogr', ['-f', 'ESRI Shapefile', path, from, '-lco', 'ENCODING=CP1251'])
    rmSync(place('ru.cpg'), { force: true })
    // The mark of the driver in the head of the table, too.
    const table = readFileSync(place('ru.dbf'))
    table[29] = 0
    write('ru.dbf', table)
    const [layer] = await reading(path)
    expect(layer?.rows.map(({ values }) => values['name'])).toEqual([
      'Аксуский район',
      'Усть-Каменогорск',
    ])
  })

  it('without its .prj has no known system, and is read in the one a person says', async () => {
    const path = converted('ESRI Shapefile', 'noprj.shp')
    rmSync(place('noprj.prj'))
    const [layer] = await reading(path, 4326)
    expect(layer?.srid).toBe(0)
    expect(layer?.rows).toHaveLength(2)
  })

  it('in an archive is read with what lies beside it, and nothing stays behind', async () => {
    const path = converted('ESRI Shapefile', 'packed.shz')
    const [layer] = await reading(path)
    expect(layer).toMatchObject({ name: 'packed', kind: 'polygon', count: 2, srid: 4326 })
  })

  it('that was cut or lies about its counts is refused', async () => {
    const path = converted('ESRI Shapefile', 'bad.shp')
    const whole = readFileSync(path)
    truncateSync(path, whole.length - 40)
    expect(await refusal(path)).toEqual(['bad-file', 'truncated'])
    const lying = Buffer.from(whole)
    lying.writeInt32LE(0x7fffffff, 100 + 8 + 40)
    writeFileSync(path, lying)
    expect(await refusal(path)).toEqual(['bad-file', 'damaged'])
  })
})

it('knows the coordinate systems of Kazakhstan by their description', () => {
  const systems = {
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]': 4326,
    'PROJCS["WGS_1984_UTM_Zone_43N",GEOGCS["GCS_WGS_1984"]]': 32_643,
    'PROJCS["WGS 84 / UTM zone 39N",GEOGCS["WGS 84"],AUTHORITY["EPSG","32639"]]': 32_639,
    'PROJCS["Pulkovo_1942_GK_Zone_13",GEOGCS["GCS_Pulkovo_1942"]]': 28_413,
    'PROJCS["Pulkovo_1942_GK_Zone_13N",GEOGCS["GCS_Pulkovo_1942"]]': 0,
    'GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942"]]': 4284,
    'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]': 3857,
    'PROJCS["Asia_North_Albers",GEOGCS["GCS_WGS_1984"]]': 0,
  }
  expect(Object.keys(systems).map(sridOfPrj)).toEqual(Object.values(systems))
})

describe('KML', () => {
  it.skipIf(!hasGdal())('written by GDAL gives areas and values back', async () => {
    const [layer] = await reading(converted('KML', 'areas.kml', '-dsco', 'NameField=name'))
    expect(layer).toMatchObject({ kind: 'polygon', count: 2, srid: 4326 })
    expect(layer?.rows.map(({ values }) => values['name'])).toEqual(['Ақсу ауданы', 'Өскемен'])
    expect(layer?.rows.map(({ geometry }) => turned(geometry))).toEqual(
      areas.features.map(({ geometry }) => turned(geometry)),
    )
  })

  it('gives folders, extended data and each kind of geometry; links are not followed', async () => {
    const path = write(
      'mixed.kml',
      `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
        <NetworkLink><Link><href>mixed.kml</href></Link></NetworkLink>
        <Folder><name>Посты</name><Placemark><name>Есік</name>
          <ExtendedData><Data name="height"><value>1720</value></Data></ExtendedData>
          <MultiGeometry><Point><coordinates>77.47,43.35,1720</coordinates></Point>
          <LineString><coordinates>77.4,43.3 77.5,43.4</coordinates></LineString></MultiGeometry>
        </Placemark></Folder></Document></kml>`,
    )
    const [layer] = await reading(path)
    expect(layer?.kind).toBe('mixed')
    const values = { folder: 'Посты', name: 'Есік', height: '1720' }
    expect(layer?.rows).toEqual([
      { geometry: { type: 'Point', coordinates: [77.47, 43.35] }, values },
      {
        geometry: {
          type: 'MultiLineString',
          coordinates: [
            [
              [77.4, 43.3],
              [77.5, 43.4],
            ],
          ],
        },
        values,
      },
    ])
  })

  it('with a position that is none, or cut, is refused', async () => {
    const placed = (coordinates: string) =>
      `<kml><Placemark><Point><coordinates>${coordinates}</coordinates></Point></Placemark></kml>`
    expect(await refusal(write('nan.kml', placed('NaN,43')))).toEqual(['bad-file', 'geometry'])
    expect(await refusal(write('cut.kml', placed('77,43').slice(0, 50)))).toEqual([
      'bad-file',
      'truncated',
    ])
  })
})

it('GPX gives waypoints as points and tracks as lines', async () => {
  const path = write(
    'walk.gpx',
    `<?xml version="1.0"?><gpx version="1.1"><wpt lat="43.2" lon="76.9"><ele>850</ele><name>Лагерь</name></wpt>
     <trk><name>Обход</name><trkseg><trkpt lat="43.2" lon="76.9"/><trkpt lat="43.3" lon="77"/></trkseg></trk></gpx>`,
  )
  const [layer] = await reading(path)
  expect(
    layer?.rows.map(({ values, geometry }) => [values['name'], values['ele'], geometry?.type]),
  ).toEqual([
    ['Лагерь', 850, 'Point'],
    ['Обход', null, 'MultiLineString'],
  ])
})

describe('a text table with coordinates', () => {
  it('takes degrees as numbers and in any notation, and counts what it cannot read', async () => {
    const path = write(
      'posts.csv',
      'Название;Широта;Долгота;Код\nПост 1;43,25;76,9;010\nПост 2;43°15\'00";76°54\'00";011\nПост 3;;;012\n',
    )
    const [layer] = await reading(path)
    expect(layer).toMatchObject({ kind: 'point', count: 3, srid: 4326 })
    expect(layer?.rows.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual([
      [76.9, 43.25],
      [76.9, 43.25],
      null,
    ])
    expect(layer?.rows[0]?.values['Код']).toBe('010')
  })

  it('without such columns is refused', async () => {
    expect(await refusal(write('plain.csv', 'Название;Код\nА;1\nБ;2\n'))).toEqual([
      'bad-file',
      'no-coordinates',
    ])
  })
})
