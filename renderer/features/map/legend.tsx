import { useState } from 'react'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import {
  isPartlySchematic,
  type LegendEntry,
  legendOf,
  type Thematic,
  type Theme,
  thematicLegend,
} from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Swatch } from './swatch.tsx'
import { useMapLayers } from './use-map-layers.ts'

interface LegendLinesProps {
  readonly entries: readonly LegendEntry[]
  readonly geometry: Layer['geometry']
  /** Said where an entry has no name of its own. */
  readonly title: string
}

/** Lines of one legend. */
export function LegendLines({ entries, geometry, title }: LegendLinesProps) {
  const { t, text, language } = useLanguage()
  return (
    <ul className="map-legend-lines">
      {entries.map((entry) => {
        const name = entry.isNoData ? t('legend.noData') : entry.label ? text(entry.label) : title
        return (
          <li key={`${name} ${entry.isSchematic}`} className="map-legend-line">
            <Swatch paints={entry.paints} geometry={geometry} />
            <span>
              {name}
              {entry.isSchematic ? (
                <span className="map-schematic"> ({t('layers.schematic')})</span>
              ) : null}
            </span>
            {entry.count === undefined ? null : (
              <span className="map-legend-count">{formatNumber(entry.count, language)}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The legend of one layer: its classes, and whether it is schematic or synthetic. */
export function LayerLegend({ layer, theme }: { readonly layer: Layer; readonly theme: Theme }) {
  const { t, text } = useLanguage()
  return (
    <>
      <LegendLines
        entries={legendOf(layer, theme)}
        geometry={layer.geometry}
        title={text(layer.title)}
      />
      {layer.synthetic ? <p className="map-legend-note">{t('layers.synthetic')}</p> : null}
    </>
  )
}

interface MapLegendProps {
  readonly theme: Theme
  readonly thematic: Thematic | null
  readonly thematicTitle: string
}

/** Over the map: the thematic map's classes, and which visible layers are only schematic. */
export function MapLegend({ theme, thematic, thematicTitle }: MapLegendProps) {
  const { t, text } = useLanguage()
  const { settings } = useMapLayers()
  const [wish, setWish] = useState<boolean | null>(null)
  const schematic = settings.filter(({ visible, layer }) => visible && isPartlySchematic(layer))
  const names = schematic.map(({ layer }) => text(layer.title)).join(', ')
  const synthetic = settings
    .filter(({ visible, layer }) => visible && layer.synthetic)
    .map(({ layer }) => text(layer.title))
    .join(', ')
  if (!thematic && !names && !synthetic) return null
  return (
    <div className="map-legend">
      <Panel
        title={t(thematic || !names ? 'legend.title' : 'legend.schematicTitle')}
        // Only the note on dashes: folded until it is asked for.
        collapsed={wish ?? thematic === null}
        onCollapsed={setWish}
      >
        {thematic ? (
          <>
            <p className="map-legend-title">{thematicTitle}</p>
            <LegendLines
              entries={thematicLegend(thematic, theme)}
              geometry={thematic.form}
              title={thematicTitle}
            />
          </>
        ) : null}
        {names ? (
          <p className="map-legend-note">{t('legend.schematicShown', { layers: names })}</p>
        ) : null}
        {synthetic ? (
          <p className="map-legend-note">{t('legend.syntheticShown', { layers: synthetic })}</p>
        ) : null}
      </Panel>
    </div>
  )
}
