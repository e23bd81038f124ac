import { useCallback, useEffect, useMemo, useState } from 'react'
import { shell } from '../../api/client.ts'
import {
  changed,
  finished,
  MapView,
  type Sketching,
  type Thematic,
  type Theme,
  type ToolSpec,
  undone,
  useMapState,
  useMapStore,
} from '../../map/index.ts'
import { refreshCommands } from '../../ui/commands.ts'
import { useLanguage } from '../../ui/language.tsx'
import { GoToDialog } from './go-to.tsx'
import { MapLegend } from './legend.tsx'
import { useMapCommands } from './map-commands.ts'
import './map-place.css'
import { mapSource } from './map-source.ts'
import { MapTip } from './map-tip.tsx'
import { MapToolbar } from './map-toolbar.tsx'
import { MeasurePanel } from './measure-panel.tsx'
import { Overview } from './overview.tsx'
import { ScaleBar } from './scale-bar.tsx'
import { stopSelecting } from './selection/selecting.ts'
import { useArea, useSetArea } from './selection/use-area.ts'
import { useSelectNearest } from './use-identify.ts'
import { useMapLayers } from './use-map-layers.ts'

interface MapPlaceProps {
  readonly theme: Theme
  readonly thematic?: Thematic | null
  readonly thematicTitle?: string
  /** A passport is chosen by a click rather than what lies above it. */
  readonly passportsOnly?: boolean
  /** Somebody asked what lies at a place: the panel with the answer should be in sight. */
  readonly onAsk?: () => void
  /** An area is to be selected: the panel with the tools and the answers should be in sight. */
  readonly onSelectArea?: () => void
}

/** The map of the window with everything that lies on it. */
export function MapPlace({
  theme,
  thematic = null,
  thematicTitle = '',
  passportsOnly = false,
  onAsk,
  onSelectArea,
}: MapPlaceProps) {
  const { t, language } = useLanguage()
  const store = useMapStore()
  const { layers, settings } = useMapLayers()
  const [isGoingTo, setGoingTo] = useState(false)
  const openGoTo = useCallback(() => setGoingTo(true), [])
  const isOverview = useMapState((state) => state.overview)
  const isBusy = useMapState((state) => state.isBusy)
  const tool = useToolSpec(onAsk)
  useMapCommands({ onGoTo: openGoTo })
  useArea(settings)
  useSelectNearest(passportsOnly)
  const isSelecting = useMapState(({ tool: name }) => name.startsWith('select-'))
  useEffect(() => {
    if (isSelecting) onSelectArea?.()
  }, [isSelecting, onSelectArea])
  // Ticks of commands follow the tool and the switches, however they were changed.
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (
          state.tool !== before.tool ||
          state.graticule !== before.graticule ||
          state.overview !== before.overview ||
          state.selection !== before.selection ||
          state.area !== before.area
        )
          refreshCommands()
      }),
    [store],
  )
  const cancel = () => {
    const { tool: running, selection, area } = store.getState()
    if (running !== 'identify') {
      stopSelecting(store)
      store.setState({ measured: null })
    } else if (selection.length > 0 || area)
      store.setState({ selection: [], ask: null, area: null })
  }
  return (
    <>
      <MapView
        source={mapSource}
        theme={theme}
        language={language}
        layers={settings}
        thematic={thematic}
        tool={tool}
        label={t('map.label')}
        help={t('map.help')}
        onCancel={cancel}
        onMilestone={(name) => void shell['shell.milestone']({ name })}
      >
        <div className="map-corner" data-corner="top-right">
          <MapToolbar onGoTo={openGoTo} />
        </div>
        <div className="map-corner" data-corner="top-left">
          <MeasurePanel />
        </div>
        <div className="map-corner" data-corner="bottom-left">
          <ScaleBar />
          <MapLegend theme={theme} thematic={thematic} thematicTitle={thematicTitle} />
        </div>
        <div className="map-corner" data-corner="bottom-right">
          {isOverview ? <Overview layers={layers} /> : null}
        </div>
        <MapTip />
        <span className="map-busy" role="status" data-busy={isBusy || undefined}>
          {isBusy ? <span className="visually-hidden">{t('map.loading')}</span> : null}
        </span>
      </MapView>
      {isGoingTo ? <GoToDialog onClose={() => setGoingTo(false)} /> : null}
    </>
  )
}

/** The running tool, telling the store. */
function useToolSpec(onAsk: (() => void) | undefined): ToolSpec | null {
  const store = useMapStore()
  const name = useMapState((state) => state.tool)
  const { set, around } = useSetArea()
  return useMemo<ToolSpec | null>(() => {
    if (name === 'measure-length' || name === 'measure-area')
      return {
        kind: 'measure',
        shape: name === 'measure-area' ? 'area' : 'length',
        on: (measured) => store.setState({ measured }),
      }
    if (name === 'select-box') return { kind: 'select-box', on: set }
    if (name === 'select-point')
      return { kind: 'select-point', on: (point) => void around({ point }) }
    if (name === 'draw' || name === 'select-polygon') {
      const step = (act: (sketching: Sketching) => Sketching) =>
        store.setState(({ sketching }) => ({ sketching: sketching && act(sketching) }))
      return {
        kind: 'draw',
        on: {
          change: (now) => step((sketching) => changed(sketching, now)),
          finish: () => step(finished),
          undo: () => step(undone),
        },
      }
    }
    if (name === 'identify')
      return {
        kind: 'identify',
        on: (ask) => {
          store.setState({ ask })
          onAsk?.()
        },
      }
    return null
  }, [name, store, onAsk, set, around])
}
