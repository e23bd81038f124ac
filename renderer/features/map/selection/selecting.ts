import { create } from 'zustand'
import { emptySketch } from '../../../../shared/domain/geometry/sketch.ts'
import { begun, type MapState, type useMapStore } from '../../../map/index.ts'

export const waysToSelect = ['select-box', 'select-polygon', 'select-point', 'object'] as const
export type WayToSelect = (typeof waysToSelect)[number]

/** Names the sketch of an area among those of forms. */
export const areaSketch = 'selection'

/** The list that is open: a layer, or one class of it. */
export interface OpenList {
  readonly layer: string
  readonly classIndex: number | null
}

interface Selecting {
  readonly how: WayToSelect
  /** As typed, kilometres. */
  readonly radius: string
  readonly list: OpenList | null
}

/** How areas are selected; the area itself is the map's. */
export const useSelecting = create<Selecting>(() => ({
  how: 'select-box',
  radius: '10',
  list: null,
}))

type Store = ReturnType<typeof useMapStore>

/** A form's own drawing must not be lost to another tool. */
export const isDrawingElsewhere = ({ sketching }: Pick<MapState, 'sketching'>): boolean =>
  sketching !== null && sketching.of !== areaSketch

export function startSelecting(store: Store, how: WayToSelect): void {
  if (isDrawingElsewhere(store.getState())) return
  useSelecting.setState({ how })
  store.setState({
    tool: how === 'object' ? 'identify' : how,
    measured: null,
    sketching:
      how === 'select-polygon' ? begun(areaSketch, emptySketch('polygon'), 'drawing') : null,
  })
}

/** Ends the tool; what was selected stays. */
export function stopSelecting(store: Store): void {
  store.setState(({ sketching }) => ({
    tool: 'identify',
    sketching: sketching?.of === areaSketch ? null : sketching,
  }))
}

const mostKm = 1_000

/** Metres of a radius typed in kilometres; null for anything else. */
export function readRadiusM(typed: string): number | null {
  const km = Number(typed.trim().replace(',', '.'))
  return typed.trim() !== '' && km >= 0 && km <= mostKm ? km * 1_000 : null
}
