import type { Geometry } from '../../../../shared/contract/features/records.ts'
import type { Calendar } from '../calendar.ts'
import type { Leaf } from '../frame.ts'
import type { Places } from '../places.ts'
import type { LonLat } from '../polygon.ts'
import type { Random } from '../random.ts'
import type { Spots } from '../spots.ts'
import type { Terrain } from '../terrain.ts'
import type { Relief } from './relief-way.ts'

type Cell = string | number | null

/** A settlement as the maps see it. */
export interface Place {
  readonly id: number
  readonly unit: string
  readonly oblast: string
  readonly people: number
  readonly at: LonLat
}

/** A record that a layer belongs to. */
export interface Owner {
  /** UUID, by which a layer names a record. */
  readonly record: string
  readonly kind: string
  readonly at: LonLat
  /** Of a dam, million m³. */
  readonly volume: number | null
}

export interface Road {
  readonly id: number
  readonly line: readonly LonLat[]
}

/** What the layers are tied to: the true places of the starter data and the invented records. */
export interface Land {
  readonly places: Places
  readonly terrain: Terrain
  readonly relief: Relief
  readonly leaves: readonly Leaf[]
  readonly spots: Spots
  readonly calendar: Calendar
  /** ms since 1970. */
  readonly now: number
  readonly settlements: readonly Place[]
  readonly stations: readonly LonLat[]
  readonly roads: readonly Road[]
  readonly crossings: readonly { readonly road: number; readonly at: LonLat }[]
  readonly dams: readonly Owner[]
  readonly sites: readonly Owner[]
  readonly forces: readonly Owner[]
  /** Days without heat: where and when weather was wanted. */
  readonly coldDays: readonly { readonly at: LonLat; readonly day: string }[]
}

export interface DemoFeature {
  readonly geometry: Geometry | null
  readonly values: readonly Cell[]
}

/** A layer of the demonstration: seeded by its name, so that every start makes the same. */
export interface DemoLayer {
  readonly layer: string
  readonly kind: 'point' | 'line' | 'polygon'
  readonly columns: readonly (readonly [name: string, type: 'text' | 'number'])[]
  readonly classAttribute?: string
  readonly features: (land: Land, random: Random) => Iterable<DemoFeature>
}

export const point = (at: LonLat): Geometry => ({ type: 'Point', coordinates: [...at] })
export const line = (points: readonly LonLat[]): Geometry => ({
  type: 'MultiLineString',
  coordinates: [points.map((at) => [...at])],
})
export const polygon = (ring: readonly LonLat[]): Geometry => ({
  type: 'MultiPolygon',
  coordinates: [[ring.map((at) => [...at])]],
})
