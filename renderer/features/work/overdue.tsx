import { decide } from '../../../shared/domain/permissions.ts'
import { formatDate } from '../../../shared/i18n/format.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { hashFor } from '../../ui/route.ts'

/** For those who give work out: whose assignments are past their day, the longest first. */
export function Overdue({ stateName }: { readonly stateName: (state: string) => string }) {
  const { data: account } = useData('account.state', {})
  return decide(account?.person ?? null, 'assign').allowed ? <List stateName={stateName} /> : null
}

function List({ stateName }: { readonly stateName: (state: string) => string }) {
  const { t, text, language } = useLanguage()
  const { data: items, error } = useData('work.overdue', {})
  return (
    <section aria-labelledby="overdue" className="work-overdue">
      <h3 id="overdue">{t('assignment.overdue')}</h3>
      {error ? <FailureNotice {...failureText(error, t)} /> : null}
      {items?.length === 0 ? <p>{t('assignment.noneOverdue')}</p> : null}
      {items && items.length > 0 ? (
        <table className="work">
          <thead>
            <tr>
              <th scope="col">{t('work.passport')}</th>
              <th scope="col">{t('assignment.person')}</th>
              <th scope="col">{t('work.state')}</th>
              <th scope="col">{t('work.due')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ record, name, person, state, due }) => (
              <tr key={record}>
                <th scope="row">
                  <a href={hashFor('passports', record)}>{text(name)}</a>
                </th>
                <td>{person}</td>
                <td>{stateName(state)}</td>
                <td>{formatDate(due, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
