import type { Shape, Symbol } from './paint.ts'

const corners = (count: number, turn: number, inner = 1) =>
  Array.from({ length: count }, (_, at) => {
    const angle = turn + (2 * Math.PI * at) / count
    const reach = at % 2 ? inner : 1
    return [reach * Math.sin(angle), -reach * Math.cos(angle)] as const
  })

/** Outlines on a circle of radius 1, y downwards; a circle has none. */
const outlines: Readonly<Record<Exclude<Shape, 'circle'>, readonly (readonly [number, number])[]>> =
  {
    square: [
      [-0.82, -0.82],
      [0.82, -0.82],
      [0.82, 0.82],
      [-0.82, 0.82],
    ],
    diamond: corners(4, 0),
    triangle: corners(3, 0),
    pentagon: corners(5, 0),
    star: corners(10, 0, 0.45),
    cross: [
      [-0.35, -1],
      [0.35, -1],
      [0.35, -0.35],
      [1, -0.35],
      [1, 0.35],
      [0.35, 0.35],
      [0.35, 1],
      [-0.35, 1],
      [-0.35, 0.35],
      [-1, 0.35],
      [-1, -0.35],
      [-0.35, -0.35],
    ],
  }

/** Path data of a symbol around a point: for SVG and for `Path2D`. */
export function symbolPath(shape: Shape, radius: number, x = 0, y = 0): string {
  if (shape === 'circle')
    return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`
  const points = outlines[shape].map(([dx, dy]) => `${x + dx * radius} ${y + dy * radius}`)
  return `M${points.join('L')}Z`
}

/** Draws a symbol with its centre at the origin of the context. */
export function drawSymbol(
  context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D,
  symbol: Symbol,
): void {
  const path = new Path2D(symbolPath(symbol.shape, symbol.radius))
  context.lineJoin = 'round'
  if (symbol.strokeWidth > 0) {
    context.strokeStyle = symbol.stroke
    context.lineWidth = 2 * symbol.strokeWidth
    context.stroke(path)
  }
  context.fillStyle = symbol.fill
  context.fill(path)
}
