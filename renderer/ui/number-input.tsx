import { type ComponentProps, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { digitFromKey } from './digit-row.ts'
import { useFieldLink } from './field.tsx'
import { useLanguage } from './language.tsx'
import './number-input.css'

interface NumberInputProps extends Omit<ComponentProps<'input'>, 'value' | 'type'> {
  /** The text as typed: the owner reads the number and says what it understood. */
  readonly value: string
  readonly onValue?: ((text: string) => void) | undefined
  readonly 'data-align'?: 'start' | 'end' | undefined
}

interface Doubt {
  readonly at: number
  readonly digit: string
  readonly mark: string
}

/** A number field that takes the letters of the Kazakh layout's digit row as digits. */
export function NumberInput({ value, onValue, ...native }: NumberInputProps) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const open = doubt && value[doubt.at] === doubt.mark ? doubt : null

  const put = (text: string, from: number, to: number) => {
    const element = input.current
    if (!element) return
    element.setRangeText(text, from, to, 'end')
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    native.onKeyDown?.(event)
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !onValue) return
    const found = digitFromKey(event.code, event.key)
    if (!found) return
    const { selectionStart, selectionEnd } = event.currentTarget
    const from = selectionStart ?? value.length
    if (found.kind === 'separator') {
      setDoubt({ at: from, digit: found.digit, mark: event.key })
      return
    }
    event.preventDefault()
    put(found.digit, from, selectionEnd ?? from)
  }

  return (
    <span className="ui-number">
      <input
        autoComplete="off"
        inputMode="decimal"
        {...useFieldLink()}
        data-align="end"
        {...native}
        ref={input}
        type="text"
        value={value}
        readOnly={native.readOnly ?? !onValue}
        className={`ui-input ${native.className ?? ''}`}
        onKeyDown={onKeyDown}
        onChange={(event) => onValue?.(event.target.value)}
      />
      {open ? (
        <span className="ui-number-doubt" role="status">
          {t('ui.separatorTyped', { digit: open.digit, mark: open.mark })}
          <Button
            small
            onClick={() => {
              put(open.digit, open.at, open.at + 1)
              input.current?.focus()
            }}
          >
            {t('ui.useDigit', { digit: open.digit })}
          </Button>
        </span>
      ) : null}
    </span>
  )
}
