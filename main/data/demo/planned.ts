import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import type { Numbers } from './leaf-numbers.ts'
import type { Random } from './random.ts'

/** What grows like the population; each such figure is at most the population, before and after. */
const people = new Set([
  'population_urban',
  'population_rural',
  'population_children',
  'population_disabled',
  'households',
  'pop_near_category_i',
  'births_per_year',
  'working_age_pop',
  'employed_pop',
  'pensioners',
  'day_population_delta',
  'nrf_pop_in_zone',
])
const roads = new Set(['road_km', 'road_paved_km'])
const care = new Set(['hospitals_total', 'hospitals_rural', 'hospital_beds', 'infectious_beds'])
/** Percentages that are planned to grow, and those to fall. */
const better = new Set([
  'alert_mass_places_pct',
  'alert_coverage_pct',
  'shelter_need_pct',
  'fire_cover_pct',
])
const worse = new Set(['industrial_wear_pct', 'housing_wear_pct'])
const stocks = new Set(['sirens_count', 'ppe_stock', 'reserve_funds_kzt', 'rescue_staff'])

/**
 * Values expected in five years. One factor for everything that is compared with one another, so
 * that what was not greater stays not greater after rounding.
 */
export function plannedNumbers(numbers: Numbers, kind: KindDictionary, r: Random): Numbers {
  const factors: readonly (readonly [ReadonlySet<string>, number])[] = [
    [people, r.between(1.02, 1.09)],
    [roads, r.between(1, 1.06)],
    [care, r.between(1, 1.08)],
    [stocks, r.between(1, 1.25)],
  ]
  const points = r.whole(2, 9)
  const planned: Record<string, number> = {}
  for (const field of kind.fields) {
    const value = numbers[field.key]
    if (field.planned === null || value === undefined || field.computed !== null) continue
    const key = `${field.key}_planned`
    const factor = factors.find(([keys]) => keys.has(field.key))?.[1] ?? 1
    if (better.has(field.key)) planned[key] = Math.min(100, value + points)
    else if (worse.has(field.key)) planned[key] = Math.max(0, value - Math.min(points, 6))
    else planned[key] = field.type === 'int' ? Math.round(value * factor) : tenth(value * factor)
    if (factor === 1 && !better.has(field.key) && !worse.has(field.key)) planned[key] = value
  }
  const { population_urban_planned: urban, population_rural_planned: rural } = planned
  if (urban !== undefined && rural !== undefined)
    planned['population_total_planned'] = urban + rural
  return planned
}

const tenth = (value: number) => Math.round(value * 10) / 10
