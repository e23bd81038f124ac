import type { ComponentProps } from 'react'
import { useFieldLink } from './field.tsx'

interface TextInputProps extends Omit<ComponentProps<'input'>, 'value' | 'type'> {
  readonly value: string
  readonly onValue?: ((text: string) => void) | undefined
  readonly type?: 'text' | 'search' | 'password' | undefined
}

/** A line of text; inside a `Field` it is named and described by it. */
export function TextInput({ value, onValue, type = 'text', ...native }: TextInputProps) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      {...useFieldLink()}
      {...native}
      type={type}
      value={value}
      readOnly={native.readOnly ?? !onValue}
      className={`ui-input ${native.className ?? ''}`}
      onChange={(event) => {
        native.onChange?.(event)
        onValue?.(event.target.value)
      }}
    />
  )
}

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'value'> {
  readonly value: string
  readonly onValue?: ((text: string) => void) | undefined
}

/** Text of several lines. */
export function TextArea({ value, onValue, ...native }: TextAreaProps) {
  return (
    <textarea
      rows={3}
      spellCheck={false}
      {...useFieldLink()}
      {...native}
      value={value}
      readOnly={native.readOnly ?? !onValue}
      className={`ui-input ${native.className ?? ''}`}
      onChange={(event) => {
        native.onChange?.(event)
        onValue?.(event.target.value)
      }}
    />
  )
}
