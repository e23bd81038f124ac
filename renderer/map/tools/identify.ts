import { unByKey } from 'ol/Observable.js'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { pointFactor } from '../camera.ts'
import { toLonLat, toPlane } from '../projections.ts'
import { type RunningTool, TOLERANCE_PX, type ToolHost } from './tool.ts'

export interface IdentifyAsk {
  readonly point: LonLat
  /** Ground metres of the tolerance in pixels. */
  readonly toleranceM: number
  /** Shift was held: add to what is selected. */
  readonly isAdding: boolean
}

/** Asks what lies at a click; the answer comes from the database, never from the canvas. */
export function startIdentify(host: ToolHost, on: (ask: IdentifyAsk) => void): RunningTool {
  const ask = (point: LonLat, isAdding: boolean) => {
    const plane = toPlane(point, host.projection)
    const resolution = host.map.getView().getResolution() ?? 1
    const toleranceM = TOLERANCE_PX * resolution * pointFactor(host.projection, plane)
    on({ point, toleranceM, isAdding })
  }
  const key = host.map.on('singleclick', (event) => {
    const { originalEvent } = event
    const isAdding = originalEvent instanceof MouseEvent && originalEvent.shiftKey
    ask(toLonLat(event.coordinate, host.projection), isAdding)
  })
  return {
    act: (point) => ask(point, false),
    undo: () => false,
    finish: () => undefined,
    dispose: () => unByKey(key),
  }
}
