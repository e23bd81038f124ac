import type { Layer } from '../../shared/contract/features/layers.ts'
import type { Hatch, Shape, Stroke } from './draw/paint.ts'
import type { OutlineMode } from './draw/tile-job.ts'
import type { Range, Stops } from './stops.ts'

export interface StrokeRule extends Omit<Stroke, 'width'> {
  readonly width: Stops
}

export interface SymbolRule {
  readonly shape: Shape
  readonly radius: Stops
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
}

/** One coat of paint, valid in a range of scales. */
export interface Coat {
  readonly fill?: string
  readonly hatch?: Hatch
  readonly stroke?: StrokeRule
  readonly symbol?: SymbolRule
  readonly range?: Range
}

export interface LabelRule {
  readonly size: Stops
  readonly weight: 400 | 500 | 600
  readonly italic?: boolean
  readonly capitals?: boolean
  readonly spacing?: number
  readonly color: string
  readonly halo: string
  readonly range: Range
  /** Beside its symbol, over its area, or along its line. */
  readonly place: 'beside' | 'over' | 'along'
  /** Name the class, once, instead of its features: the country of provinces. */
  readonly names?: 'class'
  /** Lower goes first; inside one priority the layer's rank decides. */
  readonly priority: number
}

/** How a layer looks: plain data, compiled once a layer and theme; screen and print read the same. */
export interface LayerStyle {
  /** By class: index 0 is "no class", then the classes of the layer in their order. */
  readonly coats: readonly (readonly Coat[])[]
  readonly labels: readonly (LabelRule | null)[]
  readonly outline: OutlineMode
  readonly inverted: boolean
}

/** The same coats, or labels, for every class of a layer and for "no class". */
export function forAllClasses<T>(layer: Layer, value: T): readonly T[] {
  return [value, ...layer.classes.map(() => value)]
}

/** One value a class, found by the value of the class attribute. */
export function byClass<T>(
  layer: Layer,
  known: Readonly<Record<string, T>>,
  rest: T,
): readonly T[] {
  return [rest, ...layer.classes.map(({ value }) => known[value] ?? rest)]
}
