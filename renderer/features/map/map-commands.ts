import {
  CircleDashed,
  Crosshair,
  Grid3x3,
  House,
  Info,
  LassoSelect,
  Map as MapIcon,
  Pentagon,
  Ruler,
  SquareDashedMousePointer,
  X,
  ZoomIn,
} from 'lucide-react'
import { useMemo } from 'react'
import { type MapState, useMap, useMapStore } from '../../map/index.ts'
import { type Command, useCommands } from '../../ui/commands.ts'
import { startTool } from './start-tool.ts'

interface MapCommandsOptions {
  readonly onGoTo: () => void
}

type Tool = MapState['tool']

/** With the keys while the map has the focus, and everywhere. */
const tools: readonly (Pick<Command, 'title' | 'icon' | 'keys'> & { readonly tool: Tool })[] = [
  { tool: 'identify', title: 'map.identify', icon: Info, keys: ['KeyI', 'Ctrl+Shift+KeyI'] },
  {
    tool: 'select-box',
    title: 'map.selectBox',
    icon: SquareDashedMousePointer,
    keys: ['KeyS', 'Ctrl+Shift+KeyS'],
  },
  { tool: 'select-polygon', title: 'map.selectPolygon', icon: LassoSelect },
  { tool: 'select-point', title: 'map.selectPoint', icon: CircleDashed },
  {
    tool: 'measure-length',
    title: 'map.measureLength',
    icon: Ruler,
    keys: ['KeyM', 'Ctrl+Shift+KeyM'],
  },
  {
    tool: 'measure-area',
    title: 'map.measureArea',
    icon: Pentagon,
    keys: ['Shift+KeyM', 'Ctrl+Shift+KeyJ'],
  },
]

const toolCommands = (store: ReturnType<typeof useMapStore>): readonly Command[] =>
  tools.map(({ tool, ...command }) => ({
    ...command,
    id: `map-${tool}`,
    group: 'map',
    ...(command.keys ? { scope: 'map' } : {}),
    isOn: () => store.getState().tool === tool,
    run: () => startTool(store, tool),
  }))

/** Everything the map can be told, for menu, palette and keys, while the map is there. */
export function useMapCommands({ onGoTo }: MapCommandsOptions): void {
  const map = useMap()
  const store = useMapStore()
  const table = useMemo<readonly Command[]>(() => {
    const hasSelection = () =>
      store.getState().selection.length > 0 || store.getState().area
        ? null
        : ('map.nothingSelected' as const)
    const group = 'map'
    return [
      {
        id: 'map-home',
        title: 'map.home',
        group,
        icon: House,
        keys: ['Ctrl+Shift+KeyF'],
        run: () => map.get()?.home(),
      },
      ...toolCommands(store),
      {
        id: 'map-go-to',
        title: 'map.goTo',
        group,
        icon: Crosshair,
        keys: ['Ctrl+KeyG'],
        run: onGoTo,
      },
      {
        id: 'map-graticule',
        title: 'map.graticule',
        group,
        icon: Grid3x3,
        isOn: () => store.getState().graticule,
        run: () => store.setState(({ graticule }) => ({ graticule: !graticule })),
      },
      {
        id: 'map-overview',
        title: 'map.overview',
        group,
        icon: MapIcon,
        isOn: () => store.getState().overview,
        run: () => store.setState(({ overview }) => ({ overview: !overview })),
      },
      {
        id: 'map-to-selection',
        title: 'map.zoomToSelection',
        group,
        icon: ZoomIn,
        keys: ['Ctrl+KeyJ'],
        whyNot: hasSelection,
        run: () => {
          map.get()?.fitSelection()
        },
      },
      {
        id: 'map-clear-selection',
        title: 'map.clearSelection',
        group,
        icon: X,
        keys: ['Ctrl+Alt+KeyA'],
        whyNot: hasSelection,
        run: () => store.setState({ selection: [], ask: null, area: null }),
      },
      { id: 'map-focus', title: 'map.focus', group, icon: MapIcon, run: () => map.get()?.focus() },
    ]
  }, [map, store, onGoTo])
  useCommands(table)
}
