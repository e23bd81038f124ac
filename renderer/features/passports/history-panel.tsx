import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Version } from '../../../shared/contract/features/history.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { formatDateTime } from '../../../shared/i18n/format.ts'
import { allMessages, type PlainKey } from '../../../shared/i18n/messages/all.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { useMapStore } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { navigate } from '../../ui/route.ts'
import { Differences } from './history-differences.tsx'
import './history.css'
import { usePassport } from './use-passport.ts'
import { useShowOnMap } from './use-show-on-map.ts'

/** Versions read at once. */
const page = 200

/** `#/passports/<id>/history`: who changed what, any two versions side by side, and the way back. */
export function HistoryPanel({ record }: { readonly record: RecordId }) {
  const { t } = useLanguage()
  const { passport, error } = usePassport(record)
  const [limit, setLimit] = useState(page)
  const versions = useData('history.list', { record, limit }, { keepPrevious: true })
  const [chosen, setChosen] = useState<Chosen>({ older: null, newer: null })
  const list = versions.data ?? []
  const newer = chosen.newer ?? list[0]?.op ?? null
  const older = chosen.older ?? list.find(({ op }) => newer !== null && op < newer)?.op ?? null
  const failure = error ?? versions.error
  return (
    <Panel
      title={t('history.title')}
      actions={
        <Button small icon={ArrowLeft} onClick={() => navigate('passports', record)}>
          {t('history.back')}
        </Button>
      }
    >
      {failure ? <FailureNotice {...failureText(failure, t)} /> : null}
      <div className="history">
        <VersionTable
          versions={list}
          chosen={{ older, newer }}
          onChoose={(change) => setChosen({ older, newer: chosen.newer, ...change })}
        />
        {list.length === limit && limit < 1_000 ? (
          <Button small kind="quiet" onClick={() => setLimit(limit + page)}>
            {t('history.more')}
          </Button>
        ) : null}
        {passport && older !== null && newer !== null ? (
          <>
            <OnMap passport={passport} older={older} />
            <Differences
              passport={passport}
              older={older}
              newer={newer}
              isPresent={newer === list[0]?.op}
            />
          </>
        ) : (
          <p className="history-note">{list.length === 1 ? t('history.only') : t('ui.loading')}</p>
        )}
      </div>
    </Panel>
  )
}

interface Chosen {
  readonly older: number | null
  readonly newer: number | null
}

interface VersionTableProps {
  readonly versions: readonly Version[]
  readonly chosen: Chosen
  readonly onChoose: (change: Partial<Chosen>) => void
}

function VersionTable({ versions, chosen, onChoose }: VersionTableProps) {
  const { t, language } = useLanguage()
  return (
    <div className="history-versions">
      <table aria-label={t('history.versions')}>
        <thead>
          <tr>
            <th scope="col">{t('history.older')}</th>
            <th scope="col">{t('history.newer')}</th>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.who')}</th>
            <th scope="col">{t('history.device')}</th>
            <th scope="col">{t('history.act')}</th>
            <th scope="col">{t('history.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => {
            const when = formatDateTime(version.at, language)
            return (
              <tr key={version.op}>
                <td>
                  <input
                    type="radio"
                    name="history-older"
                    aria-label={t('history.olderIs', { when })}
                    checked={version.op === chosen.older}
                    disabled={chosen.newer !== null && version.op >= chosen.newer}
                    onChange={() => onChoose({ older: version.op })}
                  />
                </td>
                <td>
                  <input
                    type="radio"
                    name="history-newer"
                    aria-label={t('history.newerIs', { when })}
                    checked={version.op === chosen.newer}
                    disabled={chosen.older !== null && version.op <= chosen.older}
                    onChange={() => onChoose({ newer: version.op })}
                  />
                </td>
                <td>{when}</td>
                <td>{version.person ?? t('history.program')}</td>
                <td>{deviceName(version, t)}</td>
                <td>
                  {actName(version.act, t)}
                  {version.reason ? ` · ${version.reason}` : ''}
                </td>
                <td>{version.changes}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function deviceName({ device }: Version, t: Translate): string {
  if (device === 'here') return t('history.here')
  return device === null ? t('history.elsewhere') : t('history.deviceNo', { n: device })
}

function actName(act: string, t: Translate): string {
  const key = `act.${act}`
  return t(Object.hasOwn(allMessages, key) ? (key as PlainKey) : 'history.otherAct')
}

type OnMapProps = Pick<Parameters<typeof Differences>[0], 'passport' | 'older'>

/** The present outline as the selection, the older one beside it as a thin line. */
function OnMap({ passport, older }: OnMapProps) {
  const store = useMapStore()
  useShowOnMap(passport.record)
  useEffect(() => {
    store.setState({ hover: { layer: 'history', ids: [older] } })
    return () => store.setState({ hover: null })
  }, [older, store])
  return null
}
