import { ScrollText } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Act, listedActs } from '../../../shared/contract/features/audit.ts'
import type { DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { formatDateTime, formatNumber } from '../../../shared/i18n/format.ts'
import { allMessages, type PlainKey } from '../../../shared/i18n/messages/all.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureText } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import { navigate } from '../../ui/route.ts'
import { ActFilters } from './act-filters.tsx'
import { useActFilter, useActs } from './use-acts.ts'

/** Who did what and when, the newest first, whatever the length. */
export function Acts() {
  const { t, language } = useLanguage()
  const dictionary = useDictionary()
  const { count, actAt, onRange, error, isPending } = useActs()
  const [chosen, setChosen] = useState<Act | null>(null)
  const columns = useActColumns()
  const open = ({ record, recordKind }: Act) => {
    if (record && dictionary?.kinds[recordKind as DictionaryKind]) navigate('passports', record)
  }
  return (
    <div className="acts">
      <ActFilters />
      <div className="acts-count">
        <p role="status">
          {isPending
            ? t('ui.loading')
            : count === listedActs
              ? t('acts.listed', { n: formatNumber(count, language) })
              : t('acts.count', { n: count })}
        </p>
        {chosen ? <Narrow act={chosen} /> : null}
      </div>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      <DataTable
        label={t('acts.title')}
        columns={columns}
        count={count}
        rowAt={actAt}
        keyOf={({ id }) => String(id)}
        selected={new Set(chosen ? [String(chosen.id)] : [])}
        onSelect={setChosen}
        onOpen={open}
        onRange={onRange}
        empty={
          isPending ? null : (
            <EmptyState icon={ScrollText} title={t('acts.none')}>
              {t('acts.noneText')}
            </EmptyState>
          )
        }
      />
    </div>
  )
}

/** From one act to all of its person or of its object. */
function Narrow({ act }: { readonly act: Act }) {
  const { t, text } = useLanguage()
  const { person, personId, record, name } = act
  return (
    <>
      {person !== null ? (
        <Button small kind="quiet" onClick={() => useActFilter.setState({ person: personId })}>
          {t('acts.onlyOf', { name: person })}
        </Button>
      ) : null}
      {record !== null && name ? (
        <Button
          small
          kind="quiet"
          onClick={() => useActFilter.setState({ record: record as never })}
        >
          {t('acts.onlyAbout', { name: text(name) })}
        </Button>
      ) : null}
    </>
  )
}

function useActColumns(): readonly Column<Act>[] {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  return useMemo(() => {
    const objectOf = ({ name, recordKind }: Act) => {
      const kind = dictionary?.kinds[recordKind as DictionaryKind]
      if (kind) return [name ? text(name) : '', text(kind.label)].filter(Boolean).join(' · ')
      if (name) return text(name)
      return recordKind === null ? '' : t('fault.kind.other')
    }
    return [
      {
        id: 'when',
        header: t('acts.when'),
        width: '9.5rem',
        renderCell: ({ at }) => formatDateTime(at, language),
      },
      {
        id: 'who',
        header: t('acts.who'),
        width: 'minmax(9rem, 1fr)',
        renderCell: ({ person, personId }) =>
          person ?? (personId === 0 ? t('history.program') : t('acts.nobody')),
      },
      {
        id: 'act',
        header: t('acts.act'),
        width: 'minmax(10rem, 1.2fr)',
        renderCell: (act) => actWord(act, t),
      },
      {
        id: 'object',
        header: t('acts.object'),
        width: 'minmax(12rem, 2fr)',
        renderCell: objectOf,
      },
      {
        id: 'why',
        header: t('acts.why'),
        width: 'minmax(8rem, 1.5fr)',
        renderCell: (act) => whyOf(act, t),
      },
      {
        id: 'changes',
        header: t('acts.changes'),
        width: '6rem',
        align: 'end',
        renderCell: ({ changes }) => (changes === 0 ? '' : formatNumber(changes, language)),
      },
    ]
  }, [t, text, language, dictionary])
}

const isWord = (key: string): key is PlainKey => Object.hasOwn(allMessages, key)

function actWord({ act }: Act, t: Translate): string {
  const key = `act.${act}`
  return isWord(key) ? t(key) : t('history.otherAct')
}

function whyOf({ act, reason, detail }: Act, t: Translate): string {
  if (act === 'verify') return t('acts.faults', { n: Number(detail) })
  const key = `exported.${detail ?? ''}`
  if (act === 'export') return isWord(key) ? t(key) : (detail ?? '')
  return reason ?? ''
}
