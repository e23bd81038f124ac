import { X } from 'lucide-react'
import { useState } from 'react'
import { type ActFilter, actKinds } from '../../../shared/contract/features/audit.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { isoFromText } from '../../ui/date-text.ts'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { everyAct, useActFilter } from './use-acts.ts'

const any = 'any'

/** Conditions of the list; each takes effect at once. */
export function ActFilters() {
  const { t } = useLanguage()
  const filter = useActFilter()
  const { data: people = [] } = useData('people.list', {})
  const options = [
    { id: '0', label: t('history.program') },
    ...people.map(({ fid, name, position }) => ({
      id: String(fid),
      label: name,
      detail: position,
    })),
  ]
  const kinds = [
    { value: any, label: t('acts.anyKind') },
    ...actKinds.map((kind) => ({ value: kind as string, label: t(`acts.kind.${kind}`) })),
  ]
  const isNarrowed = Object.entries(everyAct).some(
    ([key, value]) => filter[key as keyof ActFilter] !== value,
  )
  return (
    <div role="search" className="acts-filters" aria-label={t('acts.filters')}>
      <Field label={t('acts.who')}>
        <Combobox
          placeholder={t('acts.anyPerson')}
          options={options}
          value={options.find(({ id }) => id === String(filter.person)) ?? null}
          onValue={(option) => useActFilter.setState({ person: option ? Number(option.id) : null })}
        />
      </Field>
      <Field label={t('acts.kind')}>
        <Select
          value={filter.kind ?? any}
          choices={kinds}
          onValue={(value) =>
            useActFilter.setState({ kind: actKinds.find((kind) => kind === value) ?? null })
          }
        />
      </Field>
      <Field label={t('acts.object')}>
        <TextInput
          type="search"
          placeholder={t('acts.objectHint')}
          value={filter.text}
          onValue={(value) => useActFilter.setState({ text: value.slice(0, 200) })}
        />
      </Field>
      <Day label={t('acts.from')} day="from" />
      <Day label={t('acts.to')} day="to" />
      {isNarrowed ? (
        <Button icon={X} kind="quiet" onClick={() => useActFilter.setState(everyAct)}>
          {t('acts.clear')}
        </Button>
      ) : null}
    </div>
  )
}

/** Takes effect when it is left, or taken from the calendar. */
function Day({ label, day }: { readonly label: string; readonly day: 'from' | 'to' }) {
  const value = useActFilter((filter) => filter[day])
  const [typed, setTyped] = useState<string | null>(null)
  const take = (text: string) => {
    useActFilter.setState({ [day]: isoFromText(text) })
    setTyped(null)
  }
  return (
    <Field label={label}>
      <DateInput
        value={typed ?? value ?? ''}
        onValue={(text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? take(text) : setTyped(text))}
        onBlur={() => typed === null || take(typed)}
      />
    </Field>
  )
}
