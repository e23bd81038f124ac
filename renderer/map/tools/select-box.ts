import { fromExtent } from 'ol/geom/Polygon.js'
import DragBox from 'ol/interaction/DragBox.js'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { toLonLat, toPlane } from '../projections.ts'
import type { RunningTool, ToolHost } from './tool.ts'

/** Pieces of a side: what is straight on the map is bent in degrees; our choice. */
const SIDE_PIECES = 32

/** A box is dragged, or two corners are set from the keyboard; it is told as it lies on the map, in degrees. */
export function startSelectBox(host: ToolHost, on: (area: Geometry) => void): RunningTool {
  const drag = new DragBox({ className: 'map-drag-box' })
  let corner: LonLat | null = null
  drag.on('boxend', () => on(areaOf(host, drag.getGeometry().getExtent())))
  host.map.addInteraction(drag)
  return {
    act: (point) => {
      if (!corner) {
        corner = point
        return
      }
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [
        toPlane(corner, host.projection),
        toPlane(point, host.projection),
      ]
      corner = null
      on(areaOf(host, [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]))
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

function areaOf({ projection }: ToolHost, extent: number[]): Geometry {
  const [corners = []] = fromExtent(extent).getCoordinates()
  const sides = corners.slice(1).flatMap(([x = 0, y = 0], i) => {
    const [fromX = 0, fromY = 0] = corners[i] ?? []
    return Array.from({ length: SIDE_PIECES }, (_, k) => {
      const t = k / SIDE_PIECES
      return toLonLat([fromX + t * (x - fromX), fromY + t * (y - fromY)], projection)
    })
  })
  return { type: 'Polygon', coordinates: [[...sides, sides[0]]] }
}
