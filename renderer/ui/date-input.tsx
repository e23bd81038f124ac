import { CalendarDays } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from './button.tsx'
import { isoFromText, textFromIso } from './date-text.ts'
import { useLanguage } from './language.tsx'
import './number-input.css'
import { NumberInput } from './number-input.tsx'

interface DateInputProps {
  /** As typed, or an ISO date: the owner reads it with `isoFromText` and says what it understood. */
  readonly value: string
  readonly onValue?: ((text: string) => void) | undefined
  readonly onBlur?: (() => void) | undefined
}

/** A date typed as `25.11.2026`, or taken from a calendar. */
export function DateInput({ value, onValue, onBlur }: DateInputProps) {
  const { t } = useLanguage()
  const picker = useRef<HTMLInputElement>(null)
  const iso = isoFromText(value)
  return (
    <span className="ui-date">
      <NumberInput
        value={textFromIso(value)}
        onValue={onValue}
        onBlur={onBlur}
        inputMode="numeric"
        data-align="start"
        placeholder={t('ui.datePattern')}
      />
      {onValue ? (
        <>
          <IconButton
            label={t('ui.calendar')}
            icon={CalendarDays}
            onClick={() => picker.current?.showPicker()}
          />
          <input
            ref={picker}
            type="date"
            className="ui-date-picker"
            tabIndex={-1}
            aria-hidden
            value={iso ?? ''}
            onChange={(event) => onValue(textFromIso(event.target.value))}
          />
        </>
      ) : null}
    </span>
  )
}
