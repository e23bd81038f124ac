import { CircleUser, KeyRound, Lock, LogOut, ShieldAlert, UserRound } from 'lucide-react'
import { useState } from 'react'
import { decide } from '../../../shared/domain/permissions.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PasswordDialog, RecoveryDialog } from './account-dialogs.tsx'
import { lockScreen } from './lock.ts'

/** Who is at work; in a demonstration also the other parts that can be taken. */
export function UserMenu() {
  const { t } = useLanguage()
  const { data: account } = useData('account.state', {})
  const [open, setOpen] = useState<'password' | 'recovery' | null>(null)
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
    ...ownItems(),
    {
      id: 'sign-out',
      label: t('account.signOut'),
      icon: LogOut,
      onChoose: () => void attempt(() => data['account.signOut']({})),
    },
  ]
  const close = () => setOpen(null)
  return (
    <>
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
      {open === 'password' ? <PasswordDialog onClose={close} /> : null}
      {open === 'recovery' && account.person ? (
        <RecoveryDialog login={account.person.login} onClose={close} />
      ) : null}
    </>
  )

  /** What a person does with the own way in; those of the demonstration have no password. */
  function ownItems(): readonly MenuItem[] {
    const person = account?.person
    if (!person || person.demo) return []
    return [
      {
        id: 'lock',
        label: t('account.lock'),
        icon: Lock,
        onChoose: () => void attempt(() => lockScreen(person.login)),
      },
      {
        id: 'password',
        label: t('account.change'),
        icon: KeyRound,
        onChoose: () => setOpen('password'),
      },
      ...(decide(person, 'people').allowed
        ? [
            {
              id: 'recovery',
              label: t('account.newKey'),
              icon: ShieldAlert,
              onChoose: () => setOpen('recovery'),
            },
          ]
        : []),
    ]
  }
}
