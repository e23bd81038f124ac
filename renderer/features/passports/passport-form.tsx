import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { Field } from '../../../shared/domain/dictionary.ts'
import { isMissing } from '../../../shared/domain/passport/completeness.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import { isExplained } from '../../../shared/domain/passport/reasons.ts'
import { isShown } from '../../../shared/domain/passport/shown.ts'
import { failureText } from '../../api/failures.ts'
import { IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useChosen } from './chosen.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { FormContext, type FormValue } from './form-context.ts'
import { FormField } from './form-field.tsx'
import './passport-form.css'
import { SectionNav } from './section-nav.tsx'
import { type Passport, usePassport } from './use-passport.ts'
import { useShowOnMap } from './use-show-on-map.ts'
import { useStanding, WorkflowBar } from './workflow-bar.tsx'

interface PassportFormProps {
  readonly record: RecordId
  /** Field to open at: from search, a map value, a finding. */
  readonly field?: number | undefined
  readonly readOnly?: boolean | undefined
  /** Buttons of the head: print, export, back. */
  readonly actions?: ReactNode
}

/** A passport, section by section; the form is built from the dictionary alone. */
export function PassportForm(props: PassportFormProps) {
  const { t } = useLanguage()
  const { passport, error } = usePassport(props.record)
  if (!passport)
    return error ? (
      <Notice tone="danger" title={failureText(error, t).title} />
    ) : (
      <p>{t('form.loading')}</p>
    )
  return <OpenPassport {...props} passport={passport} />
}

function OpenPassport(props: PassportFormProps & { readonly passport: Passport }) {
  const { passport, field, actions } = props
  const standing = useStanding(passport.record.id)
  // Open until it is known otherwise: a start of typing is not thrown away, the data host decides.
  const readOnly = props.readOnly || standing?.mayEdit === false
  const { kind, completeness } = passport
  const [open, setOpen] = useState(
    () => sectionOf(passport, field) ?? completeness.sections[0]?.section ?? '',
  )
  const body = useRef<HTMLDivElement>(null)
  const value = useMemo<FormValue>(
    () => ({
      ...passport,
      readOnly,
      standing,
      issuesOf: issuesBy(passport.issues),
    }),
    [passport, readOnly, standing],
  )
  const goTo = (id: number) => {
    setOpen(sectionOf(passport, id) ?? open)
    requestAnimationFrame(() => focusField(body.current, id))
  }
  useEffect(() => {
    if (field !== undefined) requestAnimationFrame(() => focusField(body.current, field))
  }, [field])
  useShowOnMap(passport.record)
  const step = useIssueSteps(passport.issues, body, goTo)
  useIssueKey(step)

  const section = kind.sections.find(({ id }) => id === open)
  return (
    <FormContext value={value}>
      <div className="form">
        <div>
          <FormHead passport={passport} step={step} actions={actions} />
          {standing ? <WorkflowBar passport={passport} standing={standing} /> : null}
        </div>
        <ChosenElsewhere fid={passport.record.fid} />
        <div className="form-columns">
          <SectionNav kind={kind} completeness={completeness} open={open} onOpen={setOpen} />
          <div className="form-body" ref={body} key={open}>
            {section ? (
              <FormSection fields={section.fields} passport={passport} title={section.label} />
            ) : null}
          </div>
        </div>
      </div>
    </FormContext>
  )
}

/** Another passport was chosen on the map meanwhile: offers to open it. */
function ChosenElsewhere({ fid }: { readonly fid: number }) {
  const chosen = useChosen()
  const others = chosen.filter((one) => one !== fid)
  return others.length > 0 ? <ChosenBar chosen={others} /> : null
}

interface FormSectionProps {
  readonly fields: readonly Field[]
  readonly passport: Passport
  readonly title: Field['label']
}

/** Only the open section exists in the document. */
function FormSection({ fields, passport, title }: FormSectionProps) {
  const { text } = useLanguage()
  // What the program fills is shown once it has filled it.
  const shown = fields.filter(
    (field) =>
      isShown(field, passport.kind, passport.values) &&
      !(field.auto && passport.doc[field.id] === undefined),
  )
  return (
    <>
      <h2>{text(title)}</h2>
      {shown
        .filter((field) => field.plannedOf === null)
        .map((field) => (
          <FormField
            key={field.id}
            field={field}
            planned={shown.find(({ plannedOf }) => plannedOf === field.id) ?? null}
          />
        ))}
    </>
  )
}

