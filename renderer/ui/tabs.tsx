import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import './tabs.css'

export interface Tab<V extends string> {
  readonly id: V
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** A count or state after the label. */
  readonly badge?: ReactNode
}

interface TabsProps<V extends string> {
  readonly label: string
  readonly tabs: readonly Tab<V>[]
  readonly value: V
  readonly onValue: (value: V) => void
  readonly actions?: ReactNode
  /** The body of the chosen tab. */
  readonly children: ReactNode
}

/** Arrow keys move and choose, Home and End go to the ends; one tab stop for all. */
export function Tabs<V extends string>(props: TabsProps<V>) {
  const { label, tabs, value, onValue, actions, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === value)
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: tabs.length - 1,
    }
    const next = steps[event.key]
    if (next === undefined) return
    const target = tabs[(next + tabs.length) % tabs.length]
    if (!target) return
    event.preventDefault()
    onValue(target.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${target.id}"]`)?.focus()
  }

  return (
    <div className="ui-tabs">
      <div className="ui-tabs-bar">
        <div ref={list} className="ui-tabs-list" role="tablist" aria-label={label} tabIndex={-1}>
          {tabs.map(({ id: tab, label: name, icon: Icon, badge }) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`${id}-${tab}`}
              data-tab={tab}
              className="ui-tab"
              aria-selected={tab === value}
              aria-controls={tab === value ? `${id}-panel` : undefined}
              tabIndex={tab === value ? 0 : -1}
              onClick={() => onValue(tab)}
              onKeyDown={onKeyDown}
            >
              {Icon ? <Icon aria-hidden className="ui-icon" /> : null}
              {name}
              {badge}
            </button>
          ))}
        </div>
        {actions}
      </div>
      <div
        id={`${id}-panel`}
        className="ui-tabs-panel"
        role="tabpanel"
        aria-labelledby={`${id}-${value}`}
      >
        {children}
      </div>
    </div>
  )
}
