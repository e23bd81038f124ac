import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '../../../shared/contract/features/account.ts'
import { decide } from '../../../shared/domain/permissions.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import './people.css'
import { PersonDialog } from './person-dialog.tsx'
import { RightsTable } from './rights-table.tsx'

/** Who is on the list, and who may do what: readable by everybody, changed by administrators. */
export function PeopleScreen() {
  const { t } = useLanguage()
  const people = useData('people.list', {})
  const { data: account } = useData('account.state', {})
  const [edited, setEdited] = useState<Person | 'new' | null>(null)
  const mayManage = decide(account?.person ?? null, 'people').allowed
  return (
    <Panel title={t('section.people')}>
      {people.error ? <FailureNotice {...failureText(people.error, t)} /> : null}
      {mayManage ? (
        <p>
          <Button icon={UserPlus} onClick={() => setEdited('new')}>
            {t('people.add')}
          </Button>
        </p>
      ) : null}
      <List people={people.data ?? []} onEdit={mayManage ? setEdited : undefined} />
      <RightsTable />
      {edited ? (
        <PersonDialog person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
    </Panel>
  )
}

interface ListProps {
  readonly people: readonly Person[]
  readonly onEdit: ((person: Person) => void) | undefined
}

function List({ people, onEdit }: ListProps) {
  const { t, text } = useLanguage()
  const { data: units } = useData('units.list', {})
  const placeOf = (code: string) => {
    const unit = units?.find((one) => one.code === code)
    return unit ? text(unit.name) : code
  }
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('account.login')}</th>
          <th scope="col">{t('people.roles')}</th>
          <th scope="col">{t('people.unit')}</th>
          {onEdit ? <th scope="col">{t('people.edit')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.record}>
            <th scope="row">
              {person.name} {person.demo ? <Badge tone="warn">{t('people.demo')}</Badge> : null}{' '}
              {person.disabled ? <Badge tone="note">{t('people.off')}</Badge> : null}
              <p className="people-position">{person.position}</p>
            </th>
            <td>{person.login}</td>
            <td>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</td>
            <td>{placeOf(person.unit)}</td>
            {onEdit ? (
              <td>
                <Button
                  small
                  aria-label={`${t('people.edit')}: ${person.name}`}
                  onClick={() => onEdit(person)}
                >
                  {t('people.edit')}
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
