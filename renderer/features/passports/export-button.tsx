import { FileSpreadsheet } from 'lucide-react'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { data, shell } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Writes a passport into our own workbook, which can be filled in and imported again. */
export function ExportButton({ record }: { readonly record: RecordId }) {
  const { t, language } = useLanguage()
  const { data: stored } = useData('records.get', { record })
  const kind = passportKinds.find((known) => known === stored?.kind)
  if (!kind) return null

  const save = async () => {
    try {
      const name = `${kind}-${language}.xlsx`
      const chosen = await shell['shell.saveFile']({ kind: 'workbook', name })
      if (!chosen) return
      await data['import.template']({ file: chosen.file, kind, language, record })
      showToast({ tone: 'ok', title: t('print.workbookDone', { name: chosen.name }) })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }

  return (
    <Button small icon={FileSpreadsheet} onClick={() => void save()}>
      {t('print.workbook')}
    </Button>
  )
}
