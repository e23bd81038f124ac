import { type FormEvent, useState } from 'react'
import { loginSchema } from '../../../shared/contract/features/account.ts'
import { data } from '../../api/client.ts'
import { mintCommandId, mintRecordId, mintRecoveryKey } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { NewPassword, passwordFault } from './new-password.tsx'
import { RecoveryKey } from './recovery-key.tsx'
import { useSubmit } from './use-submit.ts'

/** Nobody is on the list: the administrator, then the key, and only then is anything written. */
export function FirstStart() {
  const { t } = useLanguage()
  const [ids] = useState(() => ({
    command: mintCommandId(),
    record: mintRecordId(),
    recovery: mintRecoveryKey(),
  }))
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState({ first: '', second: '' })
  const [fault, setFault] = useState<string | null>(null)
  const [stage, setStage] = useState<'who' | 'key'>('who')
  const { busy, error, onSubmit } = useSubmit(async () => {
    await data['account.begin']({ ...ids, name, login, password: password.first })
    return null
  })
  if (stage === 'key')
    return (
      <form onSubmit={onSubmit}>
        <RecoveryKey recovery={ids.recovery} login={login} busy={busy} error={error} />
      </form>
    )
  const next = (event: FormEvent) => {
    event.preventDefault()
    const wrong = passwordFault(password, t)
    setFault(wrong)
    if (!wrong && nameFits && loginFits) setStage('key')
  }
  const nameFits = name.trim().length >= 2
  const loginFits = loginSchema.safeParse(login).success
  return (
    <>
      <h1>{t('account.firstTitle')}</h1>
      <p>{t('account.firstText')}</p>
      <form className="account-form" onSubmit={next}>
        <Field label={t('account.name')} required>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here */}
          <TextInput value={name} onValue={setName} autoFocus />
        </Field>
        <Field label={t('account.login')} hint={t('account.loginRule')} required>
          <TextInput value={login} onValue={setLogin} autoComplete="username" />
        </Field>
        <NewPassword value={password} onValue={setPassword} fault={fault} />
        <div className="account-actions">
          <Button
            type="submit"
            kind="primary"
            disabledReason={
              nameFits ? (loginFits ? undefined : t('account.loginRule')) : t('account.name')
            }
          >
            {t('account.next')}
          </Button>
        </div>
      </form>
    </>
  )
}
