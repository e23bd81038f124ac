import type { Layer } from '../../shared/contract/features/layers.ts'
import { baseStyle } from './base-styles.ts'
import type { ClassPaints, Paint } from './draw/paint.ts'
import { objectStyle } from './object-styles.ts'
import { isInRange, valueAt } from './stops.ts'
import type { Coat, LayerStyle } from './style-rules.ts'
import type { Palette } from './theme.ts'

/** Compiles the look of a layer; base layers have their own, everything else goes by its geometry and classes. */
export function compileStyle(layer: Layer, palette: Palette): LayerStyle {
  return baseStyle(layer, palette) ?? objectStyle(layer, palette)
}

/** The coats of each class for one scale; what is out of range is left out. */
export function paintsAt(style: LayerStyle, resolutionM: number): ClassPaints {
  return style.coats.map((coats) =>
    coats.flatMap((coat) =>
      isInRange(coat.range, resolutionM) ? [paintOf(coat, resolutionM)] : [],
    ),
  )
}

function paintOf(coat: Coat, resolutionM: number): Paint {
  const { fill, hatch, stroke, symbol } = coat
  return {
    ...(fill ? { fill } : {}),
    ...(hatch ? { hatch } : {}),
    ...(stroke ? { stroke: { ...stroke, width: valueAt(stroke.width, resolutionM) } } : {}),
    ...(symbol ? { symbol: { ...symbol, radius: valueAt(symbol.radius, resolutionM) } } : {}),
  }
}
