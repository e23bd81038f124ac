import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type PassportExport,
  passportExports,
  passportFilterSchema,
} from '../../../shared/contract/features/passports.ts'
import { mintUuid } from '../../../shared/domain/ids.ts'
import { cellText } from '../../../shared/domain/matching/sheet.ts'
import { openGeoPackage } from '../files/geopackage.ts'
import { makeFolder } from '../files/making.ts'
import { readWorkbook } from '../files/workbook.ts'
import { freshCommand, freshRecord, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { exportPassports } from './export.ts'

const abai = '100000000'
const zharma = '104200000'
const facility = freshRecord()
const district = freshRecord()
const folder = makeFolder()
let store: TestStore

beforeAll(async () => {
  store = openTestStore({ starter: true })
  await store.client['records.apply']({
    command: freshCommand(),
    act: 'create',
    operations: [
      {
        record: district,
        create: 'territory',
        values: {
          [territory.nameRu]: 'Жарминский район; "Жарма"',
          [territory.kato]: zharma,
          '1005': 40_500,
        },
      },
      {
        record: facility,
        create: 'hazfac',
        values: { [territory.nameRu]: 'Склад хлора', [territory.kato]: zharma },
        geometry: { type: 'Point', coordinates: [81.6, 49.1] },
        sources: { '*': ['DEMO', '', 0] },
      },
    ],
  })
})
afterAll(() => {
  store.close()
  folder.remove()
})

const order = (
  format: PassportExport,
  file: string,
  filter: Record<string, unknown> = { unit: abai },
) => ({
  filter: passportFilterSchema.parse(filter),
  sort: 'name' as const,
  descending: true,
  language: 'ru' as const,
  format,
  file,
  job: mintUuid(1, new Uint8Array(10)),
})

const write = (...asked: Parameters<typeof order>) =>
  store.client['passports.export'](order(...asked))

const wanted = ['Склад хлора', 'Жарминский район; "Жарма"']

describe('the export of a list', () => {
  it('writes a GeoPackage in the order of the list, each with its place or its territory’s', async () => {
    const file = folder.path('list.gpkg')
    expect((await write('geopackage', file)).count).toBe(2)
    const back = openGeoPackage(file)
    const [layer] = back.layers
    if (!layer) throw new Error('no layer')
    const found = [...back.features(layer, { flattened: 0, degenerate: 0 })].map((feature) => {
      const values = Object.fromEntries(
        layer.attributes.map(({ name }, i) => [name, feature.values[i]]),
      )
      return [values['name_ru'], values['geometry_of'], values['synthetic'], feature.blob !== null]
    })
    back.close()
    expect(found).toEqual([
      [wanted[0], 'record', 1, true],
      [wanted[1], 'territory', 0, true],
    ])
  })

  it('writes GeoJSON with the record as the id and says that data are synthetic', async () => {
    const file = folder.path('list.geojson')
    await write('geojson', file)
    const read = JSON.parse(readFileSync(file, 'utf8')) as {
      synthetic: boolean
      features: { id: string; geometry: { type: string } }[]
    }
    expect(read.synthetic).toBe(true)
    expect(read.features.map(({ id, geometry }) => [id, geometry.type])).toEqual([
      [facility, 'Point'],
      [district, 'Polygon'],
    ])
  })

  it('writes a workbook and a text table that our own reader reads back alike', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const file = folder.path(`list.${format}`)
      await write(format, file, { unit: abai, kinds: ['territory'] })
      const { sheets } = await readWorkbook(file)
      const cells = sheets[0]?.cells ?? []
      const textAt = (row: number, col: number) =>
        cells.flatMap((cell) =>
          cell.row === row && cell.col === col ? [cellText(cell.value)] : [],
        )[0]
      const population = cells.find(
        ({ row, value }) => row === 0 && cellText(value).startsWith('Численность населения'),
      )
      expect(textAt(1, 2), format).toBe(wanted[1])
      expect(textAt(1, population?.col ?? -1), format).toBe('40500')
    }
  })

  it('leaves nothing behind when nothing passes the filter', async () => {
    const file = folder.path('none.gpkg')
    await expect(write('geopackage', file, { text: 'нет такого' })).rejects.toThrow()
    expect(existsSync(file)).toBe(false)
  })

  it('leaves no file when it is cancelled, and the one that was there', async () => {
    for (const format of passportExports) {
      const file = folder.path(`cancelled.${format}`)
      const kept = folder.path(`kept.${format}`)
      writeFileSync(kept, 'precious')
      for (const path of [file, kept]) {
        const abort = new AbortController()
        const ctx = { ...store.read.context, signal: abort.signal, emit: () => abort.abort() }
        await expect(exportPassports(ctx, order(format, path))).rejects.toMatchObject({
          code: 'cancelled',
        })
      }
      expect(existsSync(file)).toBe(false)
      expect(readFileSync(kept, 'utf8')).toBe('precious')
    }
    expect(readdirSync(folder.path('.')).filter((name) => name.includes('.part'))).toEqual([])
  })

  it.skipIf(!hasGdal())('is read by GDAL as it was written (skipped: no ogrinfo)', async () => {
    for (const [format, ending] of [
      ['geopackage', 'gpkg'],
      ['geojson', 'geojson'],
    ] as const) {
      const file = folder.path(`gdal.${ending}`)
      await write(format, file)
      const told = execFileSync('ogrinfo', ['-al', file], { encoding: 'utf8' })
      expect(told).toContain('Feature Count: 2')
      expect(told.indexOf(wanted[0] ?? '')).toBeLessThan(told.indexOf('Жарминский район'))
      expect(told).toMatch(/POINT \(81\.6 49\.1\)/)
    }
  })
})

describe('the map and the list', () => {
  it('outlines a passport by its own geometry, else by its territory', async () => {
    const rows = (
      await store.client['passports.list']({
        filter: passportFilterSchema.parse({ unit: abai }),
        language: 'ru',
      })
    ).rows
    const typeOf = async (record: string) => {
      const fid = rows.find((row) => row.record === record)?.fid ?? 0
      return (await store.client['passports.outline']({ fid }))?.type
    }
    expect([await typeOf(facility), await typeOf(district)]).toEqual(['Point', 'MultiPolygon'])
  })

  it('knows the passport of a district that was clicked', async () => {
    const hits = await store.client['layers.identify']({
      lon: 81.6,
      lat: 49.1,
      toleranceM: 10,
      layers: ['adm2_schematic', 'passports/hazfac'],
    })
    expect(hits.map(({ passport }) => [passport?.layer, passport?.record])).toEqual([
      ['passports/hazfac', facility],
      ['passports/territory', district],
    ])
  })

  it('holds to what lies in a box', async () => {
    const inBox = async (box: readonly [number, number, number, number]) =>
      (
        await store.client['passports.list']({
          filter: passportFilterSchema.parse({ box }),
          language: 'ru',
        })
      ).rows.map(({ record }) => record)
    expect(new Set(await inBox([81.5, 49, 81.7, 49.2]))).toEqual(new Set([facility, district]))
    expect(await inBox([51, 43, 52, 44])).toEqual([])
  })

  it('marks the layer of a kind as synthetic while one of its records is', async () => {
    const marks = (await store.client['layers.list']({}))
      .filter(({ store: kind }) => kind === 'record')
      .filter(({ synthetic }) => synthetic)
      .map(({ id }) => id)
    expect(marks).toEqual(['passports/hazfac'])
  })
})

function hasGdal(): boolean {
  try {
    execFileSync('ogrinfo', ['--version'])
    return true
  } catch {
    return false
  }
}
