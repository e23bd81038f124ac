import { createContext, type ReactNode, useContext, useId, useMemo } from 'react'
import { useLanguage } from './language.tsx'
import './field.css'
import { toneIcons } from './tone.tsx'

interface FieldLink {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly required: boolean
}

const FieldContext = createContext<FieldLink | null>(null)

/** Attributes that tie a control to the field around it; empty outside a field. */
export function useFieldLink() {
  const field = useContext(FieldContext)
  if (!field) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}

interface FieldProps {
  readonly label: ReactNode
  /** What is wrong and blocks. */
  readonly error?: string | undefined
  /** What is doubtful and does not block. */
  readonly warning?: string | undefined
  readonly hint?: ReactNode
  readonly unit?: string | undefined
  readonly required?: boolean | undefined
  /** Beside the label: provenance, state, help. */
  readonly aside?: ReactNode
  /** Label left of the control, for dense forms. */
  readonly inline?: boolean | undefined
  /** One control of this kit. */
  readonly children: ReactNode
}

/** Label, control, unit, hint and messages of one value, tied together for every reader. */
export function Field(props: FieldProps) {
  const { label, error, warning, hint, unit, required = false, aside, inline, children } = props
  const { t } = useLanguage()
  const id = useId()
  const shown = { unit, hint, warning, error }
  const describedBy =
    Object.entries(shown)
      .filter(([, content]) => Boolean(content))
      .map(([part]) => `${id}-${part}`)
      .join(' ') || undefined
  const link = useMemo<FieldLink>(
    () => ({ id, describedBy, invalid: Boolean(error), required }),
    [id, describedBy, error, required],
  )
  return (
    <div
      className="ui-field"
      data-inline={inline || undefined}
      data-state={error ? 'error' : warning ? 'warning' : undefined}
    >
      <div className="ui-field-head">
        <label className="ui-field-label" htmlFor={id}>
          {label}
          {required ? (
            <span className="ui-field-required" aria-hidden title={t('ui.required')}>
              *
            </span>
          ) : null}
        </label>
        {aside ? <span className="ui-field-aside">{aside}</span> : null}
      </div>
      <div className="ui-field-control">
        <FieldContext value={link}>{children}</FieldContext>
        {unit ? (
          <span id={`${id}-unit`} className="ui-field-unit">
            {unit}
          </span>
        ) : null}
      </div>
      {hint ? (
        <div id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </div>
      ) : null}
      {warning ? <Message id={`${id}-warning`} tone="warn" text={warning} /> : null}
      {error ? <Message id={`${id}-error`} tone="danger" text={error} /> : null}
    </div>
  )
}

interface MessageProps {
  readonly id: string
  readonly tone: 'warn' | 'danger'
  readonly text: string
}

function Message({ id, tone, text }: MessageProps) {
  const { t } = useLanguage()
  const Icon = toneIcons[tone]
  return (
    <p id={id} className="ui-field-message" data-tone={tone}>
      <Icon
        role="img"
        aria-label={t(tone === 'warn' ? 'ui.warning' : 'ui.error')}
        className="ui-icon"
      />
      <span>{text}</span>
    </p>
  )
}
