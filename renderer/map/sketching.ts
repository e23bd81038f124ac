import type { LonLat } from '../../shared/domain/coordinates/lon-lat.ts'
import { isEnough, type Sketch } from '../../shared/domain/geometry/sketch.ts'

/** A geometry that is being made: the map and a form show and change the same one. */
export interface Sketching {
  /** Whose it is; a form looks for its own. */
  readonly of: string
  /** `done`: Enter was pressed on a finished one, the owner should store it. */
  readonly phase: 'drawing' | 'editing' | 'done'
  readonly past: readonly Sketch[]
  readonly now: Sketch
  readonly future: readonly Sketch[]
  /** Shown as what the sketch would become. */
  readonly mended: Sketch | null
  /** Where something is wrong with it. */
  readonly fault: LonLat | null
}

/** Steps that can be taken back; our choice. */
const mostSteps = 200

export function begun(of: string, now: Sketch, phase: Sketching['phase']): Sketching {
  return { of, phase, past: [], now, future: [], mended: null, fault: null }
}

/** What was found for the sketch before no longer holds. */
const unjudged = { mended: null, fault: null } as const

export function changed(sketching: Sketching, now: Sketch): Sketching {
  const past = [...sketching.past, sketching.now].slice(-mostSteps)
  return { ...sketching, ...unjudged, past, now, future: [] }
}

export function undone(sketching: Sketching): Sketching {
  const { past, now, future } = sketching
  const before = past.at(-1)
  if (!before) return sketching
  return {
    ...sketching,
    ...unjudged,
    past: past.slice(0, -1),
    now: before,
    future: [now, ...future],
  }
}

export function redone(sketching: Sketching): Sketching {
  const { past, now, future } = sketching
  const [after, ...later] = future
  if (!after) return sketching
  return { ...sketching, ...unjudged, past: [...past, now], now: after, future: later }
}

/** Enter: a drawing becomes something to edit, an edited one is done. */
export function finished(sketching: Sketching): Sketching {
  if (!isEnough(sketching.now)) return sketching
  return { ...sketching, phase: sketching.phase === 'drawing' ? 'editing' : 'done' }
}
