import { FileJson, Table } from 'lucide-react'
import { data, shell } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'
import { useActFilter } from './use-acts.ts'

/** Saves the acts of the list as it stands. */
export function ExportActs() {
  const { t, language } = useLanguage()
  const filter = useActFilter()
  const save = async (format: 'csv' | 'json') => {
    try {
      const chosen = await shell['shell.saveFile']({
        kind: format === 'csv' ? 'table' : 'any',
        name: `${t('acts.title')}.${format}`,
      })
      if (!chosen) return
      const { acts } = await runTask(t('acts.saving'), (_report, signal) =>
        data['audit.export']({ file: chosen.file, format, language, filter }, { signal }),
      )
      showToast({
        tone: 'ok',
        title: t('acts.saved', { name: chosen.name }),
        text: t('acts.count', { n: acts }),
      })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <>
      <Button small icon={Table} onClick={() => void save('csv')}>
        {t('acts.saveCsv')}
      </Button>
      <Button small icon={FileJson} onClick={() => void save('json')}>
        {t('acts.saveJson')}
      </Button>
    </>
  )
}
