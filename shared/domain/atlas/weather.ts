import type { LonLat } from '../coordinates/lon-lat.ts'
import { nearMetres } from './along.ts'
import { byKey, type FormulaRow, numberAt } from './rows.ts'

/** Rain that ends a dry spell, mm a day (GOST R 22.1.09). */
const resetMm = 3
/** A gap of more days leaves the station out. */
const longestGap = 3

/** Complex index of Nesterov of a station from its days in order: Σ t·(t − dew point) since rain. */
export function nesterov(days: readonly FormulaRow[]): number | null {
  let index = 0
  let before: number | null = null
  for (const row of days) {
    const day = Date.parse(String(row['day'])) / 86_400_000
    if (before !== null && day - before > longestGap) return null
    before = day
    const t = numberAt(row, 't')
    if (row['t'] === null || row['tdew'] === null) continue
    if (numberAt(row, 'rain') > resetMm) index = 0
    else if (t > 0) index += t * (t - numberAt(row, 'tdew'))
    else index = 0
  }
  return before === null ? null : index
}

export interface Reading {
  readonly at: LonLat
  readonly value: number
}

const neighbours = 12
const reachM = 250_000
const leastNeighbours = 3

/** Inverse distance, power 2, of the 12 nearest within 250 km; null with fewer than three. */
export function interpolated(readings: readonly Reading[], at: LonLat): number | null {
  const near = readings
    .map(({ at: from, value }) => ({ value, metres: nearMetres(from, at) }))
    .filter(({ metres }) => metres <= reachM)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, neighbours)
  const [first] = near
  if (!first || near.length < leastNeighbours) return null
  if (first.metres < 1) return first.value
  const weights = near.reduce((sum, { metres }) => sum + 1 / metres ** 2, 0)
  return near.reduce((sum, { value, metres }) => sum + value / metres ** 2, 0) / weights
}

/** Side of a cell, degrees; our choice: finer cells hold no more than the stations say. */
const cellDegrees = 0.25

/** The index on cells around the stations; keys are the cells' columns and rows from 0° E, 0° N. */
export function fireDanger(rows: readonly FormulaRow[]) {
  const readings = [...byKey(rows).values()].flatMap((days): Reading[] => {
    const value = nesterov(days)
    const [first] = days
    return value === null || !first
      ? []
      : [{ at: [numberAt(first, 'lon'), numberAt(first, 'lat')], value }]
  })
  const columns = readings.map(({ at }) => Math.floor(at[0] / cellDegrees))
  const lines = readings.map(({ at }) => Math.floor(at[1] / cellDegrees))
  const cells = []
  for (let x = Math.min(...columns) - 2; x <= Math.max(...columns) + 2; x++)
    for (let y = Math.min(...lines) - 2; y <= Math.max(...lines) + 2; y++) {
      const value = interpolated(readings, [(x + 0.5) * cellDegrees, (y + 0.5) * cellDegrees])
      if (value === null) continue
      cells.push({
        key: `${x}:${y}`,
        value,
        n: readings.length,
        flag: null,
        geometry: square(x, y),
      })
    }
  return cells
}

function square(x: number, y: number) {
  const [west, south, east, north] = [x, y, x + 1, y + 1].map((at) => at * cellDegrees)
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon' as const, coordinates: [ring] }
}
