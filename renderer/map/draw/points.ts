import type { Packed } from '../../../shared/domain/packed.ts'
import { type Mesh, placeAll } from './mesh.ts'
import type { ClassPaints, Symbol } from './paint.ts'
import { drawSymbol } from './symbols.ts'

interface Stamp {
  readonly size: number
  /** Straight alpha, as `ImageData` has it. */
  readonly pixels: Uint8ClampedArray
}

/** A symbol as pixels, its centre in the middle of the square. */
function stampOf(symbol: Symbol, ratio: number): Stamp {
  const size = 2 * Math.ceil((symbol.radius + symbol.strokeWidth) * ratio + 1) + 1
  const context = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true })
  if (!context) return { size: 0, pixels: new Uint8ClampedArray(0) }
  context.translate(size / 2, size / 2)
  context.scale(ratio, ratio)
  drawSymbol(context, symbol)
  return { size, pixels: context.getImageData(0, 0, size, size).data }
}

/**
 * Draws points into a square of pixels. Stamping bytes is several times faster than a canvas call a point, and a
 * pixel that already bears the class is not stamped again: a hundred thousand points on 512 pixels overlap.
 */
export function drawPoints(
  packed: Packed,
  mesh: Mesh,
  paints: ClassPaints,
  { size, ratio }: { readonly size: number; readonly ratio: number },
): ImageData {
  const image = new ImageData(size, size)
  const stamps = paints.map((coats) =>
    coats.flatMap((coat) => (coat.symbol ? [stampOf(coat.symbol, ratio)] : [])),
  )
  const pixels = new Float32Array(2 * packed.count)
  placeAll(mesh, packed.origin, { coords: packed.coords, from: 0, to: packed.count }, pixels)
  const largest = Math.max(0, ...stamps.flat().map((stamp) => stamp.size)) / 2
  stamps.forEach((coats, classIndex) => {
    const seen = new Uint8Array(size * size)
    for (const stamp of coats)
      for (let at = 0; at < packed.count; at += 1) {
        if (packed.classes[at] !== classIndex) continue
        const x = Math.round(pixels[2 * at] ?? 0)
        const y = Math.round(pixels[2 * at + 1] ?? 0)
        if (x < -largest || y < -largest || x > size + largest || y > size + largest) continue
        const cell = y * size + x
        if (x >= 0 && y >= 0 && x < size && y < size) {
          if (seen[cell]) continue
          seen[cell] = 1
        }
        blend(image, stamp, x, y)
      }
  })
  return image
}

/** Lays a stamp over the image, both in straight alpha. */
function blend(image: ImageData, stamp: Stamp, x: number, y: number): void {
  const { width, data } = image
  const half = (stamp.size - 1) / 2
  const fromX = Math.max(0, half - x)
  const toX = Math.min(stamp.size, width + half - x)
  const fromY = Math.max(0, half - y)
  const toY = Math.min(stamp.size, width + half - y)
  for (let row = fromY; row < toY; row += 1) {
    let from = 4 * (row * stamp.size + fromX)
    let to = 4 * ((y - half + row) * width + x - half + fromX)
    for (let column = fromX; column < toX; column += 1, from += 4, to += 4) {
      const over = (stamp.pixels[from + 3] ?? 0) / 255
      if (over === 0) continue
      const under = ((data[to + 3] ?? 0) / 255) * (1 - over)
      const alpha = over + under
      for (let channel = 0; channel < 3; channel += 1)
        data[to + channel] =
          ((stamp.pixels[from + channel] ?? 0) * over + (data[to + channel] ?? 0) * under) / alpha
      data[to + 3] = 255 * alpha
    }
  }
}
