import type { LonLat } from './lon-lat.ts'
import { lonLatFromUtm, utmFromLonLat } from './zones.ts'

/*
 * Military Grid Reference System on WGS 84: NGA.STND.0037_2.0.0_GRIDS, appendix B. Latitude bands of 8°, C to X
 * without I and O; columns of 100 km in three sets of eight letters by zone, rows in 20 letters that start at A
 * in odd zones and at F in even ones.
 */
const BANDS = 'CDEFGHJKLMNPQRSTUVWX'
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const
const ROWS = 'ABCDEFGHJKLMNPQRSTUV'
const SQUARE_M = 100_000
const ROW_CYCLE_M = 2_000_000

const bandOf = (lat: number) => BANDS[Math.min(19, Math.floor((lat + 80) / 8))]
const columnsOf = (zone: number) => COLUMNS[(zone - 1) % 3] ?? COLUMNS[0]
const rowShift = (zone: number) => (zone % 2 === 0 ? 5 : 0)

/** Digits a coordinate: 5 is a square of one metre, 1 of ten kilometres, 0 of a hundred. */
export type MgrsDigits = 0 | 1 | 2 | 3 | 4 | 5

/** The square a point lies in, in groups: `42U XE 09175 58155`; null outside 80° S to 84° N. */
export function mgrsFromLonLat(point: LonLat, digits: MgrsDigits = 5): string | null {
  if (point[1] < -80 || point[1] >= 84) return null
  const { zone, eastM, northM } = utmFromLonLat(point)
  const column = columnsOf(zone)[Math.floor(eastM / SQUARE_M) - 1]
  const row = ROWS[(Math.floor(northM / SQUARE_M) + rowShift(zone)) % 20]
  const cut = (valueM: number) =>
    String(Math.floor(valueM % SQUARE_M))
      .padStart(5, '0')
      .slice(0, digits)
  const head = `${zone}${bandOf(point[1])} ${column}${row}`
  return digits === 0 ? head : `${head} ${cut(eastM)} ${cut(northM)}`
}

export interface MgrsSquare {
  readonly centre: LonLat
  readonly sizeM: number
  /** The reference in its written form. */
  readonly text: string
}

const shape = /^(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z])([A-HJ-NP-V])\s*([\d\s]*)$/

/** Reads a reference in capitals, grouped or not; null when it is none or names no square of its zone. */
export function mgrsSquare(text: string): MgrsSquare | null {
  const found = shape.exec(text.trim())
  const numbers = (found?.[5] ?? '').replace(/\s/g, '')
  const [zone, band, column, row] = [Number(found?.[1]), found?.[2], found?.[3], found?.[4]]
  if (!found || !band || !column || !row || numbers.length % 2 || numbers.length > 10) return null
  const columnAt = columnsOf(zone).indexOf(column)
  if (zone < 1 || zone > 60 || columnAt < 0) return null
  const digits = (numbers.length / 2) as MgrsDigits
  const sizeM = SQUARE_M / 10 ** digits
  const offset = (part: string) => Number(part || 0) * sizeM + sizeM / 2
  const eastM = (columnAt + 1) * SQUARE_M + offset(numbers.slice(0, digits))
  const rowM = ((ROWS.indexOf(row) - rowShift(zone) + 20) % 20) * SQUARE_M
  const centre = centreInBand({ zone, band, eastM, northM: rowM + offset(numbers.slice(digits)) })
  if (!centre) return null
  return { centre, sizeM, text: mgrsFromLonLat(centre, digits) ?? text }
}

/** Row letters repeat every 2 000 km: takes the one whose square meets the band. */
function centreInBand(at: { zone: number; band: string; eastM: number; northM: number }) {
  const south = BANDS.indexOf(at.band) * 8 - 80
  const north = south >= 0
  const bandHeight = at.band === 'X' ? 12 : 8
  for (let cycle = 0; cycle < 5; cycle += 1) {
    const northM = at.northM + cycle * ROW_CYCLE_M
    const point = lonLatFromUtm({ zone: at.zone, north, eastM: at.eastM, northM })
    // A square may reach over the edge of its band by less than its own height, about 0.9°.
    if (point[1] > south - 0.95 && point[1] < south + bandHeight + 0.95) return point
  }
  return null
}
