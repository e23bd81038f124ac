import type { Packed } from '../../../shared/domain/packed.ts'
import type { Mesh } from './mesh.ts'
import type { Hatch, Paint } from './paint.ts'
import { drawPoints } from './points.ts'
import { ShapeTracer } from './shapes.ts'
import type { FeatureLayer } from './tile-job.ts'

type Context = OffscreenCanvasRenderingContext2D

/** Features a path: one path for all is slower than linear in their number (`runtime.md` 6). */
const BATCH = 60

export interface Drawable {
  readonly packed: Packed
  readonly boxes: Float32Array
  /** Borders of polygons as lines, where they are stroked once. */
  readonly borders: { readonly packed: Packed; readonly boxes: Float32Array } | null
}

export interface TileFrame {
  readonly size: number
  readonly ratio: number
  readonly mesh: Mesh
  /** Position of the tile in its grid, in pixels: patterns run on from tile to tile. */
  readonly phase: number
}

/** Paths of a class, made once and used by every coat. */
class Paths {
  readonly #drawable: Drawable
  readonly #tracers = new Map<Packed, ShapeTracer>()
  readonly #frame: TileFrame
  readonly #made = new Map<string, Path2D[]>()

  constructor(drawable: Drawable, frame: TileFrame) {
    this.#drawable = drawable
    this.#frame = frame
  }

  areas(classIndex: number): Path2D[] {
    const { packed, boxes } = this.#drawable
    return this.#batches(packed, boxes, { key: `area ${classIndex}`, classIndex, kind: 'area' })
  }

  lines(classIndex: number): Path2D[] {
    const { packed, boxes } = this.#drawable.borders ?? this.#drawable
    return this.#batches(packed, boxes, { key: `line ${classIndex}`, classIndex, kind: 'lines' })
  }

  #tracer(packed: Packed, boxes: Float32Array): ShapeTracer {
    const known = this.#tracers.get(packed)
    if (known) return known
    const { mesh, size } = this.#frame
    // Eight pixels wider than the tile, so that a cut edge never shows its stroke.
    const margin = (8 * (mesh.box[3] - mesh.box[1])) / size
    const tracer = new ShapeTracer(packed, boxes, mesh, margin)
    this.#tracers.set(packed, tracer)
    return tracer
  }

  #batches(
    packed: Packed,
    boxes: Float32Array,
    { key, classIndex, kind }: { key: string; classIndex: number; kind: 'area' | 'lines' },
  ): Path2D[] {
    const known = this.#made.get(key)
    if (known) return known
    const tracer = this.#tracer(packed, boxes)
    const paths: Path2D[] = []
    let inBatch = BATCH
    for (let feature = 0; feature < packed.count; feature += 1) {
      if (packed.classes[feature] !== classIndex) continue
      if (inBatch === BATCH) {
        paths.push(new Path2D())
        inBatch = 0
      }
      const path = paths[paths.length - 1]
      if (path) tracer[kind](feature, path)
      inBatch += 1
    }
    this.#made.set(key, paths)
    return paths
  }
}

/** Draws one layer of features over what the tile already shows. */
export function drawFeatures(
  context: Context,
  drawable: Drawable,
  layer: FeatureLayer,
  frame: TileFrame,
): void {
  context.globalAlpha = layer.opacity
  if (drawable.packed.kind === 'point') {
    const image = drawPoints(drawable.packed, frame.mesh, layer.paints, frame)
    const canvas = new OffscreenCanvas(frame.size, frame.size)
    canvas.getContext('2d')?.putImageData(image, 0, 0)
    context.drawImage(canvas, 0, 0)
    return
  }
  const paths = new Paths(drawable, frame)
  const coats = Math.max(0, ...layer.paints.map((paints) => paints.length))
  for (let coat = 0; coat < coats; coat += 1)
    layer.paints.forEach((paints, classIndex) => {
      const paint = paints[coat]
      if (paint) layCoat(context, paths, paint, { classIndex, frame, inverted: layer.inverted })
    })
}

interface Coat {
  readonly classIndex: number
  readonly frame: TileFrame
  readonly inverted: boolean
}

function layCoat(context: Context, paths: Paths, paint: Paint, coat: Coat): void {
  const { ratio, size } = coat.frame
  const inside = paint.fill ?? (paint.hatch ? hatchPattern(context, paint.hatch, coat.frame) : null)
  if (inside) {
    context.fillStyle = inside
    if (coat.inverted) {
      const path = new Path2D()
      path.rect(0, 0, size, size)
      for (const area of paths.areas(coat.classIndex)) path.addPath(area)
      context.fill(path, 'evenodd')
    } else for (const area of paths.areas(coat.classIndex)) context.fill(area)
  }
  if (!paint.stroke) return
  context.strokeStyle = paint.stroke.color
  context.lineWidth = paint.stroke.width * ratio
  context.setLineDash((paint.stroke.dash ?? []).map((length) => length * ratio))
  context.lineCap = paint.stroke.cap ?? 'butt'
  context.lineJoin = 'round'
  for (const line of paths.lines(coat.classIndex)) context.stroke(line)
}

function hatchPattern(context: Context, hatch: Hatch, frame: TileFrame): CanvasPattern | null {
  const step = Math.max(3, Math.round(hatch.spacing * frame.ratio))
  const canvas = new OffscreenCanvas(step, step)
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.strokeStyle = hatch.color
  pen.lineWidth = hatch.width * frame.ratio
  pen.beginPath()
  for (const shift of [-step, 0, step]) {
    pen.moveTo(shift, step)
    pen.lineTo(shift + step, 0)
  }
  pen.stroke()
  const pattern = context.createPattern(canvas, 'repeat')
  pattern?.setTransform(new DOMMatrix().translate(-(frame.phase % step), 0))
  return pattern
}
