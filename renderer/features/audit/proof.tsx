import { ShieldCheck } from 'lucide-react'
import { create } from 'zustand'
import { type Fault, listedFaults, type Proof } from '../../../shared/contract/features/audit.ts'
import type { DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { formatDateTime, formatNumber } from '../../../shared/i18n/format.ts'
import type { PlainKey } from '../../../shared/i18n/messages/all.ts'
import { data, onEvent } from '../../api/client.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureToast, isCancelled } from '../../api/failures.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { hashFor } from '../../ui/route.ts'
import { runTask } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'

interface ProofState {
  readonly isRunning: boolean
  readonly proof: Proof | null
}
/** The outcome stays while the window is open; leaving the screen does not stop the proof. */
const useProof = create<ProofState>(() => ({ isRunning: false, proof: null }))

export function ProofButton({ onStart }: { readonly onStart: () => void }) {
  const { t, language } = useLanguage()
  const { isRunning } = useProof()
  const number = (n: number) => formatNumber(n, language)
  const run = async () => {
    useProof.setState({ isRunning: true, proof: null })
    onStart()
    try {
      const proof = await runTask(t('proof.running'), async (report, signal) => {
        const stop = onEvent('audit.progress', ({ done, total }) =>
          report(
            total === 0 ? 1 : done / total,
            t('proof.count', { done: number(done), total: number(total) }),
          ),
        )
        return data['audit.verify']({}, { signal }).finally(stop)
      })
      useProof.setState({ proof })
    } catch (error) {
      showToast(
        isCancelled(error)
          ? { tone: 'note', title: t('proof.cancelled'), text: t('proof.cancelledText') }
          : failureToast(error, t),
      )
    } finally {
      useProof.setState({ isRunning: false })
    }
  }
  return (
    <Button small icon={ShieldCheck} busy={isRunning} onClick={() => void run()}>
      {t('proof.run')}
    </Button>
  )
}

export function ProofOutcome() {
  const { t } = useLanguage()
  const { proof } = useProof()
  return (
    <div className="proof">
      {proof ? <Outcome proof={proof} /> : <p className="proof-what">{t('proof.what')}</p>}
    </div>
  )
}

function Outcome({ proof }: { readonly proof: Proof }) {
  const { t, language } = useLanguage()
  const number = (n: number) => formatNumber(n, language)
  const { operations, records, approvals, unsigned, head, faults, found } = proof
  return (
    <>
      {found === 0 ? (
        <Notice tone="ok" title={t('proof.whole')} live>
          {[
            t('proof.operations', { n: number(operations) }),
            t('proof.records', { n: number(records) }),
            t('proof.approvals', { n: number(approvals) }),
            ...(unsigned > 0 ? [t('proof.unsigned', { n: number(unsigned) })] : []),
          ].join('. ')}
          .
        </Notice>
      ) : (
        <Notice tone="danger" title={t('proof.broken', { n: found })} live>
          {t('proof.brokenText')}
        </Notice>
      )}
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      {found > listedFaults ? <p>{t('proof.listed', { n: listedFaults })}</p> : null}
      <dl className="proof-head">
        <dt>{t('proof.head', { op: number(head.op) })}</dt>
        <dd>
          <code>{head.code}</code>
        </dd>
        <dd className="proof-what">{t('proof.headText')}</dd>
      </dl>
    </>
  )
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { t, language } = useLanguage()
  return (
    <table className="proof-faults">
      <thead>
        <tr>
          <th scope="col">{t('proof.fault')}</th>
          <th scope="col">{t('proof.where')}</th>
          <th scope="col">{t('proof.by')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes
          <tr key={i}>
            <th scope="row">
              {t(`fault.${fault.kind}`, {
                op: fault.op ?? '—',
                until: fault.until ?? '—',
                version: fault.version ?? '—',
              })}
            </th>
            <td>
              <Where fault={fault} />
            </td>
            <td>
              {[fault.person, fault.at === null ? null : formatDateTime(fault.at, language)]
                .filter(Boolean)
                .join(', ') || '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Fields of a person's record, which no dictionary describes. */
const personFields: Readonly<Record<string, PlainKey>> = {
  1: 'account.login',
  2: 'people.name',
  3: 'people.position',
  4: 'people.roles',
  5: 'people.unit',
  6: 'people.disabled',
  8: 'account.password',
  9: 'fault.key',
}

/** The record, open to be looked at where the program has a form for it, and its fields. */
function Where({ fault }: { readonly fault: Fault }) {
  const { t, text } = useLanguage()
  const dictionary = useDictionary()
  const { record, recordKind, name, addresses } = fault
  if (recordKind === null) return '—'
  const kind = dictionary?.kinds[recordKind as DictionaryKind]
  const called = name ? text(name) : ''
  const label = kind
    ? text(kind.label)
    : t(recordKind === 'person' ? 'fault.kind.person' : 'fault.kind.other')
  const labelOf = (address: string) => {
    if (address === '*') return t('fault.sources')
    if (address === 'geometry' || address === 'deleted') return t(`fault.${address}`)
    const own = recordKind === 'person' ? personFields[address] : undefined
    if (own) return t(own)
    const field = kind?.byId.get(Number(address))
    return field ? text(field.label) : address
  }
  return (
    <>
      {kind && record ? (
        <a href={hashFor('passports', record)}>{called || label}</a>
      ) : (
        called || label
      )}
      {addresses.length > 0 ? (
        <p className="proof-what">{addresses.map(labelOf).join(', ')}</p>
      ) : null}
    </>
  )
}
