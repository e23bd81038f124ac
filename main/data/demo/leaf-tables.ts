import type { Calendar } from './calendar.ts'
import type { Facility } from './facility.ts'
import { type DemoRow, pretty, stocksOf, worstCase } from './facility-values.ts'
import type { Leaf } from './frame.ts'
import type { Numbers } from './leaf-numbers.ts'
import { offset } from './polygon.ts'
import { type Random, randomOf, split } from './random.ts'
import type { Tables } from './roll-up.ts'
import { filled, type Words } from './words.ts'

interface Setting {
  readonly leaf: Leaf
  readonly numbers: Numbers
  readonly facilities: readonly Facility[]
  readonly calendar: Calendar
  readonly words: Words
  /** Id of the facility's record, for references. */
  readonly idOf: (facility: Facility) => string
}

/** Invented tables of one second-level territory; they keep the rules of the dictionary. */
export function leafTables(setting: Setting): Tables {
  const r = randomOf('tables', setting.leaf.unit.code)
  const tables: Tables = {
    ...accidents(setting, r),
    ...weather(setting, r),
    ...transport(setting, r),
    ...housing(setting, r),
    ...hazards(setting, r),
    ...reserves(setting, r),
  }
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows.length > 0))
}

function accidents({ leaf, calendar }: Setting, r: Random): Tables {
  const rows = calendar.years.map((year) => {
    const natural = r.whole(0, 2 + 3 * leaf.flood)
    const manmade = Math.round((leaf.population / 5_200) * r.between(0.6, 1.4)) + r.whole(0, 2)
    const affected = Math.round(manmade * r.between(0.2, 0.7)) + natural * r.whole(0, 14)
    return { year, natural, manmade, affected, dead: Math.floor(affected * r.between(0, 0.16)) }
  })
  const causes = ['transport', 'industry', 'fire', 'natural']
  return {
    emergencies_5y: rows,
    damage_5y_kzt: rows.map(({ year, natural, manmade }) => {
      const damage = natural * r.whole(2_000, 24_000) + manmade * r.whole(150, 900)
      return { year, damage, compensated: Math.round(damage * r.between(0.2, 0.9)) }
    }),
    deaths_by_cause: calendar.years.slice(-2).flatMap((year) =>
      causes.map((cause) => ({
        year,
        cause,
        persons:
          cause === 'natural' ? r.whole(0, 1) : Math.round((leaf.population / 14_000) * r.next()),
      })),
    ),
  }
}

const seasons = ['winter', 'spring', 'summer', 'autumn']

function weather({ leaf, calendar }: Setting, r: Random): Tables {
  const year = () => r.whole(1956, calendar.year - 1)
  return {
    wind_max_season: seasons.map((season) => ({ season, speed: r.whole(18, 36), year: year() })),
    precip_max_season: seasons.map((season) => ({
      season,
      precip: Math.round(r.between(20, 70) * (1 + leaf.mountains)),
      year: year(),
    })),
  }
}

function transport({ leaf, numbers, words }: Setting, r: Random): Tables {
  const { unit, at, place, areaKm2, south } = leaf
  const [lon, lat] = offset(at, r.between(2_500, 7_000), r.between(0, 360))
  const city = unit.type === 'city_oblast'
  const exposed = (name: string) => ({
    district: unit.code,
    hazard: r.pick(
      leaf.mountains > 0.4 ? ['mudflow', 'avalanche', 'landslide'] : ['washout', 'flood'],
    ),
    km: pretty(r.between(0.4, 12)),
    note: name,
  })
  const lines: readonly (readonly [string, number])[] = [
    ['kv_10', 0.09],
    ['kv_35', 0.03],
    ['kv_110', 0.018],
    ['kv_220', 0.006],
  ]
  return {
    exposed_rail_sections:
      (numbers['rail_km'] ?? 0) > 0 && r.chance(0.4)
        ? [{ ...exposed(place), line: filled(words.line, { place }) }]
        : [],
    exposed_road_sections: r.chance(0.6)
      ? [{ ...exposed(place), road: filled(words.road, { place }) }]
      : [],
    snow_drift_sections:
      south < 0.5 && r.chance(0.7)
        ? [
            {
              road: filled(words.road, { place }),
              km_from: r.whole(2, 40),
              km_to: r.whole(42, 90),
              closures: r.whole(1, 14),
            },
          ]
        : [],
    airfields: [
      {
        name: filled(words.landing, { place }),
        lon,
        lat,
        runway_m: city ? r.whole(18, 32) * 100 : r.whole(0, 8) * 100,
        surface: city ? 'paved' : 'unpaved',
        helicopter: true,
      },
    ],
    pipelines_km: ['oil', 'gas', 'water']
      .filter(() => r.chance(0.35))
      .map((type) => ({ type, km: pretty(Math.sqrt(areaKm2) * r.between(0.3, 1.6)) })),
    powerlines_km: lines.map(([voltage, rate]) => ({
      voltage,
      km: pretty(areaKm2 * rate * r.between(0.6, 1.4) + leaf.population / 4_000),
    })),
  }
}

