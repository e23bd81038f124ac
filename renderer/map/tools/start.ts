import type { Geometry } from '../../../shared/contract/features/records.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { type DrawEvents, DrawTool } from './draw.ts'
import { type IdentifyAsk, startIdentify } from './identify.ts'
import { type Measured, MeasureTool } from './measure.ts'
import { startSelectBox } from './select-box.ts'
import { startSelectPoint } from './select-point.ts'
import type { RunningTool, ToolHost } from './tool.ts'

/** Which tool the map should run, and whom it tells. */
export type ToolSpec =
  | { readonly kind: 'identify'; readonly on: (ask: IdentifyAsk) => void }
  | { readonly kind: 'select-box'; readonly on: (area: Geometry) => void }
  | { readonly kind: 'select-point'; readonly on: (point: LonLat) => void }
  | {
      readonly kind: 'measure'
      readonly shape: Measured['shape']
      readonly on: (measured: Measured) => void
    }
  | { readonly kind: 'draw'; readonly on: DrawEvents }

export function startTool(host: ToolHost, spec: ToolSpec): RunningTool {
  if (spec.kind === 'identify') return startIdentify(host, spec.on)
  if (spec.kind === 'select-box') return startSelectBox(host, spec.on)
  if (spec.kind === 'select-point') return startSelectPoint(host, spec.on)
  if (spec.kind === 'measure') return new MeasureTool(host, spec.shape, spec.on)
  return new DrawTool(host, spec.on)
}
