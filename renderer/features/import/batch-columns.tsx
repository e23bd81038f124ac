import { type BatchItem, reasonKey } from '../../../shared/contract/features/batch.ts'
import { formatDate } from '../../../shared/i18n/format.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { useLanguage } from '../../ui/language.tsx'

interface Taking {
  readonly isTaken: (item: BatchItem) => boolean
  readonly canTake: (item: BatchItem) => boolean
  readonly toggle: (item: BatchItem) => void
}

const tones = { ready: 'ok', doubtful: 'warn', same: undefined, rejected: 'danger' } as const

/** Columns of the table of a batch. */
export function useBatchColumns({ isTaken, canTake, toggle }: Taking): Column<BatchItem>[] {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  const units = useData('units.list', {}).data ?? []
  const unitName = (code: string | null) => {
    const unit = units.find((one) => one.code === code)
    return unit ? text(unit.name) : (code ?? '')
  }
  const number = (id: 'fresh' | 'conflicts' | 'doubts' | 'same', width: string) =>
    ({
      id,
      header: t(`batch.${id}`),
      width,
      align: 'end',
      renderCell: (item: BatchItem) => (item.state === 'rejected' ? '' : String(item[id])),
    }) as const
  const cut = (words: string) => <span title={words}>{words}</span>
  return [
    {
      id: 'take',
      header: t('batch.take'),
      width: '4.5rem',
      renderCell: (item) => (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`${t('batch.take')}: ${item.file}`}
          checked={isTaken(item)}
          disabled={!canTake(item)}
          onChange={() => toggle(item)}
        />
      ),
    },
    {
      id: 'file',
      header: t('batch.file'),
      width: 'minmax(9rem, 3fr)',
      renderCell: ({ file }) => cut(file),
    },
    {
      id: 'kind',
      header: t('batch.kind'),
      width: 'minmax(7rem, 2fr)',
      renderCell: ({ kind }) => cut(kind && dictionary ? text(dictionary.kinds[kind].label) : ''),
    },
    {
      id: 'unit',
      header: t('batch.unit'),
      width: 'minmax(7rem, 2fr)',
      renderCell: ({ unit, name }) => cut([unitName(unit), name].filter(Boolean).join(' · ')),
    },
    {
      id: 'asOf',
      header: t('batch.asOf'),
      width: '8.5rem',
      renderCell: ({ asOf }) => (asOf === '' ? '' : formatDate(asOf, language)),
    },
    number('fresh', '4.5rem'),
    number('conflicts', '6.5rem'),
    number('doubts', '6rem'),
    number('same', '6rem'),
    {
      id: 'state',
      header: t('batch.state'),
      width: 'minmax(10rem, 3fr)',
      renderCell: ({ state, reason, record, kind }) => (
        <span className="import-state">
          <Badge tone={tones[state]}>{t(`batch.state.${state}`)}</Badge>
          {reason
            ? cut(t(reasonKey(reason)))
            : kind !== null && record === null && t('batch.newPassport')}
        </span>
      ),
    },
  ]
}
