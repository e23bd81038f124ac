import { type DemoValues, pretty } from './facility-values.ts'
import type { ObjectWords } from './object-words.ts'
import type { Random } from './random.ts'
import type { Spot } from './spots.ts'
import { filled } from './words.ts'

/** People at once, storeys and floor area a person by type of facility; our choice. */
const sizes: Readonly<Record<string, readonly [people: number, most: number, storeys: number]>> = {
  school: [200, 1_500, 3],
  kindergarten: [60, 320, 2],
  hospital: [80, 900, 6],
  mall: [400, 6_000, 4],
  stadium: [800, 12_000, 2],
  theatre: [200, 1_200, 3],
  hotel: [60, 500, 9],
  station: [150, 2_500, 2],
  market: [300, 4_000, 1],
  power: [4, 30, 1],
  water: [4, 40, 2],
  heat: [4, 60, 2],
}

interface CritfacFacts {
  readonly n: number
  readonly type: string
  readonly spot: Spot
  readonly owner: string
  readonly address: string
  readonly words: ObjectWords
}

const supplies = new Set(['power', 'water', 'heat'])

/** Values of an invented critical or mass-gathering facility. */
export function critfacValues(facts: CritfacFacts, r: Random): DemoValues {
  const { type, spot, words } = facts
  const [least, most, storeys] = sizes[type] ?? [20, 200, 2]
  const people = r.whole(least, most)
  return {
    facility_type: type,
    owner: facts.owner,
    address: facts.address,
    capacity_people: people,
    staff: Math.max(2, Math.round(people * r.between(0.04, 0.12))),
    working_hours: words.hours,
    terror_vulnerable: people > 200,
    storeys: r.whole(1, storeys),
    floor_area_m2: pretty(people * r.between(4, 14)),
    construction_type: r.pick(['brick', 'brick', 'panel', 'monolith', 'frame']),
    seismic_rating: r.pick(['resistant', 'resistant', 'not_resistant', 'unknown']),
    exits: people > 50 ? r.whole(2, 10) : r.whole(1, 3),
    ...(type === 'hospital' ? hospital(people, r) : {}),
    fire_alarm: r.chance(0.92),
    alert_system: r.chance(0.8),
    video: r.chance(0.85),
    guard: r.pick(['police', 'private', 'private', 'own', 'none']),
    backup_power_h: r.pick([0, 0, 8, 24, 72]),
    ...(supplies.has(type)
      ? { service_population: Math.round(spot.leaf.population * r.between(0.05, 0.6)) }
      : {}),
    water_source: filled(words.waterSource, { place: spot.town.ru }),
    backup_water: r.chance(0.45),
    wear_pct: r.whole(5, 85),
    ...(supplies.has(type)
      ? {}
      : { heat_load_mw: Math.max(0.01, Math.round(people * 0.04) / 100) }),
  }
}

function hospital(people: number, r: Random): DemoValues {
  return {
    bedridden: Math.round(people * r.between(0.05, 0.25)),
    beds: Math.round(people * r.between(0.3, 0.6)),
    hospital_level: r.pick(['district', 'district', 'city', 'oblast']),
  }
}
