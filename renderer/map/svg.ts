import type { Layer } from '../../shared/contract/features/layers.ts'
import type { Packed } from '../../shared/domain/packed.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { pointFactor } from './camera.ts'
import { makeMesh } from './draw/mesh.ts'
import type { Hatch, Paint } from './draw/paint.ts'
import { boxesOf, type PathSink, ShapeTracer } from './draw/shapes.ts'
import { symbolPath } from './draw/symbols.ts'
import { candidatesOf, type Label, type LabelFrame } from './labels/candidates.ts'
import { namedOf } from './labels/label-source.ts'
import { type Placed, placeLabels } from './labels/place.ts'
import { defaultProjection, toLonLat, toPlane } from './projections.ts'
import { compileStyle, paintsAt } from './styles.ts'
import { palettes } from './theme.ts'

/** CSS pixels a millimetre: CSS defines 96 pixels an inch. */
const pxPerMm = 96 / 25.4

export interface SheetLayer {
  readonly layer: Layer
  readonly packed: Packed
}

export interface SheetMap {
  /** From the lowest to the highest. */
  readonly layers: readonly SheetLayer[]
  /** Degrees: west, south, east, north; the sheet shows at least this. */
  readonly box: readonly [number, number, number, number]
  readonly widthMm: number
  readonly heightMm: number
  readonly language: Language
  /** Outlines drawn strongly over everything: what the sheet is about. */
  readonly subject: { readonly packed: Packed; readonly feature: number } | null
  readonly measure: (text: string, font: string) => number
}

export interface DrawnSheet {
  readonly svg: string
  /** Ground metres a millimetre at the middle of the sheet. */
  readonly groundMPerMm: number
}

/** The map of a sheet as vectors and real text, from the same styles and placing as the window. */
export function drawSheet(sheet: SheetMap): DrawnSheet {
  const frame = frameOf(sheet)
  const palette = palettes.light
  const mesh = makeMesh(frame.degrees, 24, (lon, lat) => {
    const [x = 0, y = 0] = toPlane([lon, lat], defaultProjection)
    return [(x - frame.left) / frame.resolution, (frame.top - y) / frame.resolution]
  })
  const margin = (frame.degrees[3] - frame.degrees[1]) / 50
  const patterns = new Patterns()
  const tracer = (packed: Packed) => new ShapeTracer(packed, boxesOf(packed), mesh, margin)
  const labels: Label[] = []
  const drawn = sheet.layers.map(({ layer, packed }) => {
    const style = compileStyle(layer, palette)
    const named = style.labels.some(Boolean)
      ? namedOf(layer, packed, defaultProjection, namesOf(style.labels))
      : []
    labels.push(...candidatesOf(named, style, frame))
    const paints = paintsAt(style, frame.groundResolutionM)
    return packed.kind === 'point'
      ? pointsOf(packed, paints, frame)
      : shapesOf(packed, paints, {
          trace: tracer(packed),
          patterns,
          inverted: style.inverted,
          frame,
        })
  })
  const subject = sheet.subject
    ? subjectOf(tracer(sheet.subject.packed), sheet.subject.feature, palette.selection)
    : ''
  const placed = placeLabels(labels, { ...frame, measure: sheet.measure })
  return {
    groundMPerMm: frame.groundResolutionM * pxPerMm,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.widthMm}mm" height="${sheet.heightMm}mm" ` +
      `viewBox="0 0 ${frame.width} ${frame.height}" aria-hidden="true">` +
      `<defs>${patterns.markup()}<clipPath id="sheet"><rect width="${frame.width}" height="${frame.height}"/></clipPath></defs>` +
      `<g clip-path="url(#sheet)"><rect width="${frame.width}" height="${frame.height}" fill="#ffffff"/>` +
      `${drawn.join('')}${subject}${placed.map(labelText).join('')}</g></svg>`,
  }
}

const namesOf = (labels: readonly ({ readonly names?: 'class' } | null)[]): 'class' | 'feature' =>
  labels.some((rule) => rule?.names === 'class') ? 'class' : 'feature'

interface Frame extends LabelFrame {
  readonly degrees: readonly [number, number, number, number]
}

/** The window of the plane that shows the box in the shape of the sheet, a tenth wider than it. */
function frameOf({ box, widthMm, heightMm, language }: SheetMap): Frame {
  const [west, south, east, north] = box
  const edge = Array.from({ length: 9 }, (_, at) => at / 8).flatMap((part) => {
    const lon = west + (east - west) * part
    const lat = south + (north - south) * part
    return [
      [lon, south],
      [lon, north],
      [west, lat],
      [east, lat],
    ] as const
  })
  const plane = edge.map((point) => toPlane([point[0], point[1]], defaultProjection))
  const [xs, ys] = [plane.map(([x = 0]) => x), plane.map(([, y = 0]) => y)]
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [width, height] = [widthMm * pxPerMm, heightMm * pxPerMm]
  const resolution = Math.max((x1 - x0) / width, (y1 - y0) / height, 1) * 1.1
  const center = [(x0 + x1) / 2, (y0 + y1) / 2] as const
  const left = center[0] - (width * resolution) / 2
  const top = center[1] + (height * resolution) / 2
  return {
    left,
    top,
    width,
    height,
    resolution,
    groundResolutionM: resolution * pointFactor(defaultProjection, center),
    language,
    degrees: degreesOf({
      left,
      top,
      right: left + width * resolution,
      bottom: top - height * resolution,
    }),
  }
}