function housing({ leaf, numbers, words }: Setting, r: Random): Tables {
  const { population, urban, place } = leaf
  const rural = population - urban
  const types = ['a', 'b', 'c', 'ems98']
  const weights = [r.between(1, 3), r.between(3, 6), r.between(2, 5), r.between(0.5, 2)]
  const ruralCounts = split(Math.round(rural / 3.6), weights)
  const urbanCounts = split(Math.round(urban / 14) + 10, weights)
  const residents = split(Math.floor(population * 0.97), weights)
  const named = (text: string, n: number) => filled(text, { place, n })
  const schools = Array.from({ length: r.whole(2, 4) }, (_, i) => ({
    name: named(words.schools[i % 2] ?? '', i + 1),
    type: i % 2 === 0 ? 'school' : 'kindergarten',
    settlement: place,
    pupils: r.whole(60, 900),
    staff: r.whole(14, 90),
  }))
  return {
    residential_buildings: types.map((type, i) => ({
      type,
      count: (ruralCounts[i] ?? 0) + (urbanCounts[i] ?? 0),
      rural: ruralCounts[i] ?? 0,
      residents: residents[i] ?? 0,
      area_m2: Math.round((residents[i] ?? 0) * r.between(18, 26)),
      pre_code: type === 'a' || (type === 'b' && r.chance(0.6)),
    })),
    schools,
    heat_sources: words.heat.map((text, i) => ({
      name: named(text, i + 1),
      power: pretty(Math.max(0.4, (population / 2_500) * r.between(0.3, 1.2))),
      fuel: r.pick(['coal', 'gas', 'fuel_oil']),
      fuel_days: r.whole(4, 60),
      residents: Math.round(population * r.between(0.02, 0.2)),
    })),
    water_intakes: words.water.map((text, i) => ({
      name: named(text, i + 1),
      source: i === 0 ? 'ground' : 'surface',
      output: Math.max(20, Math.round(population * r.between(0.05, 0.2))),
      backup: r.chance(0.5),
      residents: Math.round((numbers['population_total'] ?? 0) * r.between(0.1, 0.5)),
    })),
    power_substations: [1, 2].map((n) => ({
      name: named(words.substation, n),
      voltage: n === 1 ? 'kv_110' : 'kv_35',
      power: r.pick([10, 16, 25, 40, 63]),
      backup: r.chance(0.6),
    })),
  }
}

function hazards(setting: Setting, r: Random): Tables {
  const { leaf, facilities, numbers, calendar, words } = setting
  const toxic = facilities.filter(({ kind }) => kind.hazardTypes.includes('chemical'))
  const stocks = new Map<string, { stock: number; facilities: number }>()
  for (const { substance, stockT } of toxic.flatMap(stocksOf)) {
    const sum = stocks.get(substance) ?? { stock: 0, facilities: 0 }
    stocks.set(substance, {
      stock: Math.round((sum.stock + stockT) * 10) / 10,
      facilities: sum.facilities + 1,
    })
  }
  return {
    chf_stock_t: [...stocks].map(([substance, sum]) => ({ substance, ...sum })),
    tech_risk_table: facilities.slice(0, 4).map((facility) => techRisk(facility, setting)),
    nat_risk_table: naturalRisks(leaf, numbers, words, r),
    accidents_5y: r.chance(0.25)
      ? [{ year: r.pick(calendar.years), kind: 'fire_explosion', count: 1, dead: r.whole(0, 1) }]
      : [],
    waste_sites: [
      {
        type: 'landfill',
        name: filled(words.waste, { place: leaf.place }),
        mass: r.whole(2, 400) * 1_000,
      },
    ],
    moraine_lakes:
      leaf.mountains > 0.6
        ? [
            {
              basin: filled(words.basin, { place: leaf.place }),
              total: r.whole(4, 30),
              dangerous: r.whole(0, 4),
              surveyed: calendar.ago(r.whole(60, 500)),
            },
          ]
        : [],
    bio_risk_table: r.chance(0.3)
      ? [
          {
            type: 'epizootic',
            disease: r.pick(words.diseases),
            year: r.pick(calendar.years),
            place: leaf.unit.code,
            cases: r.whole(2, 120),
            dead: r.whole(0, 2),
          },
        ]
      : [],
  }
}

