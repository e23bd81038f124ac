import { useId } from 'react'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import {
  reasonCells,
  reasonFor,
  reasonRow,
  reasonsField,
  reasonText,
} from '../../../shared/domain/passport/reasons.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useForm } from './form-context.ts'
import { useEntry } from './use-entry.ts'

/** Longest reason, in letters: it stands in one line of the form and of the print. Our choice. */
const longest = 500

interface WarningReasonsProps {
  readonly issues: readonly Issue[]
  /** The indicator and its planned one. */
  readonly fields: readonly number[]
}

/** Under a value with warnings: why it is right all the same, and reasons that outlived theirs. */
export function WarningReasons({ issues, fields }: WarningReasonsProps) {
  const { leftReasons } = useForm()
  const warnings = issues.filter(({ severity }) => severity === 'warn')
  const left = leftReasons.filter(({ field }) => fields.includes(field))
  if (warnings.length + left.length === 0) return null
  return (
    <div className="form-reasons">
      {warnings.map((issue) => (
        <WarningReason key={reasonRow(issue)} issue={issue} isAlone={warnings.length === 1} />
      ))}
      {left.map(({ row, text }) => (
        <OldReason key={row} row={row} message="form.reasonLeft" reason={text} />
      ))}
    </div>
  )
}

interface WarningReasonProps {
  readonly issue: Issue
  /** The warning stands right above and need not be said again. */
  readonly isAlone: boolean
}

function WarningReason({ issue, isAlone }: WarningReasonProps) {
  const { t, text } = useLanguage()
  const { kind, record, readOnly } = useForm()
  const id = useId()
  const reason = reasonFor(kind, record.doc, issue)
  const row = rowAddress(reasonRow(issue))
  const stored = reason?.applies ? reason.text : ''
  const entry = useEntry(reasonText, `${row}/${reasonText.id}`, stored, (value) => {
    const typed = typeof value === 'string' ? value : null
    return { values: { [row]: reasonCells(kind, record.doc, issue, typed) } }
  })
  if (readOnly)
    return stored ? <p className="form-reason">{t('form.reasonIs', { reason: stored })}</p> : null
  return (
    <div className="form-reason">
      <label htmlFor={id}>
        {isAlone ? t('form.reason') : t('form.reasonFor', { warning: text(issue.message) })}
      </label>
      <TextInput
        id={id}
        value={entry.text}
        maxLength={longest}
        placeholder={t('form.reasonHint')}
        aria-label={t('form.reasonFor', { warning: text(issue.message) })}
        onValue={entry.onText}
        onBlur={entry.onDone}
        onKeyDown={(event) => {
          if (event.key === 'Escape') entry.onGiveUp()
          if (event.key !== 'Enter') return
          event.preventDefault()
          entry.onDone()
        }}
      />
      {entry.refusal ? <p data-tone="danger">{entry.refusal}</p> : null}
      {reason && !reason.applies ? (
        <OldReason row={reasonRow(issue)} message="form.reasonOld" reason={reason.text} />
      ) : null}
    </div>
  )
}

const rowAddress = (row: string): string => `${reasonsField}/${row}`

interface OldReasonProps {
  /** Among the reasons. */
  readonly row: string
  readonly message: 'form.reasonOld' | 'form.reasonLeft'
  readonly reason: string
}

/** A reason that no longer holds: still to be read, and removed when nobody needs it. */
function OldReason({ row, message, reason }: OldReasonProps) {
  const { t } = useLanguage()
  const { commit, readOnly } = useForm()
  const remove = () => {
    commit({ values: { [rowAddress(row)]: null } }).catch((error: unknown) =>
      showToast(failureToast(error, t)),
    )
  }
  return (
    <div className="form-reason-old">
      <p>{t(message, { reason })}</p>
      {readOnly ? null : (
        <Button small onClick={remove}>
          {t('form.reasonRemove')}
        </Button>
      )}
    </div>
  )
}
