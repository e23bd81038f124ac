import { byKey, type FormulaRow, numberAt } from './rows.ts'

/**
 * Depth of the zone in km by tonnes of chlorine at a wind of 1 m/s: RD 52.04.253-90, table of
 * depths, first row; zero for nothing.
 */
const depths: readonly (readonly [t: number, km: number])[] = [
  [0, 0],
  [0.01, 0.38],
  [0.05, 0.85],
  [0.1, 1.25],
  [0.5, 3.16],
  [1, 4.75],
  [3, 9.18],
  [5, 12.53],
  [10, 19.2],
  [20, 29.56],
  [30, 38.13],
  [50, 52.67],
  [70, 65.23],
  [100, 81.91],
  [300, 166],
  [500, 231],
  [700, 288],
  [1000, 363],
  [2000, 572],
]

/** Between the lines of the table in proportion; beyond its end the last. */
export function depthKm(chlorineT: number): number {
  const next = depths.findIndex(([t]) => t >= chlorineT)
  const [high, low] = [depths[next], depths[next - 1]]
  if (!high) return depths.at(-1)?.[1] ?? 0
  if (!low) return high[1]
  return low[1] + ((chlorineT - low[0]) / (high[0] - low[0])) * (high[1] - low[1])
}

export interface Stock {
  readonly tonnes: number
  readonly k1: number
  readonly k2: number
  readonly k3: number
  /** For the primary and the secondary cloud at the temperature of the forecast. */
  readonly k7: readonly [number, number]
  /** Of the liquid, t/m³. */
  readonly density: number
  /** Height of the bund, m; null for a free spill. */
  readonly bundM: number | null
}

/** Of the forecast: four hours, air carried by 5 km/h at 1 m/s in an inversion (RD 52.04.253-90). */
const hours = 4
const frontKmH = 5
/** Depth of a free spill, and what a bund stays below its edge, m. */
const freeSpillM = 0.05
const bundMarginM = 0.2

/** Depth of the zone after the whole stock is spilled in an inversion at 1 m/s: K4 = K5 = 1. */
export function worstDepthKm({ tonnes, k1, k2, k3, k7, density, bundM }: Stock): number {
  const h = bundM === null ? freeSpillM : Math.max(freeSpillM, bundM - bundMarginM)
  const evaporationH = k2 * k7[1] > 0 ? (h * density) / (k2 * k7[1]) : 0
  const k6 = evaporationH < 1 ? 1 : Math.min(hours, evaporationH) ** 0.8
  const primary = k1 * k3 * k7[0] * tonnes
  const secondary = ((1 - k1) * k2 * k3 * k6 * k7[1] * tonnes) / (h * density)
  const [far, near] = [depthKm(primary), depthKm(secondary)].sort((a, b) => b - a)
  return Math.min((far ?? 0) + 0.5 * (near ?? 0), hours * frontKmH)
}

/**
 * The deepest zone of each facility's substances, km. A vessel without a stated mass, or a toxic
 * substance outside the table, may lie deeper: `unknown` counts them.
 */
export function worstZones(rows: readonly FormulaRow[]) {
  return Array.from(byKey(rows), ([key, group]) => {
    const known = group.filter((row) => row['k3'] !== null && row['tonnes'] !== null)
    const depth = known.map((row) =>
      worstDepthKm({
        tonnes: numberAt(row, 'tonnes'),
        k1: numberAt(row, 'k1'),
        k2: numberAt(row, 'k2'),
        k3: numberAt(row, 'k3'),
        k7: [numberAt(row, 'k7_primary'), numberAt(row, 'k7_secondary')],
        density: numberAt(row, 'density') || 1,
        bundM: row['bund_h_m'] === null ? null : numberAt(row, 'bund_h_m'),
      }),
    )
    return {
      key,
      km: depth.length === 0 ? null : Math.max(...depth),
      n: known.length,
      unknown: group.length - known.length,
      lon: numberAt(group[0] ?? {}, 'lon'),
      lat: numberAt(group[0] ?? {}, 'lat'),
    }
  })
}
