import { errorFrom } from '../../shared/contract/failure.ts'
import { shell } from '../api/client.ts'
import { failureText, failureToast } from '../api/failures.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { showToast } from '../ui/toast.tsx'
import { useDataState } from './data-state.ts'

/** Above the work while the data cannot be opened: why, and the way to try again. */
export function DataNotice() {
  const { t } = useLanguage()
  const { kind, failure } = useDataState()
  if (kind === 'starting')
    return (
      <div className="data-notice">
        <Notice title={t('status.dataStarting')} live>
          {t('status.dataStartingText')}
        </Notice>
      </div>
    )
  if (kind !== 'failed' || !failure) return null
  const again = async () => {
    try {
      await shell['shell.restartData']({ role: 'write' })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <div className="data-notice">
      <FailureNotice
        {...failureText(errorFrom(failure), t)}
        actions={<Button onClick={() => void again()}>{t('status.openAgain')}</Button>}
      />
    </div>
  )
}
