import { useQueries } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Output } from '../../../../shared/contract/define.ts'
import type { Layer } from '../../../../shared/contract/features/layers.ts'
import type { Geometry, RecordId } from '../../../../shared/contract/features/records.ts'
import type { selectionContract } from '../../../../shared/contract/features/selection.ts'
import { data } from '../../../api/client.ts'
import { failureText } from '../../../api/failures.ts'
import { queryKey } from '../../../api/queries.ts'
import { useMapState, useMapStore } from '../../../map/index.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { selectionOf } from '../use-identify.ts'
import { useMapLayers } from '../use-map-layers.ts'
import { useShowFeature } from '../use-show-feature.ts'
import { type OpenList, useSelecting } from './selecting.ts'

type Row = Output<(typeof selectionContract)['selection.rows']>['rows'][number]

/** Rows fetched at once. */
const pageRows = 100

interface FeatureListProps {
  readonly area: Geometry
  readonly list: OpenList
  readonly onOpenPassport: (record: RecordId) => void
}

/** The features behind a number: choosing one marks it on the map, opening goes to it. */
export function FeatureList({ area, list, onOpenPassport }: FeatureListProps) {
  const { t, text } = useLanguage()
  const show = useShowFeature()
  const store = useMapStore()
  const { layers } = useMapLayers()
  const back = useRef<HTMLButtonElement>(null)
  // The number that was pressed is gone, and the focus with it.
  useEffect(() => back.current?.focus(), [])
  const layer = layers.find(({ id }) => id === list.layer)
  const { total, rowAt, onRange, error } = useRows(area, list)
  const selection = useMapState((state) => state.selection)
  const chosen = useMemo(
    () => new Set(selection.flatMap((one) => one.ids.map((id) => `${one.layer}/${id}`))),
    [selection],
  )
  const columns = useColumns(layer)
  const classLabel = list.classIndex === null ? null : layer?.classes[list.classIndex - 1]?.label
  const title = [layer ? text(layer.title) : list.layer, classLabel ? text(classLabel) : '']
    .filter(Boolean)
    .join(': ')
  const keyOf = (row: Row) => {
    const { layer: of, id } = selectionOf(row)
    return `${of}/${id}`
  }
  const open = (row: Row) => {
    if (row.passport) onOpenPassport(row.passport.record)
    else void show(row)
  }
  return (
    <>
      <div className="selection-buttons">
        <Button
          small
          icon={ArrowLeft}
          ref={back}
          onClick={() => useSelecting.setState({ list: null })}
        >
          {t('selection.back')}
        </Button>
        <strong>{title}</strong>
      </div>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      <div className="selection-list">
        <DataTable
          label={t('selection.list', { name: title })}
          columns={columns}
          count={total}
          rowAt={rowAt}
          keyOf={keyOf}
          selected={chosen}
          onSelect={(row) => {
            const { layer: of, id } = selectionOf(row)
            store.setState({ selection: [{ layer: of, ids: [id] }] })
          }}
          onOpen={open}
          onRange={onRange}
        />
      </div>
      <p className="selection-hint">{t('selection.listHint')}</p>
    </>
  )
}

function useRows(area: Geometry, { layer, classIndex }: OpenList) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const firstPage = Math.floor(range.first / pageRows)
  const pages = Math.floor(range.last / pageRows) - firstPage + 1
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, i) => {
      const from = (firstPage + i) * pageRows
      const input = { area, layer, classIndex, from, limit: pageRows }
      return {
        queryKey: queryKey('selection.rows', input),
        queryFn: () => data['selection.rows'](input),
      }
    }),
    combine: (results) => ({
      total: results.find((result) => result.data)?.data?.total ?? 0,
      error: results.find((result) => result.error)?.error ?? null,
      rows: results.map((result) => result.data?.rows),
    }),
  })
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    total: answers.total,
    error: answers.error,
    onRange,
    rowAt: (index: number) =>
      answers.rows[Math.floor(index / pageRows) - firstPage]?.[index % pageRows],
  }
}

function useColumns(layer: Layer | undefined): readonly Column<Row>[] {
  const { t, text } = useLanguage()
  const classOf = (row: Row) => {
    const value = row.attributes[layer?.classAttribute ?? '']
    if (value === null || value === undefined) return ''
    const found = layer?.classes.find((one) => one.value === String(value))
    return found ? text(found.label) : String(value)
  }
  const name: Column<Row> = {
    id: 'name',
    header: t('selection.column.name'),
    width: 'minmax(9rem, 3fr)',
    renderCell: (row) =>
      text(row.title) ||
      row.title.ru ||
      t('identify.unnamed', { layer: layer ? text(layer.title) : row.layer, id: String(row.id) }),
  }
  if (!layer?.classAttribute) return [name]
  const kind: Column<Row> = {
    id: 'class',
    header: t('selection.column.class'),
    width: 'minmax(7rem, 2fr)',
    renderCell: classOf,
  }
  return [name, kind]
}
