import { useId } from 'react'
import { Button } from './button.tsx'
import { useLanguage } from './language.tsx'
import './progress.css'

interface ProgressProps {
  readonly label: string
  /** 0 to 1; null while the end is not known. */
  readonly part: number | null
  /** The number a person reads, such as `120 of 400`. */
  readonly count?: string | undefined
  readonly onCancel?: (() => void) | undefined
}

export function Progress({ label, part, count, onCancel }: ProgressProps) {
  const { t } = useLanguage()
  const id = useId()
  return (
    <div className="ui-progress">
      <span id={id} className="ui-progress-label">
        {label}
      </span>
      <span className="ui-progress-count">
        {count ?? (part === null ? '' : `${Math.round(part * 100)} %`)}
      </span>
      <progress
        className="ui-progress-bar"
        aria-labelledby={id}
        max={1}
        {...(part === null ? {} : { value: part })}
      />
      {onCancel ? (
        <Button small kind="quiet" onClick={onCancel} aria-label={`${t('ui.stop')}: ${label}`}>
          {t('ui.stop')}
        </Button>
      ) : null}
    </div>
  )
}
