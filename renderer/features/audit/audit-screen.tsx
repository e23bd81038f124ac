import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { decide } from '../../../shared/domain/permissions.ts'
import { useData } from '../../api/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Acts } from './acts.tsx'
import './audit.css'
import { ExportActs } from './export-acts.tsx'
import { ProofButton, ProofOutcome } from './proof.tsx'

/** What the auditor sees: who did what, and whether the history is whole. */
export function AuditScreen() {
  const { t } = useLanguage()
  const { data: account } = useData('account.state', {})
  const [tab, setTab] = useState<'acts' | 'proof'>('acts')
  if (!decide(account?.person ?? null, 'audit').allowed)
    return (
      <Panel title={t('section.audit')}>
        <EmptyState icon={ScrollText} title={t('audit.noRight')}>
          {t('audit.noRightText')}
        </EmptyState>
      </Panel>
    )
  return (
    <Panel
      title={t('section.audit')}
      actions={
        <>
          {tab === 'acts' ? <ExportActs /> : null}
          <ProofButton onStart={() => setTab('proof')} />
        </>
      }
    >
      <Tabs
        label={t('section.audit')}
        value={tab}
        onValue={setTab}
        tabs={[
          { id: 'acts', label: t('acts.title') },
          { id: 'proof', label: t('proof.title') },
        ]}
      >
        {tab === 'acts' ? <Acts /> : <ProofOutcome />}
      </Tabs>
    </Panel>
  )
}
