import type { Layer } from '../../../shared/contract/features/layers.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import type { RtreeVisitor, Window } from '../db/rtree.ts'
import type { NewLayer } from '../files/geopackage-write.ts'
import { datasetSources } from './dataset-source.ts'
import { recordSources } from './record-source.ts'

export type Value = string | number | null

/** What a feature says of itself, without its geometry. */
export interface FeatureHead {
  readonly record: RecordId | null
  readonly title: { readonly kk: string; readonly ru: string; readonly en: string }
  readonly attributes: Readonly<Record<string, Value>>
}

/** A layer and how to read it, whatever store it comes from. */
export interface LayerSource {
  readonly layer: Layer
  /** Of its geometries, as a GeoPackage says it. */
  readonly geometryType: NewLayer['type']
  /** Boxes that touch the window; pauses now and then. */
  walk(window: Window, visitor: RtreeVisitor): Generator<void, void, void>
  /** Geometry as stored; null where the feature has none or is gone. */
  blob(id: number): Buffer | null
  /** As the layer draws it: where it is a layer of points, a point on what is stored. */
  drawn(id: number): Buffer | null
  head(id: number): FeatureHead | null
  /** 0 = no class, otherwise 1 + index in `layer.classes`. */
  classOf(id: number): number
  /** Ids in ascending order, behind `after`. */
  ids(after: number, limit: number): number[]
  /** A raster, as it travels. */
  grid(): Uint8Array
  /** All rows as SQL: `fid` and the attributes by their names. */
  readonly relation: { readonly sql: string; readonly columns: readonly string[] }
  /** Columns beside a whole layer, in the order of the ids. */
  table(ids: readonly number[]): Readonly<Record<string, readonly Value[]>>
}

/** Every layer there is, in drawing order. */
export function listSources(ctx: DataContext): LayerSource[] {
  // The writer lists layers for the search only, which finds passports by itself.
  return [...datasetSources(ctx), ...(ctx.role === 'read' ? recordSources(ctx) : [])]
}

export function findSource(ctx: DataContext, id: string): LayerSource | undefined {
  return listSources(ctx).find(({ layer }) => layer.id === id)
}
