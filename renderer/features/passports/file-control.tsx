import { useQuery } from '@tanstack/react-query'
import { Download, FileText, Paperclip, X } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { attachmentPath } from '../../../shared/contract/features/attachments.ts'
import type { ChosenFile } from '../../../shared/contract/shell.ts'
import { type Attachment, parseAttachment } from '../../../shared/domain/attachment.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { data, fetchBulk, shell } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import './file-control.css'
import { useForm } from './form-context.ts'

interface FileControlProps {
  readonly address: string
  readonly stored: unknown
  readonly label?: string | undefined
}

/** A file of a passport: attached by a dialog or by dropping it, shown, saved elsewhere, taken off. */
export function FileControl({ address, stored, label }: FileControlProps) {
  const { t } = useLanguage()
  const { commit, readOnly, record } = useForm()
  const [busy, setBusy] = useState(false)
  const attachment = parseAttachment(stored)
  const attach = async (choose: () => Promise<ChosenFile | undefined>) => {
    setBusy(true)
    try {
      const chosen = await choose()
      if (!chosen) return
      const { value } = await data['attachments.add']({
        file: chosen.file,
        record: record.id,
        address,
      })
      await commit({ values: { [address]: value } })
    } catch (error) {
      showToast(failureToast(error, t))
    } finally {
      setBusy(false)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const [dropped] = event.dataTransfer.files
    if (!dropped || readOnly) return
    void attach(async () => {
      const bytes = new Uint8Array(await dropped.arrayBuffer())
      return shell['shell.takeFile']({ name: dropped.name, bytes })
    })
  }
  return (
    // Dropping is a second way: the button beside it does the same by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      role="group"
      aria-label={label ?? t('file.title')}
      className="file-control"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {attachment && typeof stored === 'string' ? (
        <Attached attachment={attachment} value={stored} />
      ) : typeof stored === 'string' && stored !== '' ? (
        <span>{t('file.nameOnly', { name: stored })}</span>
      ) : null}
      {readOnly ? null : (
        <Button
          small
          icon={Paperclip}
          busy={busy}
          onClick={() =>
            void attach(async () => (await shell['shell.openFiles']({ kind: 'any' }))[0])
          }
        >
          {t(attachment ? 'file.replace' : 'file.attach')}
        </Button>
      )}
      {!readOnly && typeof stored === 'string' && stored !== '' ? (
        <IconButton
          small
          icon={X}
          label={t('file.remove')}
          onClick={() => void commit({ values: { [address]: null } })}
        />
      ) : null}
    </div>
  )
}

interface AttachedProps {
  readonly attachment: Attachment
  readonly value: string
}

function Attached({ attachment, value }: AttachedProps) {
  const { t, language } = useLanguage()
  const { data: found } = useData('attachments.state', { value })
  const { name, sha256 } = attachment
  const save = async () => {
    try {
      const chosen = await shell['shell.saveFile']({ kind: 'any', name })
      if (!chosen) return
      await data['attachments.save']({ value, file: chosen.file })
      showToast({ tone: 'ok', title: t('file.saved', { name: chosen.name }) })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  const isImage = found?.type?.startsWith('image/') === true
  return (
    <>
      {found?.state === 'whole' && isImage && found.type ? (
        <Thumbnail sha256={sha256} type={found.type} name={name} />
      ) : (
        <FileText aria-hidden className="ui-icon" />
      )}
      <span className="file-name">{name}</span>
      {found && found.state !== 'whole' ? (
        <Badge tone="danger">{t(`file.${found.state}`)}</Badge>
      ) : null}
      {found?.state === 'whole' ? (
        <>
          <span className="file-size">
            {t('file.size', { n: formatNumber(Math.ceil(found.size / 1_024), language) })}
          </span>
          <IconButton small icon={Download} label={t('file.save')} onClick={() => void save()} />
        </>
      ) : null}
    </>
  )
}

interface ThumbnailProps {
  readonly sha256: string
  readonly type: string
  readonly name: string
}

/** From the bytes that the store vouches for, under the type they have. */
function Thumbnail({ sha256, type, name }: ThumbnailProps) {
  const { data: url } = useQuery({
    queryKey: ['attachment', sha256],
    queryFn: async ({ signal }) =>
      urlOf(new Blob([await fetchBulk(attachmentPath(sha256), signal)], { type })),
    gcTime: 0,
  })
  return url ? <img className="file-thumbnail" src={url} alt={name} /> : null
}

function urlOf(blob: Blob): Promise<string> {
  const reader = new FileReader()
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  reader.addEventListener('load', () => resolve(reader.result as string))
  reader.addEventListener('error', () => reject(reader.error ?? new Error('not read')))
  reader.readAsDataURL(blob)
  return promise
}
