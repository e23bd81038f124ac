import type { Leaf } from './frame.ts'
import type { Places, Town } from './places.ts'
import { type Area, holds, type LonLat, metresBetween, offset } from './polygon.ts'
import type { Random } from './random.ts'
import type { Terrain } from './terrain.ts'

/** A place for an invented object: where, in which district, by which town. */
export interface Spot {
  readonly at: LonLat
  readonly leaf: Leaf
  readonly town: Town
}

/** Finds places of a sort; each answers undefined when the draw was unlucky. */
export interface Spots {
  /** The district that holds the point, and the nearest town. */
  readonly at: (at: LonLat) => Spot | undefined
  readonly nearTown: (leaf: Leaf, random: Random) => Spot | undefined
  readonly onRiver: (random: Random) => Spot | undefined
  /** Within fifty metres of a road. */
  readonly onRoad: (random: Random) => Spot | undefined
  /** Steep ground between two heights, in a district at the foot of the mountains. */
  readonly onSlope: (heights: readonly [number, number], random: Random) => Spot | undefined
  readonly anywhere: (leaf: Leaf, random: Random) => Spot | undefined
  /** A district by the weight of its population. */
  readonly crowded: (random: Random) => Leaf
}

/** Difference of height to a neighbouring cell of 2 arc minutes that makes ground steep; our choice. */
const steepM = 250

export function makeSpots(leaves: readonly Leaf[], places: Places, terrain: Terrain): Spots {
  const areas = areasOf(leaves, places)
  const townsOf = groupTowns(places, leafFinder(areas))
  const leafAt = leafFinder(areas)
  const crowds = leaves.map((leaf) => leaf.population ** 0.6)
  const mountains = leaves.filter((leaf) => leaf.mountains > 0.25 && areas.has(leaf))
  const spotAt = (at: LonLat): Spot | undefined => {
    const leaf = leafAt(at)
    return leaf && { at, leaf, town: nearestTown(places, at) }
  }
  const inside = (leaf: Leaf, random: Random): LonLat | undefined => {
    const area = areas.get(leaf)
    if (!area) return undefined
    const [west, south, east, north] = area.box
    const at: LonLat = [random.between(west, east), random.between(south, north)]
    return holds(area, at) ? at : undefined
  }
  return {
    at: spotAt,
    nearTown: (leaf, random) => {
      const area = areas.get(leaf)
      const town = random.pick(townsOf.get(leaf) ?? [seatOf(leaf)])
      const at = area && nearTown(town.at, area, random)
      return at && { at, leaf, town }
    },
    onRiver: (random) => {
      const { line } = random.pick(places.rivers)
      return spotAt(offset(random.pick(line), random.between(0, 900), random.between(0, 360)))
    },
    onRoad: (random) => {
      const { line } = random.pick(places.roads)
      const leg = random.whole(1, line.length - 1)
      const [from, to] = [line[leg - 1], line[leg]]
      if (!from || !to) return undefined
      const part = random.next()
      const at: LonLat = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]
      return spotAt(offset(at, random.between(0, 50), random.between(0, 360)))
    },
    onSlope: ([low, high], random) => {
      const leaf = random.pick(mountains)
      const at = inside(leaf, random)
      const height = at && terrain.heightM(at)
      if (!at || !height || height < low || height > high || terrain.reliefM(at) < steepM)
        return undefined
      return { at, leaf, town: nearestTown(places, at) }
    },
    anywhere: (leaf, random) => {
      const at = inside(leaf, random)
      return at && { at, leaf, town: nearestTown(places, at) }
    },
    crowded: (random) => weighted(leaves, crowds, random),
  }
}

/** Draws until one is lucky; after so many misses the world itself is wrong. */
export function until<T>(draw: () => T | undefined): T {
  for (let attempt = 0; attempt < 5_000; attempt++) {
    const found = draw()
    if (found !== undefined) return found
  }
  throw new Error('no place was found')
}

export function areasOf(leaves: readonly Leaf[], places: Places): ReadonlyMap<Leaf, Area> {
  return new Map(
    leaves.flatMap((leaf) => {
      const area = places.areas.get(leaf.unit.unitId ?? '')
      return area ? [[leaf, area] as const] : []
    }),
  )
}

export function leafFinder(areas: ReadonlyMap<Leaf, Area>): (at: LonLat) => Leaf | undefined {
  return (at) => {
    for (const [leaf, area] of areas) if (holds(area, at)) return leaf
    return undefined
  }
}

export function groupTowns(
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

export function seatOf({ unit, at }: Leaf): Town {
  const { kk, ru, en } = unit.seat ?? unit.name
  return { kk, ru, en, at, population: 0 }
}

export function nearestTown(places: Places, at: LonLat): Town {
  const [first, ...rest] = places.towns
  if (!first) throw new Error('no towns')
  let best = first
  let least = metresBetween(first.at, at)
  for (const town of rest) {
    const distance = metresBetween(town.at, at)
    if (distance < least) [best, least] = [town, distance]
  }
  return best
}

export function nearTown(town: LonLat, area: Area, random: Random): LonLat | undefined {
  for (let attempt = 0; attempt < 12; attempt++) {
    const at = offset(town, random.between(700, 4_200), random.between(0, 360))
    if (holds(area, at)) return at
  }
  return undefined
}

export function weighted<T>(from: readonly T[], weights: readonly number[], random: Random): T {
  let at = random.next() * weights.reduce((a, b) => a + b, 0)
  for (const [i, one] of from.entries()) {
    at -= weights[i] ?? 0
    if (at < 0) return one
  }
  throw new Error('nothing has a weight')
}
