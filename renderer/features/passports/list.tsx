import { FileText, Plus } from 'lucide-react'
import { useState } from 'react'
import { type PassportSort, passportSorts } from '../../../shared/contract/features/passports.ts'
import { failureText } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { navigate } from '../../ui/route.ts'
import { useChoose, useChosen } from './chosen.ts'
import { ChosenBar } from './chosen-bar.tsx'
import './list.css'
import { useListColumns } from './list-columns.tsx'
import { ListExport } from './list-export.tsx'
import { ListFilters } from './list-filters.tsx'
import { clearFilter, noFilter, useListState } from './list-state.ts'
import { NewPassport } from './new-passport.tsx'
import { useListOrder, usePassportList } from './use-passport-list.ts'

/** All passports: filter, sort, choose, open. */
export function PassportList() {
  const { t } = useLanguage()
  const { filter, sort, descending, inWindow } = useListState()
  const order = useListOrder()
  const { fids, error, isPending, rowAt, onRange } = usePassportList(order)
  const columns = useListColumns()
  const [creating, setCreating] = useState(false)
  const chosen = useChosen()
  const choose = useChoose()
  const last = chosen.at(-1)
  const at = last === undefined ? -1 : fids.indexOf(last)
  return (
    <Panel
      title={t('passports.title')}
      actions={
        <>
          <ListExport order={order} count={fids.length} />
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
          selected={new Set(chosen.map(String))}
          onSelect={choose}
          showIndex={at < 0 ? undefined : at}
          onOpen={({ record }) => navigate('passports', record)}
          onRange={onRange}
          empty={isPending ? null : <NoneFound isFiltered={filter !== noFilter || inWindow} />}
        />
        {chosen.length > 0 ? (
          <ChosenBar
            chosen={chosen}
            note={at < 0 && !isPending ? t('passports.chosenHidden') : undefined}
          />
        ) : null}
      </div>
      {creating ? <NewPassport onClose={() => setCreating(false)} /> : null}
    </Panel>
  )
}

const isSort = (column: string): column is PassportSort =>
  passportSorts.some((known) => known === column)

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
      actions={<Button onClick={clearFilter}>{t('passports.reset')}</Button>}
    >
      {t('passports.noneFoundText')}
    </EmptyState>
  )
}
