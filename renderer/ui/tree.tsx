import { ChevronDown, ChevronRight, Minus, Square, SquareCheck } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import './tree.css'
import { moveInTree, rowsFromTree, type TreeNode, type TreeRow } from './tree-rows.ts'

interface TreeProps<N extends TreeNode> {
  readonly label: string
  readonly nodes: readonly N[]
  readonly open: ReadonlySet<string>
  readonly onOpen: (id: string, open: boolean) => void
  readonly selected?: string | null | undefined
  /** Click or Enter. */
  readonly onSelect?: ((node: N) => void) | undefined
  readonly onChecked?: ((node: N, checked: boolean) => void) | undefined
  /** Order changes among siblings: by dragging, or Alt with an arrow key. */
  readonly onMove?: ((id: string, before: string | null) => void) | undefined
  readonly onDelete?: ((node: N) => void) | undefined
  /** Between box and label: a symbol. */
  readonly renderIcon?: ((node: N) => ReactNode) | undefined
  /** After the label; give its controls `tabIndex={active ? 0 : -1}`. */
  readonly renderActions?: ((node: N, active: boolean) => ReactNode) | undefined
  /** Under the row: a legend, a slider. */
  readonly renderBelow?: ((node: N) => ReactNode) | undefined
}

/** A tree with one tab stop: arrow keys walk, Space ticks, Enter chooses, letters jump. */
export function Tree<N extends TreeNode>(props: TreeProps<N>) {
  const { label, nodes, open, onOpen, onSelect, onChecked, onMove, onDelete } = props
  const rows = rowsFromTree(nodes, open)
  const [focused, setFocused] = useState('')
  const tree = useRef<HTMLDivElement>(null)
  const active = rows.some(({ node }) => node.id === focused)
    ? focused
    : (props.selected ?? rows[0]?.node.id ?? '')

  const focus = (id: string) => {
    setFocused(id)
    tree.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus()
  }

  const onKeyDown = (event: KeyboardEvent, row: TreeRow<N>) => {
    // Controls inside a row keep their own keys.
    if (event.target !== event.currentTarget) return
    const { node } = row
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (onMove) moveByKey(rows, row, event.key === 'ArrowUp' ? -1 : 1, onMove)
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'Enter' && onSelect) onSelect(node)
    else if (event.key === ' ' && node.checked !== undefined)
      onChecked?.(node, node.checked !== true)
    else if (event.key === 'Delete' && onDelete) onDelete(node)
    else {
      const move = moveInTree(rows, node.id, event.key)
      if (move?.kind === 'focus') focus(move.id)
      else if (move) onOpen(move.id, move.kind === 'open')
      else return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={tree} role="tree" aria-label={label} className="ui-tree" tabIndex={-1}>
      {rows.map((row) => (
        <Row
          key={row.node.id}
          {...props}
          row={row}
          active={row.node.id === active}
          onFocus={() => setFocused(row.node.id)}
          onKeyDown={(event) => onKeyDown(event, row)}
        />
      ))}
    </div>
  )
}

function moveByKey<N extends TreeNode>(
  rows: readonly TreeRow<N>[],
  row: TreeRow<N>,
  step: -1 | 1,
  onMove: (id: string, before: string | null) => void,
): void {
  const siblings = rows.filter(({ parent }) => parent === row.parent)
  const target = row.position - 1 + step
  if (target < 0 || target >= siblings.length) return
  onMove(row.node.id, siblings[step === 1 ? target + 1 : target]?.node.id ?? null)
}

interface RowProps<N extends TreeNode> extends TreeProps<N> {
  readonly row: TreeRow<N>
  readonly active: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Row<N extends TreeNode>(props: RowProps<N>) {
  const { row, active, selected, onOpen, onSelect, onChecked, onMove } = props
  const { node, level, open } = row
  const Chevron = open ? ChevronDown : ChevronRight
  const drag = onMove
    ? {
        draggable: true,
        onDragStart: (event: DragEvent) => event.dataTransfer.setData('text/x-tree-node', node.id),
        onDragOver: (event: DragEvent) => {
          if (event.dataTransfer.types.includes('text/x-tree-node')) event.preventDefault()
        },
        onDrop: (event: DragEvent) => {
          const id = event.dataTransfer.getData('text/x-tree-node')
          if (id && id !== node.id) onMove(id, node.id)
        },
      }
    : {}
  return (
    <>
      <div
        role="treeitem"
        tabIndex={active ? 0 : -1}
        data-node={node.id}
        className="ui-tree-row"
        style={{ paddingInlineStart: `${(level - 1) * 1.125 + 0.25}rem` }}
        aria-level={level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={open ?? undefined}
        aria-selected={node.id === selected}
        aria-checked={node.checked}
        aria-label={node.label}
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        onClick={() => onSelect?.(node)}
        onDoubleClick={() => open !== null && onOpen(node.id, !open)}
        {...drag}
      >
        {/* The keyboard has the arrow keys and Space; these are for the pointer. */}
        <span
          className="ui-tree-twist"
          aria-hidden
          onClick={(event) => {
            if (open === null) return
            event.stopPropagation()
            onOpen(node.id, !open)
          }}
        >
          {open === null ? null : <Chevron className="ui-icon" />}
        </span>
        {node.checked === undefined ? null : (
          <span
            className="ui-tree-box"
            aria-hidden
            onClick={(event) => {
              event.stopPropagation()
              onChecked?.(node, node.checked !== true)
            }}
          >
            <Box checked={node.checked} />
          </span>
        )}
        {props.renderIcon?.(node)}
        <span className="ui-tree-label" title={node.label}>
          {node.label}
        </span>
        {props.renderActions?.(node, active)}
      </div>
      {props.renderBelow?.(node)}
    </>
  )
}

function Box({ checked }: { readonly checked: boolean | 'mixed' }) {
  if (checked === 'mixed')
    return (
      <span className="ui-tree-mixed">
        <Square className="ui-icon" />
        <Minus className="ui-icon" />
      </span>
    )
  return checked ? <SquareCheck className="ui-icon" /> : <Square className="ui-icon" />
}
