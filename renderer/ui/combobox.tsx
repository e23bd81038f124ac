import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { fold, foldWords } from '../../shared/i18n/fold.ts'
import './combobox.css'
import { useFieldLink } from './field.tsx'
import { useLanguage } from './language.tsx'

export interface Option {
  readonly id: string
  readonly label: string
  /** A second, muted line: territory, code, unit. */
  readonly detail?: string | undefined
}

interface ComboboxProps {
  readonly options: readonly Option[]
  /** The chosen option, which need not be among `options`. */
  readonly value: Option | null
  readonly onValue: (value: Option | null) => void
  /** Given, the owner filters (and may load); otherwise labels and details are matched here. */
  readonly onQuery?: ((query: string) => void) | undefined
  readonly label?: string | undefined
  readonly placeholder?: string | undefined
  readonly loading?: boolean | undefined
  readonly readOnly?: boolean | undefined
}

// Our choice: more rows than anyone reads; the rest is reached by typing.
const shownAtMost = 200

function matching(options: readonly Option[], query: string): readonly Option[] {
  const words = foldWords(query)
  if (words.length === 0) return options
  return options.filter(({ label, detail }) => {
    const folded = fold(`${label} ${detail ?? ''}`)
    return words.every((word) => folded.includes(word))
  })
}

/** Choose from a long list by typing part of a name. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onValue, onQuery, label, placeholder, loading, readOnly } = props
  const { t } = useLanguage()
  const id = useId()
  const anchor = `--combo-${id.replaceAll(/\W/g, '')}`
  const popup = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const found = (onQuery ? options : matching(options, query ?? '')).slice(0, shownAtMost)
  const current = Math.min(active, found.length - 1)

  useEffect(() => {
    const element = popup.current
    if (!element) return
    if (open && !element.matches(':popover-open')) element.showPopover()
    if (!open && element.matches(':popover-open')) element.hidePopover()
  }, [open])
  useEffect(() => {
    if (open) document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, open, current])

  const show = () => {
    if (readOnly) return
    setActive(
      Math.max(
        0,
        found.findIndex((option) => option.id === value?.id),
      ),
    )
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setQuery(null)
    if (query !== null) onQuery?.('')
  }
  const choose = (option: Option | null) => {
    onValue(option)
    close()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!open) show()
      else
        setActive(Math.max(0, Math.min(found.length - 1, current + (key === 'ArrowDown' ? 1 : -1))))
    } else if (key === 'PageDown' && open) setActive(Math.min(found.length - 1, current + 8))
    else if (key === 'PageUp' && open) setActive(Math.max(0, current - 8))
    else if (key === 'Enter' && open) choose(found[current] ?? value)
    else if (key === 'Escape' && (open || query !== null)) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const link = useFieldLink()
  return (
    <span className="ui-combo" style={{ anchorName: anchor }}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...link}
        type="text"
        role="combobox"
        className="ui-input"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[current] ? `${id}-${current}` : undefined}
        readOnly={readOnly}
        placeholder={placeholder}
        value={query ?? value?.label ?? ''}
        onKeyDown={onKeyDown}
        onClick={show}
        onBlur={() => {
          // An emptied field is a removed value; anything half typed goes back to what was chosen.
          if (query === '') choose(null)
          else close()
        }}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
          setOpen(true)
          onQuery?.(event.target.value)
        }}
      />
      <ChevronDown aria-hidden className="ui-icon ui-combo-arrow" />
      <div
        ref={popup}
        popover="manual"
        className="ui-combo-popup"
        style={{ positionAnchor: anchor }}
      >
        {found.length === 0 ? (
          <p className="ui-combo-none" role="status">
            {t(loading ? 'ui.loading' : 'ui.noMatches')}
          </p>
        ) : null}
        <div id={`${id}-list`} role="listbox" aria-label={label ?? t('ui.showOptions')}>
          {found.map((option, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the input's
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              className="ui-combo-option"
              data-active={index === current || undefined}
              aria-selected={option.id === value?.id}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
              {option.detail ? <span className="ui-combo-detail">{option.detail}</span> : null}
            </div>
          ))}
        </div>
      </div>
    </span>
  )
}
