import { useState } from 'react'
import type {
  ImportTarget,
  ObjectKind,
  OpenedImport,
} from '../../../shared/contract/features/import.ts'
import type { Territory } from '../../../shared/contract/features/units.ts'
import { type PassportKind, passportKinds } from '../../../shared/domain/dictionary.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { useData } from '../../api/queries.ts'
import { Combobox, type Option } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'

interface TargetPickerProps {
  readonly opened: OpenedImport
  readonly target: ImportTarget | null
  readonly onTarget: (target: ImportTarget | null) => void
}

/** Whose passport: a territory, or an object in a territory, known or new. */
export function TargetPicker({ opened, target, onTarget }: TargetPickerProps) {
  const { t, text } = useLanguage()
  const dictionary = useDictionary()
  const units = useData('units.list', {}).data ?? []
  const [kind, setKind] = useState<PassportKind>(opened.kind)
  const [unit, setUnit] = useState<string | null>(
    target && 'unit' in target ? target.unit : (opened.units[0]?.unit ?? null),
  )
  const optionOf = (one: Territory): Option => ({
    id: one.code,
    label: text(one.name),
    detail: units.find(({ code }) => code === one.parent)?.name
      ? text(units.find(({ code }) => code === one.parent)?.name ?? one.name)
      : one.code,
  })
  const chosen = units.find(({ code }) => code === unit)
  const choose = (next: PassportKind, code: string | null) => {
    setKind(next)
    setUnit(code)
    onTarget(next === 'territory' && code ? { kind: 'territory', unit: code } : null)
  }
  return (
    <>
      <Field label={t('import.kind')}>
        <Select
          value={kind}
          choices={passportKinds.map((value) => ({
            value,
            label: dictionary ? text(dictionary.kinds[value].label) : value,
          }))}
          onValue={(next) => choose(next, unit)}
        />
      </Field>
      <Field label={t('import.unit')} hint={t('import.unitHint')}>
        <Combobox
          options={units.map(optionOf)}
          value={chosen ? optionOf(chosen) : null}
          onValue={(option) => choose(kind, option?.id ?? null)}
        />
      </Field>
      {kind !== 'territory' && unit && (
        <ObjectPicker
          key={`${kind} ${unit}`}
          opened={opened}
          of={kind}
          unit={unit}
          target={target}
          onTarget={onTarget}
        />
      )}
    </>
  )
}

interface ObjectPickerProps extends TargetPickerProps {
  readonly of: ObjectKind
  readonly unit: string
}

const fresh = 'new'

function ObjectPicker({ opened, of, unit, target, onTarget }: ObjectPickerProps) {
  const { t } = useLanguage()
  const objects = useData('import.objects', { unit, of }).data ?? []
  const [name, setName] = useState(opened.name)
  const options: Option[] = [
    { id: fresh, label: t('import.newObject') },
    ...objects.map(({ record, name: label }) => ({ id: record, label })),
  ]
  const id =
    target?.kind === 'object' ? target.record : target?.kind === 'new-object' ? fresh : null
  const makeNew = () => {
    if (name.trim() !== '') onTarget({ kind: 'new-object', of, unit, name: name.trim() })
  }
  const choose = (option: Option | null) => {
    const found = objects.find(({ record }) => record === option?.id)
    if (found) onTarget({ kind: 'object', of, record: found.record })
    else if (option?.id === fresh) makeNew()
    else onTarget(null)
  }
  return (
    <>
      <Field label={t('import.name')}>
        <TextInput
          value={name}
          onValue={setName}
          onBlur={() => {
            if (id === fresh) makeNew()
          }}
        />
      </Field>
      <Field label={t('import.object')}>
        <Combobox
          options={options}
          value={options.find((option) => option.id === id) ?? null}
          onValue={choose}
        />
      </Field>
    </>
  )
}
