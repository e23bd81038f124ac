import { FileSpreadsheet } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { type PassportKind, passportKinds } from '../../../shared/domain/dictionary.ts'
import { data, shell } from '../../api/client.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import { BatchScreen } from './batch-screen.tsx'
import { BatchStart, PendingBatch } from './batch-start.tsx'
import { ChooseFile } from './choose-file.tsx'
import './import.css'
import { OpenedWorkbook } from './opened-workbook.tsx'
import { type BatchWork, useBatch } from './use-batch.ts'
import { type Import, useImport } from './use-import.ts'

/** `#/import`: a workbook is dropped or chosen, looked through, and taken into a passport. */
export function ImportScreen() {
  const work = useImport()
  const batch = useBatch()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    const [file] = files
    if (files.length > 1 || file?.name.toLowerCase().endsWith('.zip')) void batch.drop(files)
    else if (file) void work.drop(file)
  }
  return (
    <div
      className="import"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {batch.batch ? (
        <BatchScreen key={batch.batch.batch} work={batch} batch={batch.batch} />
      ) : work.opened ? (
        <OpenedWorkbook key={work.opened.import} work={work} opened={work.opened} />
      ) : (
        <Start work={work} batch={batch} />
      )}
    </div>
  )
}

function Start({ work, batch }: { readonly work: Import; readonly batch: BatchWork }) {
  const { t } = useLanguage()
  return (
    <>
      <PendingBatch work={batch} />
      <EmptyState
        icon={FileSpreadsheet}
        title={t('import.startTitle')}
        actions={
          <>
            <ChooseFile work={work} primary />
            <BatchStart work={batch} />
            <SaveTemplate />
          </>
        }
      >
        {t('import.startText')}
      </EmptyState>
    </>
  )
}

function SaveTemplate() {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  const [kind, setKind] = useState<PassportKind>('territory')
  const save = async () => {
    try {
      const name = `${kind}-${language}.xlsx`
      const chosen = await shell['shell.saveFile']({ kind: 'workbook', name })
      if (!chosen) return
      await data['import.template']({ file: chosen.file, kind, language })
      showToast({ tone: 'ok', title: t('import.templateSaved', { name: chosen.name }) })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <fieldset className="import-many">
      <legend>{t('import.template')}</legend>
      <Select
        aria-label={t('import.kind')}
        value={kind}
        choices={passportKinds.map((value) => ({
          value,
          label: dictionary ? text(dictionary.kinds[value].label) : value,
        }))}
        onValue={setKind}
      />
      <Button kind="quiet" onClick={() => void save()}>
        {t('import.saveTemplate')}
      </Button>
    </fieldset>
  )
}
