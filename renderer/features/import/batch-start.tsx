import { FolderOpen, Package } from 'lucide-react'
import { data } from '../../api/client.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { BatchWork } from './use-batch.ts'

/** Where a batch begins: a folder or an archive, or one of before that was not finished. */
export function BatchStart({ work }: { readonly work: BatchWork }) {
  const { t } = useLanguage()
  return (
    <fieldset className="import-many">
      <legend>{t('batch.many')}</legend>
      <Button icon={FolderOpen} busy={work.busy} onClick={() => void work.choose('folder')}>
        {t('batch.folder')}
      </Button>
      <Button icon={Package} busy={work.busy} onClick={() => void work.choose('archive')}>
        {t('batch.archive')}
      </Button>
    </fieldset>
  )
}

/** A batch that a crash or a closed window interrupted. */
export function PendingBatch({ work }: { readonly work: BatchWork }) {
  const { t } = useLanguage()
  const { data: found, refetch } = useData('batch.pending', {})
  if (!found) return null
  const drop = async () => {
    await data['batch.close']({ batch: found.batch })
    await refetch()
  }
  return (
    <Notice
      tone="warn"
      title={t('batch.pending', {
        source: found.source,
        n: found.items.length,
        total: found.total,
      })}
      actions={
        <>
          <Button small busy={work.busy} onClick={() => void work.resume(found)}>
            {t('batch.continue')}
          </Button>
          <Button small kind="quiet" onClick={() => void drop()}>
            {t('batch.drop')}
          </Button>
        </>
      }
    />
  )
}
