import type { Text } from '../../../shared/i18n/language.ts'
import { languages } from '../../../shared/i18n/language.ts'
import type { Leaf } from './frame.ts'
import type { Places, Town } from './places.ts'
import { type Area, holds, type LonLat, metresBetween, offset } from './polygon.ts'
import { type Random, randomOf } from './random.ts'
import { type FacilityKind, filled, type Words } from './words.ts'

/** An invented hazardous facility at a true place. */
export interface Facility {
  /** 1 to 300: its number in names and registers. */
  readonly n: number
  readonly kind: FacilityKind
  readonly leaf: Leaf
  readonly at: LonLat
  readonly town: Town
  readonly distanceM: number
  readonly name: Text
  readonly operator: string
  readonly hazardClass: string
}

interface Site {
  readonly kind: FacilityKind
  readonly leaf: Leaf
  readonly at: LonLat
}

/** Places the facilities: first where the known objects stand, then near towns until there are enough. */
export function makeFacilities(
  count: number,
  { leaves, places, words }: { leaves: readonly Leaf[]; places: Places; words: Words },
): readonly Facility[] {
  const areas = new Map(
    leaves.flatMap((leaf) => {
      const area = places.areas.get(leaf.unit.unitId ?? '')
      return area ? [[leaf, area] as const] : []
    }),
  )
  const leafAt = (at: LonLat): Leaf | undefined => {
    for (const [leaf, area] of areas) if (holds(area, at)) return leaf
    return undefined
  }
  const sites = sitesAtObjects(places, words, leafAt).slice(0, count)
  const townsOf = groupTowns(places, leafAt)
  const random = randomOf('sites')
  const crowds = leaves.map((leaf) => leaf.population ** 0.6)
  while (sites.length < count) {
    const leaf = weighted(leaves, crowds, random)
    const area = areas.get(leaf)
    const town = random.pick(townsOf.get(leaf) ?? [seatOf(leaf)])
    const at = area && nearTown(town.at, area, random)
    const inCity = leaf.unit.type !== 'district'
    const weights = words.facilities.map((one) => (inCity && one.remote ? 0 : one.weight))
    const kind = weighted(words.facilities, weights, random)
    if (at) sites.push({ kind, leaf, at })
  }
  return sites.map((site, i) => nameFacility(site, i + 1, places, words))
}

function sitesAtObjects(
  places: Places,
  words: Words,
  leafAt: (at: LonLat) => Leaf | undefined,
): Site[] {
  return places.objects.flatMap((object, i) => {
    const kind = words.facilities.find((one) => one.objects.includes(object.kind))
    if (!kind) return []
    const random = randomOf('object', i)
    // Beside the known object, so that nobody reads invented stocks as those of the true plant.
    const at = offset(object.at, random.between(900, 2_400), random.between(0, 360))
    const leaf = leafAt(at)
    return leaf ? [{ kind, leaf, at }] : []
  })
}

function groupTowns(
  places: Places,
  leafAt: (at: LonLat) => Leaf | undefined,
): ReadonlyMap<Leaf, readonly Town[]> {
  const groups = new Map<Leaf, Town[]>()
  for (const town of places.towns) {
    const leaf = leafAt(town.at)
    if (!leaf) continue
    const group = groups.get(leaf) ?? []
    group.push(town)
    groups.set(leaf, group)
  }
  return groups
}

function seatOf({ unit, at }: Leaf): Town {
  const { kk, ru, en } = unit.seat ?? unit.name
  return { kk, ru, en, at, population: 0 }
}

function nearTown(town: LonLat, area: Area, random: Random): LonLat | undefined {
  for (let attempt = 0; attempt < 12; attempt++) {
    const at = offset(town, random.between(700, 4_200), random.between(0, 360))
    if (holds(area, at)) return at
  }
  return undefined
}

function nameFacility({ kind, leaf, at }: Site, n: number, places: Places, words: Words): Facility {
  const random = randomOf('facility', n)
  const near = places.towns.map((town) => ({ town, distance: metresBetween(town.at, at) }))
  const { town, distance } = near.reduce((a, b) => (b.distance < a.distance ? b : a))
  const brand = words.brands[n % words.brands.length] ?? { kk: '', ru: '', en: '' }
  const name = Object.fromEntries(
    languages.map((language) => [
      language,
      capitalised(
        filled(words.facilityName[language], {
          place: town[language],
          brand: brand[language],
          noun: kind.noun[language],
          n,
        }),
      ),
    ]),
  ) as Record<keyof Text, string>
  return {
    n,
    kind,
    leaf,
    at,
    town,
    distanceM: Math.round(distance / 10) * 10,
    name,
    operator: filled(words.operator, { brand: brand.ru, n }),
    hazardClass: random.pick(kind.classes),
  }
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function weighted<T>(from: readonly T[], weights: readonly number[], random: Random): T {
  let at = random.next() * weights.reduce((a, b) => a + b, 0)
  for (const [i, one] of from.entries()) {
    at -= weights[i] ?? 0
    if (at < 0) return one
  }
  throw new Error('nothing has a weight')
}
