import { Circle, CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import type { Completeness, SectionState } from '../../../shared/domain/passport/completeness.ts'
import { useLanguage } from '../../ui/language.tsx'

const icons: Readonly<Record<SectionState, LucideIcon>> = {
  empty: Circle,
  partial: CircleDashed,
  error: CircleAlert,
  complete: CircleCheck,
}

interface SectionNavProps {
  readonly kind: KindDictionary
  readonly completeness: Completeness
  readonly open: string
  readonly onOpen: (section: string) => void
}

/** The sections of a passport with their state; arrow keys move, the chosen one opens at once. */
export function SectionNav({ kind, completeness, open, onOpen }: SectionNavProps) {
  const { text, t } = useLanguage()
  const ids = completeness.sections.map(({ section }) => section)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = ids[ids.indexOf(open) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    onOpen(next)
    const list = event.currentTarget.closest('nav')
    requestAnimationFrame(() =>
      list?.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus(),
    )
  }
  return (
    <nav className="form-nav" aria-label={t('form.sections')}>
      {completeness.sections.map(({ section, state, required, filled, blocks, warns }) => {
        const Icon = icons[state]
        const label = kind.sections.find(({ id }) => id === section)?.label
        return (
          <button
            key={section}
            type="button"
            data-section={section}
            data-state={state}
            aria-current={section === open ? 'true' : undefined}
            tabIndex={section === open ? 0 : -1}
            onClick={() => onOpen(section)}
            onKeyDown={onKeyDown}
          >
            <Icon role="img" aria-label={t(`form.state.${state}`)} className="ui-icon" />
            <span className="form-nav-label">{label ? text(label) : section}</span>
            <span className="form-nav-count">
              {filled}/{required}
            </span>
            {blocks + warns > 0 ? (
              <span className="form-nav-issues" data-tone={blocks > 0 ? 'danger' : 'warn'}>
                {t('form.issueCount', { n: blocks + warns })}
              </span>
            ) : null}
          </button>
        )
      })}
    </nav>
  )
}
