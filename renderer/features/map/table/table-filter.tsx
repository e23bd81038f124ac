import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Layer } from '../../../../shared/contract/features/layers.ts'
import type { TableCondition, tableTests } from '../../../../shared/contract/features/table.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { useTableState } from './table-state.ts'

type Test = (typeof tableTests)[number]

const testsOf: Readonly<Record<'text' | 'number', readonly Test[]>> = {
  text: ['contains', 'equals', 'empty', 'filled'],
  number: ['least', 'most', 'equals', 'empty', 'filled'],
}

const takesValue = (test: Test): boolean => test !== 'empty' && test !== 'filled'

/** Conditions that all rows shown pass; one is made of column, condition and value. */
export function TableFilter({ layer }: { readonly layer: Layer }) {
  const { t, text } = useLanguage()
  const where = useTableState((state) => state.where)
  const [column, setColumn] = useState(layer.attributes[0]?.name ?? '')
  const [wish, setWish] = useState<Test | null>(null)
  const [value, setValue] = useState('')
  const attribute = layer.attributes.find(({ name }) => name === column)
  const tests = testsOf[attribute?.type ?? 'text']
  const test = wish && tests.includes(wish) ? wish : (tests[0] ?? 'contains')
  const number = Number(value.trim().replace(',', '.'))
  const isNumber = attribute?.type === 'number'
  const whyNot = () => {
    if (!takesValue(test)) return undefined
    if (value.trim() === '') return t('table.noValue')
    return isNumber && !Number.isFinite(number) ? t('table.badNumber') : undefined
  }
  const add = () => {
    const condition: TableCondition = {
      column,
      test,
      value: takesValue(test) ? (isNumber ? number : value.trim()) : null,
    }
    useTableState.setState({ where: [...where, condition] })
    setValue('')
  }
  return (
    <form
      className="table-filter"
      onSubmit={(event) => {
        event.preventDefault()
        if (!whyNot()) add()
      }}
    >
      <Select
        aria-label={t('table.column')}
        value={column}
        choices={layer.attributes.map(({ name, label }) => ({ value: name, label: text(label) }))}
        onValue={setColumn}
      />
      <Select
        aria-label={t('table.test')}
        value={test}
        choices={tests.map((one) => ({ value: one, label: t(`table.test.${one}`) }))}
        onValue={setWish}
      />
      {takesValue(test) ? (
        <TextInput
          value={value}
          onValue={setValue}
          aria-label={t('table.value')}
          placeholder={t('table.value')}
        />
      ) : null}
      <IconButton
        small
        type="submit"
        icon={Plus}
        label={t('table.addFilter')}
        disabledReason={whyNot()}
      />
      {where.map((condition, at) => (
        <Chip
          // biome-ignore lint/suspicious/noArrayIndexKey: the same condition may stand twice
          key={at}
          layer={layer}
          condition={condition}
          onRemove={() => useTableState.setState({ where: where.toSpliced(at, 1) })}
        />
      ))}
    </form>
  )
}

interface ChipProps {
  readonly layer: Layer
  readonly condition: TableCondition
  readonly onRemove: () => void
}

function Chip({ layer, condition, onRemove }: ChipProps) {
  const { t, text } = useLanguage()
  const attribute = layer.attributes.find(({ name }) => name === condition.column)
  const words = [
    attribute ? text(attribute.label) : condition.column,
    t(`table.test.${condition.test}`),
    condition.value ?? '',
  ].join(' ')
  return (
    <Button small icon={X} aria-label={t('table.removeFilter', { text: words })} onClick={onRemove}>
      {words}
    </Button>
  )
}
