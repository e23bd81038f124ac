import { SquareDashedMousePointer } from 'lucide-react'
import type { RecordId } from '../../../../shared/contract/features/records.ts'
import { failureText } from '../../../api/failures.ts'
import { useData } from '../../../api/queries.ts'
import { useMapState } from '../../../map/index.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useMapLayers } from '../use-map-layers.ts'
import { Answer } from './answer.tsx'
import { FeatureList } from './feature-list.tsx'
import { useSelecting } from './selecting.ts'
import './selection.css'
import { SelectionExport } from './selection-export.tsx'
import { SelectionTools } from './selection-tools.tsx'

interface SelectionPanelProps {
  readonly onOpenPassport: (record: RecordId) => void
}

/** Selects an area of the map and answers at once what is in it. */
export function SelectionPanel({ onOpenPassport }: SelectionPanelProps) {
  const { t } = useLanguage()
  const { layers } = useMapLayers()
  const area = useMapState((state) => state.area)
  const list = useSelecting((state) => state.list)
  const asked = layers.filter(({ geometry }) => geometry !== 'raster').map(({ id }) => id)
  const { data, error } = useData(
    'selection.summary',
    { area: area ?? { type: 'Polygon', coordinates: [] }, layers: asked },
    { enabled: area !== null && asked.length > 0 },
  )
  if (area && list)
    return (
      <div className="selection">
        <FeatureList
          key={`${list.layer} ${list.classIndex}`}
          area={area}
          list={list}
          onOpenPassport={onOpenPassport}
        />
      </div>
    )
  return (
    <div className="selection">
      <SelectionTools />
      {area ? (
        <>
          {error ? <FailureNotice {...failureText(error, t)} /> : null}
          {data ? <Answer summary={data} /> : null}
          {data ? <SelectionExport area={area} layers={asked} /> : null}
          <p role="status" className="selection-hint">
            {data || error ? null : t('selection.counting')}
          </p>
        </>
      ) : (
        <EmptyState icon={SquareDashedMousePointer} title={t('selection.empty')}>
          {t('selection.emptyText')}
        </EmptyState>
      )}
    </div>
  )
}
