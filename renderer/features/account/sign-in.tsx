import { useState } from 'react'
import type { AccountState, SignInOutcome } from '../../../shared/contract/features/account.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useLock } from './lock.ts'
import { useSubmit } from './use-submit.ts'

/** What to tell a person who did not get in. */
export function outcomeText(outcome: SignInOutcome, t: Translate): string | null {
  if (outcome.kind === 'wait') return t('account.wait', { n: outcome.waitS })
  return outcome.kind === 'wrong' ? t('account.wrong') : null
}

interface SignInProps {
  readonly account: AccountState
  readonly onForgot: () => void
}

export function SignIn({ account, onForgot }: SignInProps) {
  const { t } = useLanguage()
  const locked = useLock((state) => state.login)
  const [login, setLogin] = useState(locked ?? '')
  const [password, setPassword] = useState('')
  const { busy, error, onSubmit } = useSubmit(async () => {
    const outcome = await data['account.signIn']({ login, password })
    setPassword('')
    if (outcome.kind === 'in') useLock.setState({ login: null })
    return outcomeText(outcome, t)
  })
  return (
    <>
      <h1>{t('account.signIn')}</h1>
      <form className="account-form" onSubmit={onSubmit}>
        {locked && !error ? <Notice tone="note" title={t('account.locked')} /> : null}
        {error ? <Notice tone="danger" title={error} live /> : null}
        <Field label={t('account.login')}>
          <TextInput
            value={login}
            onValue={setLogin}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here
            autoFocus={locked === null}
            autoComplete="username"
          />
        </Field>
        <Field label={t('account.password')}>
          <TextInput
            type="password"
            value={password}
            onValue={setPassword}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here
            autoFocus={locked !== null}
            autoComplete="current-password"
          />
        </Field>
        <div className="account-actions">
          <Button type="submit" kind="primary" busy={busy}>
            {t('account.enter')}
          </Button>
          <Button kind="quiet" onClick={onForgot}>
            {t('account.forgot')}
          </Button>
        </div>
      </form>
      <DemoPeople account={account} />
    </>
  )
}

function DemoPeople({ account }: { readonly account: AccountState }) {
  const { t } = useLanguage()
  const enter = async (person: RecordId) => {
    try {
      await data['account.enterAs']({ person })
      useLock.setState({ login: null })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  if (account.demo.length === 0) return null
  return (
    <section className="account-demo">
      <h2>{t('account.demoTitle')}</h2>
      {account.demo.map(({ record, name, roles }) => (
        <Button key={record} onClick={() => void enter(record)}>
          {name} · {roles.map((role) => t(`role.${role}`)).join(', ')}
        </Button>
      ))}
    </section>
  )
}
