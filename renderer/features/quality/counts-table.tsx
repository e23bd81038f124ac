import type { QualityCounts } from '../../../shared/contract/features/quality.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useQualityState } from './quality-state.ts'

export interface CountsRow extends QualityCounts {
  readonly id: string
  readonly label: string
  /** Narrows the scope; without it the row only counts. */
  readonly onChoose?: (() => void) | undefined
  readonly isChosen?: boolean
}

interface CountsTableProps {
  readonly label: string
  /** Head of the first column. */
  readonly what: string
  readonly rows: readonly CountsRow[]
}

/** Counts by territory, kind or owner; choosing a row narrows the list beside it. */
export function CountsTable({ label, what, rows }: CountsTableProps) {
  const { t, language } = useLanguage()
  const aspect = useQualityState((state) => state.aspect)
  return (
    <table className="quality-counts" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{t('quality.passports')}</th>
          <th scope="col">{t('quality.completeness')}</th>
          <th scope="col">{t(`quality.aspect.${aspect}`)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label: name, onChoose, isChosen, ...counts }) => (
          <tr key={id} data-chosen={isChosen || undefined}>
            <th scope="row">
              {onChoose ? (
                <button
                  type="button"
                  className="quality-choose"
                  aria-pressed={isChosen}
                  onClick={onChoose}
                >
                  {name}
                </button>
              ) : (
                name
              )}
            </th>
            <td>{formatNumber(counts.passports, language)}</td>
            <td>{t('quality.percent', { n: counts.completeness })}</td>
            <td data-zero={counts[aspect] === 0 || undefined}>
              {formatNumber(counts[aspect], language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
