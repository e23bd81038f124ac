import type { AtlasMap, AtlasReadiness } from '../../../shared/contract/features/atlas.ts'
import { useData } from '../../api/queries.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'

interface AbsentCardProps {
  readonly map: AtlasMap
  readonly readiness: AtlasReadiness
}

/** Why a map is not drawn: what it needs, from whom, in what form. */
export function AbsentCard({ map, readiness }: AbsentCardProps) {
  const { t, text } = useLanguage()
  const { data } = useData('atlas.catalogue', {})
  const { state } = readiness
  if (state === 'ready') return null
  const isLayer = state === 'layer-absent'
  const needed = state === 'formula-absent' ? map.inputs : readiness.absent
  const inputs = needed.flatMap((name) => data?.inputs.find((one) => one.name === name) ?? [])
  return (
    <Notice tone="warn" title={t('atlas.notDrawn')}>
      <p>{t(`atlas.why.${state}`)}</p>
      <dl>
        {isLayer ? (
          <>
            <dt>{t('atlas.need')}</dt>
            <dd>{t('atlas.needLayer', { title: text(map.title) })}</dd>
            <dt>{t('atlas.from')}</dt>
            <dd>{map.supplier ? text(map.supplier) : ''}</dd>
            <dt>{t('atlas.form')}</dt>
            <dd>
              {t('atlas.formLayer', {
                geometry: t(`atlas.geometry.${map.geometry}`),
                attribute: `${text(map.indicator)}${map.unit ? `, ${text(map.unit)}` : ''}`,
              })}
            </dd>
          </>
        ) : (
          <>
            <dt>{t('atlas.need')}</dt>
            {inputs.map(({ name, label, source, columns }) => (
              <dd key={name}>
                <strong>{text(label)}</strong>
                {'. '}
                {t(
                  source.startsWith('records:')
                    ? 'atlas.fromRecords'
                    : source === 'computed'
                      ? 'atlas.fromComputed'
                      : 'atlas.fromLayer',
                )}
                {source === 'computed' ? null : (
                  <>
                    {' '}
                    <code lang="en">
                      {columns
                        .map((column) => column.name + (column.unit ? ` [${column.unit}]` : ''))
                        .join(', ')}
                    </code>
                  </>
                )}
              </dd>
            ))}
          </>
        )}
      </dl>
    </Notice>
  )
}
