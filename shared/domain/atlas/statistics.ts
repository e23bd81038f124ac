/**
 * Quantile q (0–1) of sorted values: position q·(n − 1), linear between neighbours (type 7 of
 * Hyndman and Fan 1996, the `percentile_cont` of SQL). Null for no values.
 */
export function quantile(sorted: readonly number[], q: number): number | null {
  const at = q * (sorted.length - 1)
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  if (low === undefined || high === undefined) return null
  return low + (at - Math.floor(at)) * (high - low)
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** Slope of Sen (1968): the median over all pairs of (xⱼ − xᵢ)/(j − i), i < j. */
export function senSlope(counts: readonly number[]): number | null {
  const slopes = counts.flatMap((x, i) => counts.slice(i + 1).map((y, k) => (y - x) / (k + 1)))
  return quantile(sorted(slopes), 0.5)
}

/** Two-sided p of the Mann–Kendall test with ties and continuity correction (Kendall 1975). */
export function mannKendallP(counts: readonly number[]): number {
  const n = counts.length
  let s = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) s += Math.sign((counts[j] ?? 0) - (counts[i] ?? 0))
  const groups = new Map<number, number>()
  for (const count of counts) groups.set(count, (groups.get(count) ?? 0) + 1)
  const term = (t: number) => t * (t - 1) * (2 * t + 5)
  const ties = [...groups.values()].reduce((sum, t) => sum + term(t), 0)
  const variance = (term(n) - ties) / 18
  if (variance <= 0) return 1
  const z = s === 0 ? 0 : (Math.abs(s) - 1) / Math.sqrt(variance)
  return 2 * (1 - normal(z))
}

/** Normal distribution function; Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
export function normal(z: number): number {
  if (z < 0) return 1 - normal(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}

export interface Exposure {
  readonly deaths: number
  /** Person-years. */
  readonly personYears: number
}

/**
 * Deaths a person and year, rates of few deaths (below 5, our choice) drawn to the mean of all:
 * empirical Bayes with moments after Marshall (1991).
 */
export function shrunkRates(
  rows: readonly Exposure[],
): readonly { value: number; shrunk: boolean }[] {
  const total = rows.reduce((sum, { personYears }) => sum + personYears, 0)
  const mean = total === 0 ? 0 : rows.reduce((sum, { deaths }) => sum + deaths, 0) / total
  const spread = rows.reduce(
    (sum, { deaths, personYears }) => sum + personYears * (deaths / personYears - mean) ** 2,
    0,
  )
  const between = total === 0 ? 0 : Math.max(0, spread / total - mean / (total / rows.length))
  return rows.map(({ deaths, personYears }) => {
    if (deaths >= 5) return { value: deaths / personYears, shrunk: false }
    if (mean === 0) return { value: 0, shrunk: false }
    const weight = between / (between + mean / personYears)
    return { value: weight * (deaths / personYears) + (1 - weight) * mean, shrunk: true }
  })
}
