import { Download } from 'lucide-react'
import {
  type PassportExport,
  type PassportOrder,
  passportExports,
} from '../../../shared/contract/features/passports.ts'
import type { FileKind } from '../../../shared/contract/shell.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { data, onEvent, shell } from '../../api/client.ts'
import { failureToast, isCancelled } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'

const files: Readonly<
  Record<PassportExport, { readonly kind: FileKind; readonly ending: string }>
> = {
  xlsx: { kind: 'workbook', ending: 'xlsx' },
  csv: { kind: 'table', ending: 'csv' },
  geopackage: { kind: 'geopackage', ending: 'gpkg' },
  geojson: { kind: 'geojson', ending: 'geojson' },
}

/** Writes the list as it stands, filter and order, to a file that the person names. */
export function ListExport({
  order,
  count,
}: {
  readonly order: PassportOrder
  readonly count: number
}) {
  const { t, language } = useLanguage()

  const write = async (format: PassportExport) => {
    const { kind, ending } = files[format]
    try {
      const chosen = await shell['shell.saveFile']({
        kind,
        name: `passports-${language}.${ending}`,
      })
      if (!chosen) return
      const written = await runTask(
        t('passports.exporting', { name: chosen.name }),
        async (report, signal) => {
          const job = crypto.randomUUID()
          const stop = onEvent('passports.exporting', (told) => {
            if (told.job !== job) return
            const [done, total] = [told.done, told.total].map((n) => formatNumber(n, language))
            report(told.done / told.total, `${done} / ${total}`)
          })
          try {
            return await data['passports.export'](
              { ...order, format, file: chosen.file, job },
              { signal },
            )
          } finally {
            stop()
          }
        },
      )
      showToast({
        tone: 'ok',
        title: t('passports.exported', { name: chosen.name }),
        text: t('passports.found', { n: written.count }),
      })
    } catch (error) {
      if (!isCancelled(error)) showToast(failureToast(error, t))
      else showToast({ tone: 'note', title: t('passports.exportStopped') })
    }
  }

  return (
    <Menu
      label={t('passports.export')}
      items={passportExports.map((format) => ({
        id: format,
        label: t(`passports.export.${format}`),
        onChoose: () => void write(format),
      }))}
      renderTrigger={(attributes) => (
        <Button
          small
          icon={Download}
          {...attributes}
          disabledReason={count === 0 ? t('passports.exportNone') : undefined}
        >
          {t('passports.export')}
        </Button>
      )}
    />
  )
}
