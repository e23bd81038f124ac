import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import './notice.css'
import { type Tone, toneIcons, toneNames } from './tone.tsx'

interface NoticeProps {
  readonly tone?: Tone | undefined
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read out at once when it appears. */
  readonly live?: boolean | undefined
}

/** A message in its place: what happened, what was kept, what to do. */
export function Notice({ tone = 'note', title, children, actions, live }: NoticeProps) {
  const { t } = useLanguage()
  const Icon = toneIcons[tone]
  return (
    <div className="ui-notice" data-tone={tone} role={live ? 'alert' : undefined}>
      <Icon role="img" aria-label={t(toneNames[tone])} className="ui-notice-icon" />
      <div className="ui-notice-body">
        <p className="ui-notice-title">{title}</p>
        {children ? <div className="ui-notice-text">{children}</div> : null}
        {actions ? <div className="ui-notice-actions">{actions}</div> : null}
      </div>
    </div>
  )
}
