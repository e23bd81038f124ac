import { MessageSquareWarning } from 'lucide-react'
import { useState } from 'react'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { Remark } from '../../../shared/contract/features/workflow.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId, mintRecordId } from '../../api/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextArea } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'

interface RemarksProps {
  readonly remarks: readonly Remark[]
  readonly mayAnswer: boolean
}

/** What a checker wants mended, at the field it is about, with the answer beneath it. */
export function Remarks({ remarks, mayAnswer }: RemarksProps) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<Remark | null>(null)
  if (remarks.length === 0) return null
  return (
    <ul className="form-remarks">
      {remarks.map((remark) => (
        <li key={remark.remark} data-open={remark.answer === null || undefined}>
          <MessageSquareWarning role="img" aria-label={t('remark.title')} className="ui-icon" />
          <span>{remark.text}</span>
          {remark.answer === null ? null : (
            <span className="form-remark-answer">
              {t('remark.answered', { text: remark.answer })}
            </span>
          )}
          {remark.answer === null && mayAnswer ? (
            <Button small onClick={() => setAsked(remark)}>
              {t('remark.answer')}
            </Button>
          ) : null}
        </li>
      ))}
      {asked ? <AnswerDialog remark={asked} onClose={() => setAsked(null)} /> : null}
    </ul>
  )
}

interface RemarkDialogProps {
  readonly record: RecordId
  /** Field, row or cell; '' is the passport as a whole. */
  readonly address: string
  readonly onClose: () => void
}

export function RemarkDialog({ record, address, onClose }: RemarkDialogProps) {
  const { t } = useLanguage()
  const [ids] = useState(() => ({ command: mintCommandId(), remark: mintRecordId() }))
  return (
    <TextDialog
      title={t('remark.add')}
      label={t('remark.text')}
      onClose={onClose}
      onText={(text) => data['remarks.add']({ ...ids, record, address, text })}
    />
  )
}

function AnswerDialog({ remark, onClose }: { remark: Remark; onClose: () => void }) {
  const { t } = useLanguage()
  const [command] = useState(mintCommandId)
  return (
    <TextDialog
      title={t('remark.answer')}
      label={t('remark.answerText')}
      onClose={onClose}
      onText={(answer) => data['remarks.answer']({ command, remark: remark.remark, answer })}
    >
      <p>{remark.text}</p>
    </TextDialog>
  )
}

interface TextDialogProps {
  readonly title: string
  readonly label: string
  readonly onClose: () => void
  readonly onText: (text: string) => Promise<unknown>
  readonly children?: React.ReactNode
}

function TextDialog({ title, label, onClose, onText, children }: TextDialogProps) {
  const { t } = useLanguage()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      await onText(text.trim())
      onClose()
    } catch (error) {
      showToast(failureToast(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          busy={busy}
          disabledReason={text.trim().length < 3 ? label : undefined}
          onClick={() => void send()}
        >
          {title}
        </Button>
      }
    >
      {children}
      <Field label={label} required>
        <TextArea value={text} onValue={setText} />
      </Field>
    </Dialog>
  )
}
