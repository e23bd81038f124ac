import { useState } from 'react'
import type { Provenance } from '../../../shared/contract/features/records.ts'
import type { Field as DictionaryField } from '../../../shared/domain/dictionary.ts'
import { isDay } from '../../../shared/domain/passport/type-check.ts'
import { formatDateTime } from '../../../shared/i18n/format.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { isoFromText } from '../../ui/date-text.ts'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { useForm } from './form-context.ts'

/** Help, provenance and who last changed a value: opened on demand beneath its field. */
export function FieldDetails({ field }: { readonly field: DictionaryField }) {
  const { text, t, language } = useLanguage()
  const { record } = useForm()
  const history = useData('records.history', {
    record: record.id,
    address: String(field.id),
    limit: 5,
  })
  const people = useData('people.list', {})
  const names = new Map(people.data?.map(({ fid, name }) => [fid, name]))
  return (
    <div className="form-details">
      <p>{text(field.help)}</p>
      <p className="form-details-mark">
        {t('form.verified')}: {t(`form.verified.${field.verified}`)}
        {field.termMonths ? ` · ${t('form.term', { n: field.termMonths })}` : ''}
      </p>
      <ProvenanceEditor key={JSON.stringify(provenanceOf(record.src, field.id))} field={field} />
      <h4>{t('form.changes')}</h4>
      {history.data?.length === 0 ? <p>{t('form.noChanges')}</p> : null}
      <ul>
        {(history.data ?? []).map((entry) => (
          <li key={entry.op}>
            {formatDateTime(entry.at, language)} ·{' '}
            {names.get(entry.actor) ?? t('form.actor', { n: entry.actor })} · {entry.act}
            {entry.reason ? ` · ${entry.reason}` : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The exception of this address, else what holds for the whole passport. */
function provenanceOf(src: Readonly<Record<string, unknown>>, field: number): Provenance {
  return (src[field] ?? src['*'] ?? ['', '', 0]) as Provenance
}

function ProvenanceEditor({ field }: { readonly field: DictionaryField }) {
  const { t } = useLanguage()
  const { record, commit, readOnly } = useForm()
  const [source, asOf, confidence] = provenanceOf(record.src, field.id)
  const [typed, setTyped] = useState({ source, asOf, confidence: String(confidence) })
  const day = typed.asOf === '' || isDay(typed.asOf) ? typed.asOf : (isoFromText(typed.asOf) ?? '')
  const changed = typed.source !== source || day !== asOf || typed.confidence !== String(confidence)
  const save = () =>
    void commit({
      sources: { [String(field.id)]: [typed.source, day, Number(typed.confidence)] },
    })
  return (
    <div className="form-provenance">
      <Field label={t('form.source')}>
        <TextInput
          value={typed.source}
          maxLength={500}
          onValue={readOnly ? undefined : (value) => setTyped({ ...typed, source: value })}
        />
      </Field>
      <Field label={t('form.asOf')}>
        <DateInput
          value={typed.asOf}
          onValue={readOnly ? undefined : (value) => setTyped({ ...typed, asOf: value })}
        />
      </Field>
      <Field label={t('form.confidence')}>
        <Select
          value={typed.confidence}
          choices={[
            { value: '0', label: t('form.confidence.0') },
            { value: '1', label: t('form.confidence.1') },
            { value: '2', label: t('form.confidence.2') },
            { value: '3', label: t('form.confidence.3') },
          ]}
          disabled={readOnly}
          onValue={(value) => setTyped({ ...typed, confidence: value })}
        />
      </Field>
      {changed && !readOnly ? (
        <Button small onClick={save}>
          {t('form.saveSource')}
        </Button>
      ) : null}
    </div>
  )
}
