import { CircleUser, LogOut, UserRound } from 'lucide-react'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Who is at work; in a demonstration also the other parts that can be taken. */
export function UserMenu() {
  const { t } = useLanguage()
  const { data: account } = useData('account.state', {})
  if (account?.phase !== 'signed-in') return null
  const roles = (of: typeof account.person) => of?.roles.map((role) => t(`role.${role}`)).join(', ')
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  const items: MenuItem[] = [
    ...account.demo.map(
      (person): MenuItem => ({
        id: person.record,
        label: `${person.name} · ${roles(person) ?? ''}`,
        icon: UserRound,
        checked: person.fid === account.person?.fid,
        onChoose: () => void attempt(() => data['account.enterAs']({ person: person.record })),
      }),
    ),
    {
      id: 'sign-out',
      label: t('account.signOut'),
      icon: LogOut,
      onChoose: () => void attempt(() => data['account.signOut']({})),
    },
  ]
  return (
    <Menu
      label={t('account.user')}
      items={items}
      renderTrigger={(attributes) => (
        <Button small kind="quiet" icon={CircleUser} {...attributes}>
          {account.person?.name ?? t('account.onlooker')}
          {account.person ? (
            <span className="user-roles">{` · ${roles(account.person) ?? ''}`}</span>
          ) : null}
        </Button>
      )}
    />
  )
}
