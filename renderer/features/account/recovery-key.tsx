import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'

interface RecoveryKeyProps {
  readonly recovery: string
  readonly login: string
  readonly busy: boolean
  readonly error: string | null
  /** What the form does; to begin the work where nothing else is said. */
  readonly action?: string
}

/** In a form that it sends. Shown before anything is written: a key that nobody kept must not come to be. */
export function RecoveryKey({ recovery, login, busy, error, action }: RecoveryKeyProps) {
  const { t } = useLanguage()
  const [kept, setKept] = useState(false)
  const copy = () => {
    if (copyText(recovery)) showToast({ tone: 'ok', title: t('account.copied') })
  }
  return (
    <div className="account-form">
      <div className="account-paper">
        <h1>{t('account.keyTitle')}</h1>
        <p>{t('account.keyText')}</p>
        <p>
          {t('account.login')}: <b>{login}</b>
        </p>
        <p className="account-key">{recovery}</p>
      </div>
      {error ? <Notice tone="danger" title={error} live /> : null}
      <div className="account-actions">
        <Button icon={Printer} onClick={() => globalThis.print()}>
          {t('account.print')}
        </Button>
        <Button icon={Copy} onClick={copy}>
          {t('account.copy')}
        </Button>
      </div>
      <Checkbox checked={kept} onChecked={setKept}>
        {t('account.keyKept')}
      </Checkbox>
      <div className="account-actions">
        <Button
          kind="primary"
          busy={busy}
          disabledReason={kept ? undefined : t('account.keyKeptFirst')}
          type="submit"
        >
          {action ?? t('account.begin')}
        </Button>
      </div>
    </div>
  )
}
