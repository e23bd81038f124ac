import { walkBlob } from '../db/geometry-blob.ts'
import type { Window } from '../db/rtree.ts'
import { clipSegment, type Run } from './clip.ts'

/** Whether a geometry and a box have a point in common. */
export function touchesBox(blob: Buffer, window: Window, isArea: boolean): boolean {
  const [west, south, east, north] = window
  let touches = false
  let holdsCorner = false
  let run: Run = []
  walkBlob(blob, {
    position: (x, y) => {
      if (x >= west && x <= east && y >= south && y <= north) touches = true
      if (run.length === 2 && !touches) {
        run.push(x, y)
        touches = clipSegment(run, 0, window) !== null
        // Even–odd towards the east from the box's south-west corner.
        const [fromX = 0, fromY = 0] = run
        if (
          fromY > south !== y > south &&
          fromX + ((south - fromY) / (y - fromY)) * (x - fromX) > west
        )
          holdsCorner = !holdsCorner
      }
      run = [x, y]
    },
    endPart: () => {
      run = []
    },
  })
  // Without a common edge a polygon still touches when the box lies wholly inside it.
  return touches || (isArea && holdsCorner)
}
