import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../shared/i18n/language.ts'
import { MapController, type MapEvents, type MapSource } from './controller.ts'
import type { LayerSetting } from './stack.ts'
import { createMapStore, type MapMemory, type MapState, type MapStore } from './store.ts'
import type { Thematic } from './thematic.ts'
import type { Theme } from './theme.ts'
import type { ToolSpec } from './tools/start.ts'
import './map-view.css'

/** Holds the controller of the mounted map for those who act on it; nobody renders from it. */
interface MapHolder {
  readonly get: () => MapController | null
  /** Acts on the map now, or as soon as it is mounted. */
  readonly soon: (act: (map: MapController) => void) => void
  readonly put: (map: MapController | null) => void
}

function makeHolder(): MapHolder {
  const held: { map: MapController | null } = { map: null }
  let waiting: ((map: MapController) => void) | null = null
  return {
    get: () => held.map,
    soon: (act) => {
      if (held.map) act(held.map)
      else waiting = act
    },
    put: (map) => {
      held.map = map
      if (!map) return
      waiting?.(map)
      waiting = null
    },
  }
}

interface MapContextValue {
  readonly store: MapStore
  readonly holder: MapHolder
}

/** The map of the window, for commands and palette, which live outside of it. */
export const windowMap: MapContextValue = { store: createMapStore(), holder: makeHolder() }

/** A second map, beside a form, gets its own store by `MapProvider`. */
const MapContext = createContext<MapContextValue>(windowMap)

interface MapProviderProps {
  readonly memory?: Partial<MapMemory>
  readonly children: ReactNode
}

/** A map of its own, with its own store, for everything below. */
export function MapProvider({ memory, children }: MapProviderProps) {
  const [value] = useState(() => ({ store: createMapStore(memory), holder: makeHolder() }))
  return <MapContext value={value}>{children}</MapContext>
}

const useMapContext = (): MapContextValue => useContext(MapContext)

/** A value of the map's store. */
export function useMapState<T>(select: (state: MapState) => T): T {
  return useStore(useMapContext().store, select)
}

/** The store itself, to change or to follow without rendering. */
export function useMapStore(): MapStore {
  return useMapContext().store
}

/** The controller of the mounted map, or null: for what happens on a key or a click, never while rendering. */
export function useMap(): Pick<MapHolder, 'get' | 'soon'> {
  return useMapContext().holder
}

interface MapViewProps {
  readonly source: MapSource
  readonly theme: Theme
  readonly language: Language
  /** From the bottom up. */
  readonly layers: readonly LayerSetting[]
  readonly thematic: Thematic | null
  readonly tool: ToolSpec | null
  /** What a screen reader calls the map, and how it is moved by keys. */
  readonly label: string
  readonly help: string
  readonly onCancel?: () => void
  readonly onMilestone?: MapEvents['milestone']
  /** Laid over the map: scale bar, tips, notices. */
  readonly children?: ReactNode
}

/** The one component that mounts OpenLayers: made in an effect, disposed in its clean-up, fed by setters. */
export function MapView(props: MapViewProps) {
  const { source, theme, language, layers, thematic, tool, label, help, children } = props
  const { store, holder } = useMapContext()
  const target = useRef<HTMLDivElement>(null)
  const helpId = useId()
  const told = useRef(props)
  const first = useRef({ theme, language })
  const [map, setMap] = useState<MapController | null>(null)
  const projection = useMapState((state) => state.projection)
  const graticule = useMapState((state) => state.graticule)
  const selection = useMapState((state) => state.selection)
  const hover = useMapState((state) => state.hover)
  const sketching = useMapState((state) => state.sketching)
  const area = useMapState((state) => state.area)

  useEffect(() => {
    told.current = props
  })
  useEffect(() => {
    if (!target.current) return undefined
    const events: MapEvents = {
      ...eventsTo(store),
      cancel: () => told.current.onCancel?.(),
      milestone: (name) => told.current.onMilestone?.(name),
    }
    const made = new MapController({ target: target.current, source, events, ...first.current })
    holder.put(made)
    setMap(made)
    return () => {
      holder.put(null)
      made.dispose()
    }
  }, [source, store, holder])

  useEffect(() => map?.setTheme(theme), [map, theme])
  useEffect(() => map?.setLanguage(language), [map, language])
  useEffect(() => map?.setProjection(projection), [map, projection])
  useEffect(() => map?.setLayers(layers), [map, layers])
  useEffect(() => map?.setThematic(thematic), [map, thematic])
  useEffect(() => map?.setGraticule(graticule), [map, graticule])
  useEffect(() => map?.setTool(tool), [map, tool])
  useEffect(() => map?.setArea(area), [map, area])
  useEffect(() => map?.setSketch(sketching), [map, sketching])
  useEffect(() => void map?.setSelection(selection), [map, selection])
  useEffect(() => void map?.setHover(hover), [map, hover])

  return (
    <div className="map-frame">
      {/* biome-ignore lint/a11y: a map is an application of its own, worked with keys */}
      <div
        ref={target}
        className="map-view"
        role="application"
        aria-label={label}
        aria-describedby={helpId}
        data-keys="map"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the map is moved with keys
        tabIndex={0}
      />
      <div className="map-crosshair" aria-hidden />
      <p id={helpId} className="visually-hidden">
        {help}
      </p>
      {children}
    </div>
  )
}

function eventsTo(store: MapStore): MapEvents {
  return {
    camera: (camera) => store.setState({ camera }),
    pointer: (pointer) => store.setState({ pointer }),
    rest: (rest) => {
      if (rest || store.getState().rest) store.setState({ rest })
    },
    busy: (isBusy) => store.setState({ isBusy }),
  }
}
