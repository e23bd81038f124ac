import { Copy, ShieldCheck } from 'lucide-react'
import { type QualityAspect, qualityAspects } from '../../../shared/contract/features/quality.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { navigate, useRoute } from '../../ui/route.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { CheckButton } from './check-button.tsx'
import { Duplicates } from './duplicates.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { Groups } from './groups.tsx'
import { useLineColumns } from './line-columns.tsx'
import './quality.css'
import { changeScope, everything, useQualityState } from './quality-state.ts'
import { useQualityLines } from './use-quality-lines.ts'

/** `#/quality`: the overview; `#/quality/duplicates`: the finder of duplicates. */
export function QualityScreen() {
  return useRoute().rest[0] === 'duplicates' ? <Duplicates /> : <Overview />
}

/** What is missing, late, contradictory or doubtful; every line opens its field. */
function Overview() {
  const { t, language } = useLanguage()
  const { aspect, scope } = useQualityState()
  const { data, error } = useData('quality.summary', scope, { keepPrevious: true })
  const lines = useQualityLines()
  const isEmpty = data?.total.passports === 0 && isEverything(scope)
  return (
    <Panel
      title={t('quality.title')}
      actions={
        <>
          <Button small icon={Copy} onClick={() => navigate('quality', 'duplicates')}>
            {t('duplicates.open')}
          </Button>
          <ExportButtons count={lines.count} />
          <CheckButton />
        </>
      }
    >
      {error && !data ? <FailureNotice {...failureText(error, t)} /> : null}
      {isEmpty ? (
        <EmptyState icon={ShieldCheck} title={t('quality.noPassports')}>
          {t('quality.noPassportsText')}
        </EmptyState>
      ) : (
        <div className="quality">
          <div className="quality-side">
            <Groups />
          </div>
          <Tabs<QualityAspect>
            label={t('quality.aspects')}
            value={aspect}
            onValue={(next) => useQualityState.setState({ aspect: next })}
            tabs={qualityAspects.map((id) => ({
              id,
              label: t(`quality.aspect.${id}`),
              badge: data ? <Badge>{formatNumber(data.total[id], language)}</Badge> : null,
            }))}
          >
            <Lines lines={lines} />
          </Tabs>
        </div>
      )}
    </Panel>
  )
}

const isEverything = (scope: typeof everything) =>
  scope.unit === null && scope.kinds.length === 0 && scope.owner === null

function Lines({ lines }: { readonly lines: ReturnType<typeof useQualityLines> }) {
  const { t } = useLanguage()
  const { aspect } = useQualityState()
  const columns = useLineColumns(aspect)
  const { count, passports, lineAt, onRange, error, isPending } = lines
  return (
    <div className="quality-lines">
      <div className="quality-count">
        <p role="status">
          {isPending
            ? t('ui.loading')
            : `${t('quality.lines', { n: count })} ${t('quality.inPassports', { n: passports })}`}
        </p>
        <Narrowed />
      </div>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      <DataTable
        label={t(`quality.aspect.${aspect}`)}
        columns={columns}
        count={count}
        rowAt={lineAt}
        keyOf={({ fid, field, row, column, message }) =>
          [fid, field, row, column, message?.en].join('/')
        }
        onOpen={({ record, field }) => navigate('passports', record, String(field))}
        onRange={onRange}
        empty={
          isPending ? null : (
            <EmptyState icon={ShieldCheck} title={t('quality.none')}>
              {t('quality.noneText')}
            </EmptyState>
          )
        }
      />
    </div>
  )
}

/** The kind and the owner that the list is narrowed to, and the way out. */
function Narrowed() {
  const { t, text } = useLanguage()
  const { scope } = useQualityState()
  const dictionary = useDictionary()
  const parts = [
    ...scope.kinds.map((kind) => (dictionary ? text(dictionary.kinds[kind].label) : kind)),
    ...(scope.owner === null ? [] : [scope.owner || t('quality.nobody')]),
  ]
  if (parts.length === 0) return null
  return (
    <>
      <span className="quality-narrowed">{parts.join(' · ')}</span>
      <Button small kind="quiet" onClick={() => changeScope({ kinds: [], owner: null })}>
        {t('quality.clear')}
      </Button>
    </>
  )
}
