import { FileSpreadsheet, Table } from 'lucide-react'
import { maxWorkbookLines } from '../../../shared/contract/features/quality.ts'
import { data, shell } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'
import { useQualityState } from './quality-state.ts'

/** Saves the lines of the list as it stands. */
export function ExportButtons({ count }: { readonly count: number }) {
  const { t, language } = useLanguage()
  const { aspect, scope } = useQualityState()
  const save = async (format: 'workbook' | 'csv') => {
    try {
      const name = `${t(`quality.aspect.${aspect}`)}.${format === 'csv' ? 'csv' : 'xlsx'}`
      const chosen = await shell['shell.saveFile']({
        kind: format === 'csv' ? 'table' : 'workbook',
        name,
      })
      if (!chosen) return
      const input = { file: chosen.file, format, language, aspect, scope }
      await runTask(t('quality.saving'), (_report, signal) =>
        data['quality.export'](input, { signal }),
      )
      showToast({ tone: 'ok', title: t('quality.saved', { name: chosen.name }) })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  const none = count === 0 ? t('quality.nothingToSave') : undefined
  return (
    <>
      <Button
        small
        icon={FileSpreadsheet}
        disabledReason={none ?? (count > maxWorkbookLines ? t('quality.tooLong') : undefined)}
        onClick={() => void save('workbook')}
      >
        {t('quality.saveWorkbook')}
      </Button>
      <Button small icon={Table} disabledReason={none} onClick={() => void save('csv')}>
        {t('quality.saveCsv')}
      </Button>
    </>
  )
}
