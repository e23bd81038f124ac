import { passwordLeast } from '../../../shared/contract/features/account.ts'
import { Field } from '../../ui/field.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextInput } from '../../ui/text-input.tsx'

export interface Twice {
  readonly first: string
  readonly second: string
}

/** Why a new password cannot be taken, or null. */
export function passwordFault({ first, second }: Twice, t: Translate): string | null {
  if (first.length < passwordLeast) return t('account.tooShort')
  return first === second ? null : t('account.differ')
}

interface NewPasswordProps {
  readonly value: Twice
  readonly onValue: (value: Twice) => void
  /** What was wrong when it was sent. */
  readonly fault: string | null
}

/** A new password, typed twice because it is not seen. */
export function NewPassword({ value, onValue, fault }: NewPasswordProps) {
  const { t } = useLanguage()
  return (
    <>
      {fault ? <Notice tone="danger" title={fault} live /> : null}
      <Field
        label={t('account.newPassword')}
        hint={t('account.passwordHint', { n: passwordLeast })}
      >
        <TextInput
          type="password"
          autoComplete="new-password"
          value={value.first}
          onValue={(first) => onValue({ ...value, first })}
        />
      </Field>
      <Field label={t('account.passwordAgain')}>
        <TextInput
          type="password"
          autoComplete="new-password"
          value={value.second}
          onValue={(second) => onValue({ ...value, second })}
        />
      </Field>
    </>
  )
}
