import { type ReactNode, useEffect, useId, useRef } from 'react'
import './checkbox.css'
import { useFieldLink } from './field.tsx'

interface CheckboxProps {
  /** Omitted inside a `Field`, whose label names the box. */
  readonly children?: ReactNode
  readonly checked: boolean | 'mixed'
  readonly onChecked: (checked: boolean) => void
  readonly disabled?: boolean | undefined
  readonly hint?: string | undefined
}

export function Checkbox({ children, checked, onChecked, disabled, hint }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null)
  const hintId = useId()
  const link = useFieldLink()
  useEffect(() => {
    if (input.current) input.current.indeterminate = checked === 'mixed'
  }, [checked])
  return (
    <label className="ui-check" data-disabled={disabled || undefined}>
      <input
        {...link}
        ref={input}
        type="checkbox"
        className="ui-check-box"
        checked={checked === true}
        disabled={disabled}
        aria-describedby={hint ? hintId : link['aria-describedby']}
        onChange={(event) => onChecked(event.target.checked)}
      />
      {children ? <span className="ui-check-label">{children}</span> : null}
      {hint ? (
        <span id={hintId} className="ui-check-hint">
          {hint}
        </span>
      ) : null}
    </label>
  )
}

interface SwitchProps {
  readonly children: ReactNode
  readonly on: boolean
  readonly onSwitch: (on: boolean) => void
  readonly disabled?: boolean | undefined
}

/** A setting that takes effect at once. */
export function Switch({ children, on, onSwitch, disabled }: SwitchProps) {
  return (
    <label className="ui-check" data-disabled={disabled || undefined}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        className="ui-switch-box"
        checked={on}
        disabled={disabled}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <span className="ui-check-label">{children}</span>
    </label>
  )
}

interface RadioGroupProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly { readonly value: V; readonly label: string }[]
  readonly onValue: (value: V) => void
}

/** One of a few, all in sight. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, value, choices, onValue } = props
  const name = useId()
  return (
    <fieldset className="ui-radios">
      <legend className="ui-field-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="ui-check">
          <input
            type="radio"
            className="ui-check-box"
            name={name}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          <span className="ui-check-label">{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
