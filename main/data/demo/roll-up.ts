import type { DemoRow } from './facility-values.ts'
import type { Numbers } from './leaf-numbers.ts'

/** How a figure of a territory follows from those below it; what is not named is summed. */
const means: Readonly<Record<string, string>> = {
  deaths_per_1000: 'population_total',
  life_expectancy: 'population_total',
  doctors_per_10k: 'population_total',
  nurses_per_10k: 'population_total',
  industrial_wear_pct: 'population_total',
  housing_wear_pct: 'population_total',
  complex_risk: 'population_total',
  acceptable_risk: 'population_total',
  alert_mass_places_pct: 'population_total',
  alert_coverage_pct: 'population_total',
  shelter_need_pct: 'population_total',
  reserve_food_days: 'population_total',
  fire_cover_pct: 'population_total',
  wind_mean: 'area_km2',
  humidity_mean: 'area_km2',
  precip_annual: 'area_km2',
  temp_mean: 'area_km2',
  snow_depth_mean: 'area_km2',
  soil_freeze_depth: 'area_km2',
}
const least = new Set(['temp_min_abs'])
const most = new Set(['temp_max_abs', 'seismic_intensity'])
/** Decimals of the means; risks keep what they have. */
const whole = new Set(['industrial_wear_pct', 'housing_wear_pct', 'precip_annual', 'humidity_mean'])

/** Figures of a territory from those of the territories below it. */
export function rollUp(below: readonly Numbers[]): Numbers {
  const keys = Object.keys(below[0] ?? {})
  return Object.fromEntries(keys.map((key) => [key, rolled(key, below)]))
}

function rolled(key: string, below: readonly Numbers[]): number {
  const values = below.map((one) => one[key] ?? 0)
  if (least.has(key)) return Math.min(...values)
  if (most.has(key)) return Math.max(...values)
  const weight = means[key]
  if (weight === undefined) return exact(values.reduce((a, b) => a + b, 0))
  const weights = below.map((one) => one[weight] ?? 0)
  const total = weights.reduce((a, b) => a + b, 0)
  const mean = values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / (total || 1)
  if (key.endsWith('_risk')) return Number(mean.toPrecision(2))
  return whole.has(key) ? Math.round(mean) : Math.round(mean * 10) / 10
}

/** Sums of tenths carry binary dust. */
export const exact = (value: number) => Math.round(value * 1e6) / 1e6

/** Tables whose rows are added up by a key; of all others a territory lists the first rows below it. */
const addedBy: Readonly<Record<string, readonly string[]>> = {
  emergencies_5y: ['year'],
  damage_5y_kzt: ['year'],
  deaths_by_cause: ['year', 'cause'],
  pipelines_km: ['type'],
  powerlines_km: ['voltage'],
  residential_buildings: ['type'],
  reserve_items: ['item', 'daily_norm'],
  chf_stock_t: ['substance'],
  evac_transport: ['type'],
  accidents_5y: ['year', 'kind'],
}
/** Only the extremes stand in the passport of the greater territory. */
const greatest: Readonly<Record<string, readonly [string, string]>> = {
  wind_max_season: ['season', 'speed'],
  precip_max_season: ['season', 'precip'],
}
/** Our choice: a page of the form holds about so many. */
const listed = 10

export type Tables = Readonly<Record<string, readonly DemoRow[]>>

/** Tables of a territory from those of the territories below it. */
export function rollUpTables(below: readonly Tables[]): Tables {
  const keys = [...new Set(below.flatMap((tables) => Object.keys(tables)))]
  return Object.fromEntries(
    keys.map((key) => {
      const rows = below.flatMap((tables) => tables[key] ?? [])
      const by = addedBy[key]
      const extreme = greatest[key]
      if (by) return [key, addRows(rows, by)]
      return [key, extreme ? greatestRows(rows, extreme) : spread(below, key)]
    }),
  )
}

function addRows(rows: readonly DemoRow[], by: readonly string[]): readonly DemoRow[] {
  const sums = new Map<string, Record<string, string | number | boolean>>()
  for (const row of rows) {
    const name = by.map((column) => row[column]).join('/')
    const sum = sums.get(name)
    if (!sum) {
      sums.set(name, { ...row })
      continue
    }
    for (const [column, value] of Object.entries(row))
      if (!by.includes(column) && typeof value === 'number')
        sum[column] = exact(Number(sum[column] ?? 0) + value)
  }
  return [...sums.values()]
}

function greatestRows(
  rows: readonly DemoRow[],
  [by, column]: readonly [string, string],
): readonly DemoRow[] {
  const found = new Map<unknown, DemoRow>()
  for (const row of rows) {
    const before = found.get(row[by])
    if (!before || Number(row[column]) > Number(before[column])) found.set(row[by], row)
  }
  return [...found.values()]
}

/** One row of each territory below in turn, so that no district fills the list alone. */
function spread(below: readonly Tables[], key: string): readonly DemoRow[] {
  const rows: DemoRow[] = []
  for (let i = 0; rows.length < listed && i < listed; i++)
    for (const tables of below) {
      const row = tables[key]?.[i]
      if (row && rows.length < listed) rows.push(row)
    }
  return rows
}
