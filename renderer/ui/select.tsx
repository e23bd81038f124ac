import type { ComponentProps } from 'react'
import { useFieldLink } from './field.tsx'

export interface Choice<V extends string = string> {
  readonly value: V
  readonly label: string
}

interface SelectProps<V extends string>
  extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  readonly value: V | null
  readonly choices: readonly Choice<V>[]
  readonly onValue: (value: V) => void
  /** Shown while nothing is chosen. */
  readonly placeholder?: string | undefined
}

/** One of a short closed list; the native control, so every keyboard habit works. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { value, choices, onValue, placeholder, ...native } = props
  return (
    <select
      {...useFieldLink()}
      {...native}
      className={`ui-input ${native.className ?? ''}`}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value)
        if (chosen) onValue(chosen.value)
      }}
    >
      {value === null ? (
        <option value="" disabled>
          {placeholder ?? ''}
        </option>
      ) : null}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
