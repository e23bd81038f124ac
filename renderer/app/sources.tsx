import { DatabaseZap } from 'lucide-react'
import type { Layer } from '../../shared/contract/features/layers.ts'
import { formatDate, formatNumber } from '../../shared/i18n/format.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { compareText } from '../../shared/i18n/sort-key.ts'
import { failureText } from '../api/failures.ts'
import { useData } from '../api/queries.ts'
import { ImportLayer } from '../features/sources/import-layer.tsx'
import { TerritoryRegister } from '../features/sources/territory-register.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Panel } from '../ui/panel.tsx'
import './sources.css'

/** Where every layer comes from, under which licence, of what date, and what it must not be taken for. */
export function Sources() {
  const { t } = useLanguage()
  const layers = useData('layers.list', {})
  // Layers of passports have no supplier: each value of a passport names its own source.
  const supplied = layers.data?.filter(({ store }) => store === 'dataset')
  return (
    <Panel title={t('sources.title')} actions={<ImportLayer />}>
      {layers.error ? (
        <FailureNotice
          {...failureText(layers.error, t)}
          actions={<Button onClick={() => void layers.refetch()}>{t('panel.retry')}</Button>}
        />
      ) : null}
      <TerritoryRegister />
      {layers.isPending ? <p role="status">{t('ui.loading')}</p> : null}
      {supplied?.length === 0 ? (
        <EmptyState icon={DatabaseZap} title={t('sources.none')}>
          {t('sources.noneText')}
        </EmptyState>
      ) : null}
      {supplied && supplied.length > 0 ? <Table layers={supplied} /> : null}
    </Panel>
  )
}

function Table({ layers }: { readonly layers: readonly Layer[] }) {
  const { t, text } = useLanguage()
  const sorted = layers.toSorted((a, b) => compareText(text(a.title), text(b.title)))
  return (
    <table className="sources">
      <thead>
        <tr>
          <th scope="col">{t('sources.name')}</th>
          <th scope="col">{t('sources.source')}</th>
          <th scope="col">{t('sources.licence')}</th>
          <th scope="col">{t('sources.date')}</th>
          <th scope="col" className="sources-number">
            {t('sources.count')}
          </th>
          <th scope="col" className="sources-number">
            {t('sources.version')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((layer) => (
          <Row key={layer.id} layer={layer} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ layer }: { readonly layer: Layer }) {
  const { t, text, language } = useLanguage()
  return (
    <tr>
      <th scope="row" className="sources-name">
        <span className="sources-title">{text(layer.title)}</span>
        {layer.schematic ? <Badge tone="warn">{t('sources.schematic')}</Badge> : null}
        {layer.synthetic ? <Badge tone="warn">{t('sources.synthetic')}</Badge> : null}
        {text(layer.note) ? <p className="sources-note">{text(layer.note)}</p> : null}
      </th>
      <td>{text(layer.source)}</td>
      <td>{layer.licence}</td>
      <td className="sources-date">{writeDate(layer.date, language)}</td>
      <td className="sources-number">
        {layer.geometry === 'raster' ? '—' : formatNumber(layer.count, language)}
      </td>
      <td className="sources-number">{layer.version}</td>
    </tr>
  )
}

/** As exact as it is known: a year, a month or a day. */
function writeDate(date: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return formatDate(date, language)
  const month = /^(\d{4})-(\d{2})$/.exec(date)
  return month && language !== 'en' ? `${month[2]}.${month[1]}` : date || '—'
}
