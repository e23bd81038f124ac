import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PasswordForm } from './password-form.tsx'

/** A password that somebody else set is replaced before the work. */
export function ChangePassword() {
  const { t } = useLanguage()
  const signOut = async () => {
    try {
      await data['account.signOut']({})
    } catch (failure) {
      showToast(failureToast(failure, t))
    }
  }
  return (
    <>
      <h1>{t('account.change')}</h1>
      <p>{t('account.mustChange')}</p>
      <PasswordForm
        other={
          <Button kind="quiet" onClick={() => void signOut()}>
            {t('account.signOut')}
          </Button>
        }
      />
    </>
  )
}
