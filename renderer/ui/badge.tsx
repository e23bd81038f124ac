import type { ReactNode } from 'react'
import './badge.css'
import { type Tone, toneIcons } from './tone.tsx'

interface BadgeProps {
  /** Without a tone the badge is grey and has no icon. */
  readonly tone?: Tone | undefined
  readonly children: ReactNode
}

/** A short state or number beside a name. */
export function Badge({ tone, children }: BadgeProps) {
  const Icon = tone ? toneIcons[tone] : null
  return (
    <span className="ui-badge" data-tone={tone}>
      {Icon ? <Icon aria-hidden className="ui-badge-icon" /> : null}
      {children}
    </span>
  )
}