function techRisk(facility: Facility, { idOf }: Setting): DemoRow {
  const worst = worstCase(facility)
  const types: Readonly<Record<string, string>> = {
    chemical: 't_chem',
    radiation: 't_rad',
    fire_explosion: 't_fire_ind',
    biological: 't_bio',
    hydrodynamic: 't_dam',
    mining: 't_ind_mine',
  }
  return {
    type: types[facility.kind.hazardTypes[0] ?? ''] ?? 't_fire_ind',
    object: idOf(facility),
    ...(worst.substance ? { substance: worst.substance, mass: worst.stockT } : {}),
    freq: worst.frequency,
    accept_risk: 1e-5,
    zone: worst.zoneKm2,
    pop: worst.population,
    dead: worst.dead,
    injured: worst.injured,
    damage: worst.damageMln * 1_000,
  }
}

function naturalRisks(leaf: Leaf, numbers: Numbers, words: Words, r: Random): readonly DemoRow[] {
  const likely = [
    'n_met_wind',
    leaf.flood > 0 ? 'n_hyd_flood' : 'n_hyd_rain',
    leaf.mountains > 0.4 ? 'n_geo_mud' : 'n_fire_steppe',
    leaf.south > 0.6 ? 'n_met_heat' : 'n_met_snow',
    ...((numbers['seismic_intensity'] ?? 0) >= 7 ? ['n_geo_eq'] : []),
  ]
  return likely.map((hazard) => {
    const event = hazard === 'n_geo_eq' ? 0.01 : r.whole(10, 90) / 100
    const pop = Math.round(leaf.population * r.between(0.01, hazard === 'n_geo_eq' ? 0.6 : 0.12))
    const injured = Math.floor(pop * r.between(0, 0.01))
    const intensity = words.intensity[hazard]
    return {
      hazard,
      ...(intensity ? { intensity } : {}),
      freq_event: event,
      freq_emergency: Math.round(event * r.whole(10, 60)) / 100,
      zone: pretty(leaf.areaKm2 * r.between(0.01, 0.2)),
      settlements: Math.min(numbers['settlements_total'] ?? 0, r.whole(1, 12)),
      pop,
      injured,
      dead: Math.floor(injured * r.between(0, 0.2)),
      damage: r.whole(400, 90_000),
    }
  })
}

function reserves({ leaf, numbers, calendar, words }: Setting, r: Random): Tables {
  const { at, place, population } = leaf
  const point = (type: string, n: number) => {
    const [lon, lat] = offset(at, r.between(300, 2_600), r.between(0, 360))
    return {
      type,
      name: filled(words.evacPoint[type] ?? '{place}', { n, place }),
      lon,
      lat,
      capacity: r.whole(8, 60) * 10,
      phone: '112',
    }
  }
  return {
    evac_transport: (
      [
        ['bus', 45],
        ['minibus', 16],
        ['truck', 20],
      ] as const
    ).map(([type, seats]) => {
      const count = Math.max(1, Math.round((population / 6_000) * r.between(0.4, 1.4)))
      return { type, count, seats: count * seats }
    }),
    evac_points: [point('collection', 1), point('reception', 1)],
    temp_accommodation: Array.from({ length: r.whole(1, 3) }, (_, i) => ({
      name: filled(words.accommodation, { n: i + 1, place }),
      address: filled(words.address, { n: r.whole(1, 90), place }),
      capacity: r.whole(6, 40) * 10,
      heating: true,
      kitchen: r.chance(0.7),
      power_backup: r.chance(0.4),
    })),
    reserve_items: words.reserve.map(({ item, dailyNorm }) => ({
      item,
      qty: Math.round((numbers['design_affected'] ?? 0) * dailyNorm * r.between(0.5, 14)),
      daily_norm: dailyNorm,
    })),
    reserve_medical: words.medical.slice(0, r.whole(1, 4)).map((item) => ({
      item,
      qty: r.whole(2, 80) * 10,
      measure: 'set',
      expires: calendar.ago(-r.whole(60, 900)),
    })),
    reserve_inert_t: [
      { item: 'sand', qty: r.whole(20, 900), measure: 'tonne', place },
      { item: 'sandbag', qty: r.whole(10, 200) * 100, measure: 'pcs', place },
    ],
    civil_formations: words.formations.map((text) => ({
      name: filled(text, { place }),
      persons: r.whole(8, 60),
      vehicles: r.whole(1, 9),
      ready_hours: r.pick([2, 4, 6, 12]),
    })),
  }
}
