import { ChartColumn } from 'lucide-react'
import type { Attribute, Layer } from '../../../../shared/contract/features/layers.ts'
import type {
  ColumnStatistics as Statistics,
  TableCondition,
} from '../../../../shared/contract/features/table.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { failureText } from '../../../api/failures.ts'
import { useData } from '../../../api/queries.ts'
import { IconButton } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { useTableState } from './table-state.ts'

interface ColumnStatisticsProps {
  readonly layer: Layer
  readonly column: string
  readonly where: readonly TableCondition[]
}

/** Figures of one column over the rows that pass, with their distribution. */
export function ColumnStatistics({ layer, column, where }: ColumnStatisticsProps) {
  const { t, text } = useLanguage()
  const attribute = layer.attributes.find(({ name }) => name === column)
  const { data, error } = useData(
    'table.statistics',
    { layer: layer.id, where: [...where], column },
    { keepPrevious: true },
  )
  return (
    <section className="column-statistics" aria-label={t('table.statistics')}>
      <Select
        aria-label={t('table.column')}
        value={column}
        choices={layer.attributes.map(({ name, label }) => ({ value: name, label: text(label) }))}
        onValue={(measured) => useTableState.setState({ measured })}
      />
      <p className="column-statistics-note">{t('table.statisticsNote')}</p>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      {data ? <Figures statistics={data} /> : null}
      {data?.numbers ? <Histogram numbers={data.numbers} /> : null}
      {data && attribute && !data.numbers ? (
        <Frequent frequent={data.frequent} attribute={attribute} />
      ) : null}
    </section>
  )
}

function Figures({ statistics }: { readonly statistics: Statistics }) {
  const { t, language } = useLanguage()
  const { n, empty, distinct, numbers } = statistics
  const figures = [
    ['n', n],
    ['empty', empty],
    ['distinct', distinct],
    ...(numbers
      ? ([
          ['least', numbers.least],
          ['most', numbers.most],
          ['sum', numbers.sum],
          ['mean', numbers.mean],
          ['deviation', numbers.deviation ?? Number.NaN],
        ] as const)
      : []),
  ] as const
  return (
    <dl>
      {figures.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`table.stat.${key}`)}</dt>
          <dd>{formatNumber(value, language)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The length of a bar says what the number beside it says. */
function Bars({ title, rows }: { readonly title: string; readonly rows: readonly Bar[] }) {
  const { t, language } = useLanguage()
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <table aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('table.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td style={{ backgroundSize: `${(100 * count) / most}% 100%` }}>
              {formatNumber(count, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface Bar {
  readonly label: string
  readonly count: number
}

function Histogram({ numbers }: { readonly numbers: NonNullable<Statistics['numbers']> }) {
  const { t, language } = useLanguage()
  const write = (value: number) => formatNumber(value, language, { maxDecimals: 2 })
  const rows = numbers.bins.map(({ from, to, count }) => ({
    label: from === to ? write(from) : `${write(from)} – ${write(to)}`,
    count,
  }))
  return <Bars title={t('table.histogram')} rows={rows} />
}

interface FrequentProps {
  readonly frequent: Statistics['frequent']
  readonly attribute: Attribute
}

function Frequent({ frequent, attribute }: FrequentProps) {
  const { t, text } = useLanguage()
  const rows = frequent.map(({ value, count }) => {
    const code = attribute.values.find((known) => known.value === String(value))
    return { label: code ? text(code.label) : String(value), count }
  })
  return rows.length > 0 ? <Bars title={t('table.frequent')} rows={rows} /> : null
}

/** Opens and closes the statistics, at first of the first column. */
export function StatisticsSwitch({ layer }: { readonly layer: Layer }) {
  const { t } = useLanguage()
  const measured = useTableState((state) => state.measured)
  const first = layer.attributes[0]?.name ?? null
  return (
    <IconButton
      small
      icon={ChartColumn}
      label={t('table.statistics')}
      pressed={measured !== null}
      onClick={() => useTableState.setState({ measured: measured === null ? first : null })}
    />
  )
}