interface FormHeadProps {
  readonly passport: Passport
  readonly step: (direction: 1 | -1) => void
  readonly actions: ReactNode
}

function FormHead({ passport, step, actions }: FormHeadProps) {
  const { t, language, text } = useLanguage()
  const { kind, doc, completeness } = passport
  const nameOf = (key: string) => {
    const name = doc[kind.byKey.get(key)?.id ?? 0]
    return typeof name === 'string' ? name : ''
  }
  const missing = passport.issues.filter(isMissing).length
  // Empty required fields are told by the completeness, as in the list and in the sections.
  const blocks = passport.issues.filter(({ severity }) => severity === 'block').length - missing
  const explained = passport.issues.filter((issue) =>
    isExplained(kind, passport.record.doc, issue),
  ).length
  const warns = passport.issues.length - blocks - missing - explained
  return (
    <header className="form-head">
      <div>
        <p className="form-kind">{text(kind.label)}</p>
        <h1>
          {nameOf(`object_name_${language}`) ||
            nameOf('object_name_ru') ||
            nameOf('event_no') ||
            nameOf('address') ||
            t('passports.unnamed')}
        </h1>
      </div>
      <div className="form-measure">
        <meter
          min={0}
          max={100}
          value={completeness.pct}
          aria-label={t('form.completeness', { ...completeness })}
        />
        <span>
          {t('form.completeness', {
            pct: completeness.pct,
            required: completeness.required,
            filled: completeness.filled,
          })}
        </span>
        <span className="form-findings" role="status">
          {passport.issues.length === 0 ? t('form.noIssues') : null}
          {blocks > 0 ? <span data-tone="danger">{t('form.blocks', { n: blocks })}</span> : null}
          {warns > 0 ? <span data-tone="warn">{t('form.warns', { n: warns })}</span> : null}
          {explained > 0 ? <span>{t('form.explained', { n: explained })}</span> : null}
        </span>
        {passport.issues.length > 0 ? (
          <>
            <IconButton
              small
              icon={ChevronUp}
              label={t('form.previousIssue')}
              keys="Shift+F8"
              onClick={() => step(-1)}
            />
            <IconButton
              small
              icon={ChevronDown}
              label={t('form.nextIssue')}
              keys="F8"
              onClick={() => step(1)}
            />
          </>
        ) : null}
      </div>
      <div className="form-actions">{actions}</div>
    </header>
  )
}

function sectionOf({ kind }: Passport, field: number | undefined): string | undefined {
  return field === undefined ? undefined : kind.byId.get(field)?.section
}

/** Findings looked up by field, row and column without going through the list again. */
function issuesBy(issues: readonly Issue[]): FormValue['issuesOf'] {
  const byField = Map.groupBy(issues, ({ field }) => field)
  return (field, row, column) => {
    const found = byField.get(field) ?? []
    return row === undefined
      ? found
      : found.filter((issue) => issue.row === row && issue.column === column)
  }
}

/** F8 and the two buttons: to the next finding after the one the person stands on. */
function useIssueSteps(
  issues: readonly Issue[],
  body: React.RefObject<HTMLElement | null>,
  goTo: (field: number) => void,
) {
  const last = useRef<string | null>(null)
  return (direction: 1 | -1) => {
    const here = Number(
      document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field'],
    )
    const inside = body.current?.contains(document.activeElement) ?? false
    const at = issues.findIndex((issue) => issueKey(issue) === last.current)
    const from =
      at >= 0 ? at : inside ? issues.findIndex(({ field }) => field === here) - direction : -1
    const next = issues.at((from + direction + issues.length) % Math.max(1, issues.length))
    if (!next) return
    last.current = issueKey(next)
    goTo(next.field)
  }
}

/** F8 goes to the next finding, Shift+F8 to the one before, wherever the person stands. */
function useIssueKey(step: (direction: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

function focusField(body: HTMLElement | null, field: number): void {
  const row = body?.querySelector<HTMLElement>(`[data-field="${field}"]`)
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
}

/** Name of a finding that stays the same while its value is corrected. */
const issueKey = ({ field, row, column, rule }: Issue): string =>
  [field, row ?? '', column ?? '', rule].join('/')
