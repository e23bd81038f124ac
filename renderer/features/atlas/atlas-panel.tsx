import { Map as MapIcon } from 'lucide-react'
import { unitLevels } from '../../../shared/contract/features/atlas.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { RadioGroup } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import './atlas-panel.css'
import { showMap, useAtlasStore } from './store.ts'
import { useThematic } from './use-thematic.ts'

/** The catalogue of computed maps; choosing one lays it on the base map. */
export function AtlasPanel() {
  const { t, text } = useLanguage()
  const shown = useAtlasStore((state) => state.shown)
  const { data: maps, error } = useData('atlas.list', {})
  if (error && !maps) {
    const { title, todo } = failureText(error, t)
    return (
      <Notice tone="danger" title={title}>
        {todo}
      </Notice>
    )
  }
  if (!maps) return <p className="atlas-wait">{t('ui.loading')}</p>
  if (maps.length === 0) return <EmptyState icon={MapIcon} title={t('atlas.none')} />
  return (
    <div className="atlas">
      <RadioGroup
        label={t('atlas.maps')}
        value={shown ?? ''}
        choices={[
          { value: '', label: t('atlas.baseOnly') },
          ...maps.map(({ id, title }) => ({ value: id, label: text(title) })),
        ]}
        onValue={(id) => showMap(id || null)}
      />
      {shown ? <AtlasCard /> : null}
    </div>
  )
}

/** What the shown map says, how it is computed, how many values it has and lacks. */
function AtlasCard() {
  const { t, text, language } = useLanguage()
  const level = useAtlasStore((state) => state.level)
  const { map, values, error } = useThematic()
  if (!map) return null
  const missing = values.filter(({ value }) => value === null).length
  const estimated = values.filter(({ flag }) => flag === 'estimate').length
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]))
  const write = (value: number) => formatNumber(value, language, { maxDecimals: 1 })
  return (
    <section className="atlas-card" aria-label={text(map.title)}>
      {map.grain === 'unit' ? (
        <RadioGroup
          label={t('atlas.level')}
          value={level}
          choices={unitLevels.map((value) => ({ value, label: t(`atlas.level.${value}`) }))}
          onValue={(value) => useAtlasStore.setState({ level: value })}
        />
      ) : null}
      {error ? <Notice tone="warn" title={failureText(error, t).title} live /> : null}
      <p>{text(map.indicator)}</p>
      <dl>
        <dt>{t('atlas.formula')}</dt>
        <dd>{text(map.formula)}</dd>
        <dt>{t('atlas.source')}</dt>
        <dd>{text(map.source)}</dd>
        <dt>{t('atlas.breaks')}</dt>
        <dd>{t(`atlas.breaks.${map.breaks}`)}</dd>
        <dt>{t('atlas.values')}</dt>
        <dd>
          {t('atlas.counts', { n: known.length, missing, estimated })}
          {map.unit && known.length > 0
            ? ` · ${write(Math.min(...known))} – ${write(Math.max(...known))} ${text(map.unit)}`
            : ''}
        </dd>
      </dl>
      <p className="atlas-working">{t('atlas.working')}</p>
    </section>
  )
}
