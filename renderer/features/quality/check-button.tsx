import { useQueryClient } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { AppError } from '../../../shared/contract/failure.ts'
import { data, onEvent } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'

/** Judges every passport anew, in the background, with progress and cancel in the status bar. */
export function CheckButton() {
  const { t } = useLanguage()
  const client = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const check = async () => {
    setRunning(true)
    try {
      const { records, changed } = await runTask(t('quality.checking'), async (report, signal) => {
        const stop = onEvent('quality.progress', ({ done, total }) =>
          report(total === 0 ? 1 : done / total, t('quality.checkCount', { done, total })),
        )
        return data['quality.check']({}, { signal }).finally(stop)
      })
      showToast({
        tone: 'ok',
        title: t('quality.checked', { n: records }),
        text: t('quality.checkedText', { n: changed }),
      })
    } catch (error) {
      const isCancelled = error instanceof AppError && error.code === 'cancelled'
      showToast(
        isCancelled
          ? { tone: 'note', title: t('quality.cancelled'), text: t('quality.cancelledText') }
          : failureToast(error, t),
      )
    } finally {
      setRunning(false)
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('quality.'),
      })
    }
  }
  return (
    <Button
      small
      icon={ListChecks}
      disabledReason={isRunning ? t('quality.checkingNow') : undefined}
      onClick={() => void check()}
    >
      {t('quality.check')}
    </Button>
  )
}
