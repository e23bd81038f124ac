import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  /** Given both, the title is a button that folds the body away. */
  readonly collapsed?: boolean | undefined
  readonly onCollapsed?: ((collapsed: boolean) => void) | undefined
  /** Leave the body unpadded: a list, a table or a tree fills it. */
  readonly flush?: boolean | undefined
  readonly children: ReactNode
}

/** A titled region with its own scroll. */
export function Panel(props: PanelProps) {
  const { title, actions, footer, collapsed = false, onCollapsed, flush, children } = props
  const id = useId()
  const Chevron = collapsed ? ChevronRight : ChevronDown
  return (
    <section className="ui-panel" aria-labelledby={id} data-collapsed={collapsed || undefined}>
      <header className="ui-panel-header">
        <h2 id={id} className="ui-panel-title">
          {onCollapsed ? (
            <button
              type="button"
              className="ui-panel-toggle"
              aria-expanded={!collapsed}
              onClick={() => onCollapsed(!collapsed)}
            >
              <Chevron aria-hidden className="ui-icon" />
              {title}
            </button>
          ) : (
            title
          )}
        </h2>
        {actions ? <div className="ui-panel-actions">{actions}</div> : null}
      </header>
      {collapsed ? null : (
        // What scrolls can be scrolled by key, even when nothing in it takes the focus.
        <div
          role="group"
          aria-labelledby={id}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={flush ? undefined : 0}
          className="ui-panel-body"
          data-flush={flush || undefined}
        >
          {children}
        </div>
      )}
      {footer && !collapsed ? <footer className="ui-panel-footer">{footer}</footer> : null}
    </section>
  )
}
