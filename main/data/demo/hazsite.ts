import type { Calendar } from './calendar.ts'
import { type DemoRow, type DemoValues, pretty } from './facility-values.ts'
import type { ObjectWords } from './object-words.ts'
import type { Random } from './random.ts'
import type { Spot } from './spots.ts'
import type { Terrain } from './terrain.ts'
import { filled } from './words.ts'

export type SiteKind = 'mudflow' | 'avalanche' | 'landslide' | 'flood' | 'ice_jam'

/** Dangerous season by kind, month and day; after the months of the known events, our choice. */
const seasons: Readonly<Record<SiteKind, readonly [string, string]>> = {
  mudflow: ['05-15', '09-15'],
  avalanche: ['12-01', '04-15'],
  landslide: ['03-15', '06-15'],
  flood: ['03-10', '05-20'],
  ice_jam: ['03-15', '04-20'],
}

interface SiteFacts {
  readonly n: number
  readonly kind: SiteKind
  readonly spot: Spot
  readonly basin: string
  readonly calendar: Calendar
  readonly words: ObjectWords
  readonly terrain: Terrain
}

/** Values of an invented natural hazard site. */
export function siteValues(facts: SiteFacts, r: Random): DemoValues {
  const { n, kind, spot, calendar, words, terrain } = facts
  const [start, end] = seasons[kind]
  const height = Math.round(terrain.heightM(spot.at) ?? 500)
  const relief = Math.max(60, Math.round(terrain.reliefM(spot.at)))
  const people = Math.max(12, Math.round(spot.leaf.population * r.between(0.0006, 0.006)))
  const inspected = calendar.ago(r.whole(20, 330))
  const exposed: DemoRow = {
    kato: spot.leaf.unit.code,
    houses: Math.ceil(people / 4),
    population: people,
    arrival_min: r.whole(5, 90),
    children: Math.round(people * 0.3),
  }
  return {
    hazard_kind: kind,
    basin_name: facts.basin,
    site_no: `DEMO-${String(n).padStart(3, '0')}`,
    hazard_category: r.pick(['very_high', 'high', 'high', 'medium', 'medium', 'low']),
    season_start: start,
    season_end: end,
    catchment_km2: pretty(r.between(1.2, kind === 'flood' || kind === 'ice_jam' ? 4_000 : 90)),
    elev_max_m: height + relief,
    elev_min_m: height,
    ...channel(kind, r),
    ...byKind(facts, r),
    exposed_settlements: [exposed],
    exposed_infra: [
      {
        type: 'road',
        name: filled(words.site, { n, place: spot.town.ru }),
        amount: tenth(r.between(0.2, 6)),
        amount_unit: 'km',
      },
    ],
    posts: [
      {
        name: filled(words.post, { n, place: spot.town.ru }),
        seasonal: r.chance(0.6),
        channel: r.pick(['radio', 'cellular', 'satellite', 'automatic']),
        staff: r.whole(1, 6),
      },
    ],
    last_inspection: inspected,
  }
}

function channel(kind: SiteKind, r: Random): DemoValues {
  if (kind === 'avalanche' || kind === 'landslide') return {}
  const steep = kind === 'mudflow'
  return {
    channel_length_km: tenth(steep ? r.between(3, 32) : r.between(10, 120)),
    channel_slope: steep ? r.whole(60, 260) : tenth(r.between(0.2, 6)),
  }
}

function byKind({ kind, n }: SiteFacts, r: Random): DemoValues {
  if (kind === 'mudflow')
    return {
      genesis: r.pick(['rain', 'rain', 'glacial', 'mixed']),
      mudflow_volume_max: pretty(r.between(20, 2_400)),
      mudflow_discharge_max: pretty(r.between(15, 900)),
      mudflow_velocity: tenth(r.between(2, 9)),
      recurrence_years: r.pick([5, 10, 20, 50, 100]),
    }
  if (kind === 'avalanche')
    return {
      start_zone_ha: tenth(r.between(1, 40)),
      start_slope_deg: r.whole(28, 50),
      avalanche_volume: pretty(r.between(2, 300)),
      runout_m: r.whole(150, 1_800),
      snow_critical_cm: r.whole(30, 120),
    }
  if (kind === 'landslide')
    return {
      landslide_volume: pretty(r.between(5, 900)),
      landslide_state: r.pick(['active', 'dormant', 'dormant', 'stabilised']),
      landslide_rate: tenth(r.between(0, 14)),
    }
  const floodplain = r.whole(180, 420)
  const danger = floodplain + r.whole(40, 160)
  return {
    gauge_code: `DEMO-G-${n}`,
    level_floodplain_cm: floodplain,
    level_unfavourable_cm: floodplain + Math.round((danger - floodplain) / 2),
    level_danger_cm: danger,
    level_historic_max_cm: danger + r.whole(10, 180),
    q_1pct: pretty(r.between(40, 3_500)),
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10
