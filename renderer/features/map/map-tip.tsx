import { useData } from '../../api/queries.ts'
import { isPartlySchematic, useMapState } from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { askedLayers, useMapLayers } from './use-map-layers.ts'

/** After a moment's rest: the name under the pointer, and whether it is only schematic. */
export function MapTip() {
  const { t, text } = useLanguage()
  const rest = useMapState((state) => state.rest)
  const tool = useMapState((state) => state.tool)
  const { settings } = useMapLayers()
  const isAsking = rest !== null && tool === 'identify'
  const [lon, lat] = rest?.point ?? [0, 0]
  const { data, isPlaceholderData } = useData(
    'layers.identify',
    { lon, lat, toleranceM: rest?.toleranceM ?? 0, layers: askedLayers(settings), limit: 1 },
    { enabled: isAsking },
  )
  const [hit] = data ?? []
  if (!rest || !isAsking || !hit || isPlaceholderData) return null
  const layer = settings.find((setting) => setting.layer.id === hit.layer)?.layer
  const { kk, ru, en } = hit.title
  const name = text(hit.title) || ru || kk || en
  return (
    <div className="map-tip" style={{ left: rest.x, top: rest.y }} aria-hidden>
      {name ? <strong>{name}</strong> : null}
      {layer ? <span>{text(layer.title)}</span> : null}
      {layer && isPartlySchematic(layer) ? <em>{t('layers.schematic')}</em> : null}
      {layer?.synthetic ? <em>{t('layers.synthetic')}</em> : null}
    </div>
  )
}
