import DragBox from 'ol/interaction/DragBox.js'
import { transformExtent } from 'ol/proj.js'
import type { Box } from '../../../shared/contract/features/layers.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import type { RunningTool, ToolHost } from './tool.ts'

/** A box is dragged, or two corners are set from the keyboard; it is told in degrees. */
export function startSelectBox(host: ToolHost, on: (box: Box) => void): RunningTool {
  const drag = new DragBox({ className: 'map-drag-box' })
  let corner: LonLat | null = null
  drag.on('boxend', () => {
    const extent = drag.getGeometry().getExtent()
    const [west = 0, south = 0, east = 0, north = 0] = transformExtent(
      extent,
      host.projection,
      'EPSG:4326',
      8,
    )
    on([west, south, east, north])
  })
  host.map.addInteraction(drag)
  return {
    act: (point) => {
      if (!corner) {
        corner = point
        return
      }
      const [a, b] = [corner, point]
      corner = null
      on([Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])])
    },
    undo: () => {
      const had = corner !== null
      corner = null
      return had
    },
    finish: () => undefined,
    dispose: () => {
      host.map.removeInteraction(drag)
      drag.dispose()
    },
  }
}
