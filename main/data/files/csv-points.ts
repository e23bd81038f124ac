import { statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { readCoordinates } from '../../../shared/domain/coordinates/read.ts'
import { cellText } from '../../../shared/domain/matching/sheet.ts'
import type { Steps } from '../steps.ts'
import { readCsv } from './csv.ts'
import { openPlain, type PlainFeature, type PlainGeometry } from './plain-features.ts'
import type { VectorFile, VectorValue } from './vector.ts'
import { limits } from './workbook-limits.ts'
import { badFile } from './workbook-zip.ts'

/** Heads of columns that hold a position, in the three languages and as programs name them. */
const heads = {
  lat: /^(lat|latitude|y|широта|ендік)$/i,
  lon: /^(lon|lng|long|longitude|x|долгота|бойлық)$/i,
  both: /^(coord(inate)?s?|position|координаты?|координаттар(ы)?|координаталар(ы)?|mgrs|utm|место|орны)$/i,
} as const

/**
 * A text table with a column of latitude and one of longitude, or one column with positions in any
 * notation that the go-to box reads. A row whose position cannot be read stays without a geometry
 * and is counted.
 */
export function* openCsvPoints(path: string): Steps<VectorFile> {
  if (statSync(path).size > limits.wholeBytes)
    throw badFile('too-big', 'a text table is read whole', {
      megabytes: Math.round(limits.wholeBytes / 2 ** 20),
    })
  const [sheet] = readCsv(path).sheets
  const rows = Map.groupBy(sheet?.cells ?? [], ({ row }) => row)
  yield
  const [head, ...body] = [...rows.values()].map(
    (cells) => new Map(cells.map(({ col, value }) => [col, cellText(value).trim()])),
  )
  const columns = [...(head ?? [])].map(([col, name]) => ({ col, name }))
  const at = (pattern: RegExp) => columns.find(({ name }) => pattern.test(name))?.col
  const [lat, lon, both] = [at(heads.lat), at(heads.lon), at(heads.both)]
  if (both === undefined && (lat === undefined || lon === undefined))
    throw badFile('no-coordinates', 'no column of positions')
  const placeOf = (row: ReadonlyMap<number, string>): PlainGeometry | null => {
    if (lat === undefined || lon === undefined) return pointOf(row.get(both ?? -1) ?? '')
    const [y, x] = [row.get(lat) ?? '', row.get(lon) ?? '']
    return plainPoint(y, x) ?? pointOf(`${y} ${x}`)
  }
  return yield* openPlain({
    format: 'csv',
    name: basename(path, extname(path)),
    srid: 4326,
    *read(): Generator<PlainFeature, void, void> {
      for (const row of body)
        yield {
          geometry: placeOf(row),
          values: new Map(columns.map(({ col, name }) => [name, valueOf(row.get(col))])),
        }
    },
  })
}

/** Degrees as plain numbers: the columns say which is which, so nothing is guessed. */
function plainPoint(lat: string, lon: string): PlainGeometry | null {
  const [y = Number.NaN, x = Number.NaN] = [lat, lon].map((text) =>
    /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN,
  )
  return Math.abs(y) <= 90 && Math.abs(x) <= 180 ? { type: 'Point', coordinates: [x, y] } : null
}

function pointOf(text: string): PlainGeometry | null {
  const [reading] = readCoordinates(text)
  return reading ? { type: 'Point', coordinates: [...reading.point] } : null
}

/** Codes such as `010203` stay texts. */
function valueOf(text: string | undefined): VectorValue {
  if (text === undefined || text === '') return null
  return /^-?(0|[1-9]\d{0,14})([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text
}
