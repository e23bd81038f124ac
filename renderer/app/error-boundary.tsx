import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

interface ErrorBoundaryProps {
  /** Shown again from the start when this changes: the section, the record. */
  readonly resetKey?: string | undefined
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly error: Error | null
  readonly resetKey: string | undefined
}

/** Around every panel: a fault in one leaves the others working. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: Error): Pick<ErrorBoundaryState, 'error'> {
    return { error }
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return resetKey === state.resetKey ? null : { error: null, resetKey }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`panel failed: ${error.message}${info.componentStack ?? ''}`))
  }

  override render(): ReactNode {
    return this.state.error ? (
      <Failed error={this.state.error} onRetry={() => this.setState({ error: null })} />
    ) : (
      this.props.children
    )
  }
}

interface FailedProps {
  readonly error: Error
  readonly onRetry: () => void
}

function Failed({ error, onRetry }: FailedProps) {
  const { t } = useLanguage()
  return (
    <div className="panel-failed">
      <Notice
        tone="danger"
        live
        title={t('panel.failed')}
        actions={<Button onClick={onRetry}>{t('panel.retry')}</Button>}
      >
        <p>
          {t('failure.internal.kept')} {t('failure.internal.todo')}
        </p>
        <p className="ui-notice-code">{t('failure.code', { code: `internal/${error.name}` })}</p>
      </Notice>
    </div>
  )
}
