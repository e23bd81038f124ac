import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { Assignment } from '../../../shared/contract/features/workflow.ts'
import { formatDate } from '../../../shared/i18n/format.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { isoFromText } from '../../ui/date-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'

interface AssignmentOfProps {
  readonly record: RecordId
  readonly assignment: Assignment
  readonly mayAssign: boolean
}

/** To whom the passport is given and until when; given and taken back by those who may. */
export function AssignmentOf({ record, assignment, mayAssign }: AssignmentOfProps) {
  const { t, language } = useLanguage()
  const { data: people = [] } = useData('people.list', {})
  const [asked, setAsked] = useState(false)
  const person = people.find((one) => one.record === assignment.person)
  const { due } = assignment
  return (
    <>
      {person ? (
        <span>
          {due
            ? t('assignment.until', { name: person.name, day: formatDate(due, language) })
            : t('assignment.to', { name: person.name })}
        </span>
      ) : null}
      {mayAssign ? (
        <Button small kind="quiet" icon={UserRoundCheck} onClick={() => setAsked(true)}>
          {person ? t('assignment.change') : t('assignment.give')}
        </Button>
      ) : null}
      {asked ? (
        <AssignmentDialog record={record} assignment={assignment} onClose={() => setAsked(false)} />
      ) : null}
    </>
  )
}

interface DialogProps {
  readonly record: RecordId
  readonly assignment: Assignment
  readonly onClose: () => void
}

function AssignmentDialog({ record, assignment, onClose }: DialogProps) {
  const { t } = useLanguage()
  const { data: people = [] } = useData('people.list', {})
  const [command] = useState(mintCommandId)
  const [person, setPerson] = useState(assignment.person)
  const [typed, setTyped] = useState(assignment.due ?? '')
  const [busy, setBusy] = useState(false)
  const options = people
    .filter(({ disabled }) => !disabled)
    .map(({ record: id, name, position }) => ({ id, label: name, detail: position }))
  const due = isoFromText(typed)
  const isWrong = typed.trim() !== '' && due === null
  const send = async (given: Assignment) => {
    setBusy(true)
    try {
      await data['assignments.set']({ command, record, ...given })
      onClose()
    } catch (error) {
      showToast(failureToast(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('assignment.give')}
      size="small"
      onClose={onClose}
      footer={
        <>
          {assignment.person ? (
            <Button busy={busy} onClick={() => void send({ person: null, due: null })}>
              {t('assignment.takeBack')}
            </Button>
          ) : null}
          <Button
            kind="primary"
            busy={busy}
            disabledReason={
              person === null
                ? t('assignment.whom')
                : isWrong
                  ? t('assignment.dayWrong')
                  : undefined
            }
            onClick={() => void send({ person, due })}
          >
            {t('assignment.give')}
          </Button>
        </>
      }
    >
      <Field label={t('assignment.person')} required>
        <Combobox
          options={options}
          value={options.find(({ id }) => id === person) ?? null}
          onValue={(option) => setPerson((option?.id ?? null) as RecordId | null)}
        />
      </Field>
      <Field
        label={t('assignment.due')}
        hint={t('assignment.dueHint')}
        error={isWrong ? t('assignment.dayWrong') : undefined}
      >
        <DateInput value={typed} onValue={setTyped} />
      </Field>
    </Dialog>
  )
}
