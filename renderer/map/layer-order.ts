import type { Layer } from '../../shared/contract/features/layers.ts'

type Group = Layer['group']

/** Groups from the bottom up, as a cartographer lays sheets; our choice. */
export const groupsUp: readonly Group[] = [
  'base',
  'water',
  'transport',
  'borders',
  'imported',
  'objects',
  'events',
  'passports',
  'settlements',
]

/** Known layers from the bottom up inside their groups; others follow polygons first, then lines, then points. */
const layersUp: readonly string[] = [
  'lakes',
  'rivers',
  'railways_schematic',
  'roads_schematic',
  'airports',
  'adm1_neighbours',
  'adm2_schematic',
  'adm1_oblast',
  'adm0_country',
  'adm2_seats',
  'settlements',
]

const byGeometry = { raster: 0, polygon: 1, line: 2, point: 3 } as const

/** Order of groups and layers a person has set: ids from the bottom up; what is not named keeps its place. */
export interface SetOrder {
  readonly groups: readonly string[]
  readonly layers: readonly string[]
}

function position(id: string, set: readonly string[], first: readonly string[]): number {
  const own = set.indexOf(id)
  if (own >= 0) return own
  const known = first.indexOf(id)
  return known >= 0 ? known : first.length
}

/** All layers from the bottom up. */
export function orderedUp(layers: readonly Layer[], set: SetOrder): readonly Layer[] {
  return layers.toSorted(
    (a, b) =>
      position(a.group, set.groups, groupsUp) - position(b.group, set.groups, groupsUp) ||
      position(a.id, set.layers, layersUp) - position(b.id, set.layers, layersUp) ||
      byGeometry[a.geometry] - byGeometry[b.geometry],
  )
}

/** A list with one entry moved before another, or to the end. */
export function movedBefore<T>(list: readonly T[], moved: T, before: T | null): readonly T[] {
  const rest = list.filter((entry) => entry !== moved)
  const at = before === null ? rest.length : rest.indexOf(before)
  return at < 0 ? list : [...rest.slice(0, at), moved, ...rest.slice(at)]
}
