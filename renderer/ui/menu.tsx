import type { LucideIcon } from 'lucide-react'
import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react'
import { fold } from '../../shared/i18n/fold.ts'
import { Kbd } from './kbd.tsx'
import './menu.css'

export type MenuItem =
  | {
      readonly id: string
      readonly label: string
      readonly icon?: LucideIcon | undefined
      readonly keys?: string | undefined
      /** Given, the item is a tick that is on or off. */
      readonly checked?: boolean | undefined
      readonly disabledReason?: string | undefined
      readonly danger?: boolean | undefined
      readonly onChoose: () => void
    }
  | { readonly id: string; readonly separator: true }

interface MenuListProps {
  readonly id: string
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly onDone: () => void
}

function focusItem(list: HTMLElement, step: (index: number, count: number) => number): void {
  const items = [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const index = items.findIndex((item) => item === document.activeElement)
  items[(step(index, items.length) + items.length) % items.length]?.focus()
}

/** First item that begins with the typed letter, after the focused one. */
function focusByLetter(list: HTMLElement, letter: string): void {
  const items = [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const index = items.findIndex((item) => item === document.activeElement)
  const after = [...items.slice(index + 1), ...items.slice(0, index + 1)]
  const name = (item: HTMLElement) => fold(item.querySelector('.ui-menu-label')?.textContent ?? '')
  after.find((item) => name(item).startsWith(fold(letter)))?.focus()
}

function MenuList({ id, label, items, onDone }: MenuListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const list = event.currentTarget
    if (event.key === 'ArrowDown') focusItem(list, (index) => index + 1)
    else if (event.key === 'ArrowUp') focusItem(list, (index) => Math.max(index, 0) - 1)
    else if (event.key === 'Home') focusItem(list, () => 0)
    else if (event.key === 'End') focusItem(list, (_index, count) => count - 1)
    else if (event.key === 'Escape' || event.key === 'Tab') onDone()
    else if (event.key.length === 1 && event.key !== ' ') focusByLetter(list, event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      id={id}
      role="menu"
      aria-label={label}
      className="ui-menu-list"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {items.map((item) =>
        'separator' in item ? (
          <hr key={item.id} className="ui-menu-separator" />
        ) : (
          <button
            key={item.id}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={item.checked}
            aria-disabled={item.disabledReason !== undefined || undefined}
            aria-description={item.disabledReason}
            title={item.disabledReason}
            tabIndex={-1}
            className="ui-menu-item"
            data-danger={item.danger || undefined}
            onClick={() => {
              if (item.disabledReason !== undefined) return
              onDone()
              item.onChoose()
            }}
          >
            <span className="ui-menu-mark" aria-hidden>
              {item.checked ? '✓' : item.icon ? <item.icon className="ui-icon" /> : null}
            </span>
            <span className="ui-menu-label">{item.label}</span>
            {item.keys ? <Kbd keys={item.keys} /> : null}
          </button>
        ),
      )}
    </div>
  )
}

/** Opens with the first item focused; a click outside or Escape closes and gives the focus back. */
function useMenu() {
  const popup = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const [open, setOpen] = useState(false)
  return {
    popup,
    open,
    show: (from: Element) => {
      before.current = from
      popup.current?.showPopover()
      const list = popup.current?.querySelector<HTMLElement>('[role="menu"]')
      if (list) focusItem(list, () => 0)
    },
    hide: () => {
      popup.current?.hidePopover()
      if (before.current instanceof HTMLElement) before.current.focus()
    },
    onToggle: (event: { readonly newState: string }) => setOpen(event.newState === 'open'),
  }
}

interface MenuProps {
  readonly label: string
  /** As a function: asked for when the menu opens, for ticks that change. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[])
  /** The button that opens the menu; spread the given attributes on it. */
  readonly renderTrigger: (attributes: TriggerAttributes) => ReactNode
}

type TriggerAttributes = Pick<
  ComponentProps<'button'>,
  'aria-haspopup' | 'aria-expanded' | 'aria-controls' | 'onClick' | 'onKeyDown'
>

/** A button that opens a list of actions. */
export function Menu({ label, items, renderTrigger }: MenuProps) {
  const { popup, open, show, hide, onToggle } = useMenu()
  const id = useId()
  const anchor = `--menu-${id.replaceAll(/\W/g, '')}`
  return (
    <span className="ui-menu" style={{ anchorName: anchor }}>
      {renderTrigger({
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': id,
        onClick: (event) => show(event.currentTarget),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          show(event.currentTarget)
        },
      })}
      <div
        ref={popup}
        popover="auto"
        className="ui-menu-popup"
        style={{ positionAnchor: anchor }}
        onToggle={onToggle}
      >
        <MenuList
          id={id}
          label={label}
          items={typeof items === 'function' ? items() : items}
          onDone={hide}
        />
      </div>
    </span>
  )
}

interface ContextMenuProps {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** Opens at the pointer, or beside the focused element with the menu key or Shift+F10. */
export function ContextMenu({ label, items, children, className }: ContextMenuProps) {
  const { popup, show, hide, onToggle } = useMenu()
  const [place, setPlace] = useState({ left: 0, top: 0 })
  const id = useId()
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault()
    const byKey = event.button !== 2
    const focused = document.activeElement ?? event.currentTarget
    const box = focused.getBoundingClientRect()
    setPlace(
      byKey ? { left: box.left + 8, top: box.bottom } : { left: event.clientX, top: event.clientY },
    )
    show(focused)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the menu key is a context menu event
    <div className={className} onContextMenu={onContextMenu}>
      {children}
      <div
        ref={popup}
        popover="auto"
        className="ui-menu-popup"
        data-at-pointer
        style={{
          left: `min(${place.left}px, 100vw - 18rem)`,
          top: `min(${place.top}px, 100vh - ${items.length * 2}rem)`,
        }}
        onToggle={onToggle}
      >
        <MenuList id={id} label={label} items={items} onDone={hide} />
      </div>
    </div>
  )
}
