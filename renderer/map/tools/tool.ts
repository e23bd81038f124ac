import type OlMap from 'ol/Map.js'
import type VectorSource from 'ol/source/Vector.js'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import type { SketchLayer } from '../sketch-layer.ts'
import type { Palette } from '../theme.ts'

/** What a tool may use of the map. */
export interface ToolHost {
  readonly map: OlMap
  readonly projection: string
  readonly palette: Palette
  /** What is drawn and edited. */
  readonly sketch: SketchLayer
  /** Sources whose vertices and edges a drawn point snaps to. */
  snapSources(): readonly VectorSource[]
}

/** A running tool; the keyboard reaches it through the same few acts as the pointer. */
export interface RunningTool {
  /** Acts at a place as a click there would: Enter at the crosshair, or typed coordinates. */
  act(point: LonLat): void
  /** Takes the last act back; false when there was none. */
  undo(): boolean
  finish(): void
  dispose(): void
}

/** Pixels within which a click means a feature. */
export const TOLERANCE_PX = 7
