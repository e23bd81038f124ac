import { type FormEvent, useState } from 'react'
import { data } from '../../api/client.ts'
import { mintCommandId, mintRecoveryKey } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { NewPassword, passwordFault } from './new-password.tsx'
import { RecoveryKey } from './recovery-key.tsx'
import { useSubmit } from './use-submit.ts'

/** Who forgot a password asks the administrator; the administrator has the key of the first start. */
export function Recover({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLanguage()
  const [next] = useState(mintRecoveryKey)
  const [login, setLogin] = useState('')
  const [recovery, setRecovery] = useState('')
  const [password, setPassword] = useState({ first: '', second: '' })
  const [fault, setFault] = useState<string | null>(null)
  const [stage, setStage] = useState<'who' | 'key'>('who')
  const { busy, error, onSubmit } = useSubmit(async () => {
    const { kind } = await data['account.recover']({
      command: mintCommandId(),
      login,
      recovery,
      password: password.first,
      next,
    })
    if (kind === 'in') return null
    setStage('who')
    setFault(t('account.recoverWrong'))
    return t('account.recoverWrong')
  })
  if (stage === 'key')
    return (
      <form onSubmit={onSubmit}>
        <RecoveryKey recovery={next} login={login} busy={busy} error={error} />
      </form>
    )
  const go = (event: FormEvent) => {
    event.preventDefault()
    const wrong = passwordFault(password, t)
    setFault(wrong)
    if (!wrong) setStage('key')
  }
  return (
    <>
      <h1>{t('account.forgot')}</h1>
      <p>{t('account.forgotText')}</p>
      <form className="account-form" onSubmit={go}>
        <Field label={t('account.login')}>
          <TextInput value={login} onValue={setLogin} autoComplete="username" />
        </Field>
        <Field label={t('account.keyTitle')}>
          <TextInput value={recovery} onValue={setRecovery} />
        </Field>
        <NewPassword value={password} onValue={setPassword} fault={fault} />
        <div className="account-actions">
          <Button type="submit" kind="primary">
            {t('account.recover')}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            {t('account.back')}
          </Button>
        </div>
      </form>
    </>
  )
}
