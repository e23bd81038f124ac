import { AppError } from '../../../shared/contract/failure.ts'
import type { VectorFormat } from '../../../shared/contract/features/datasets.ts'
import type { BlobBox, BlobNotes, GeometryKind } from '../db/geometry-blob.ts'

export type VectorValue = string | number | null

export interface VectorAttribute {
  readonly name: string
  readonly type: 'text' | 'number'
}

/** A layer found in a file. */
export interface VectorLayer {
  readonly name: string
  readonly title: string
  /** `mixed`: the file does not say, or says several. */
  readonly kind: GeometryKind | 'mixed'
  readonly count: number
  /** EPSG code of the coordinates. */
  readonly srid: number
  readonly attributes: readonly VectorAttribute[]
}

export interface VectorFeature {
  /** Of the file where it has whole numbers, otherwise counted from 1. */
  readonly id: number
  /** Geometry as SpatiaLite stores it, in the layer's SRID; null where the feature has none. */
  readonly blob: Buffer | null
  readonly kind: GeometryKind | null
  readonly multi: boolean
  readonly box: BlobBox | null
  /** In the order of the layer's attributes. */
  readonly values: readonly VectorValue[]
}

/** An opened vector file; features are read one by one, in ascending order of their id. */
export interface VectorFile {
  readonly format: VectorFormat
  readonly layers: readonly VectorLayer[]
  features(layer: VectorLayer, notes: BlobNotes): Iterable<VectorFeature>
  close(): void
}

/** Adds to a refusal which feature it was. */
export function ofFeature<T>(id: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, detail } = error
    throw new AppError(code, { why: message, detail: { ...detail, feature: id }, cause: error })
  }
}
