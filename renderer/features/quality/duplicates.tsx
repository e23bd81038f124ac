import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, CopyCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { DuplicatePair } from '../../../shared/contract/features/duplicates.ts'
import type { PassportRow } from '../../../shared/contract/features/passports.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { data } from '../../api/client.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { navigate } from '../../ui/route.ts'
import { kindWord } from './kind-word.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { useQualityState } from './quality-state.ts'

/** Two passports that seem to describe one thing. */
export interface ShownPair extends DuplicatePair {
  readonly left: PassportRow
  readonly right: PassportRow
}

const none: readonly DuplicatePair[] = []

/** `#/quality/duplicates`: likely duplicates of the chosen scope, with why, and their merging. */
export function Duplicates() {
  const { t } = useLanguage()
  const client = useQueryClient()
  const { kinds, unit } = useQualityState((state) => state.scope)
  const [merging, setMerging] = useState<ShownPair | null>(null)
  const input = { kinds, unit }
  const found = useQuery({
    queryKey: ['duplicates.find', input],
    queryFn: ({ signal }) => data['duplicates.find'](input, { signal }),
  })
  const pairs = usePairs(found.data?.pairs ?? none)
  const words = useWords()
  return (
    <Panel
      title={t('duplicates.title')}
      actions={
        <Button small icon={ArrowLeft} onClick={() => navigate('quality')}>
          {t('duplicates.back')}
        </Button>
      }
    >
      <div className="quality-lines">
        {found.error ? <FailureNotice {...failureText(found.error, t)} /> : null}
        <p role="status" className="quality-note">
          {found.isPending ? t('duplicates.looking') : t('duplicates.found', { n: pairs.length })}
        </p>
        <DataTable
          label={t('duplicates.title')}
          columns={pairColumns(words, setMerging)}
          count={pairs.length}
          rowAt={(index) => pairs[index]}
          keyOf={({ a, b }) => `${a}/${b}`}
          onOpen={setMerging}
          empty={
            found.isPending ? null : (
              <EmptyState icon={CopyCheck} title={t('duplicates.none')}>
                {t('duplicates.noneText')}
              </EmptyState>
            )
          }
        />
      </div>
      {merging ? (
        <MergeDialog
          pair={merging}
          onClose={() => setMerging(null)}
          onMerged={() => {
            setMerging(null)
            void client.invalidateQueries({ queryKey: ['duplicates.find'] })
          }}
        />
      ) : null}
    </Panel>
  )
}

/** The pairs whose two passports are still there. */
function usePairs(pairs: readonly DuplicatePair[]): readonly ShownPair[] {
  const fids = useMemo(() => [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], [pairs])
  const rows = useData(
    'passports.rows',
    { fids: fids.slice(0, 1_000) },
    { enabled: fids.length > 0, keepPrevious: true },
  )
  return useMemo(() => {
    const byFid = new Map((rows.data ?? []).map((row) => [row.fid, row]))
    return pairs.flatMap((pair) => {
      const [left, right] = [byFid.get(pair.a), byFid.get(pair.b)]
      return left && right ? [{ ...pair, left, right }] : []
    })
  }, [pairs, rows.data])
}

function useWords() {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  const units = useData('units.list', {})
  return {
    t,
    percent: (score: number) => `${formatNumber(Math.round(100 * score), language)} %`,
    name: ({ name, number }: PassportRow) =>
      [text(name) || t('passports.unnamed'), number].filter(Boolean).join(' · '),
    kind: ({ kind }: PassportRow) => (dictionary ? text(kindWord(dictionary, kind)) : kind),
    unit: ({ unit }: PassportRow) => {
      const known = units.data?.find(({ code }) => code === unit)
      return known ? text(known.name) : (unit ?? '')
    },
  }
}

const cut = (content: string) => (
  <span className="quality-cut" title={content}>
    {content}
  </span>
)

function pairColumns(
  { t, percent, name, kind, unit }: ReturnType<typeof useWords>,
  onMerge: (pair: ShownPair) => void,
): readonly Column<ShownPair>[] {
  const passport = (side: 'left' | 'right', header: string): Column<ShownPair> => ({
    id: side,
    header,
    width: 'minmax(12rem, 1fr)',
    renderCell: (pair) => cut(`${name(pair[side])}, ${unit(pair[side])}`),
  })
  return [
    {
      id: 'score',
      header: t('duplicates.score'),
      width: '6rem',
      align: 'end',
      renderCell: ({ score }) => percent(score),
    },
    {
      id: 'kind',
      header: t('quality.kind'),
      width: '10rem',
      renderCell: ({ left }) => cut(kind(left)),
    },
    passport('left', t('duplicates.first')),
    passport('right', t('duplicates.second')),
    {
      id: 'why',
      header: t('duplicates.why'),
      width: '16rem',
      renderCell: ({ reasons }) =>
        cut(reasons.map((one) => t(`duplicates.reason.${one}`)).join(', ')),
    },
    {
      id: 'merge',
      header: t('duplicates.compare'),
      width: '9rem',
      renderCell: (pair) => (
        <Button small kind="quiet" tabIndex={-1} onClick={() => onMerge(pair)}>
          {t('duplicates.compare')}
        </Button>
      ),
    },
  ]
}
