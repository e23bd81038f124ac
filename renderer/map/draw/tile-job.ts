import type { Box } from './mesh.ts'
import type { ClassPaints } from './paint.ts'
import type { ReliefPaint } from './relief.ts'

/** How the outlines of polygons are stroked: each its own, shared borders once, or only between classes. */
export type OutlineMode = 'own' | 'shared' | 'between-classes'

export interface ReliefLayer {
  readonly kind: 'relief'
  readonly path: string
  readonly opacity: number
  readonly paint: ReliefPaint
  readonly strength: number
  /** Draw at a half or a quarter of the size. */
  readonly reduction: 1 | 2 | 4
}

export interface FeatureLayer {
  readonly kind: 'features'
  readonly path: string
  /** The path holds the whole layer, not a window: keep what it gave. */
  readonly whole: boolean
  readonly opacity: number
  readonly outline: OutlineMode
  /** Fill everything but the polygons: the veil over the neighbours. */
  readonly inverted: boolean
  readonly paints: ClassPaints
}

export type SheetLayer = ReliefLayer | FeatureLayer

/** Everything a worker needs to draw one tile; it knows neither projections nor the layer tree. */
export interface TileJob {
  readonly id: number
  /** Pixels a side. */
  readonly size: number
  /** Pixels of the tile to a CSS pixel. */
  readonly ratio: number
  /** Pixels from the left edge of the tile grid: patterns run on from tile to tile. */
  readonly phase: number
  /** Window of degrees around the tile with its pixels. */
  readonly mesh: { readonly cells: number; readonly box: Box; readonly xy: Float64Array }
  /** Longitude and latitude of a net over the tile, for rasters. */
  readonly inverse: { readonly cells: number; readonly lonLat: Float64Array } | null
  /** From the bottom up. */
  readonly layers: readonly SheetLayer[]
}

export type ToWorker =
  | { readonly kind: 'draw'; readonly job: TileJob }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromWorker =
  | {
      readonly kind: 'drawn'
      readonly id: number
      readonly image: ImageBitmap
      readonly drawMs: number
    }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
