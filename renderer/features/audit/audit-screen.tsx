import { ScrollText } from 'lucide-react'
import { decide } from '../../../shared/domain/permissions.ts'
import { useData } from '../../api/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import './audit.css'
import { ProofButton, ProofOutcome } from './proof.tsx'

/** What the auditor sees: whether the history is whole. */
export function AuditScreen() {
  const { t } = useLanguage()
  const { data: account } = useData('account.state', {})
  const may = decide(account?.person ?? null, 'audit').allowed
  return (
    <Panel title={t('section.audit')} actions={may ? <ProofButton /> : null}>
      {may ? (
        <ProofOutcome />
      ) : (
        <EmptyState icon={ScrollText} title={t('audit.noRight')}>
          {t('audit.noRightText')}
        </EmptyState>
      )}
    </Panel>
  )
}
