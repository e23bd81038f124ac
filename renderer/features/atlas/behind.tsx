import { useMemo } from 'react'
import type { AtlasMap, AtlasValue, unitLevels } from '../../../shared/contract/features/atlas.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { navigate } from '../../ui/route.ts'
import { Select } from '../../ui/select.tsx'
import { useAtlasStore } from './store.ts'

type Level = (typeof unitLevels)[number]

interface BehindProps {
  readonly map: AtlasMap
  readonly level: Level
  readonly values: readonly AtlasValue[]
}

/** The territories of a map by name: choosing one lists the rows that its value was computed from. */
export function Behind({ map, level, values }: BehindProps) {
  const { t, text, language } = useLanguage()
  const asked = useAtlasStore((state) => state.asked)
  const { data: units } = useData('units.list', {})
  const choices = useMemo(() => {
    const names = new Map(units?.map((unit) => [unit.unitId ?? unit.iso ?? unit.code, unit.name]))
    return values
      .flatMap((value) => {
        const name = names.get(value.key)
        if (!name) return []
        const said =
          value.value === null
            ? value.class === null
              ? t('atlas.flag.no-data')
              : text(map.classes[value.class]?.label ?? name)
            : formatNumber(value.value, language, { maxDecimals: 2 })
        return [{ value: value.key, label: `${text(name)}: ${said}` }]
      })
      .sort((a, b) => (sortKey(a.label) < sortKey(b.label) ? -1 : 1))
  }, [units, values, map, language, t, text])
  const isListed = choices.some(({ value }) => value === asked)
  return (
    <>
      {choices.length > 0 ? (
        <Field label={t('atlas.behind')}>
          <Select
            value={isListed ? asked : null}
            choices={choices}
            placeholder={t('atlas.behindOf')}
            onValue={(key) => useAtlasStore.setState({ asked: key })}
          />
        </Field>
      ) : (
        <p>{t('atlas.behindClick')}</p>
      )}
      {asked && !isListed ? (
        <Said map={map} value={values.find(({ key }) => key === asked)} />
      ) : null}
      {asked ? <Rows map={map.id} level={level} asked={asked} /> : null}
    </>
  )
}

interface SaidProps {
  readonly map: AtlasMap
  readonly value: AtlasValue | undefined
}

/** The value of a shape that has no name of its own. */
function Said({ map, value }: SaidProps) {
  const { t, text, language } = useLanguage()
  const entry = map.classes[value?.class ?? -1]
  const number =
    value && value.value !== null && map.scale === 'number'
      ? `${formatNumber(value.value, language, { maxDecimals: 2 })} ${map.unit ? text(map.unit) : ''}`
      : null
  return (
    <p role="status">
      <strong>{number ?? (entry ? text(entry.label) : t('atlas.flag.no-data'))}</strong>
      {value?.flag ? ` (${t(`atlas.flag.${value.flag}`)})` : ''}
    </p>
  )
}

interface RowsProps {
  readonly map: string
  readonly level: Level
  readonly asked: string
}

function Rows({ map, level, asked }: RowsProps) {
  const { t, text, language } = useLanguage()
  const { data } = useData('atlas.trace', { map, level, key: asked })
  if (!data) return <p>{t('ui.loading')}</p>
  if (data.length === 0) return <p>{t('atlas.behindNone')}</p>
  return (
    <ul className="atlas-rows">
      {data.map(({ record, title, field, value }, index) => {
        const name = text(title) || t('atlas.unnamed')
        const said = value === null ? '' : ` (${formatNumber(value, language, { maxDecimals: 2 })})`
        return (
          <li key={`${record ?? name} ${field ?? ''} ${index}`}>
            {record ? (
              <Button kind="quiet" small onClick={() => navigate('passports', record)}>
                {name}
                {said}
              </Button>
            ) : (
              name + said
            )}
          </li>
        )
      })}
    </ul>
  )
}
