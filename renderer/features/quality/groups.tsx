import { ArrowUp } from 'lucide-react'
import { useState } from 'react'
import type { QualityScope } from '../../../shared/contract/features/quality.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CountsTable } from './counts-table.tsx'
import { kindWord } from './kind-word.ts'
import { changeScope, useQualityState } from './quality-state.ts'

const groupings = ['unit', 'kind', 'owner'] as const
type Grouping = (typeof groupings)[number]

/** Where the findings are: by territory down to the district, by kind, by who answers for the data. */
export function Groups() {
  const { t } = useLanguage()
  const [by, setBy] = useState<Grouping>('unit')
  return (
    <Tabs
      label={t('quality.by')}
      value={by}
      onValue={setBy}
      tabs={groupings.map((id) => ({ id, label: t(`quality.by.${id}`) }))}
    >
      <div className="quality-groups">
        {by === 'unit' ? <ByUnit /> : by === 'kind' ? <ByKind /> : <ByOwner />}
      </div>
    </Tabs>
  )
}

function ByUnit() {
  const { t, text } = useLanguage()
  const { scope } = useQualityState()
  const { data, error } = useData('quality.summary', scope, { keepPrevious: true })
  if (error && !data) return <FailureNotice {...failureText(error, t)} />
  const here = scope.unit ?? ''
  const labelOf = ({ unit, name }: { unit: string; name: Parameters<typeof text>[0] }) => {
    if (unit === '') return t('quality.elsewhere')
    return unit === here ? t('quality.own', { name: text(name) }) : text(name)
  }
  return (
    <>
      <Path />
      <CountsTable
        label={t('quality.by.unit')}
        what={t('quality.unit')}
        rows={(data?.units ?? [])
          .map((row) => ({ ...row, id: row.unit, label: labelOf(row) }))
          .toSorted(
            (a, b) => rank(a.id) - rank(b.id) || (sortKey(a.label) < sortKey(b.label) ? -1 : 1),
          )
          .map((row) =>
            row.unit === here ? row : { ...row, onChoose: () => changeScope({ unit: row.unit }) },
          )}
      />
    </>
  )

  /** Its own passports stand before those of the territories below. */
  function rank(unit: string): number {
    return unit === here ? 0 : 1
  }
}

/** The territory looked at, with the way back up. */
function Path() {
  const { t, text } = useLanguage()
  const { scope } = useQualityState()
  const units = useData('units.list', {})
  const find = (code: string | null) => units.data?.find((unit) => unit.code === code)
  const here = find(scope.unit)
  const above = find(here?.parent ?? null)
  if (scope.unit === null) return <p className="quality-path">{t('quality.country')}</p>
  return (
    <p className="quality-path">
      <strong>{here ? text(here.name) : scope.unit}</strong>
      <Button
        small
        kind="quiet"
        icon={ArrowUp}
        onClick={() => changeScope({ unit: above?.code ?? null })}
      >
        {t('quality.up', { name: above ? text(above.name) : t('quality.country') })}
      </Button>
    </p>
  )
}

function ByKind() {
  const { t, text } = useLanguage()
  const dictionary = useDictionary()
  const { scope } = useQualityState()
  const { data } = useData('quality.summary', { ...scope, kinds: [] }, { keepPrevious: true })
  return (
    <CountsTable
      label={t('quality.by.kind')}
      what={t('quality.kind')}
      rows={(data?.kinds ?? []).map((row) => ({
        ...row,
        id: row.kind,
        label: dictionary ? text(kindWord(dictionary, row.kind)) : row.kind,
        isChosen: scope.kinds.includes(row.kind),
        onChoose: () => changeScope({ kinds: scope.kinds.includes(row.kind) ? [] : [row.kind] }),
      }))}
    />
  )
}

function ByOwner() {
  const { t } = useLanguage()
  const { scope } = useQualityState()
  const { data } = useData('quality.owners', { ...scope, owner: null }, { keepPrevious: true })
  const chosen = (owner: string | null): QualityScope['owner'] => owner ?? ''
  return (
    <CountsTable
      label={t('quality.by.owner')}
      what={t('quality.owner')}
      rows={(data ?? []).map((row) => ({
        ...row,
        id: row.owner ?? '',
        label: row.owner ?? t('quality.nobody'),
        isChosen: scope.owner === chosen(row.owner),
        onChoose: () =>
          changeScope({ owner: scope.owner === chosen(row.owner) ? null : chosen(row.owner) }),
      }))}
    />
  )
}
