import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { shell } from '../../api/client.ts'
import { failureText } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Prints a passport to a PDF that the person names, in the language of the window. */
export function PrintButton({ record }: { readonly record: RecordId }) {
  const { t, language } = useLanguage()
  const [busy, setBusy] = useState(false)

  const print = async () => {
    const chosen = await shell['shell.saveFile']({ kind: 'pdf', name: `passport-${language}.pdf` })
    if (!chosen) return
    setBusy(true)
    try {
      await shell['shell.print']({ page: 'passport', record, language, file: chosen.file })
      showToast({ tone: 'ok', title: t('print.done', { name: chosen.name }) })
    } catch (error) {
      const { title, todo } = failureText(error, t)
      showToast({ tone: 'danger', title, text: todo })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button small icon={Printer} busy={busy} onClick={() => void print()}>
      {busy ? t('print.busy') : t('print.passport')}
    </Button>
  )
}