/** Degrees that surely cover a window of the plane. */
function degreesOf(plane: {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}): [number, number, number, number] {
  const parts = Array.from({ length: 9 }, (_, at) => at / 8)
  const points = parts.flatMap((u) =>
    parts.map((v) =>
      toLonLat(
        [
          plane.left + (plane.right - plane.left) * u,
          plane.bottom + (plane.top - plane.bottom) * v,
        ],
        defaultProjection,
      ),
    ),
  )
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** Collects a path as text, to a tenth of a pixel. */
class PathText implements PathSink {
  text = ''
  moveTo(x: number, y: number): void {
    this.text += `M${x.toFixed(1)} ${y.toFixed(1)}`
  }
  lineTo(x: number, y: number): void {
    this.text += `L${x.toFixed(1)} ${y.toFixed(1)}`
  }
  closePath(): void {
    this.text += 'Z'
  }
}

interface ShapeTools {
  readonly trace: ShapeTracer
  readonly patterns: Patterns
  readonly inverted: boolean
  readonly frame: Frame
}

function shapesOf(
  packed: Packed,
  paints: readonly (readonly Paint[])[],
  tools: ShapeTools,
): string {
  const coats = Math.max(0, ...paints.map((list) => list.length))
  let out = ''
  for (let coat = 0; coat < coats; coat += 1)
    paints.forEach((list, classIndex) => {
      const paint = list[coat]
      if (paint) out += coatOf(packed, classIndex, paint, tools)
    })
  return out
}

function coatOf(packed: Packed, classIndex: number, paint: Paint, tools: ShapeTools): string {
  const features = Array.from({ length: packed.count }, (_, index) => index).filter(
    (index) => packed.classes[index] === classIndex,
  )
  const path = (kind: 'area' | 'lines') => {
    const sink = new PathText()
    for (const feature of features) tools.trace[kind](feature, sink)
    return sink.text
  }
  const inside = paint.fill ?? (paint.hatch ? tools.patterns.url(paint.hatch) : null)
  let out = ''
  if (inside && packed.kind === 'polygon') {
    const outside = tools.inverted ? `M0 0H${tools.frame.width}V${tools.frame.height}H0Z` : ''
    out += `<path d="${outside}${path('area')}" fill="${inside}" fill-rule="evenodd"/>`
  }
  const { stroke } = paint
  if (stroke)
    out +=
      `<path d="${path('lines')}" fill="none" stroke="${stroke.color}" stroke-width="${stroke.width}" ` +
      `stroke-linejoin="round" stroke-linecap="${stroke.cap ?? 'butt'}"` +
      `${stroke.dash ? ` stroke-dasharray="${stroke.dash.join(' ')}"` : ''}/>`
  return out
}

function pointsOf(packed: Packed, paints: readonly (readonly Paint[])[], frame: Frame): string {
  let out = ''
  for (let index = 0; index < packed.count; index += 1) {
    const lon = packed.origin[0] + (packed.coords[2 * index] ?? 0)
    const lat = packed.origin[1] + (packed.coords[2 * index + 1] ?? 0)
    const [px = 0, py = 0] = toPlane([lon, lat], defaultProjection)
    const x = (px - frame.left) / frame.resolution
    const y = (frame.top - py) / frame.resolution
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue
    for (const { symbol } of paints[packed.classes[index] ?? 0] ?? [])
      if (symbol)
        out +=
          `<path d="${symbolPath(symbol.shape, symbol.radius, round(x), round(y))}" fill="${symbol.fill}" ` +
          `stroke="${symbol.stroke}" stroke-width="${symbol.strokeWidth}"/>`
  }
  return out
}

const round = (value: number): number => Math.round(value * 10) / 10

function subjectOf(trace: ShapeTracer, feature: number, color: string): string {
  const sink = new PathText()
  trace.lines(feature, sink)
  return `<path d="${sink.text}" fill="none" stroke="${color}" stroke-width="2.5" stroke-linejoin="round"/>`
}

function labelText({ candidate, x, y, dx, dy, rotation }: Placed<Label>): string {
  const { rule, size, text } = candidate
  const [cx, cy] = [x + dx, y + dy]
  const turn = rotation ? ` transform="rotate(${(rotation * 180) / Math.PI} ${cx} ${cy})"` : ''
  return (
    `<text x="${round(cx)}" y="${round(cy)}" text-anchor="middle" dominant-baseline="central" ` +
    `font-family="Noto Sans" font-size="${size.toFixed(1)}" font-weight="${rule.weight}" ` +
    `${rule.italic ? 'font-style="italic" ' : ''}fill="${rule.color}" stroke="${rule.halo}" ` +
    `stroke-width="2.5" stroke-linejoin="round" paint-order="stroke"${turn}>${escaped(text)}</text>`
  )
}

export const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '',
  )

/** Hatch patterns, one a look. */
class Patterns {
  readonly #made = new Map<string, string>()

  url(hatch: Hatch): string {
    const key = `${hatch.color} ${hatch.spacing} ${hatch.width}`
    const id = `hatch${this.#made.size}`
    const known = this.#made.get(key)
    if (known) return known
    this.#made.set(key, `url(#${id})`)
    return `url(#${id})`
  }

  markup(): string {
    return [...this.#made]
      .map(([key, url]) => {
        const [color, spacing, width] = key.split(' ')
        return (
          `<pattern id="${url.slice(5, -1)}" width="${spacing}" height="${spacing}" patternUnits="userSpaceOnUse" ` +
          `patternTransform="rotate(45)"><path d="M0 0V${spacing}" stroke="${color}" stroke-width="${width}"/></pattern>`
        )
      })
      .join('')
  }
}
