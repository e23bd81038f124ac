import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './empty-state.css'

interface EmptyStateProps {
  readonly icon?: LucideIcon | undefined
  readonly title: string
  /** What to do next, in words. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="ui-empty">
      {Icon ? <Icon aria-hidden className="ui-empty-icon" /> : null}
      <p className="ui-empty-title">{title}</p>
      {children ? <div className="ui-empty-text">{children}</div> : null}
      {actions ? <div className="ui-empty-actions">{actions}</div> : null}
    </div>
  )
}
