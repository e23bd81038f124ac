import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { WorkflowStanding } from '../../../shared/contract/features/workflow.ts'
import { transitions, type WorkflowStep } from '../../../shared/domain/workflow.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextArea } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { AssignmentOf } from './assignment.tsx'
import { RemarkDialog, Remarks } from './remarks.tsx'
import type { Passport } from './use-passport.ts'

/** How far a passport is on its way to approval, asked again whenever it, or a remark on it, changes. */
export function useStanding(record: RecordId): WorkflowStanding | undefined {
  return useData('workflow.standing', { record }).data
}

interface WorkflowBarProps {
  readonly passport: Passport
  readonly standing: WorkflowStanding
}

/** State and version, the steps that this person may take now, and why one cannot be taken yet. */
export function WorkflowBar({ passport, standing }: WorkflowBarProps) {
  const { t, text } = useLanguage()
  const [asked, setAsked] = useState<WorkflowStep | null>(null)
  const [remarking, setRemarking] = useState(false)
  const { kind, record } = passport
  const state = kind.byKey
    .get('status')
    ?.options.find(({ value }) => value === standing.state)?.label
  if (!state) return null
  const open = standing.remarks.filter(({ answer }) => answer === null).length
  return (
    <section className="form-workflow" aria-label={text(state)}>
      <Badge tone={standing.state === 'approved' ? 'ok' : 'note'}>{text(state)}</Badge>
      <span>{t('workflow.version', { n: standing.version })}</span>
      {open > 0 ? <Badge tone="warn">{t('remark.open', { n: open })}</Badge> : null}
      {standing.steps.map(({ step, fault }) => (
        <Button
          key={step}
          small
          disabledReason={
            fault ? `${t(`notAllowed.${fault}.what`)}. ${t(`notAllowed.${fault}.todo`)}` : undefined
          }
          onClick={() => setAsked(step)}
        >
          {t(`step.${step}`)}
        </Button>
      ))}
      <Remarks
        remarks={standing.remarks.filter(({ address }) => address === '')}
        mayAnswer={standing.mayAnswer}
      />
      {standing.mayRemark ? (
        <Button small kind="quiet" icon={MessageSquarePlus} onClick={() => setRemarking(true)}>
          {t('remark.add')}
        </Button>
      ) : null}
      <AssignmentOf
        record={record.id}
        assignment={standing.assignment}
        mayAssign={standing.mayAssign}
      />
      {asked ? (
        <StepDialog
          record={record.id}
          step={asked}
          warns={standing.warns}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {remarking ? (
        <RemarkDialog record={record.id} address="" onClose={() => setRemarking(false)} />
      ) : null}
    </section>
  )
}

interface StepDialogProps {
  readonly record: RecordId
  readonly step: WorkflowStep
  readonly warns: number
  readonly onClose: () => void
}

/** Asks once more, and for the reason where one is due. */
function StepDialog({ record, step, warns, onClose }: StepDialogProps) {
  const { t } = useLanguage()
  const [reason, setReason] = useState('')
  const [command] = useState(mintCommandId)
  const [busy, setBusy] = useState(false)
  const rule = transitions[step].reason
  const asks = rule === 'always' || (rule === 'warnings' && warns > 0)
  const go = async () => {
    setBusy(true)
    try {
      await data[`workflow.${step}`]({ command, record, reason })
      onClose()
    } catch (error) {
      showToast(failureToast(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t(`step.${step}`)}
      size="small"
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          busy={busy}
          disabledReason={asks && reason.trim() === '' ? t('notAllowed.reason.todo') : undefined}
          onClick={() => void go()}
        >
          {t(`step.${step}`)}
        </Button>
      }
    >
      {asks ? (
        <Field
          label={t('workflow.reason')}
          hint={
            rule === 'always'
              ? t('workflow.reasonAlways')
              : t('workflow.reasonWarnings', { n: warns })
          }
          required
        >
          <TextArea value={reason} onValue={setReason} />
        </Field>
      ) : null}
    </Dialog>
  )
}
