import {
  Factory,
  Landmark,
  type LucideIcon,
  Mountain,
  School,
  Siren,
  TriangleAlert,
  Waves,
} from 'lucide-react'
import type { PassportRow, PassportSort } from '../../../shared/contract/features/passports.ts'
import type { DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { formatDate, formatDateTime, formatNumber } from '../../../shared/i18n/format.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Tone } from '../../ui/tone.tsx'

type ListColumn = Column<PassportRow> & { readonly id: PassportSort }

const icons: Readonly<Record<DictionaryKind, LucideIcon>> = {
  territory: Landmark,
  hazfac: Factory,
  dam: Waves,
  hazsite: Mountain,
  critfac: School,
  forces: Siren,
  event: TriangleAlert,
}

const toneOfState: Readonly<Record<string, Tone | undefined>> = {
  submitted: 'note',
  returned: 'warn',
  approved: 'ok',
}

/** Columns of the list, narrow enough to stand beside the map at 1366 pixels. */
export function useListColumns(): readonly ListColumn[] {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  const units = useData('units.list', {})
  const unitName = (code: string | null) => {
    const unit = units.data?.find((one) => one.code === code)
    return unit ? text(unit.name) : (code ?? '')
  }
  const states = dictionary?.kinds.territory.byKey.get('status')?.options ?? []
  const stateName = (state: string) => {
    const option = states.find(({ value }) => value === state)
    return option ? text(option.label) : state
  }
  return [
    {
      id: 'name',
      header: t('passports.name'),
      width: 'minmax(10rem, 3fr)',
      sortable: true,
      renderCell: ({ kind, name }) => {
        const Icon = icons[kind]
        const label = dictionary ? text(dictionary.kinds[kind].label) : kind
        return (
          <span className="passport-name" title={`${text(name)} · ${label}`}>
            <Icon role="img" aria-label={label} className="ui-icon" />
            <span className="passport-cut">{text(name) || t('passports.unnamed')}</span>
          </span>
        )
      },
    },
    {
      id: 'unit',
      header: t('passports.unit'),
      width: 'minmax(7rem, 2fr)',
      sortable: true,
      renderCell: ({ unit }) => <span title={unitName(unit)}>{unitName(unit)}</span>,
    },
    {
      id: 'state',
      header: t('passports.state'),
      width: '12.5rem',
      sortable: true,
      renderCell: ({ state }) => (
        <span title={stateName(state)}>
          <Badge tone={toneOfState[state]}>{stateName(state)}</Badge>
        </span>
      ),
    },
    {
      id: 'completeness',
      header: t('passports.completeness'),
      width: '6.75rem',
      sortable: true,
      renderCell: ({ completeness }) => (
        <span className="passport-filled">
          <meter min={0} max={100} value={completeness} aria-hidden className="passport-bar" />
          <span className="passport-pct">{formatNumber(completeness, language)} %</span>
        </span>
      ),
    },
    {
      id: 'troubles',
      header: t('passports.troubles'),
      width: '9.25rem',
      sortable: true,
      renderCell: (row) => <Troubles row={row} />,
    },
    {
      id: 'changed',
      header: t('passports.changed'),
      width: '6.5rem',
      sortable: true,
      renderCell: ({ changedAt }) => (
        <time title={formatDateTime(changedAt, language)}>{formatDate(changedAt, language)}</time>
      ),
    },
  ]
}

function Troubles({ row: { blocks, warns, overdue } }: { readonly row: PassportRow }) {
  const { t, language } = useLanguage()
  return (
    <span className="passport-troubles">
      {blocks > 0 ? (
        <span title={t('passports.blocks', { n: blocks })}>
          <Badge tone="danger">{formatNumber(blocks, language)}</Badge>
        </span>
      ) : null}
      {warns > 0 ? (
        <span title={t('passports.warns', { n: warns })}>
          <Badge tone="warn">{formatNumber(warns, language)}</Badge>
        </span>
      ) : null}
      {overdue ? <Badge>{t('passports.overdue')}</Badge> : null}
    </span>
  )
}
