import { ClipboardCheck } from 'lucide-react'
import type { WorkItem } from '../../../shared/contract/features/workflow.ts'
import { formatDate } from '../../../shared/i18n/format.ts'
import type { Text } from '../../../shared/i18n/language.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { hashFor } from '../../ui/route.ts'
import { Overdue } from './overdue.tsx'
import './work.css'

/** What waits for the person at work: given by name, or by role and territory; the late first. */
export function WorkScreen() {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  const { data: work, error } = useData('work.mine', {})
  const states = dictionary?.kinds.territory.byKey.get('status')?.options ?? []
  const nameOf = (state: string) => {
    const label = states.find(({ value }) => value === state)?.label
    return label ? text(label) : state
  }
  return (
    <Panel title={t('section.work')}>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      {work ? (
        <p className="work-counts" role="status">
          <span>{t('work.total', { n: work.counts.total })}</span>
          <span>{t('work.assigned', { n: work.counts.assigned })}</span>
          <span data-tone={work.counts.overdue > 0 ? 'danger' : undefined}>
            {t('work.overdue', { n: work.counts.overdue })}
          </span>
        </p>
      ) : null}
      {work?.items.length === 0 ? (
        <EmptyState icon={ClipboardCheck} title={t('work.none')}>
          {t('work.noneText')}
        </EmptyState>
      ) : null}
      {work && work.items.length > 0 ? (
        <table className="work">
          <thead>
            <tr>
              <th scope="col">{t('work.passport')}</th>
              <th scope="col">{t('work.state')}</th>
              <th scope="col">{t('work.due')}</th>
              <th scope="col">{t('remark.title')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(work.items, text).map((item) => (
              <tr key={item.record}>
                <th scope="row">
                  <a href={hashFor('passports', item.record)}>{text(item.name)}</a>
                </th>
                <td>{nameOf(item.state)}</td>
                <td>
                  {item.due ? formatDate(item.due, language) : '—'}{' '}
                  {item.overdue ? <Badge tone="danger">{t('work.late')}</Badge> : null}
                </td>
                <td>{item.openRemarks > 0 ? t('remark.open', { n: item.openRemarks }) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Overdue stateName={nameOf} />
    </Panel>
  )
}

/** The earliest date first, then what was given by name, each by its name in the language of the window. */
function inOrder(items: readonly WorkItem[], text: (of: Text) => string): readonly WorkItem[] {
  const key = (item: WorkItem) =>
    `${item.due ?? '9999'} ${item.assigned ? 0 : 1} ${sortKey(text(item.name))}`
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item)
}
