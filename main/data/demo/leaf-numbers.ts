import type { Leaf } from './frame.ts'
import { randomOf } from './random.ts'

/** Figures of a passport by field key. */
export type Numbers = Readonly<Record<string, number>>

/** What the passports of the facilities say about their territory. */
export interface FacilityTotals {
  readonly total: number
  readonly radiation: number
  readonly chemical: number
  readonly fireExplosion: number
  readonly biological: number
  readonly inRadiationZones: number
  readonly zoneKm2: number
}

/**
 * Invented figures of one second-level territory. Every rate is our choice: plausible for
 * Kazakhstan, taken from nowhere. They only have to keep the rules of the dictionary.
 */
export function leafNumbers(leaf: Leaf, facilities: FacilityTotals): Numbers {
  return {
    ...people(leaf),
    ...settlements(leaf),
    ...care(leaf),
    ...nature(leaf),
    ...lines(leaf),
    ...facilityNumbers(leaf, facilities),
    ...threats(leaf),
    ...measures(leaf),
    ...vulnerable(leaf),
    ...farming(leaf),
  }
}

const share = (of: number, part: number) => Math.round(of * part)

function people({ unit, population, urban, areaKm2, south }: Leaf): Numbers {
  const r = randomOf('people', unit.code)
  const working = share(population, r.between(0.55, 0.6))
  return {
    area_km2: areaKm2,
    population_total: population,
    population_urban: urban,
    population_rural: population - urban,
    population_children: share(population, 0.25 + 0.13 * south + r.between(-0.01, 0.01)),
    population_disabled: share(population, r.between(0.032, 0.04)),
    households: share(population, 1 / (2.9 + 1.5 * south + r.between(-0.1, 0.1))),
    births_per_year: share(population, 0.013 + 0.012 * south),
    deaths_per_1000: tenth(r.between(8.6, 9.8) - 3.6 * south),
    life_expectancy: tenth(r.between(72.5, 76.8)),
    working_age_pop: working,
    // A twentieth of the territories counts employed people who live elsewhere: a warning to show.
    employed_pop: share(working, r.chance(0.05) ? 1.03 : r.between(0.86, 0.94)),
    pensioners: share(population, 0.155 - 0.06 * south),
    day_population_delta: share(population, unit.level === 'city' ? 0.06 : -0.04),
  }
}

/** People who need help, and the housing they live in. */
function vulnerable({ unit, population, south }: Leaf): Numbers {
  const r = randomOf('vulnerable', unit.code)
  const area = Math.round(population * r.between(19, 26))
  const bedridden = share(population, r.between(0.002, 0.004))
  return {
    // Fewer than the children under 18, whose share is at least 0.24.
    pop_0_14: share(population, 0.2 + 0.11 * south),
    pop_65p: share(population, 0.105 - 0.05 * south),
    bedridden,
    single_elderly: share(population, r.between(0.008, 0.014)),
    mobility_overlap: share(bedridden, 0.6),
    low_income_pop: share(population, r.between(0.03, 0.08)),
    dwellings: share(population, r.between(0.27, 0.36)),
    dwelling_area_m2: area,
    dilapidated_m2: share(area, r.between(0.005, 0.03)),
    design_affected: share(population, 0.05),
  }
}

/** Herds and land by area, none to speak of in cities. */
function farming({ unit, areaKm2, south }: Leaf): Numbers {
  const r = randomOf('farming', unit.code)
  const land = unit.type === 'district' ? tenth(areaKm2 * r.between(0.4, 0.85)) : 0
  return {
    agricultural_area_km2: land,
    cattle: share(land, r.between(2, 6)),
    horses: share(land, r.between(0.8, 2.4)),
    sheep_goats: share(land, 4 + 12 * south),
    camels: share(land, south > 0.6 ? 0.3 : 0),
  }
}

function settlements({ unit, population, urban, firstOfCity }: Leaf): Numbers {
  const r = randomOf('settlements', unit.code)
  const rural = population - urban
  // City districts are parts of one settlement: the passport of the city counts it once.
  const inCity = unit.type === 'city_district'
  const towns = inCity ? Number(firstOfCity) : Number(urban > 0)
  const villages = inCity
    ? 0
    : Math.max(unit.type === 'district' ? 3 : 0, share(rural, 1 / r.between(900, 1500)))
  const total = towns + villages
  return {
    settlements_total: total,
    settlements_urban: towns,
    settlements_no_paved_road: share(villages, r.between(0, 0.14)),
    settlements_no_phone: share(villages, r.between(0, 0.06)),
    critical_objects_total: share(population, 1 / r.between(8_000, 14_000)) + 1,
    mass_gathering_places: share(population, 1 / r.between(1_800, 3_200)) + 2,
    industrial_wear_pct: r.whole(30, 62),
    housing_wear_pct: r.whole(18, 47),
    complex_risk: r.whole(4, 60) / 1e6,
    acceptable_risk: 1e-5,
    apartment_blocks_4plus: share(urban, 1 / 260),
  }
}

