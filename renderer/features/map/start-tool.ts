import type { MapState, useMapStore } from '../../map/index.ts'
import { startSelecting, stopSelecting, waysToSelect } from './selection/selecting.ts'

/** Puts another tool in the hand: from the toolbar, the menu and keys alike. */
export function startTool(store: ReturnType<typeof useMapStore>, tool: MapState['tool']): void {
  const way = waysToSelect.find((one) => one === tool)
  if (way) {
    startSelecting(store, way)
    return
  }
  stopSelecting(store)
  store.setState({ tool, measured: null })
}
