import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { data, shell } from '../../api/client.ts'
import { failureToast, isCancelled } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'
import { ImportLayerDialog } from './import-layer-dialog.tsx'
import type { LayerFile } from './layer-form.ts'

/** Asks for a file with layers, looks into it and opens the form that brings one of them in. */
export function ImportLayer() {
  const { t } = useLanguage()
  const [file, setFile] = useState<LayerFile | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = async () => {
    const [chosen] = await shell['shell.openFiles']({ kind: 'layer' })
    if (!chosen) return
    setBusy(true)
    try {
      const { layers } = await runTask(
        t('import.reading', { name: chosen.name }),
        (_report, signal) => data['datasets.inspect']({ file: chosen.file }, { signal }),
      )
      if (layers.length > 0) setFile({ ...chosen, layers })
      else showToast({ tone: 'warn', title: t('addLayer.noLayers', { name: chosen.name }) })
    } catch (error) {
      if (!isCancelled(error)) showToast(failureToast(error, t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button small icon={FileUp} busy={busy} onClick={() => void choose()}>
        {t('addLayer.choose')}
      </Button>
      {file ? <ImportLayerDialog file={file} onClose={() => setFile(null)} /> : null}
    </>
  )
}
