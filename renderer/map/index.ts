/** What the rest of the window may use of the map. */

export type { CameraState } from './camera.ts'
export { homeBox } from './camera.ts'
export type { MapController, MapSource } from './controller.ts'
export { MapProvider, MapView, useMap, useMapState, useMapStore } from './map-view.tsx'
export { projectionIds } from './projections.ts'
export type { Selection } from './selection.ts'
export type { LayerSetting } from './stack.ts'
export type { LayerLook, MapMemory, MapState, Rest, ToolName } from './store.ts'
export { lookOf, memoryOf } from './store.ts'
export type { Thematic, ThematicClass, ThematicValue } from './thematic.ts'
export type { Theme } from './theme.ts'
export type { ToolSpec } from './tools/start.ts'
