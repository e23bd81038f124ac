import { createStore } from 'zustand/vanilla'
import type { Geometry } from '../../shared/contract/features/records.ts'
import type { LonLat } from '../../shared/domain/coordinates/lon-lat.ts'
import type { CoordinateFormat } from '../../shared/domain/coordinates/notation.ts'
import type { CameraState } from './camera.ts'
import type { SetOrder } from './layer-order.ts'
import { defaultProjection } from './projections.ts'
import type { Selection } from './selection.ts'
import type { Sketching } from './sketching.ts'
import type { IdentifyAsk } from './tools/identify.ts'
import type { Measured } from './tools/measure.ts'

export const toolNames = [
  'identify',
  'select-box',
  'select-polygon',
  'select-point',
  'measure-length',
  'measure-area',
  'draw',
] as const
export type ToolName = (typeof toolNames)[number]

/** How one layer is shown, apart from what it is. */
export interface LayerLook {
  readonly visible: boolean
  readonly opacity: number
}

/** Where the pointer has rested. */
export interface Rest {
  readonly point: LonLat
  readonly toleranceM: number
  readonly x: number
  readonly y: number
}

/** Plain values of the map: no feature, layer or view of OpenLayers is ever put in here. */
export interface MapState {
  readonly camera: CameraState | null
  readonly pointer: LonLat | null
  readonly rest: Rest | null
  readonly isBusy: boolean
  readonly projection: string
  readonly format: CoordinateFormat
  readonly graticule: boolean
  readonly overview: boolean
  readonly tool: ToolName
  /** Order a person has set, from the bottom up. */
  readonly order: SetOrder
  readonly looks: Readonly<Record<string, LayerLook>>
  readonly selection: readonly Selection[]
  readonly hover: Selection | null
  readonly ask: IdentifyAsk | null
  /** What lies in it is selected: a polygon in degrees. */
  readonly area: Geometry | null
  readonly measured: Measured | null
  readonly sketching: Sketching | null
}

/** What is worth remembering until the next start. */
export type MapMemory = Pick<
  MapState,
  'projection' | 'format' | 'graticule' | 'overview' | 'order' | 'looks'
>

const initial: MapState = {
  camera: null,
  pointer: null,
  rest: null,
  isBusy: false,
  projection: defaultProjection,
  format: 'dd',
  graticule: false,
  overview: false,
  tool: 'identify',
  order: { groups: [], layers: [] },
  looks: {},
  selection: [],
  hover: null,
  ask: null,
  area: null,
  measured: null,
  sketching: null,
}

export type MapStore = ReturnType<typeof createMapStore>

export function createMapStore(memory: Partial<MapMemory> = {}) {
  return createStore<MapState>(() => ({ ...initial, ...memory }))
}

export function memoryOf(state: MapState): MapMemory {
  const { projection, format, graticule, overview, order, looks } = state
  return { projection, format, graticule, overview, order, looks }
}

/** The look of a layer: as set, or as the data ask for at the first start. */
export function lookOf(
  state: Pick<MapState, 'looks'>,
  layer: { readonly id: string; readonly shown: boolean },
): LayerLook {
  return state.looks[layer.id] ?? { visible: layer.shown, opacity: 1 }
}
