import { type ReactNode, useState } from 'react'
import { data } from '../../api/client.ts'
import { mintCommandId } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { NewPassword, passwordFault } from './new-password.tsx'
import { outcomeText } from './sign-in.tsx'
import { useSubmit } from './use-submit.ts'

interface PasswordFormProps {
  readonly onDone?: () => void
  /** Beside the button that sends. */
  readonly other: ReactNode
}

/** The present password and, twice, the one that takes its place. */
export function PasswordForm({ onDone, other }: PasswordFormProps) {
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
    if (outcome.kind === 'in') onDone?.()
    return outcomeText(outcome, t)
  })
  return (
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
        {other}
      </div>
    </form>
  )
}
