import { type ReactNode, useEffect, useState } from 'react'
import type { AccountState } from '../../../shared/contract/features/account.ts'
import { useLanguage } from '../../ui/language.tsx'
import './account.css'
import { ChangePassword } from './change-password.tsx'
import { FirstStart } from './first-start.tsx'
import { Recover } from './recover.tsx'
import { SignIn } from './sign-in.tsx'

interface AccountScreenProps {
  readonly account: AccountState
  /** What may be chosen before anybody is at work. */
  readonly tools: ReactNode
}

/** What stands before the work: signing in, the first start, a password to be replaced. */
export function AccountScreen({ account, tools }: AccountScreenProps) {
  const { t } = useLanguage()
  const [forgot, setForgot] = useState(false)
  const title = account.phase === 'first-start' ? t('account.firstTitle') : t('account.signIn')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <div className="account">
      <main className="account-card">
        <p className="account-name">{t('app.name')}</p>
        {account.phase === 'first-start' ? (
          <FirstStart />
        ) : account.mustChange ? (
          <ChangePassword />
        ) : forgot ? (
          <Recover onBack={() => setForgot(false)} />
        ) : (
          <SignIn account={account} onForgot={() => setForgot(true)} />
        )}
      </main>
      <footer className="account-tools">{tools}</footer>
    </div>
  )
}
