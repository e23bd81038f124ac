import { unByKey } from 'ol/Observable.js'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { toLonLat } from '../projections.ts'
import type { RunningTool, ToolHost } from './tool.ts'

/** A click tells its place. */
export function startSelectPoint(host: ToolHost, on: (point: LonLat) => void): RunningTool {
  const key = host.map.on('singleclick', ({ coordinate }) =>
    on(toLonLat(coordinate, host.projection)),
  )
  return {
    act: on,
    undo: () => false,
    finish: () => undefined,
    dispose: () => unByKey(key),
  }
}
