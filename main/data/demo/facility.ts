import type { Text } from '../../../shared/i18n/language.ts'
import { languages } from '../../../shared/i18n/language.ts'
import type { Leaf } from './frame.ts'
import type { Places, Town } from './places.ts'
import { type LonLat, metresBetween, offset } from './polygon.ts'
import { randomOf } from './random.ts'
import {
  areasOf,
  groupTowns,
  leafFinder,
  nearestTown,
  nearTown,
  seatOf,
  weighted,
} from './spots.ts'
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
  const areas = areasOf(leaves, places)
  const leafAt = leafFinder(areas)
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

function nameFacility({ kind, leaf, at }: Site, n: number, places: Places, words: Words): Facility {
  const random = randomOf('facility', n)
  const town = nearestTown(places, at)
  const distance = metresBetween(town.at, at)
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
