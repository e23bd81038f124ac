import { Info, MessageSquarePlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Field as DictionaryField } from '../../../shared/domain/dictionary.ts'
import { isRequired } from '../../../shared/domain/passport/check.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import { useMapState } from '../../map/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { FieldDetails } from './field-details.tsx'
import { useForm } from './form-context.ts'
import { GeometryField } from './geometry-field.tsx'
import { RemarkDialog, Remarks } from './remarks.tsx'
import { TableGrid } from './table-grid.tsx'
import { useEntry } from './use-entry.ts'
import { ValueControl } from './value-control.tsx'
import { WarningReasons } from './warning-reason.tsx'

interface FormFieldProps {
  readonly field: DictionaryField
  /** The same indicator as planned in five years, shown beside it. */
  readonly planned: DictionaryField | null
}

/** One indicator: present and planned value, unit, what is wrong with it, and where it comes from. */
export function FormField({ field, planned }: FormFieldProps) {
  const [open, setOpen] = useState(false)
  const [remarking, setRemarking] = useState(false)
  const { t } = useLanguage()
  const { standing, record } = useForm()
  const isHere = (address: string) => address.split('/')[0] === String(field.id)
  const aside = (
    <>
      {standing?.mayRemark ? (
        <IconButton
          label={t('remark.add')}
          icon={MessageSquarePlus}
          small
          onClick={() => setRemarking(true)}
        />
      ) : null}
      <IconButton
        label={t('form.details')}
        icon={Info}
        small
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
    </>
  )
  const wide = field.type === 'table' || field.type === 'geometry'
  return (
    <div className="form-row" data-field={field.id} data-wide={wide || undefined}>
      {wide ? (
        <WideField field={field} aside={aside} />
      ) : (
        <PlainField field={field} aside={aside} />
      )}
      {planned ? <PlannedField field={planned} /> : null}
      <FieldReasons fields={[field, planned]} />
      {standing ? (
        <Remarks
          remarks={standing.remarks.filter(({ address }) => isHere(address))}
          mayAnswer={standing.mayAnswer}
        />
      ) : null}
      {open ? <FieldDetails field={field} /> : null}
      {remarking ? (
        <RemarkDialog
          record={record.id}
          address={String(field.id)}
          onClose={() => setRemarking(false)}
        />
      ) : null}
    </div>
  )
}

/** Reasons for the warnings of an indicator, present and planned. */
function FieldReasons({ fields }: { readonly fields: readonly (DictionaryField | null)[] }) {
  const { issuesOf } = useForm()
  const ids = fields.flatMap((field) => (field ? [field.id] : []))
  return <WarningReasons issues={ids.flatMap((id) => issuesOf(id))} fields={ids} />
}

function WideField({
  field,
  aside,
}: {
  readonly field: DictionaryField
  readonly aside: React.ReactNode
}) {
  const { text } = useLanguage()
  const { issuesOf, record } = useForm()
  const isSketched = useMapState(({ sketching }) => sketching?.of === `${record.id}/${field.id}`)
  // What is being drawn is not yet there, and need not be told so.
  const issues = issuesOf(field.id).filter(({ rule }) => !(isSketched && rule === 'required'))
  return (
    <section className="form-wide" aria-label={text(field.name)}>
      <div className="form-wide-head">
        <h3>{text(field.label)}</h3>
        {aside}
      </div>
      {field.type === 'table' ? <TableGrid field={field} /> : <GeometryField field={field} />}
      <IssueList issues={issues} />
    </section>
  )
}

function PlainField({
  field,
  aside,
}: {
  readonly field: DictionaryField
  readonly aside: React.ReactNode
}) {
  const form = useForm()
  const { text, t } = useLanguage()
  const stored = form.doc[field.id]
  const entry = useEntry(field, String(field.id), stored)
  const issues = form.issuesOf(field.id)
  const locked = field.auto || field.computed !== null
  return (
    <Field
      inline
      label={text(field.label)}
      unit={field.unit ? text(field.unit.label) : undefined}
      required={isRequired(field, { kind: form.kind, values: form.values, context: form.context })}
      error={entry.refusal ?? messageOf(issues, 'block', text)}
      warning={entry.doubt ?? messageOf(issues, 'warn', text)}
      hint={entry.unsaved ? <UnsavedMark /> : undefined}
      aside={aside}
    >
      {locked ? (
        <TextInput value={entry.text} readOnly title={t('form.computed')} />
      ) : (
        <ValueControl field={field} address={String(field.id)} stored={stored} entry={entry} />
      )}
    </Field>
  )
}

function PlannedField({ field }: { readonly field: DictionaryField }) {
  const form = useForm()
  const { text, t } = useLanguage()
  const stored = form.doc[field.id]
  const entry = useEntry(field, String(field.id), stored)
  const issues = form.issuesOf(field.id)
  const locked = field.computed !== null
  return (
    <div className="form-planned">
      <Field
        label={t('form.planned')}
        error={entry.refusal ?? messageOf(issues, 'block', text)}
        warning={entry.doubt ?? messageOf(issues, 'warn', text)}
        hint={entry.unsaved ? <UnsavedMark /> : undefined}
      >
        {locked ? (
          <TextInput value={entry.text} readOnly aria-label={text(field.name)} />
        ) : (
          <ValueControl
            field={field}
            address={String(field.id)}
            stored={stored}
            entry={entry}
            label={text(field.name)}
          />
        )}
      </Field>
    </div>
  )
}

function UnsavedMark() {
  const { t } = useLanguage()
  return (
    <span className="form-unsaved">
      <Pencil aria-hidden className="ui-icon" />
      {t('form.unsaved')}
    </span>
  )
}

type Translate = (text: Issue['message']) => string

function messageOf(issues: readonly Issue[], severity: Issue['severity'], text: Translate) {
  const found = issues.filter((issue) => issue.severity === severity && issue.row === undefined)
  return found.length > 0 ? found.map((issue) => text(issue.message)).join(' ') : undefined
}

function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const { text } = useLanguage()
  if (issues.length === 0) return null
  return (
    <ul className="form-issues">
      {issues.map((issue) => (
        <li
          key={`${issue.rule}/${issue.row ?? ''}/${issue.column ?? ''}`}
          data-tone={issue.severity === 'block' ? 'danger' : 'warn'}
        >
          {text(issue.message)}
        </li>
      ))}
    </ul>
  )
}
