import { radians } from '../coordinates/ellipsoid.ts'
import type { LonLat } from '../coordinates/lon-lat.ts'
import { geodesicFrom } from '../geodesy.ts'
import { byKey, type FormulaRow, keyOf, numberAt } from './rows.ts'

type Numbers = Readonly<Record<string, string | number>>
const corners = 72

/** A circle on the ellipsoid as a closed ring, 5° a corner. */
export function circle(centre: LonLat, radiusM: number): LonLat[] {
  const ring = Array.from(
    { length: corners },
    (_, i) => geodesicFrom(centre, (-360 * i) / corners, radiusM).point,
  )
  const [first] = ring
  return first ? [...ring, first] : ring
}

export const polygon = (ring: readonly LonLat[]) => ({
  type: 'Polygon' as const,
  coordinates: [[...ring]],
})

const centreOf = (row: FormulaRow): LonLat => [numberAt(row, 'lon'), numberAt(row, 'lat')]

/** Rings drawn largest first, so that the inner ones lie on top. */
function rings(
  row: FormulaRow,
  radii: readonly (readonly [value: string | number, radiusM: number])[],
) {
  return radii
    .filter(([, radiusM]) => radiusM > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([value, radiusM]) => ({
      key: `${keyOf(row)}:${value}`,
      value,
      n: 1,
      flag: null,
      geometry: polygon(circle(centreOf(row), radiusM)),
    }))
}

/** Overpressures of the legend, kPa. */
const pressures = [53, 28, 12, 3]

/** Overpressure at R metres from W kg of TNT, kPa: the Sadovsky-type formula of the catalogue. */
const pressureAt = (w: number, r: number): number =>
  (95 * Math.cbrt(w)) / r + (390 * Math.cbrt(w) ** 2) / r ** 2 + (1300 * w) / r ** 3

/** Distance in metres at which the pressure has fallen to the given one, to half a metre. */
export function pressureRadius(w: number, kPa: number): number {
  let [near, far] = [1, 50_000]
  while (far - near > 0.5) {
    const middle = (near + far) / 2
    if (pressureAt(w, middle) > kPa) near = middle
    else far = middle
  }
  return far
}

/** Rings of the vessel with most energy at each facility; one without a known mass is not drawn. */
export function pressureRings(rows: readonly FormulaRow[], params: Numbers) {
  return [...byKey(rows).values()].flatMap((group) => {
    const energy = (row: FormulaRow) =>
      numberAt(row, row['vessel_t'] === null ? 'stock_t' : 'vessel_t') *
      1000 *
      numberAt(row, 'heat')
    const worst = group.reduce((best, row) => (energy(row) > energy(best) ? row : best))
    const tnt = (Number(params['z']) * energy(worst)) / Number(params['qTnt'])
    if (tnt <= 0) return []
    return rings(
      worst,
      pressures.map((kPa) => [String(kPa), pressureRadius(tnt, kPa)] as const),
    )
  })
}

/** Limits by category of the facility, km: proposals after IAEA GS-G-2.1 that await a check. */
const planningKm: Readonly<Record<number, readonly number[]>> = {
  1: [5, 30, 100, 300],
  2: [0.5, 5, 50, 100],
  3: [0.5, 0.5, 5, 5],
}
const planningZones = ['paz', 'upz', 'epd', 'icpd']

export function planningRings(rows: readonly FormulaRow[]) {
  return rows.flatMap((row) =>
    rings(
      row,
      (planningKm[numberAt(row, 'category')] ?? []).map(
        (km, index) => [planningZones[index] ?? '', km * 1000] as const,
      ),
    ),
  )
}

/** Minutes of the legend's limits. */
const flightMinutes = [15, 30, 45, 60]

/** A ring a class: what is reached within its limit, drawn in the class below the limit. */
export function flightRings(rows: readonly FormulaRow[], params: Numbers) {
  const [speed, start] = [Number(params['speed']), Number(params['startMin'])]
  return rows.flatMap((row) =>
    rings(
      row,
      flightMinutes.map((t) => [t - 0.1, (speed * 1000 * Math.max(0, t - start)) / 60] as const),
    ),
  )
}

const stepDegrees = 0.1
const leastIntensity = 2

/** Intensity at D km from a quake: b·M − ν·lg √(D² + h²) + c (Shebalin). */
export function intensityAt(
  {
    magnitude,
    depthKm,
    distanceKm,
  }: Readonly<Record<'magnitude' | 'depthKm' | 'distanceKm', number>>,
  params: Numbers,
): number {
  const slant = Math.hypot(distanceKm, depthKm)
  const value =
    Number(params['b']) * magnitude - Number(params['nu']) * Math.log10(slant) + Number(params['c'])
  return Math.min(12, Math.max(1, value))
}

/** Squares out to intensity 2; half a degree and more counts as the next degree. */
export function intensityField(rows: readonly FormulaRow[], params: Numbers) {
  const [row] = rows
  if (!row) return []
  const [lon, lat] = centreOf(row)
  const magnitude = numberAt(row, 'magnitude')
  const depthKm = numberAt(row, 'depth_km') || 10
  const reach = Math.min(6, 10 ** ((1.5 * magnitude + 3 - leastIntensity) / 3.5) / 111)
  const steps = Math.ceil(reach / stepDegrees)
  const cells = []
  for (let i = -steps; i <= steps; i++)
    for (let j = -steps; j <= steps; j++) {
      const [x, y] = [lon + i * stepDegrees, lat + j * stepDegrees]
      const distanceKm = Math.hypot((x - lon) * 111.32 * Math.cos(radians(lat)), (y - lat) * 111.32)
      const degree = Math.round(intensityAt({ magnitude, depthKm, distanceKm }, params))
      if (degree < leastIntensity) continue
      const h = stepDegrees / 2
      const ring: LonLat[] = [
        [x - h, y - h],
        [x + h, y - h],
        [x + h, y + h],
        [x - h, y + h],
        [x - h, y - h],
      ]
      // Legend: II–III, IV … IX, X and more.
      cells.push({
        key: `${i}:${j}`,
        value: Math.min(7, Math.max(0, degree - 3)),
        n: 1,
        flag: null,
        geometry: polygon(ring),
      })
    }
  return cells
}
