import {
  Crosshair,
  Grid3x3,
  House,
  Info,
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

interface MapCommandsOptions {
  readonly onGoTo: () => void
}

/** Everything the map can be told, for menu, palette and keys, while the map is there. */
export function useMapCommands({ onGoTo }: MapCommandsOptions): void {
  const map = useMap()
  const store = useMapStore()
  const table = useMemo<readonly Command[]>(() => {
    const start = (tool: MapState['tool']) => () => store.setState({ tool, measured: null })
    const isTool = (tool: MapState['tool']) => () => store.getState().tool === tool
    const hasSelection = () =>
      store.getState().selection.length > 0 ? null : ('map.nothingSelected' as const)
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
      {
        id: 'map-identify',
        title: 'map.identify',
        group,
        icon: Info,
        keys: ['KeyI', 'Ctrl+Shift+KeyI'],
        scope: 'map',
        isOn: isTool('identify'),
        run: start('identify'),
      },
      {
        id: 'map-select-box',
        title: 'map.selectBox',
        group,
        icon: SquareDashedMousePointer,
        isOn: isTool('select-box'),
        run: start('select-box'),
      },
      {
        id: 'map-measure-length',
        title: 'map.measureLength',
        group,
        icon: Ruler,
        keys: ['KeyM', 'Ctrl+Shift+KeyM'],
        scope: 'map',
        isOn: isTool('measure-length'),
        run: start('measure-length'),
      },
      {
        id: 'map-measure-area',
        title: 'map.measureArea',
        group,
        icon: Pentagon,
        keys: ['Shift+KeyM', 'Ctrl+Shift+KeyJ'],
        scope: 'map',
        isOn: isTool('measure-area'),
        run: start('measure-area'),
      },
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
        run: () => store.setState({ selection: [], ask: null }),
      },
      { id: 'map-focus', title: 'map.focus', group, icon: MapIcon, run: () => map.get()?.focus() },
    ]
  }, [map, store, onGoTo])
  useCommands(table)
}
