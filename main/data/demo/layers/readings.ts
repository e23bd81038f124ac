import { type LonLat, metresBetween } from '../polygon.ts'
import { randomOf } from '../random.ts'
import type { DemoFeature, DemoLayer, Land } from './layer.ts'
import { point } from './layer.ts'

const dayMs = 86_400_000
const at = (ms: number): string => new Date(ms).toISOString().slice(0, 19)

const gaugeCount = 40

/** Gauges stand on rivers in settlements' reach; they follow the weather stations in number. */
function gauges({ spots }: Land): LonLat[] {
  const random = randomOf('layer', 'gauge')
  const found: LonLat[] = []
  while (found.length < gaugeCount) {
    const spot = spots.onRiver(random)
    if (spot) found.push(spot.at)
  }
  return found
}

const levels = [320, 420, 520] as const

const station: DemoLayer = {
  layer: 'station',
  kind: 'point',
  columns: [
    ['type', 'text'],
    ['level_floodplain_cm', 'number'],
    ['level_unfavourable_cm', 'number'],
    ['level_danger_cm', 'number'],
  ],
  classAttribute: 'type',
  *features(land) {
    for (const place of land.stations)
      yield { geometry: point(place), values: ['weather', null, null, null] }
    for (const place of gauges(land)) yield { geometry: point(place), values: ['gauge', ...levels] }
  },
}

/** Mean temperature of a day by latitude and season, °C; rough, for plausible figures only. */
const usualC = (lat: number, day: number): number => {
  const year = (day / 365.25) % 1
  return 22 - (lat - 42) * 1.2 - (14 + (lat - 42) * 0.6) * Math.cos(2 * Math.PI * (year - 0.05))
}

const observedDays = 30
/** Readings of the same series are the nearest stations' within this, m. */
const nearM = 250_000

const obs: DemoLayer = {
  layer: 'obs',
  kind: 'point',
  columns: [
    ['station', 'number'],
    ['at', 'text'],
    ['param', 'text'],
    ['value', 'number'],
  ],
  *features(land) {
    yield* weather(land)
    yield* stages(land)
    yield* formerDays(land)
  },
}

const reading = (station: number, time: string, param: string, value: number): DemoFeature => ({
  geometry: null,
  values: [station, time, param, Math.round(value * 10) / 10],
})

function* weather({ stations, now }: Land): Generator<DemoFeature> {
  const midnight = now - (now % dayMs)
  for (const [i, [, lat]] of stations.entries()) {
    const random = randomOf('weather', i)
    let wander = 0
    for (let back = observedDays; back >= 0; back--) {
      const noon = midnight - back * dayMs + 13 * 3_600_000
      if (noon > now) continue
      wander = 0.8 * wander + random.between(-2.5, 2.5)
      const t = usualC(lat, noon / dayMs) + 5 + wander
      yield reading(i + 1, at(noon), 't_c', t)
      yield reading(i + 1, at(noon), 'tdew_c', t - random.between(3, 16))
      yield reading(i + 1, at(noon), 'rain_mm', random.chance(0.12) ? random.between(0.4, 14) : 0)
    }
    // One station in seven has fallen silent: the gap in the network has something to show.
    if (random.chance(0.86)) {
      const late = now - random.whole(10, random.chance(0.8) ? 150 : 900) * 60_000
      yield reading(i + 1, at(late), 't_c', usualC(lat, late / dayMs) + wander)
    }
  }
}

function* stages(land: Land): Generator<DemoFeature> {
  const { stations, now } = land
  for (const [i] of gauges(land).entries()) {
    const random = randomOf('stage', i)
    let stage = random.between(120, 560)
    for (let back = 36; back >= 0; back -= 6) {
      stage += random.between(-12, 14)
      yield reading(
        stations.length + i + 1,
        at(now - back * 3_600_000 - 600_000),
        'stage_cm',
        stage,
      )
    }
  }
}

/** Temperature of the days on which districts were without heat, at the nearest stations. */
function* formerDays({ stations, coldDays }: Land): Generator<DemoFeature> {
  const known = new Set<string>()
  for (const { at: place, day } of coldDays) {
    let nearest = -1
    let least = nearM
    for (const [i, from] of stations.entries()) {
      const apart = metresBetween(from, place)
      if (apart < least) [nearest, least] = [i, apart]
    }
    const [, lat] = stations[nearest] ?? []
    if (lat === undefined || known.has(`${nearest} ${day}`)) continue
    known.add(`${nearest} ${day}`)
    const random = randomOf('former', nearest, day)
    yield reading(
      nearest + 1,
      `${day}T12:00:00`,
      't_mean_c',
      usualC(lat, Date.parse(day) / dayMs) + random.between(-6, 6),
    )
  }
}

const reservoir: DemoLayer = {
  layer: 'reservoir',
  kind: 'point',
  columns: [
    ['dam', 'text'],
    ['at', 'text'],
    ['volume_mcm', 'number'],
  ],
  *features({ dams, now }, random) {
    for (const { record, volume } of dams)
      if (volume !== null)
        yield {
          geometry: null,
          values: [
            record,
            at(now - random.whole(1, 40) * 3_600_000),
            Math.round(volume * random.between(0.3, 1.02) * 100) / 100,
          ],
        }
  },
}

const windRose: DemoLayer = {
  layer: 'wind_rose',
  kind: 'point',
  columns: [
    ['station', 'number'],
    ['sector', 'number'],
    ['freq_pct', 'number'],
    ['night_inversion', 'number'],
  ],
  *features({ stations }, random) {
    for (const [i] of stations.entries())
      for (const night of [0, 1]) {
        const main = random.whole(0, 15)
        const weights = Array.from({ length: 16 }, (_, sector) => {
          const apart = Math.min((sector - main + 16) % 16, (main - sector + 16) % 16)
          return random.between(0.6, 1.4) * (0.4 + 3 * Math.exp(-apart / 1.6))
        })
        const sum = weights.reduce((a, b) => a + b, 0)
        for (const [sector, weight] of weights.entries())
          yield {
            geometry: null,
            values: [i + 1, sector, Math.round((1_000 * weight) / sum) / 10, night],
          }
      }
  },
}

export const readingLayers: readonly DemoLayer[] = [station, obs, reservoir, windRose]