function care({ unit, population, urban }: Leaf): Numbers {
  const r = randomOf('care', unit.code)
  const isTown = unit.type !== 'district'
  const hospitals = Math.max(1, share(population, 1 / (isTown ? 58_000 : 34_000)))
  const beds = Math.max(30, share(population, r.between(0.0031, isTown ? 0.0064 : 0.0044)))
  const infectious = hospitals > 1 || r.chance(0.3) ? 1 : 0
  return {
    hospitals_total: hospitals,
    hospitals_rural: isTown ? 0 : Math.max(urban > 0 ? 0 : 1, hospitals - 1),
    hospital_beds: beds,
    infectious_hospitals: infectious,
    infectious_beds: infectious * share(beds, r.between(0.06, 0.1)),
    doctors_per_10k: tenth(r.between(isTown ? 34 : 18, isTown ? 52 : 30)),
    nurses_per_10k: tenth(r.between(70, 112)),
  }
}

function nature({ unit, at, areaKm2, south, mountains }: Leaf): Numbers {
  const r = randomOf('nature', unit.code)
  const [, lat] = at
  return {
    wind_mean: tenth(r.between(2.2, 5.4)),
    humidity_mean: Math.round(72 - 16 * south + r.between(-3, 3)),
    precip_annual: Math.round(190 + 190 * (1 - south) + 330 * mountains + r.between(-30, 30)),
    temp_mean: tenth(13.4 - 0.86 * (lat - 40.5) - 2 * mountains + r.between(-0.4, 0.4)),
    temp_min_abs: Math.round(-27 - 1.6 * (lat - 41) + r.between(-2, 2)),
    temp_max_abs: Math.round(47 - 0.42 * (lat - 41) - 3 * mountains + r.between(-1, 1)),
    snow_depth_mean: Math.round(8 + 26 * (1 - south) + 30 * mountains),
    soil_freeze_depth: Math.round(55 + 130 * (1 - south)),
    seismic_intensity: Math.round(5 + 3.6 * mountains + (mountains > 0.9 ? r.between(0, 0.9) : 0)),
    forest_area_km2: tenth(areaKm2 * (0.004 + 0.05 * (1 - south) * r.next() + 0.08 * mountains)),
    wildfire_area_km2: tenth(areaKm2 * r.between(0.02, 0.3)),
  }
}

function lines({ unit, areaKm2, population }: Leaf): Numbers {
  const r = randomOf('lines', unit.code)
  const rail = r.chance(0.3) ? 0 : tenth(Math.sqrt(areaKm2) * r.between(0.4, 1.5))
  const road = tenth(areaKm2 * r.between(0.022, 0.05) + population / 900)
  const paved = tenth(road * r.between(0.7, 0.96))
  return {
    rail_km: rail,
    road_km: road,
    road_paved_km: paved,
    rail_bridges: share(rail, 1 / 22),
    road_bridges: share(road, 1 / 17),
    waterway_km: r.chance(0.1) ? tenth(r.between(12, 140)) : 0,
  }
}

function facilityNumbers({ population, areaKm2 }: Leaf, of: FacilityTotals): Numbers {
  return {
    hazardous_objects_total: of.total,
    nrf_count: of.radiation,
    chf_count: of.chemical,
    fef_count: of.fireExplosion,
    bhf_count: of.biological,
    nrf_pop_in_zone: Math.min(of.inRadiationZones, population),
    chf_zone_km2: tenth(Math.min(of.zoneKm2, areaKm2)),
  }
}

function threats({ unit, population, mountains, flood }: Leaf): Numbers {
  const r = randomOf('threats', unit.code)
  const slopes = (most: number) => (mountains > 0.25 ? r.whole(0, Math.round(most * mountains)) : 0)
  const villages = Math.min(fewestSettlements(unit.type), [1, 4, 9][flood] ?? 0)
  const exposed = share(population, [0.002, 0.02, 0.06][flood] ?? 0)
  return {
    mudflow_basins: slopes(9),
    avalanche_sites: slopes(6),
    landslide_sites: slopes(7),
    hts_count: r.whole(0, 5),
    hts_ownerless: 0,
    flood_settlements: unit.type === 'city_district' ? 0 : r.whole(0, villages),
    flood_houses: share(exposed, 1 / 4.1),
    flood_population: exposed,
    anthrax_sites: unit.type === 'district' ? r.whole(0, 9) : 0,
    non_seismic_buildings: share(population, mountains > 0.5 ? 0.06 : 0.03),
  }
}

/** Fewest settlements a unit of the type has: no more can lie in flood zones. */
const fewestSettlements = (type: string) => (type === 'district' ? 3 : 1)

function measures({ unit, population }: Leaf): Numbers {
  const r = randomOf('measures', unit.code)
  const fireUnits = Math.max(1, share(population, 1 / 24_000))
  return {
    alert_mass_places_pct: r.whole(38, 96),
    sirens_count: Math.max(2, share(population, 1 / 2_600)),
    alert_coverage_pct: r.whole(55, 98),
    shelter_capacity: share(population, r.between(0.02, 0.14)),
    shelter_need_pct: r.whole(8, 70),
    ppe_stock: share(population, r.between(0.04, 0.3)),
    reserve_funds_kzt: share(population, r.between(0.4, 1.4)) * 10,
    reserve_food_days: r.whole(3, 12),
    fire_units: fireUnits,
    fire_cover_pct: r.whole(48, 97),
    rescue_staff: fireUnits * r.whole(14, 26),
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10
