import { useState } from 'react'
import { AppError } from '../../../shared/contract/failure.ts'
import {
  loginSchema,
  type Person,
  passwordLeast,
} from '../../../shared/contract/features/account.ts'
import { personRoles } from '../../../shared/domain/permissions.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId, mintRecordId } from '../../api/ids.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'

const fresh = () => ({
  record: mintRecordId(),
  login: '',
  name: '',
  position: '',
  roles: ['officer'] as Person['roles'],
  unit: 'KZ',
  disabled: false,
})

interface PersonDialogProps {
  /** Null takes somebody new in. */
  readonly person: Person | null
  readonly onClose: () => void
}

export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { t, text } = useLanguage()
  const { data: units = [] } = useData('units.list', {})
  const [command] = useState(mintCommandId)
  const [known, setKnown] = useState<Omit<Person, 'fid' | 'demo'>>(person ?? fresh)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const options = units.map(({ code, name }) => ({ id: code, label: text(name) }))
  const fault =
    known.name.trim().length < 2
      ? t('people.name')
      : !loginSchema.safeParse(known.login).success
        ? t('account.loginRule')
        : (password !== '' || !person) && password.length < passwordLeast
          ? t('account.passwordHint', { n: passwordLeast })
          : undefined
  const save = async () => {
    setBusy(true)
    const { record, login, name, position, roles, unit, disabled } = known
    try {
      await data['people.save']({
        command,
        record,
        login,
        name,
        position,
        roles,
        unit,
        disabled,
        ...(password === '' ? {} : { password }),
      })
      onClose()
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'conflict'
      showToast(isTaken ? { tone: 'danger', title: t('people.conflict') } : failureToast(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={person ? person.name : t('people.add')}
      onClose={onClose}
      footer={
        <Button kind="primary" busy={busy} disabledReason={fault} onClick={() => void save()}>
          {t('people.save')}
        </Button>
      }
    >
      <div className="people-form">
        <Field label={t('people.name')} required>
          <TextInput value={known.name} onValue={(name) => setKnown({ ...known, name })} />
        </Field>
        <Field label={t('people.position')}>
          <TextInput
            value={known.position}
            onValue={(position) => setKnown({ ...known, position })}
          />
        </Field>
        <Field label={t('account.login')} hint={t('account.loginRule')} required>
          <TextInput value={known.login} onValue={(login) => setKnown({ ...known, login })} />
        </Field>
        <fieldset className="people-roles">
          <legend>{t('people.roles')}</legend>
          {personRoles.map((role) => (
            <Checkbox
              key={role}
              checked={known.roles.includes(role)}
              onChecked={(on) =>
                setKnown({
                  ...known,
                  roles: personRoles.filter((one) =>
                    one === role ? on : known.roles.includes(one),
                  ),
                })
              }
            >
              {t(`role.${role}`)}
            </Checkbox>
          ))}
        </fieldset>
        <Field label={t('people.unit')}>
          <Combobox
            options={options}
            value={options.find(({ id }) => id === known.unit) ?? null}
            onValue={(option) => setKnown({ ...known, unit: option?.id ?? 'KZ' })}
          />
        </Field>
        {known.record === person?.record && person.demo ? null : (
          <Field label={t('people.setPassword')} hint={t('people.given')} required={!person}>
            <TextInput
              type="password"
              autoComplete="new-password"
              value={password}
              onValue={setPassword}
            />
          </Field>
        )}
        {person ? (
          <Checkbox
            checked={known.disabled}
            onChecked={(disabled) => setKnown({ ...known, disabled })}
          >
            {t('people.disabled')}
          </Checkbox>
        ) : null}
      </div>
    </Dialog>
  )
}
