import {
  type AtlasMap,
  type AtlasReadiness,
  atlasSections,
} from '../../../shared/contract/features/atlas.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import type { TreeNode } from '../../ui/tree-rows.ts'

export interface MapNode extends TreeNode {
  /** Null for a branch. */
  readonly map: AtlasMap | null
  readonly state: AtlasReadiness['state'] | null
  readonly children?: readonly MapNode[]
}

export type Branch = 'favourites' | 'recent' | (typeof atlasSections)[number]

interface Given {
  readonly maps: readonly AtlasMap[]
  readonly states: ReadonlyMap<string, AtlasReadiness['state']>
  readonly favourites: readonly string[]
  readonly recent: readonly string[]
  readonly search: string
  readonly titleOf: (map: AtlasMap) => string
  readonly branchTitle: (branch: Branch, count: number) => string
}

export const branchId = (branch: Branch): string => `branch:${branch}`

/** Favourites, recent maps, then the sections; what was searched for leaves the rest out. */
export function atlasTree(given: Given): readonly MapNode[] {
  const { maps, search, titleOf, states } = given
  const words = fold(search).split(/\s+/).filter(Boolean)
  const matches = (map: AtlasMap): boolean => {
    const text = fold(
      `${map.id} ${Object.values(map.title).join(' ')} ${Object.values(map.indicator).join(' ')}`,
    )
    return words.every((word) => text.includes(word))
  }
  const byId = new Map(maps.map((map) => [map.id, map]))
  const branch = (name: Branch, members: readonly AtlasMap[]): readonly MapNode[] => {
    const found = members.filter(matches)
    if (found.length === 0) return []
    const children = found.map((map) => ({
      id: `${name}:${map.id}`,
      label: titleOf(map),
      map,
      state: states.get(map.id) ?? null,
    }))
    return [
      {
        id: branchId(name),
        label: given.branchTitle(name, found.length),
        map: null,
        state: null,
        children,
      },
    ]
  }
  const listed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  return [
    ...branch('favourites', listed(given.favourites)),
    ...branch('recent', listed(given.recent)),
    ...atlasSections.flatMap((section) =>
      branch(
        section,
        maps.filter((map) => map.section === section),
      ),
    ),
  ]
}
