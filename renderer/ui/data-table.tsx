import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './data-table.css'

const rowRem = 1.75

export interface Column<R> {
  readonly id: string
  readonly header: string
  /** A CSS grid track: `12rem`, `minmax(10rem, 2fr)`. */
  readonly width: string
  readonly align?: 'start' | 'end' | undefined
  readonly sortable?: boolean | undefined
  readonly renderCell: (row: R) => ReactNode
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

interface DataTableProps<R> {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly count: number
  /** Undefined while the row is on its way. */
  readonly rowAt: (index: number) => R | undefined
  readonly keyOf: (row: R) => string
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  readonly selected?: ReadonlySet<string> | undefined
  /** Click or arrow keys; `add` with Ctrl or Shift. */
  readonly onSelect?: ((row: R, add: boolean) => void) | undefined
  /** Double click or Enter. */
  readonly onOpen?: ((row: R) => void) | undefined
  /** Rows in sight, to load them. */
  readonly onRange?: ((first: number, last: number) => void) | undefined
  /** Scrolled into view when it changes: the row chosen on the map. */
  readonly showIndex?: number | undefined
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
}

/** A grid of any length: only the rows in sight exist. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, count, rowAt, keyOf, selected, onSelect, onOpen, onRange } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const current = Math.min(active, count - 1)
  const rowPx = rowRem * rootPx()
  // oxlint-disable-next-line react/incompatible-library -- no React Compiler here to be misled
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollPaddingStart: rowPx * 1.2,
    // The sticky head takes its height from the rows in sight.
    scrollPaddingEnd: rowPx * 1.2,
  })
  // Larger text makes taller rows.
  useEffect(() => virtual.measure(), [virtual, rowPx])
  const rows = virtual.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0

  useEffect(() => {
    if (count > 0) onRange?.(first, last)
  }, [first, last, count, onRange])
  useEffect(() => {
    if (props.showIndex === undefined) return
    setActive(props.showIndex)
    virtual.scrollToIndex(props.showIndex)
    // The virtualizer is the same object for the life of the table.
  }, [props.showIndex, virtual])

  const goTo = (index: number, add: boolean) => {
    const next = Math.max(0, Math.min(count - 1, index))
    setActive(next)
    virtual.scrollToIndex(next)
    const row = rowAt(next)
    if (row) onSelect?.(row, add)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    }
    const target = targets[event.key]
    const row = rowAt(current)
    if (target !== undefined) goTo(target, event.shiftKey)
    else if (event.key === 'Enter' && row) onOpen?.(row)
    else if (event.key === ' ' && row) onSelect?.(row, true)
    else return
    event.preventDefault()
  }

  const template = columns.map((column) => column.width).join(' ')
  return (
    <div
      ref={scroller}
      role="grid"
      className="ui-table"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable={onSelect ? true : undefined}
      aria-activedescendant={
        current >= first && current <= last && count > 0 ? `${id}-${current}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Header {...props} template={template} />
      <div role="rowgroup" className="ui-table-body" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const row = rowAt(index)
          const key = row ? keyOf(row) : undefined
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the grid's
            <div
              key={key ?? `row-${index}`}
              id={`${id}-${index}`}
              role="row"
              tabIndex={-1}
              className="ui-table-row"
              aria-rowindex={index + 2}
              aria-selected={
                onSelect ? (key !== undefined && selected?.has(key)) || false : undefined
              }
              aria-busy={!row || undefined}
              data-active={index === current || undefined}
              style={{ gridTemplateColumns: template, translate: `0 ${start}px` }}
              onClick={(event) => {
                setActive(index)
                if (row) onSelect?.(row, event.ctrlKey || event.shiftKey)
              }}
              onDoubleClick={() => row && onOpen?.(row)}
            >
              {columns.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  tabIndex={-1}
                  className="ui-table-cell"
                  data-align={column.align}
                >
                  {row ? column.renderCell(row) : '…'}
                </div>
              ))}
            </div>
          )
        })}
      </div>
      {count === 0 ? <div className="ui-table-empty">{props.empty}</div> : null}
    </div>
  )
}

function rootPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}

interface HeaderProps<R> extends Pick<DataTableProps<R>, 'columns' | 'sort' | 'onSort'> {
  readonly template: string
}

function Header<R>({ columns, sort, onSort, template }: HeaderProps<R>) {
  return (
    <div role="rowgroup" className="ui-table-head">
      <div
        role="row"
        aria-rowindex={1}
        className="ui-table-row"
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? sort : null
          const Arrow = sorted?.descending ? ArrowDown : ArrowUp
          return (
            <div
              key={column.id}
              role="columnheader"
              className="ui-table-cell"
              data-align={column.align}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className="ui-table-sort"
                  onClick={() =>
                    onSort({ column: column.id, descending: sorted ? !sorted.descending : false })
                  }
                >
                  {column.header}
                  {sorted ? <Arrow aria-hidden className="ui-icon" /> : null}
                </button>
              ) : (
                column.header
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
