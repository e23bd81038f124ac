import type { KeyboardEvent } from 'react'
import type { Value } from '../../../shared/contract/features/records.ts'
import type { Column, Field } from '../../../shared/domain/dictionary.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { NumberInput } from '../../ui/number-input.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea, TextInput } from '../../ui/text-input.tsx'
import { FileControl } from './file-control.tsx'
import { useForm } from './form-context.ts'
import { RefControl } from './ref-control.tsx'
import type { Entry } from './use-entry.ts'

interface ValueControlProps {
  readonly field: Field | Column
  readonly address: string
  readonly stored: unknown
  readonly entry: Entry
  readonly label?: string | undefined
}

/** Whether a value is chosen, not typed: choosing is a command at once. */
export function isChosen(field: Field | Column): boolean {
  return ['enum', 'multi', 'bool', 'ref'].includes(field.type)
}

/** The control of one value, by its type. */
export function ValueControl(props: ValueControlProps) {
  if (props.field.type === 'file') {
    const { address, stored, label } = props
    return <FileControl address={address} stored={stored} label={label} />
  }
  return isChosen(props.field) ? <ChosenControl {...props} /> : <TypedControl {...props} />
}

function TypedControl({ field, entry, label }: ValueControlProps) {
  const { readOnly } = useForm()
  const typed = {
    value: entry.text,
    onValue: readOnly ? undefined : entry.onText,
    onBlur: entry.onDone,
    'aria-label': label,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') entry.onGiveUp()
      const wants = event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)
      if (wants || (event.ctrlKey && event.code === 'KeyS')) {
        event.preventDefault()
        entry.onDone()
      }
    },
  }
  if (field.type === 'int' || field.type === 'number') return <NumberInput {...typed} />
  if (field.type === 'date') return <DateInput {...typed} />
  if (isLong(field)) return <TextArea {...typed} />
  return <TextInput {...typed} />
}

/** Texts without a length rule below 300 characters get several lines. */
function isLong(field: Field | Column): boolean {
  if (field.type !== 'text' || !('rules' in field)) return false
  return field.merge === 'text'
}

function ChosenControl({ field, address, stored, label }: ValueControlProps) {
  const { commit, readOnly } = useForm()
  const { text, t } = useLanguage()
  const choose = (value: Value) => void commit({ values: { [address]: value } })
  if (field.type === 'bool')
    return (
      <Select
        aria-label={label}
        value={stored === true ? 'yes' : stored === false ? 'no' : ''}
        choices={[
          { value: '', label: t('form.notGiven') },
          { value: 'yes', label: t('form.yes') },
          { value: 'no', label: t('form.no') },
        ]}
        disabled={readOnly}
        onValue={(choice) => choose(choice === '' ? null : choice === 'yes')}
      />
    )
  if (field.type === 'multi') return <MultiControl {...{ field, stored, choose, readOnly }} />
  if (field.type === 'ref')
    return (
      <RefControl
        field={field}
        value={typeof stored === 'string' ? stored : null}
        onValue={choose}
        label={label}
      />
    )
  return (
    <Select
      aria-label={label}
      value={typeof stored === 'string' ? stored : ''}
      choices={[
        { value: '', label: t('form.notGiven') },
        ...field.options.map((option) => ({ value: option.value, label: text(option.label) })),
      ]}
      disabled={readOnly}
      onValue={(choice) => choose(choice || null)}
    />
  )
}

interface MultiProps {
  readonly field: Field | Column
  readonly stored: unknown
  readonly choose: (value: Value) => void
  readonly readOnly: boolean
}

function MultiControl({ field, stored, choose, readOnly }: MultiProps) {
  const { text } = useLanguage()
  const chosen = Array.isArray(stored) ? (stored as readonly string[]) : []
  return (
    <div role="group" className="form-multi">
      {field.options.map((option) => (
        <Checkbox
          key={option.value}
          checked={chosen.includes(option.value)}
          disabled={readOnly}
          onChecked={(on) => {
            const next = field.options
              .map(({ value }) => value)
              .filter((value) => (value === option.value ? on : chosen.includes(value)))
            choose(next.length > 0 ? next : null)
          }}
        >
          {text(option.label)}
        </Checkbox>
      ))}
    </div>
  )
}
