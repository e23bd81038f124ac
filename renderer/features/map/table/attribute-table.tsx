import { Table2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Layer } from '../../../../shared/contract/features/layers.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { failureText } from '../../../api/failures.ts'
import { useMapState, useMapStore } from '../../../map/index.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { useMapLayers } from '../use-map-layers.ts'
import { useShowFeature } from '../use-show-feature.ts'
import './attribute-table.css'
import { ColumnStatistics, StatisticsSwitch } from './column-statistics.tsx'
import { TableFilter } from './table-filter.tsx'
import { showTable, useTableState } from './table-state.ts'
import { type TableRow, useTableRows } from './use-table-rows.ts'

/** As the data process has it: above this many rows texts are ordered by code. */
const mostKeyed = 100_000

/** Rows of any layer: sorted and filtered where the data are, linked with the map both ways. */
export function AttributeTable() {
  const { t, text } = useLanguage()
  const { layers } = useMapLayers()
  const chosen = useTableState((state) => state.layer)
  const choices = layers.filter(({ geometry }) => geometry !== 'raster').toReversed()
  const layer = choices.find(({ id }) => id === chosen)
  return (
    <div className="attribute-table">
      <div className="attribute-table-bar">
        <Select
          aria-label={t('table.layer')}
          value={layer?.id ?? null}
          placeholder={t('table.none')}
          choices={choices.map(({ id, title }) => ({ value: id, label: text(title) }))}
          onValue={showTable}
        />
        {layer ? <TableFilter key={layer.id} layer={layer} /> : null}
        {layer ? <StatisticsSwitch layer={layer} /> : null}
      </div>
      {layer ? (
        <Rows key={layer.id} layer={layer} />
      ) : (
        <EmptyState icon={Table2} title={t('table.none')}>
          {t('table.noneText')}
        </EmptyState>
      )}
    </div>
  )
}

function Rows({ layer }: { readonly layer: Layer }) {
  const { t, text, language } = useLanguage()
  const show = useShowFeature()
  const store = useMapStore()
  const { where, sort, measured } = useTableState()
  const { ids, error, isPending, rowAt, onRange } = useTableRows({
    layer: layer.id,
    version: layer.version,
    where: [...where],
    sort,
  })
  const selection = useMapState((state) => state.selection)
  const columns = useColumns(layer)
  const chosen = useMemo(
    () => new Set(selection.flatMap((one) => one.ids.map((id) => `${one.layer}/${id}`))),
    [selection],
  )
  const last = selection.find((one) => one.layer === layer.id)?.ids.at(-1)
  const at = last === undefined ? -1 : ids.indexOf(last)
  const keyOf = (row: TableRow) => `${row.layer}/${row.id}`
  const isByCodes =
    layer.count > mostKeyed &&
    layer.attributes.some(({ name, type }) => name === sort?.column && type === 'text')
  return (
    <>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      <p className="attribute-table-count">
        <span role="status">
          {isPending ? t('ui.loading') : t('table.rows', { n: ids.length })}{' '}
          {where.length > 0
            ? t('table.rowsOf', { all: formatNumber(layer.count, language) })
            : null}
        </span>{' '}
        {isByCodes ? t('table.byCodes') : t('table.hint')}
      </p>
      <div className="attribute-table-body">
        <DataTable
          label={t('table.of', { name: text(layer.title) })}
          columns={columns}
          count={ids.length}
          rowAt={rowAt}
          keyOf={keyOf}
          sort={sort ?? undefined}
          onSort={(next) => useTableState.setState({ sort: next })}
          selected={chosen}
          onSelect={(row, isAdding) => {
            const others = store.getState().selection.filter((one) => one.layer !== row.layer)
            const before = isAdding
              ? (store.getState().selection.find((one) => one.layer === row.layer)?.ids ?? [])
              : []
            const now = before.includes(row.id)
              ? before.filter((id) => id !== row.id)
              : [...before, row.id]
            store.setState({
              selection: [...(isAdding ? others : []), { layer: row.layer, ids: now }],
            })
          }}
          onOpen={(row) => void show(row)}
          showIndex={at < 0 ? undefined : at}
          onRange={onRange}
          empty={isPending ? null : <EmptyState title={t('table.nothing')} />}
        />
        {measured ? <ColumnStatistics layer={layer} column={measured} where={where} /> : null}
      </div>
    </>
  )
}

function useColumns(layer: Layer): readonly Column<TableRow>[] {
  const { t, text, language } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'fid',
        header: t('table.id'),
        width: '5rem',
        align: 'end' as const,
        renderCell: ({ id }: TableRow) => id,
      },
      ...layer.attributes.map(
        (attribute): Column<TableRow> => ({
          id: attribute.name,
          header: text(attribute.label),
          width: attribute.type === 'number' ? '10rem' : '14rem',
          align: attribute.type === 'number' ? 'end' : 'start',
          sortable: true,
          renderCell: ({ attributes }) => {
            const value = attributes[attribute.name]
            if (value === null || value === undefined) return ''
            const code = attribute.values.find((known) => known.value === String(value))
            if (code) return text(code.label)
            return typeof value === 'number' ? formatNumber(value, language) : value
          },
        }),
      ),
    ],
    [layer, t, text, language],
  )
}
