import { X } from 'lucide-react'
import { useMemo } from 'react'
import {
  type PassportFilter,
  passportTroubles,
} from '../../../shared/contract/features/passports.ts'
import { dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox, type Option } from '../../ui/combobox.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { type Choice, Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { changeFilter, clearFilter, noFilter, useListState } from './list-state.ts'

const any = 'any'
/** Steps of the filter by completeness, per cent. Our choice. */
const steps = { from0: [0, 49], from50: [50, 89], from90: [90, 99], from100: [100, 100] } as const
type Step = keyof typeof steps

/** Conditions of the list; each takes effect at once. */
export function ListFilters() {
  const { t, text } = useLanguage()
  const { filter, inWindow } = useListState()
  const dictionary = useDictionary()
  const units = useUnitOptions()
  const states = dictionary?.kinds.territory.byKey.get('status')?.options ?? []
  return (
    <div role="search" className="passport-filters" aria-label={t('passports.filters')}>
      <TextInput
        type="search"
        aria-label={t('passports.text')}
        placeholder={t('passports.text')}
        value={filter.text}
        onValue={(value) => changeFilter({ text: value.slice(0, 200) })}
      />
      <Combobox
        label={t('passports.unit')}
        placeholder={t('passports.anyUnit')}
        options={units}
        value={units.find(({ id }) => id === filter.unit) ?? null}
        onValue={(option) => changeFilter({ unit: option?.id ?? null })}
      />
      <OneOf
        label={t('passports.kind')}
        all={t('passports.anyKind')}
        value={filter.kinds[0]}
        choices={dictionaryKinds.map((kind) => ({
          value: kind,
          label: dictionary ? text(dictionary.kinds[kind].label) : kind,
        }))}
        onValue={(kind) => changeFilter({ kinds: kind ? [kind] : [] })}
      />
      <OneOf
        label={t('passports.state')}
        all={t('passports.anyState')}
        value={filter.states[0]}
        choices={states.map(({ value, label }) => ({ value, label: text(label) }))}
        onValue={(state) => changeFilter({ states: state ? [state] : [] })}
      />
      <OneOf
        label={t('passports.completeness')}
        all={t('passports.anyCompleteness')}
        value={stepOf(filter)}
        choices={(Object.keys(steps) as Step[]).map((step) => ({
          value: step,
          label: t(`passports.${step}`),
        }))}
        onValue={(step) =>
          changeFilter({ completeness: [...(step ? steps[step] : [0, 100])] as [number, number] })
        }
      />
      <OneOf
        label={t('passports.troubles')}
        all={t('passports.anyTrouble')}
        value={filter.troubles[0]}
        choices={passportTroubles.map((trouble) => ({
          value: trouble,
          label: t(`passports.trouble.${trouble}`),
        }))}
        onValue={(trouble) => changeFilter({ troubles: trouble ? [trouble] : [] })}
      />
      <Checkbox checked={inWindow} onChecked={(on) => useListState.setState({ inWindow: on })}>
        {t('passports.inWindow')}
      </Checkbox>
      {filter === noFilter && !inWindow ? null : (
        <Button small kind="quiet" icon={X} onClick={clearFilter}>
          {t('passports.reset')}
        </Button>
      )}
    </div>
  )
}

function stepOf({ completeness }: PassportFilter): Step | undefined {
  return (Object.keys(steps) as Step[]).find(
    (step) => steps[step][0] === completeness[0] && steps[step][1] === completeness[1],
  )
}

interface OneOfProps<V extends string> {
  readonly label: string
  readonly all: string
  readonly value: V | undefined
  readonly choices: readonly Choice<V>[]
  readonly onValue: (value: V | undefined) => void
}

/** One condition, or none. */
function OneOf<V extends string>({ label, all, value, choices, onValue }: OneOfProps<V>) {
  return (
    <Select<V | typeof any>
      aria-label={label}
      value={value ?? any}
      choices={[{ value: any, label: all }, ...choices]}
      onValue={(chosen) => onValue(chosen === any ? undefined : chosen)}
    />
  )
}

/** Territories of the register, each with the one above it. */
export function useUnitOptions(): readonly Option[] {
  const { text } = useLanguage()
  const { data } = useData('units.list', {})
  return useMemo(() => {
    const names = new Map(data?.map((unit) => [unit.code, text(unit.name)]))
    return (data ?? []).map(({ code, parent, name }) => ({
      id: code,
      label: text(name),
      detail: parent ? names.get(parent) : undefined,
    }))
  }, [data, text])
}
