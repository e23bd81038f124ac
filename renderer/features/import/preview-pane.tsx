import { useMemo, useState } from 'react'
import type { ImportCell, ImportPreview } from '../../../shared/contract/features/import.ts'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { writeValue } from '../../../shared/domain/passport/write-value.ts'
import { formatList } from '../../../shared/i18n/format.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Field } from '../../ui/field.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { CellDetails } from './cell-details.tsx'
import { canTake, type Filter, filters, passes } from './cells.ts'
import type { Import } from './use-import.ts'

interface PreviewPaneProps {
  readonly work: Import
  readonly preview: ImportPreview
}

/** The cells in a table, the chosen one in detail beside it. */
export function PreviewPane({ work, preview }: PreviewPaneProps) {
  const { t } = useLanguage()
  const kind = useDictionary()?.kinds[preview.kind]
  const [filter, setFilter] = useState<Filter>('all')
  const [selected, setSelected] = useState<string | null>(null)
  const columns = useColumns(work, kind)
  const shown = preview.cells.filter((cell) => passes(cell, filter, work.taken))
  const chosen = preview.cells.find((cell) => cell.id === selected)
  const choices = filters.map((value) => ({
    value,
    label: `${t(`import.filter.${value}`)} (${preview.cells.filter((cell) => passes(cell, value, work.taken)).length})`,
  }))
  const takeable = shown.filter(canTake).map((cell) => cell.id)
  return (
    <>
      <Leftovers preview={preview} kind={kind} />
      <div className="import-tools">
        <Field label={t('import.filter')} inline>
          <Select value={filter} choices={choices} onValue={setFilter} />
        </Field>
        <Button small onClick={() => work.take(takeable, true)}>
          {t('import.takeShown')}
        </Button>
        <Button small onClick={() => work.take(takeable, false)}>
          {t('import.dropShown')}
        </Button>
      </div>
      <div className="import-body">
        <DataTable
          label={t('import.table')}
          columns={columns}
          count={shown.length}
          rowAt={(index) => shown[index]}
          keyOf={(cell) => cell.id}
          selected={new Set(selected ? [selected] : [])}
          onSelect={(cell) => setSelected(cell.id)}
          onOpen={(cell) => {
            if (canTake(cell)) work.take([cell.id], !work.taken.has(cell.id))
          }}
          empty={t('import.noneShown')}
        />
        <aside className="import-side">
          {chosen && kind ? (
            <CellDetails key={chosen.id} cell={chosen} kind={kind} work={work} />
          ) : (
            <p className="import-muted">{t('import.chooseRow')}</p>
          )}
        </aside>
      </div>
    </>
  )
}

/** What was read nowhere and what stays empty: said before anything is taken. */
function Leftovers({
  preview,
  kind,
}: {
  readonly preview: ImportPreview
  readonly kind: KindDictionary | undefined
}) {
  const { t, text, language } = useLanguage()
  const few = <T,>(list: readonly T[]) => list.slice(0, 12)
  const fields = few(preview.missing).flatMap((id) => {
    const field = kind?.byId.get(id)
    return field ? [text(field.name)] : []
  })
  const valued = preview.cells.filter(({ value }) => value !== null).length
  const same = preview.cells.filter(({ state }) => state === 'same').length
  const cells = few(preview.unread).map((one) => `${one.sheet}!${one.cell}`)
  return (
    <>
      {preview.record === null && <Notice title={t('import.newPassport')} />}
      {same > 0 && same === valued && (
        <Notice tone="ok" title={t('import.nothingNew', { n: same })} />
      )}
      {preview.unread.length > 0 && (
        <Notice tone="warn" title={t('import.unread', { n: preview.unread.length })}>
          {formatList(cells, language)}
          {preview.unread.length > cells.length && ' …'}
        </Notice>
      )}
      {preview.missing.length > 0 && (
        <Notice title={t('import.missing', { n: preview.missing.length })}>
          {formatList(fields, language)}
          {preview.missing.length > fields.length && ' …'}
        </Notice>
      )}
    </>
  )
}

function useColumns(work: Import, kind: KindDictionary | undefined): Column<ImportCell>[] {
  const { t, text, language } = useLanguage()
  const { taken, take } = work
  return useMemo(() => {
    const definition = (cell: ImportCell) => {
      const field = kind?.byId.get(cell.field ?? 0)
      return field?.columns.find((column) => column.id === cell.column) ?? field
    }
    const shown = (cell: ImportCell, value: ImportCell['value']) => {
      const of = definition(cell)
      return of ? writeValue(of, value, language) : ''
    }
    const fieldName = (cell: ImportCell) => {
      const field = kind?.byId.get(cell.field ?? 0)
      const column = field?.columns.find((one) => one.id === cell.column)
      return field ? [text(field.name), ...(column ? [text(column.label)] : [])].join(': ') : '—'
    }
    return [
      {
        id: 'take',
        header: t('import.take'),
        width: '4.5rem',
        renderCell: (cell) => (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`${t('import.take')}: ${cell.label}`}
            checked={taken.has(cell.id)}
            disabled={!canTake(cell)}
            onChange={(event) => take([cell.id], event.target.checked)}
          />
        ),
      },
      {
        id: 'cell',
        header: t('import.cell'),
        width: '7rem',
        // The cell first: names of sheets are long, and the narrow column cuts their end.
        renderCell: (cell) => (
          <span title={cell.sheet}>{[cell.cell, cell.sheet].filter(Boolean).join(' · ')}</span>
        ),
      },
      {
        id: 'label',
        header: t('import.label'),
        width: 'minmax(7rem, 2fr)',
        renderCell: (cell) => cell.label,
      },
      {
        id: 'field',
        header: t('import.field'),
        width: 'minmax(7rem, 2fr)',
        renderCell: fieldName,
      },
      {
        id: 'text',
        header: t('import.text'),
        width: 'minmax(5rem, 1fr)',
        align: 'end',
        renderCell: (cell) => [cell.text, cell.unit].filter(Boolean).join(' '),
      },
      {
        id: 'value',
        header: t('import.value'),
        width: 'minmax(5rem, 1fr)',
        align: 'end',
        renderCell: (cell) => shown(cell, cell.value),
      },
      {
        id: 'present',
        header: t('import.present'),
        width: 'minmax(5rem, 1fr)',
        align: 'end',
        renderCell: (cell) => shown(cell, cell.present),
      },
      {
        id: 'state',
        header: t('import.state'),
        width: '11rem',
        renderCell: (cell) => <State cell={cell} t={t} />,
      },
    ]
  }, [taken, take, kind, t, text, language])
}

function State({ cell, t }: { readonly cell: ImportCell; readonly t: Translate }) {
  const tone = { new: 'ok', conflict: 'warn', unreadable: 'warn' } as const
  return (
    <span className="import-state">
      <Badge tone={tone[cell.state as keyof typeof tone]}>{t(`import.state.${cell.state}`)}</Badge>
      {cell.doubts.length > 0 && <Badge tone="warn">{t('import.doubt')}</Badge>}
    </span>
  )
}
