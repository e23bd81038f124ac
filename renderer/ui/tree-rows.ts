import { fold } from '../../shared/i18n/fold.ts'

/** One node of a tree; `children` present (even empty) makes it a branch. */
export interface TreeNode {
  readonly id: string
  readonly label: string
  readonly children?: readonly TreeNode[] | undefined
  /** Given, the node has a box: Space changes it. */
  readonly checked?: boolean | 'mixed' | undefined
}

export interface TreeRow<N extends TreeNode> {
  readonly node: N
  readonly level: number
  readonly parent: string | null
  readonly position: number
  readonly siblings: number
  readonly open: boolean | null
}

/** The rows in sight, in order. */
export function rowsFromTree<N extends TreeNode>(
  nodes: readonly N[],
  open: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): TreeRow<N>[] {
  return nodes.flatMap((node, index) => {
    const isOpen = node.children ? open.has(node.id) : null
    const row = { node, level, parent, position: index + 1, siblings: nodes.length, open: isOpen }
    const below = isOpen
      ? rowsFromTree(node.children as readonly N[], open, level + 1, node.id)
      : []
    return [row, ...below]
  })
}

export type TreeMove =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'open' | 'close'; readonly id: string }
  | null

/** What a key does in a tree, after the ARIA pattern; letters jump to the next label they begin. */
export function moveInTree<N extends TreeNode>(
  rows: readonly TreeRow<N>[],
  focused: string,
  key: string,
): TreeMove {
  const index = rows.findIndex(({ node }) => node.id === focused)
  const row = rows[index]
  const focus = (target: TreeRow<N> | undefined): TreeMove =>
    target ? { kind: 'focus', id: target.node.id } : null
  if (!row) return focus(rows[0])
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1])
    case 'ArrowUp':
      return focus(rows[index - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row.open === false) return { kind: 'open', id: focused }
      return row.open && rows[index + 1]?.parent === focused ? focus(rows[index + 1]) : null
    case 'ArrowLeft':
      if (row.open) return { kind: 'close', id: focused }
      return row.parent === null ? null : { kind: 'focus', id: row.parent }
  }
  if (key.length !== 1 || key === ' ') return null
  const letter = fold(key)
  if (letter === '') return null
  const begins = ({ node }: TreeRow<N>) => fold(node.label).startsWith(letter)
  return focus([...rows.slice(index + 1), ...rows.slice(0, index + 1)].find(begins))
}
