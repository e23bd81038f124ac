import type { UnitSource } from '../../../shared/contract/features/units.ts'
import type { Places } from './places.ts'
import type { LonLat } from './polygon.ts'
import { randomOf, split } from './random.ts'

/** A territory of the second level with what its invented figures hang on. */
export interface Leaf {
  readonly unit: UnitSource
  readonly oblast: UnitSource
  readonly at: LonLat
  /** Name of the seat, as it stands in addresses. */
  readonly place: string
  readonly population: number
  readonly urban: number
  readonly areaKm2: number
  /** 0 in the north to 1 in the south. */
  readonly south: number
  /** 0 on the steppe to 1 at the foot of the Tien Shan and the Altai. */
  readonly mountains: number
  /** A city of republican significance counts as one settlement, in the first of its districts. */
  readonly firstOfCity: boolean
  /** Spring flood class: 0 low, 1 medium, 2 high. */
  readonly flood: number
}

/**
 * Frame of the world: populations of the regions as in the register (there each carries its mark),
 * shared out among the units below by their recalled sizes; the same for areas. All the passports
 * hold follows from it and is synthetic.
 */
export function makeLeaves(units: readonly UnitSource[], places: Places): readonly Leaf[] {
  const country = units.find((unit) => unit.level === 'country')
  const regions = units.filter((unit) => unit.parent === country?.code)
  const shares = new Map<string, { population: number; areaKm2: number }>()
  for (const region of regions) {
    const below = units.filter((unit) => unit.parent === region.code)
    const people = split(
      region.population ?? 0,
      below.map((unit) => unit.population ?? 1),
    )
    // Tenths of a square kilometre, so that the parts add up to the whole exactly.
    const tenths = split(
      Math.round((region.areaKm2 ?? 0) * 10),
      below.map((unit) => unit.areaKm2 ?? places.mapAreaKm2.get(unit.unitId ?? '') ?? 1),
    )
    below.forEach((unit, i) =>
      shares.set(unit.code, { population: people[i] ?? 0, areaKm2: (tenths[i] ?? 0) / 10 }),
    )
  }
  const leaves = regions.flatMap((oblast) =>
    units
      .filter((unit) => unit.parent === oblast.code)
      .map((unit) => ({
        unit,
        oblast,
        ...(shares.get(unit.code) ?? { population: 0, areaKm2: 1 }),
      })),
  )
  const rural = ruralShare(leaves, urbanOfCountry)
  const described = leaves.map((leaf) => describe(leaf, rural))
  return described.map((leaf, i) => ({
    ...leaf,
    firstOfCity:
      leaf.unit.type === 'city_district' && described[i - 1]?.oblast.code !== leaf.oblast.code,
  }))
}

type Bare = Pick<Leaf, 'unit' | 'oblast' | 'population' | 'areaKm2'>

/** Urban population of the country at the beginning of 2026 (Bureau of National Statistics, by news reports). */
const urbanOfCountry = 13_029_803

const isTown = ({ unit }: Bare) => unit.type !== 'district'

/** Urban share of districts that makes the country's urban population come out right. */
function ruralShare(leaves: readonly Bare[], urban: number): number {
  const sum = (of: readonly Bare[]) => of.reduce((total, leaf) => total + leaf.population, 0)
  const towns = sum(leaves.filter(isTown))
  const districts = sum(leaves.filter((leaf) => !isTown(leaf)))
  return Math.max(0, (urban - towns * townUrbanShare) / districts)
}

/** Cities of oblast significance have a few villages in their charge (our choice). */
const townUrbanShare = 0.985

function describe(bare: Bare, districtUrban: number): Leaf {
  const { unit, population } = bare
  const random = randomOf('frame', unit.code)
  const at: LonLat = [unit.lon, unit.lat]
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  // Some districts have a town, most have none.
  const share = isTown(bare) ? townUrbanShare : districtUrban * random.pick([0, 0, 0.7, 1.8, 2.5])
  const urban =
    unit.type === 'city_district' ? population : Math.round(population * Math.min(share, 0.9))
  const tienShan = clamp((44.8 - unit.lat) / 1.5) * clamp((unit.lon - 69.5) / 2)
  const altai = clamp((unit.lon - 81.5) / 2) * clamp((unit.lat - 46.5) / 1.5)
  const classes = ['low', 'medium', 'high']
  const flood = classes.indexOf(bare.oblast.floodClass ?? 'low') + random.pick([-1, 0, 0, 1])
  return {
    ...bare,
    at,
    place: unit.seat?.ru ?? unit.name.ru,
    urban,
    south: clamp((52 - unit.lat) / 10),
    mountains: Math.max(tienShan, altai),
    firstOfCity: false,
    flood: Math.min(2, Math.max(0, flood)),
  }
}
