import type { Packer } from '../../../shared/domain/packer.ts'
import { boxOfBlob, walkBlob } from '../db/geometry-blob.ts'
import type { Window } from '../db/rtree.ts'
import { clipLine, clipRing, type Run } from './clip.ts'

/** How shapes of a window are thinned and cut. */
export interface Drawing {
  readonly kind: 'line' | 'polygon'
  /**
   * Vertices snap to a grid of this many degrees that is the same for every feature and window:
   * neighbours keep their common border without gaps, and tiles meet.
   */
  readonly step: number
  /** Beyond this nothing is drawn; wider than the window by the width of the thickest line. */
  readonly cut: Window
}

/** Adds a line or polygon, thinned and cut, to the packed features. */
export function drawShape(
  packer: Packer,
  feature: { readonly id: number; readonly classIndex: number; readonly blob: Buffer },
  drawing: Drawing,
): void {
  const box = boxOfBlob(feature.blob)
  const { cut, kind } = drawing
  const inside = box[0] >= cut[0] && box[1] >= cut[1] && box[2] <= cut[2] && box[3] <= cut[3]
  const thinner = new Thinner(drawing.step)
  let hasOuter = false
  walkBlob(feature.blob, {
    position: (x, y) => thinner.add(x, y),
    endPart: (outer) => {
      const run = thinner.take()
      if (kind === 'line') {
        for (const piece of inside ? [run] : clipLine(run, cut)) addRun(packer, piece, 4, true)
        return
      }
      // A hole of a ring that has vanished has nothing to be a hole in.
      if (!outer && !hasOuter) return
      const kept = addRun(packer, inside ? run : closed(clipRing(run, cut)), 8, outer)
      if (outer) hasOuter = kept
    },
  })
  packer.endFeature(feature.id, feature.classIndex)
}

function addRun(packer: Packer, run: Run, least: number, outer: boolean): boolean {
  if (run.length < least) return false
  for (let at = 0; at < run.length; at += 2) packer.addCoord(run[at] ?? 0, run[at + 1] ?? 0)
  packer.endPart(outer)
  return true
}

function closed(ring: Run): Run {
  const size = ring.length
  if (size > 0 && (ring[0] !== ring[size - 2] || ring[1] !== ring[size - 1]))
    ring.push(ring[0] ?? 0, ring[1] ?? 0)
  return ring
}

/** Snaps to the grid and leaves out what falls on the vertex before or on the straight through it. */
class Thinner {
  #run: Run = []
  readonly #step: number

  constructor(step: number) {
    this.#step = step
  }

  add(x: number, y: number): void {
    const run = this.#run
    const step = this.#step
    const atX = step === 0 ? x : Math.round(x / step) * step
    const atY = step === 0 ? y : Math.round(y / step) * step
    const size = run.length
    if (size === 0) {
      run.push(atX, atY)
      return
    }
    const [lastX, lastY] = [run[size - 2] ?? 0, run[size - 1] ?? 0]
    if (lastX === atX && lastY === atY) return
    if (size >= 4) {
      const [beforeX, beforeY] = [run[size - 4] ?? 0, run[size - 3] ?? 0]
      const cross = (lastX - beforeX) * (atY - lastY) - (lastY - beforeY) * (atX - lastX)
      const ahead = (lastX - beforeX) * (atX - lastX) + (lastY - beforeY) * (atY - lastY)
      // A thousandth of a grid cell: the products of floats are never quite zero.
      if (ahead > 0 && Math.abs(cross) <= 0.001 * step * step) {
        run[size - 2] = atX
        run[size - 1] = atY
        return
      }
    }
    run.push(atX, atY)
  }

  take(): Run {
    const run = this.#run
    this.#run = []
    return run
  }
}
