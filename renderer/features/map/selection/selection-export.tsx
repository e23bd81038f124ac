import { Download } from 'lucide-react'
import type { Geometry } from '../../../../shared/contract/features/records.ts'
import { selectionFormats } from '../../../../shared/contract/features/selection.ts'
import { data, shell } from '../../../api/client.ts'
import { failureToast, isCancelled } from '../../../api/failures.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { runTask } from '../../../ui/tasks.ts'
import { showToast } from '../../../ui/toast.tsx'

const files = {
  workbook: { kind: 'workbook', ending: 'xlsx' },
  csv: { kind: 'table', ending: 'csv' },
} as const

interface SelectionExportProps {
  readonly area: Geometry
  readonly layers: string[]
}

/** Writes the numbers, or everything behind them, to a table. */
export function SelectionExport({ area, layers }: SelectionExportProps) {
  const { t, language } = useLanguage()
  const write = async (what: 'figures' | 'features', format: (typeof selectionFormats)[number]) => {
    const { kind, ending } = files[format]
    try {
      const chosen = await shell['shell.saveFile']({
        kind,
        name: `${what === 'figures' ? 'area-figures' : 'area-objects'}-${language}.${ending}`,
      })
      if (!chosen) return
      const { count } = await runTask(
        t('selection.exporting', { name: chosen.name }),
        (_report, signal) =>
          data['selection.export'](
            { area, layers, what, format, language, file: chosen.file },
            { signal },
          ),
      )
      showToast({
        tone: 'ok',
        title: t('selection.exported', { name: chosen.name }),
        text: t('selection.exportedRows', { n: count }),
      })
    } catch (error) {
      if (isCancelled(error)) showToast({ tone: 'note', title: t('selection.exportStopped') })
      else showToast(failureToast(error, t))
    }
  }
  return (
    <div className="selection-buttons">
      <Menu
        label={t('selection.export')}
        items={(['figures', 'features'] as const).flatMap((what) =>
          selectionFormats.map((format) => ({
            id: `${what}-${format}`,
            label: t(`selection.export.${what}.${format}`),
            onChoose: () => void write(what, format),
          })),
        )}
        renderTrigger={(attributes) => (
          <Button small icon={Download} {...attributes}>
            {t('selection.export')}
          </Button>
        )}
      />
    </div>
  )
}
