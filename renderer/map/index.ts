/** What the rest of the window may use of the map. */
export { boxOfGeometry } from './box-of-geometry.ts'
export { type CameraState, homeBox } from './camera.ts'
export type { MapController, MapSource } from './controller.ts'
export type { Paint, Symbol as MapSymbol } from './draw/paint.ts'
export { symbolPath } from './draw/symbols.ts'
export { mapFontsReady } from './fonts.ts'
export { LayerData } from './layer-data.ts'
export { groupsUp, movedBefore, orderedUp } from './layer-order.ts'
export { isPartlySchematic, type LegendEntry, legendOf, thematicLegend } from './legend.ts'
export { MapProvider, MapView, useMap, useMapState, useMapStore, windowMap } from './map-view.tsx'
export { fromOverview, overviewSize, toOverview } from './overview.ts'
export { projectionIds } from './projections.ts'
export { type Selection, withAdded, withToggled } from './selection.ts'
export { begun, changed, finished, redone, type Sketching, undone } from './sketching.ts'
export type { LayerSetting } from './stack.ts'
export {
  type LayerLook,
  lookOf,
  type MapMemory,
  type MapState,
  memoryOf,
  type Rest,
  type ToolName,
} from './store.ts'
export { type DrawnSheet, drawSheet, type SheetLayer, type SheetMap } from './svg.ts'
export type { Thematic, ThematicClass, ThematicValue } from './thematic.ts'
export type { Theme } from './theme.ts'
export type { Measured } from './tools/measure.ts'
export type { ToolSpec } from './tools/start.ts'
