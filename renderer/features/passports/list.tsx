import { FileText, Locate, Plus } from 'lucide-react'
import { useState } from 'react'
import {
  type PassportRow,
  type PassportSort,
  passportSorts,
} from '../../../shared/contract/features/passports.ts'
import { data } from '../../api/client.ts'
import { failureText, failureToast } from '../../api/failures.ts'
import { useMap } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { navigate } from '../../ui/route.ts'
import { showToast } from '../../ui/toast.tsx'
import './list.css'
import { useListColumns } from './list-columns.tsx'
import { ListFilters } from './list-filters.tsx'
import { changeFilter, noFilter, useListState } from './list-state.ts'
import { NewPassport } from './new-passport.tsx'
import { usePassportList } from './use-passport-list.ts'

/** All passports: filter, sort, choose, open. */
export function PassportList() {
  const { t } = useLanguage()
  const { filter, sort, descending, selected } = useListState()
  const { fids, error, isPending, rowAt, onRange } = usePassportList()
  const columns = useListColumns()
  const [creating, setCreating] = useState(false)
  const select = ({ fid }: PassportRow, add: boolean) =>
    useListState.setState({ selected: new Set(add ? [...selected, fid] : [fid]) })
  return (
    <Panel
      title={t('passports.title')}
      actions={
        <>
          <ShowOnMap selected={selected} />
          <Button small kind="primary" icon={Plus} onClick={() => setCreating(true)}>
            {t('passports.new')}
          </Button>
        </>
      }
    >
      <div className="passport-list">
        <ListFilters />
        {error ? <FailureNotice {...failureText(error, t)} /> : null}
        <p role="status" className="passport-count">
          {isPending ? t('ui.loading') : t('passports.found', { n: fids.length })}
        </p>
        <DataTable
          label={t('passports.title')}
          columns={columns}
          count={fids.length}
          rowAt={rowAt}
          keyOf={({ fid }) => String(fid)}
          sort={{ column: sort, descending }}
          onSort={(next) => {
            if (isSort(next.column))
              useListState.setState({ sort: next.column, descending: next.descending })
          }}
          selected={new Set(Array.from(selected, String))}
          onSelect={select}
          onOpen={({ record }) => navigate('passports', record)}
          onRange={onRange}
          empty={isPending ? null : <NoneFound isFiltered={filter !== noFilter} />}
        />
      </div>
      {creating ? <NewPassport onClose={() => setCreating(false)} /> : null}
    </Panel>
  )
}

const isSort = (column: string): column is PassportSort =>
  passportSorts.some((known) => known === column)

function ShowOnMap({ selected }: { readonly selected: ReadonlySet<number> }) {
  const { t } = useLanguage()
  const map = useMap()
  const show = async () => {
    try {
      const box = await data['passports.box']({ fids: [...selected].slice(0, 1_000) })
      if (box) map.get()?.fit(box, 50_000)
      else
        showToast({ tone: 'note', title: t('passports.noPlace'), text: t('passports.noPlaceText') })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <Button
      small
      icon={Locate}
      disabledReason={selected.size === 0 ? t('passports.showNone') : undefined}
      onClick={() => void show()}
    >
      {t('passports.showOnMap')}
    </Button>
  )
}

function NoneFound({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useLanguage()
  if (!isFiltered)
    return (
      <EmptyState icon={FileText} title={t('passports.none')}>
        {t('passports.noneText')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={FileText}
      title={t('passports.noneFound')}
      actions={<Button onClick={() => changeFilter(noFilter)}>{t('passports.reset')}</Button>}
    >
      {t('passports.noneFoundText')}
    </EmptyState>
  )
}
