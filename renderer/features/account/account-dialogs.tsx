import { useState } from 'react'
import { data } from '../../api/client.ts'
import { mintCommandId, mintRecoveryKey } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PasswordForm } from './password-form.tsx'
import { RecoveryKey } from './recovery-key.tsx'
import { outcomeText } from './sign-in.tsx'
import { useSubmit } from './use-submit.ts'

interface AccountDialogProps {
  readonly login: string
  readonly onClose: () => void
}

/** A person replaces the own password at will. */
export function PasswordDialog({ onClose }: Pick<AccountDialogProps, 'onClose'>) {
  const { t } = useLanguage()
  return (
    <Dialog title={t('account.change')} size="small" onClose={onClose}>
      <p>{t('account.changeText')}</p>
      <PasswordForm
        onDone={() => {
          showToast({ tone: 'ok', title: t('account.changed') })
          onClose()
        }}
        other={
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        }
      />
    </Dialog>
  )
}

/** The administrator puts a new recovery key in place of one that was lost or seen. */
export function RecoveryDialog({ login, onClose }: AccountDialogProps) {
  const { t } = useLanguage()
  const [recovery] = useState(mintRecoveryKey)
  const [password, setPassword] = useState('')
  const { busy, error, onSubmit } = useSubmit(async () => {
    const outcome = await data['account.renewRecovery']({
      command: mintCommandId(),
      password,
      recovery,
    })
    if (outcome.kind === 'in') {
      showToast({ tone: 'ok', title: t('account.keyReplaced') })
      onClose()
    }
    return outcomeText(outcome, t)
  })
  return (
    <Dialog title={t('account.newKey')} onClose={onClose}>
      <form className="account-form" onSubmit={onSubmit}>
        <p>{t('account.newKeyText')}</p>
        <Field label={t('account.present')}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing to do here */}
          <TextInput type="password" value={password} onValue={setPassword} autoFocus />
        </Field>
        <RecoveryKey
          recovery={recovery}
          login={login}
          busy={busy}
          error={error}
          action={t('account.replaceKey')}
        />
      </form>
    </Dialog>
  )
}
