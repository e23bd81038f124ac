import Fill from 'ol/style/Fill.js'
import Icon from 'ol/style/Icon.js'
import OlStroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { ClassPaints, Hatch, Paint, Symbol } from './draw/paint.ts'
import { drawSymbol } from './draw/symbols.ts'
import type { LayerStyle } from './style-rules.ts'
import { paintsAt } from './styles.ts'

/** Symbols and patterns as canvases, drawn once a ratio. */
const canvases = new Map<string, HTMLCanvasElement>()

function canvasOf(
  key: string,
  size: number,
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const known = canvases.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (context) draw(context)
  canvases.set(key, canvas)
  return canvas
}

function iconOf(symbol: Symbol, ratio: number): Icon {
  const size = 2 * Math.ceil((symbol.radius + symbol.strokeWidth + 1) * ratio)
  const img = canvasOf(`${JSON.stringify(symbol)} ${ratio}`, size, (context) => {
    context.translate(size / 2, size / 2)
    context.scale(ratio, ratio)
    drawSymbol(context, symbol)
  })
  return new Icon({ img, scale: 1 / ratio, declutterMode: 'none' })
}

/** A diagonal hatch over a background, as a fill of OpenLayers. */
export function hatchFill(hatch: Hatch, background: string | null, ratio: number): Fill {
  const step = Math.max(3, Math.round(hatch.spacing * ratio))
  const canvas = canvasOf(`${JSON.stringify(hatch)} ${background} ${ratio}`, step, (context) => {
    if (background) {
      context.fillStyle = background
      context.fillRect(0, 0, step, step)
    }
    context.strokeStyle = hatch.color
    context.lineWidth = hatch.width * ratio
    for (const shift of [-step, 0, step]) {
      context.moveTo(shift, step)
      context.lineTo(shift + step, 0)
    }
    context.stroke()
  })
  const pattern = document.createElement('canvas').getContext('2d')?.createPattern(canvas, 'repeat')
  return new Fill({ color: pattern ?? hatch.color })
}

function stylesOf(paint: Paint, ratio: number): Style[] {
  const fill = paint.hatch
    ? hatchFill(paint.hatch, paint.fill ?? null, ratio)
    : paint.fill
      ? new Fill({ color: paint.fill })
      : null
  const stroke = paint.stroke
    ? new OlStroke({
        color: paint.stroke.color,
        width: paint.stroke.width,
        lineDash: paint.stroke.dash ? [...paint.stroke.dash] : [],
        lineCap: paint.stroke.cap ?? 'butt',
        lineJoin: 'round',
      })
    : null
  const styles: Style[] = []
  if (fill || stroke)
    styles.push(new Style({ ...(fill ? { fill } : {}), ...(stroke ? { stroke } : {}) }))
  if (paint.symbol) styles.push(new Style({ image: iconOf(paint.symbol, ratio) }))
  return styles
}

/** Styles of OpenLayers by class. */
export function olStyles(paints: ClassPaints, ratio: number): readonly Style[][] {
  return paints.map((coats) => coats.flatMap((paint) => stylesOf(paint, ratio)))
}

/** A compiled style as styles by class for a ground resolution, remembered by quarter zooms. */
export function olStyleCache(style: LayerStyle, ratio: number) {
  const known = new Map<number, readonly Style[][]>()
  return (resolutionM: number): readonly Style[][] => {
    const quarter = Math.round(4 * Math.log2(resolutionM))
    const found = known.get(quarter)
    if (found) return found
    const made = olStyles(paintsAt(style, resolutionM), ratio)
    known.set(quarter, made)
    return made
  }
}
