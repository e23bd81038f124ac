import type { LonLat } from './lon-lat.ts'
import type { CoordinateFormat } from './notation.ts'

/** What the text did not say and the reader supplied. */
export type Assumption = 'order' | 'zone' | 'system'

/** One way to understand a coordinate text; shown to the person before the map moves. */
export interface Reading {
  readonly point: LonLat
  readonly format: CoordinateFormat
  readonly assumed: readonly Assumption[]
  /** Side of the square a grid reference names, in metres. */
  readonly squareM?: number
}
