import { personRoles, rights } from '../../../shared/domain/permissions.ts'
import { useLanguage } from '../../ui/language.tsx'

/** The table of rights as it is enforced: made from it, never written beside it. */
export function RightsTable() {
  const { t } = useLanguage()
  return (
    <section aria-labelledby="rights">
      <h3 id="rights">{t('rights.title')}</h3>
      <p>{t('rights.text')}</p>
      <div className="people-wide">
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{t('rights.action')}</th>
              <th scope="col">{t('rights.subjects')}</th>
              {personRoles.map((role) => (
                <th key={role} scope="col">
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rights.map(({ action, subjects, roles }) => (
              <tr key={`${action} ${subjects.join()}`}>
                <th scope="row">{t(`action.${action}`)}</th>
                <td>{subjects.map((subject) => t(`subject.${subject}`)).join(', ')}</td>
                {personRoles.map((role) => {
                  const reach = roles[role]
                  return (
                    <td key={role} data-none={reach ? undefined : true}>
                      {reach ? t(`rights.${reach}`) : t('rights.none')}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
