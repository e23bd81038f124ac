/** How a class of features is drawn, in CSS pixels, for one scale: read by canvas, by OpenLayers and by SVG. */
export interface Stroke {
  readonly color: string
  readonly width: number
  readonly dash?: readonly number[]
  readonly cap?: 'butt' | 'round'
}

export const shapes = [
  'circle',
  'square',
  'diamond',
  'triangle',
  'cross',
  'pentagon',
  'star',
] as const
export type Shape = (typeof shapes)[number]

export interface Symbol {
  readonly shape: Shape
  /** Half the height. */
  readonly radius: number
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
}

export interface Hatch {
  readonly color: string
  readonly spacing: number
  readonly width: number
}

/** One coat; coats are laid on in order, each over all features of its class. */
export interface Paint {
  readonly fill?: string
  readonly hatch?: Hatch
  readonly stroke?: Stroke
  readonly symbol?: Symbol
}

/** Coats of each class: index 0 is "no class", then the classes of the layer in their order. */
export type ClassPaints = readonly (readonly Paint[])[]
