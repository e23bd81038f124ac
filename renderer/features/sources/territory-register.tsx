import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { decide } from '../../../shared/domain/permissions.ts'
import { formatDate } from '../../../shared/i18n/format.ts'
import { data, shell } from '../../api/client.ts'
import { failureText, failureToast, isCancelled } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'
import { type FoundList, LoadRegisterDialog } from './load-register-dialog.tsx'
import './sources.css'

/** What the register of territories came from, and the way to take an official list in. */
export function TerritoryRegister() {
  const { t, language } = useLanguage()
  const versions = useData('register.versions', {})
  const { data: account } = useData('account.state', {})
  const [found, setFound] = useState<FoundList | null>(null)
  const [busy, setBusy] = useState(false)
  const [now] = versions.data ?? []
  const mayLoad = decide(account?.person ?? null, 'register').allowed

  const choose = async () => {
    const [chosen] = await shell['shell.openFiles']({ kind: 'workbook' })
    if (!chosen) return
    setBusy(true)
    try {
      const preview = await runTask(t('import.reading', { name: chosen.name }), (_report, signal) =>
        data['register.inspect']({ file: chosen.file }, { signal }),
      )
      setFound({ ...chosen, preview })
    } catch (error) {
      if (!isCancelled(error)) showToast(failureToast(error, t))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="register">
      <h3>{t('register.title')}</h3>
      {versions.error ? <FailureNotice {...failureText(versions.error, t)} /> : null}
      {now ? (
        <p>
          {t(`register.origin.${now.origin}`)} · {t('register.units', { n: now.units })} ·{' '}
          {t('register.state', {
            n: now.version,
            date: formatDate(now.asOf, language),
            file: now.file,
          })}
          {now.by
            ? ` · ${t('register.loadedBy', { date: formatDate(new Date(now.at).toISOString().slice(0, 10), language), name: now.by })}`
            : null}
        </p>
      ) : null}
      {mayLoad ? (
        <Button small icon={FileUp} busy={busy} onClick={() => void choose()}>
          {t('register.load')}
        </Button>
      ) : null}
      {found ? <LoadRegisterDialog found={found} onClose={() => setFound(null)} /> : null}
    </section>
  )
}
