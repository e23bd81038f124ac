import { useState } from 'react'
import {
  type RegisterLine,
  type RegisterPreview,
  registerChanges,
} from '../../../shared/contract/features/units.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { isoFromText } from '../../ui/date-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'

/** The official list as it was looked into. */
export interface FoundList {
  /** Token of the file. */
  readonly file: string
  readonly name: string
  readonly preview: RegisterPreview
}

interface LoadRegisterDialogProps {
  readonly found: FoundList
  readonly onClose: () => void
}

/** What an official list would change, line by line, before anything is written. */
export function LoadRegisterDialog({ found, onClose }: LoadRegisterDialogProps) {
  const { t } = useLanguage()
  const { preview } = found
  const [asOf, setAsOf] = useState('')
  const [busy, setBusy] = useState(false)
  const [command] = useState(mintCommandId)
  const date = isoFromText(asOf)
  const changes = registerChanges.filter((change) => preview.counts[change] > 0)
  const all = changes.reduce((sum, change) => sum + preview.counts[change], 0)

  const load = async () => {
    if (!date) return
    setBusy(true)
    try {
      const { version, records } = await data['register.load']({
        command,
        file: found.file,
        asOf: date,
      })
      showToast({
        tone: 'ok',
        title: t('register.done', { n: version }),
        text: t('register.records', { n: records }),
      })
      onClose()
    } catch (error) {
      showToast(failureToast(error, t))
      setBusy(false)
    }
  }

  return (
    <Dialog
      size="large"
      title={t('register.heading', { name: found.name })}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            busy={busy}
            disabledReason={date ? undefined : t('register.noDate')}
            onClick={() => void load()}
          >
            {t('register.take')}
          </Button>
        </>
      }
    >
      <Field label={t('register.asOf')} hint={t('register.asOfHint')} required>
        <DateInput value={asOf} onValue={setAsOf} />
      </Field>
      <ul className="register-counts">
        <li>{t('register.units', { n: preview.units })}</li>
        {changes.map((change) => (
          <li key={change}>
            {t(`register.change.${change}`)}: <strong>{preview.counts[change]}</strong>
          </li>
        ))}
      </ul>
      {preview.faultCount > 0 ? (
        <Notice tone="warn" title={t('register.faults', { n: preview.faultCount })}>
          <ul className="register-faults">
            {preview.faults.slice(0, faultsShown).map(({ fault, row, text }) => (
              <li key={`${row} ${text}`}>{t(`register.fault.${fault}`, { row, text })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {all === 0 ? (
        <Notice title={t('register.same')} />
      ) : (
        <>
          {preview.lines.length < all ? (
            <p>{t('register.shown', { n: preview.lines.length, all })}</p>
          ) : null}
          <Lines lines={preview.lines} />
        </>
      )}
    </Dialog>
  )
}

/** More are counted, not listed: a list that bad is mended at its source. Our choice. */
const faultsShown = 10

function Lines({ lines }: { readonly lines: readonly RegisterLine[] }) {
  const { t, text } = useLanguage()
  const columns: readonly Column<RegisterLine>[] = [
    {
      id: 'what',
      header: t('register.what'),
      width: 'minmax(8rem, 1fr)',
      renderCell: ({ change }) => t(`register.change.${change}`),
    },
    { id: 'code', header: t('register.code'), width: '7rem', renderCell: ({ code }) => code },
    {
      id: 'name',
      header: t('register.name'),
      width: 'minmax(10rem, 2fr)',
      renderCell: ({ name }) => text(name),
    },
    {
      id: 'before',
      header: t('register.before'),
      width: 'minmax(10rem, 2fr)',
      renderCell: ({ before, change }) => (before && change !== 'gone' ? text(before) : '—'),
    },
    {
      id: 'passports',
      header: t('register.passports'),
      width: '7rem',
      align: 'end',
      renderCell: ({ passports }) => passports,
    },
  ]
  return (
    <div className="register-lines">
      <DataTable
        label={t('register.what')}
        columns={columns}
        count={lines.length}
        rowAt={(index) => lines[index]}
        keyOf={({ change, code }) => `${change} ${code}`}
      />
    </div>
  )
}
