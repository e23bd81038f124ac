import { useState } from 'react'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { NewPassword, passwordFault } from './new-password.tsx'
import { outcomeText } from './sign-in.tsx'
import { useSubmit } from './use-submit.ts'

/** A password that somebody else set is replaced before the work. */
export function ChangePassword() {
  const { t } = useLanguage()
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState({ first: '', second: '' })
  const { busy, error, onSubmit } = useSubmit(async () => {
    const fault = passwordFault(password, t)
    if (fault) return fault
    const outcome = await data['account.changePassword']({
      command: mintCommandId(),
      password: present,
      next: password.first,
    })
    return outcomeText(outcome, t)
  })
  return (
    <>
      <h1>{t('account.change')}</h1>
      <p>{t('account.mustChange')}</p>
      <form className="account-form" onSubmit={onSubmit}>
        <Field label={t('account.present')}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do here */}
          <TextInput type="password" value={present} onValue={setPresent} autoFocus />
        </Field>
        <NewPassword value={password} onValue={setPassword} fault={error} />
        <div className="account-actions">
          <Button type="submit" kind="primary" busy={busy}>
            {t('account.change')}
          </Button>
          <Button kind="quiet" onClick={() => void signOut()}>
            {t('account.signOut')}
          </Button>
        </div>
      </form>
    </>
  )

  async function signOut(): Promise<void> {
    try {
      await data['account.signOut']({})
    } catch (failure) {
      showToast(failureToast(failure, t))
    }
  }
}
