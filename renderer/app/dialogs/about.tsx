import { useQuery } from '@tanstack/react-query'
import { Copy, FolderOpen } from 'lucide-react'
import { shell } from '../../api/client.ts'
import { failureText, failureToast } from '../../api/failures.ts'
import { IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { hashFor } from '../../ui/route.ts'
import { showToast } from '../../ui/toast.tsx'
import { useHealth } from '../data-state.ts'
import './about.css'

/** Packages whose code or fonts are inside the program, with their licence. */
const parts = [
  ['Electron, Chromium, Node.js', 'MIT, BSD-3-Clause'],
  ['SQLite', 'Public Domain'],
  ['SpatiaLite', 'MPL-1.1, GPL-2.0+, LGPL-2.1+'],
  ['PROJ, GEOS', 'MIT, LGPL-2.1'],
  ['better-sqlite3', 'MIT'],
  ['hash-wasm', 'MIT'],
  ['OpenLayers', 'BSD-2-Clause'],
  ['proj4js, mgrs', 'MIT'],
  ['React', 'MIT'],
  ['TanStack Query, TanStack Virtual, Zustand, Zod', 'MIT'],
  ['Lucide', 'ISC'],
  ['Golos Text, Noto Sans', 'OFL-1.1'],
  ['Maki', 'CC0-1.0'],
] as const

export function About({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const about = useQuery({ queryKey: ['about'], queryFn: () => shell['shell.about']({}) })
  const health = useHealth()
  const chrome = /Chrome\/([\d.]+)/.exec(navigator.userAgent)?.[1]
  return (
    <Dialog title={t('about.title')} onClose={onClose}>
      <div className="about">
        <p className="about-name">{t('app.name')}</p>
        <p>{t('app.purpose')}</p>
        {about.error ? <FailureNotice {...failureText(about.error, t)} /> : null}
        <dl className="about-facts">
          <Fact name={t('about.version')} value={about.data?.version} />
          <Fact name={t('about.runtime')} value={about.data?.runtime} />
          <Fact name={t('about.browser')} value={chrome ? `Chromium ${chrome}` : undefined} />
          <Fact
            name={t('about.database')}
            value={
              health.data &&
              `SQLite ${health.data.sqlite}, SpatiaLite ${health.data.spatialite}, PROJ ${health.data.proj}`
            }
          />
          <Fact name={t('about.schema')} value={health.data && String(health.data.schema)} />
          <Fact name={t('about.dataFolder')} value={about.data?.dataFolder} place="data" />
          <Fact name={t('about.logFolder')} value={about.data?.logFolder} place="logs" />
        </dl>
        <h3>{t('about.licences')}</h3>
        <p>
          {t('about.licencesText')}{' '}
          <a href={hashFor('sources')} onClick={onClose}>
            {t('section.sources')}
          </a>
        </p>
        <table className="about-parts">
          <caption>{t('about.parts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('about.part')}</th>
              <th scope="col">{t('about.licence')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(([name, licence]) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}

interface FactProps {
  readonly name: string
  readonly value: string | undefined
  /** A folder: it can be copied and shown. */
  readonly place?: 'logs' | 'data' | undefined
}

function Fact({ name, value, place }: FactProps) {
  return (
    <div className="about-fact">
      <dt>{name}</dt>
      <dd>
        <span className="about-value">{value ?? '…'}</span>
        {place && value ? <PlaceButtons name={name} path={value} place={place} /> : null}
      </dd>
    </div>
  )
}

interface PlaceButtonsProps {
  readonly name: string
  readonly path: string
  readonly place: 'logs' | 'data'
}

function PlaceButtons({ name, path, place }: PlaceButtonsProps) {
  const { t } = useLanguage()
  const copy = () => {
    if (copyText(path)) showToast({ tone: 'ok', title: t('about.copied') })
  }
  const show = async () => {
    try {
      await shell['shell.showItem']({ place })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <>
      <IconButton small label={`${t('about.copy')}: ${name}`} icon={Copy} onClick={copy} />
      <IconButton
        small
        label={`${t('about.show')}: ${name}`}
        icon={FolderOpen}
        onClick={() => void show()}
      />
    </>
  )
}
