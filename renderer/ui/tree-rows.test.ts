import { expect, test } from 'vitest'
import { moveInTree, rowsFromTree, type TreeNode } from './tree-rows.ts'

const tree: readonly TreeNode[] = [
  { id: 'base', label: 'Основа', children: [{ id: 'water', label: 'Вода' }] },
  { id: 'objects', label: 'Объекты', children: [] },
]

test('a closed branch hides its children, an open one shows them a level deeper', () => {
  expect(rowsFromTree(tree, new Set()).map(({ node }) => node.id)).toEqual(['base', 'objects'])
  expect(
    rowsFromTree(tree, new Set(['base'])).map(({ node, level, parent, open }) => [
      node.id,
      level,
      parent,
      open,
    ]),
  ).toEqual([
    ['base', 1, null, true],
    ['water', 2, 'base', null],
    ['objects', 1, null, false],
  ])
})

test('arrow keys open, enter, leave and close a branch', () => {
  const closed = rowsFromTree(tree, new Set())
  const open = rowsFromTree(tree, new Set(['base']))
  expect(moveInTree(closed, 'base', 'ArrowRight')).toEqual({ kind: 'open', id: 'base' })
  expect(moveInTree(open, 'base', 'ArrowRight')).toEqual({ kind: 'focus', id: 'water' })
  expect(moveInTree(open, 'water', 'ArrowLeft')).toEqual({ kind: 'focus', id: 'base' })
  expect(moveInTree(open, 'base', 'ArrowLeft')).toEqual({ kind: 'close', id: 'base' })
  expect(moveInTree(open, 'water', 'ArrowRight')).toBeNull()
})

test('a letter goes to the next label that begins with it, in any case, and wraps', () => {
  const rows = rowsFromTree(tree, new Set(['base']))
  expect(moveInTree(rows, 'base', 'о')).toEqual({ kind: 'focus', id: 'objects' })
  expect(moveInTree(rows, 'objects', 'В')).toEqual({ kind: 'focus', id: 'water' })
})
