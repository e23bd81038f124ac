import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'

interface FailureNoticeProps {
  readonly title: string
  readonly kept: string
  readonly todo: string
  readonly code: string
  readonly actions?: ReactNode
}

/** A failure in its place, in a panel or a form; give it what `failureText` returns. */
export function FailureNotice({ title, kept, todo, code, actions }: FailureNoticeProps) {
  return (
    <Notice tone="danger" title={title} actions={actions} live>
      <p>
        {kept} {todo}
      </p>
      <p className="ui-notice-code">{code}</p>
    </Notice>
  )
}
