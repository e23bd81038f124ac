import type { Layer } from '../../../shared/contract/features/layers.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { PlainKey } from '../../../shared/i18n/messages/all.ts'
import { groupsUp, type LayerSetting, type MapState, movedBefore } from '../../map/index.ts'
import type { TreeNode } from '../../ui/tree-rows.ts'

export type Group = Layer['group']

export const groupTitles: Readonly<Record<Group, PlainKey>> = {
  base: 'layers.group.base',
  borders: 'layers.group.borders',
  water: 'layers.group.water',
  transport: 'layers.group.transport',
  settlements: 'layers.group.settlements',
  objects: 'layers.group.objects',
  events: 'layers.group.events',
  passports: 'layers.group.passports',
  imported: 'layers.group.imported',
}

export interface LayerNode extends TreeNode {
  readonly setting: LayerSetting | null
  readonly group: Group
  readonly children?: readonly LayerNode[] | undefined
}

export const groupNodeId = (group: Group) => `group:${group}`

interface TreeWords {
  readonly language: Language
  readonly titleOf: (group: Group) => string
}

/** The tree from the top down: what is drawn uppermost comes first. */
export function treeOf(
  settings: readonly LayerSetting[],
  filter: string,
  { language, titleOf }: TreeWords,
): readonly LayerNode[] {
  const wanted = fold(filter.trim())
  const topDown = settings.toReversed()
  const groups = [...new Set(topDown.map(({ layer }) => layer.group))]
  return groups.flatMap((group) => {
    const inGroup = topDown.filter(({ layer }) => layer.group === group)
    const isGroupWanted = fold(titleOf(group)).includes(wanted)
    const children = inGroup
      .filter(({ layer }) => isGroupWanted || fold(layer.title[language]).includes(wanted))
      .map(
        (setting): LayerNode => ({
          id: setting.layer.id,
          label: setting.layer.title[language],
          checked: setting.visible,
          setting,
          group,
        }),
      )
    if (children.length === 0) return []
    const shown = inGroup.filter(({ visible }) => visible).length
    const checked = shown === 0 ? false : shown === inGroup.length ? true : 'mixed'
    return [
      { id: groupNodeId(group), label: titleOf(group), checked, setting: null, group, children },
    ]
  })
}

/** The order after one entry was moved among its siblings; the tree runs down, the order up. */
export function orderAfterMove(
  order: MapState['order'],
  settings: readonly LayerSetting[],
  id: string,
  before: string | null,
): MapState['order'] {
  const groups: readonly string[] = [
    ...new Set([...order.groups, ...groupsUp, ...settings.map(({ layer }) => layer.group)]),
  ]
  const layers = settings.map(({ layer }) => layer.id)
  const move = (up: readonly string[], moved: string, ahead: string | null) =>
    movedBefore(up.toReversed(), moved, ahead).toReversed()
  if (id.startsWith('group:')) {
    const present = groups.filter((group) => settings.some(({ layer }) => layer.group === group))
    const ahead = before?.replace('group:', '') ?? null
    return { ...order, groups: move(present, id.replace('group:', ''), ahead) }
  }
  const group = settings.find(({ layer }) => layer.id === id)?.layer.group
  const siblings = settings
    .filter(({ layer }) => layer.group === group)
    .map(({ layer }) => layer.id)
  if (before !== null && !siblings.includes(before)) return order
  const moved = move(siblings, id, before)
  const rest = layers.filter((other) => !siblings.includes(other))
  return { ...order, layers: [...rest, ...moved] }
}
