import { useState } from 'react'
import {
  type Batch,
  type BatchItem,
  type BatchState,
  batchStates,
  reasonKey,
  valuesOf,
} from '../../../shared/contract/features/batch.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useBatchColumns } from './batch-columns.tsx'
import { dayOf } from './cells.ts'
import type { BatchWork } from './use-batch.ts'

interface BatchScreenProps {
  readonly work: BatchWork
  readonly batch: Batch
}

/** The files of a batch, what each brings, and the one button that takes them all. */
export function BatchScreen({ work, batch }: BatchScreenProps) {
  const { t } = useLanguage()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [conflicts, setConflicts] = useState(false)
  const [filter, setFilter] = useState<BatchState | 'all'>('all')
  const [selected, setSelected] = useState<number | null>(null)
  const canTake = (item: BatchItem) => work.applied === null && valuesOf(item, conflicts) > 0
  const taken = batch.items.filter((item) => canTake(item) && !left.has(item.number))
  const toggle = ({ number }: BatchItem) =>
    setLeft((old) => {
      const next = new Set(old)
      if (!next.delete(number)) next.add(number)
      return next
    })
  const columns = useBatchColumns({
    isTaken: (item) => canTake(item) && !left.has(item.number),
    canTake,
    toggle,
  })
  const shown = batch.items.filter(({ state }) => filter === 'all' || state === filter)
  const chosen = batch.items.find(({ number }) => number === selected)
  const count = (state: BatchState) => batch.items.filter((item) => item.state === state).length
  return (
    <>
      <Head work={work} batch={batch} />
      <div className="import-tools">
        <Field label={t('batch.filter')} inline>
          <Select
            value={filter}
            choices={(['all', ...batchStates] as const).map((value) => ({
              value,
              label: `${t(`batch.filter.${value}`)} (${value === 'all' ? batch.items.length : count(value)})`,
            }))}
            onValue={setFilter}
          />
        </Field>
        <Checkbox checked={conflicts} disabled={work.applied !== null} onChecked={setConflicts}>
          {t('batch.withConflicts')}
        </Checkbox>
      </div>
      <div className="import-body" data-whole>
        <DataTable
          label={t('batch.table')}
          columns={columns}
          count={shown.length}
          rowAt={(index) => shown[index]}
          keyOf={({ number }) => String(number)}
          selected={new Set(selected === null ? [] : [String(selected)])}
          onSelect={({ number }) => setSelected(number)}
          onOpen={(item) => {
            if (canTake(item)) toggle(item)
          }}
          empty={t(work.busy ? 'batch.reading' : 'batch.none')}
        />
      </div>
      {chosen && <Details item={chosen} />}
      <Foot work={work} batch={batch} taken={taken} conflicts={conflicts} />
    </>
  )
}

/** What the narrow columns cut off. */
function Details({ item }: { readonly item: BatchItem }) {
  const { t } = useLanguage()
  const words = item.reason ? t(reasonKey(item.reason)) : item.name
  return (
    <p className="import-muted" aria-live="polite">
      {[item.file, words].filter(Boolean).join(' — ')}
    </p>
  )
}

function Head({ work, batch }: BatchScreenProps) {
  const { t } = useLanguage()
  const count = (state: BatchState) => batch.items.filter((item) => item.state === state).length
  return (
    <>
      <h2 className="import-label">{batch.source}</h2>
      <p className="import-muted" aria-live="polite">
        {t('batch.summary', {
          total: batch.total,
          ready: count('ready'),
          doubtful: count('doubtful'),
          same: count('same'),
          rejected: count('rejected'),
        })}
      </p>
      {work.applied && (
        <Notice
          tone="ok"
          live
          title={t('batch.applied', {
            n: work.applied.values,
            passports: work.applied.passports,
          })}
        />
      )}
    </>
  )
}

interface FootProps extends BatchScreenProps {
  readonly taken: readonly BatchItem[]
  readonly conflicts: boolean
}

function Foot({ work, batch, taken, conflicts }: FootProps) {
  const { t } = useLanguage()
  const [asOf, setAsOf] = useState('')
  const day = dayOf(asOf)
  const isDateless = taken.some((item) => item.asOf === '')
  const isWhole = batch.items.length === batch.total
  const n = taken.reduce((sum, item) => sum + valuesOf(item, conflicts), 0)
  const reason = !isWhole
    ? t('batch.unfinished')
    : taken.length === 0
      ? t('batch.noneTaken')
      : isDateless && !day
        ? t('batch.asOfHint')
        : undefined
  const apply = () =>
    void work.apply({ items: taken.map(({ number }) => number), conflicts, asOf: day })
  return (
    <div className="import-foot">
      {work.stop ? (
        <Button onClick={work.stop}>{t('ui.stop')}</Button>
      ) : (
        <Button kind="quiet" busy={work.busy} onClick={() => void work.close()}>
          {t(work.applied ? 'batch.close' : 'ui.cancel')}
        </Button>
      )}
      {!isWhole && !work.busy && (
        <Button onClick={() => void work.resume(batch)}>{t('batch.continue')}</Button>
      )}
      <span className="import-gap" />
      {isDateless && work.applied === null && (
        <Field label={t('batch.asOf')} hint={t('batch.asOfHint')} required inline>
          <DateInput value={asOf} onValue={setAsOf} />
        </Field>
      )}
      <Button
        busy={work.busy}
        disabledReason={isWhole ? undefined : t('batch.unfinished')}
        onClick={() => void work.saveReport()}
      >
        {t('batch.saveReport')}
      </Button>
      {work.applied === null && (
        <Button kind="primary" busy={work.busy} disabledReason={reason} onClick={apply}>
          {t('batch.apply', { n, files: taken.length })}
        </Button>
      )}
    </div>
  )
}
