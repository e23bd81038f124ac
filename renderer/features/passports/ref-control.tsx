import { useMemo } from 'react'
import type { Value } from '../../../shared/contract/features/records.ts'
import type { Column, Field, RefTarget } from '../../../shared/domain/dictionary.ts'
import { useData } from '../../api/queries.ts'
import { Combobox, type Option } from '../../ui/combobox.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { useForm } from './form-context.ts'

interface RefControlProps {
  readonly field: Field | Column
  readonly value: string | null
  readonly onValue: (value: Value) => void
  readonly label?: string | undefined
}

/** A reference to a register; where the register is not at hand yet, its code is typed. */
export function RefControl({ field, value, onValue, label }: RefControlProps) {
  const { readOnly } = useForm()
  const options = useRegister(field.ref)
  if (!options)
    return (
      <TextInput
        aria-label={label}
        value={value ?? ''}
        onValue={readOnly ? undefined : (text) => onValue(text || null)}
      />
    )
  return (
    <Combobox
      label={label}
      readOnly={readOnly}
      options={options}
      value={
        options.find(({ id }) => id === value) ??
        (value === null ? null : { id: value, label: value })
      }
      onValue={(option) => onValue(option?.id ?? null)}
    />
  )
}

/** Entries of a register as options; null for one that is not kept here. */
export function useRegister(target: RefTarget | null): readonly Option[] | null {
  const { text } = useLanguage()
  const units = useData('units.list', {}, { enabled: target === 'unit' })
  const isReference = target === 'hazardClass' || target === 'substance'
  const reference = useData('reference.get', {}, { enabled: isReference })
  return useMemo(() => {
    if (target === 'unit' && units.data) {
      const names = new Map(units.data.map((unit) => [unit.code, text(unit.name)]))
      return units.data.map((unit) => ({
        id: unit.code,
        label: text(unit.name),
        detail: [unit.code, unit.parent ? names.get(unit.parent) : undefined]
          .filter(Boolean)
          .join(' · '),
      }))
    }
    if (target === 'substance' && reference.data) {
      const { substances, dangerousGoods } = reference.data
      return [...substances.substances, ...dangerousGoods.goods].map(({ key, name, un }) => ({
        id: key,
        label: text(name),
        ...(un ? { detail: `UN ${un}` } : {}),
      }))
    }
    if (target === 'hazardClass' && reference.data)
      return reference.data.hazardClasses.classes.map(({ code, label }) => ({
        id: code,
        label: text(label),
        detail: code,
      }))
    return null
  }, [target, units.data, reference.data, text])
}
