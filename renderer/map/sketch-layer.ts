import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import MultiPoint from 'ol/geom/MultiPoint.js'
import Point from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { geometryOfSketch, type Sketch, sketchFault } from '../../shared/domain/geometry/sketch.ts'
import { geometryFrom } from './features.ts'
import { toPlane } from './projections.ts'
import type { Sketching } from './sketching.ts'
import type { Palette } from './theme.ts'

/** More vertices than this are not marked one by one; our choice. */
const mostMarked = 3_000

/** What is being drawn or edited, what it would become mended, and where it is faulty; above everything else. */
export class SketchLayer {
  readonly layer: VectorLayer<VectorSource>
  /** The sketch as a geometry; without one while it has too few vertices. */
  readonly feature = new Feature()
  readonly #source = new VectorSource()
  readonly #outline = new Feature()
  readonly #vertices = new Feature()
  readonly #trail = new Feature()
  readonly #mended = new Feature()
  readonly #fault = new Feature()
  #projection: string
  #sketching: Sketching | null = null

  constructor(projection: string) {
    this.#projection = projection
    this.#source.addFeatures([
      this.feature,
      this.#outline,
      this.#mended,
      this.#trail,
      this.#vertices,
      this.#fault,
    ])
    this.layer = new VectorLayer({
      source: this.#source,
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
  }

  get sketching(): Sketching | null {
    return this.#sketching
  }

  set(sketching: Sketching | null): void {
    const isSameShape = sketching?.now === this.#sketching?.now
    this.#sketching = sketching
    if (!isSameShape) this.#showShape()
    this.#mended.setGeometry(sketching?.mended ? this.#geometry(sketching.mended) : undefined)
    this.#fault.setGeometry(
      sketching?.fault ? new Point(toPlane(sketching.fault, this.#projection)) : undefined,
    )
  }

  /** Takes over a change that the map made itself: its geometry stands already. */
  adopt(now: Sketch): void {
    if (!this.#sketching) return
    this.#sketching = { ...this.#sketching, now }
    this.#showVertices(now)
  }

  /** The way from the last vertex to the pointer. */
  trail(to: number[] | null): void {
    const last = this.#sketching?.now.parts.at(-1)?.points.at(-1)
    const line = to && last ? new LineString([toPlane(last, this.#projection), to]) : undefined
    this.#trail.setGeometry(line)
  }

  setProjection(projection: string): void {
    this.#projection = projection
    this.trail(null)
    this.#showShape()
    this.set(this.#sketching)
  }

  setPalette(palette: Palette): void {
    const casing = new Style({ stroke: new Stroke({ color: palette.halo, width: 5 }) })
    const drawn = new Style({
      fill: new Fill({ color: palette.draftFill }),
      stroke: new Stroke({ color: palette.draft, width: 2 }),
    })
    this.feature.setStyle([casing, drawn])
    this.#outline.setStyle([casing, drawn])
    this.#trail.setStyle(
      new Style({ stroke: new Stroke({ color: palette.draft, width: 2, lineDash: [6, 5] }) }),
    )
    this.#vertices.setStyle(
      new Style({
        image: new CircleStyle({
          radius: 5,
          fill: new Fill({ color: palette.settlementFill }),
          stroke: new Stroke({ color: palette.draft, width: 2 }),
        }),
      }),
    )
    this.#mended.setStyle([
      new Style({ stroke: new Stroke({ color: palette.halo, width: 7 }) }),
      new Style({
        fill: new Fill({ color: palette.selectionFill }),
        stroke: new Stroke({ color: palette.selection, width: 3, lineDash: [10, 5] }),
      }),
    ])
    this.#fault.setStyle([
      new Style({ image: crossOf(palette.halo, 7) }),
      new Style({ image: crossOf(palette.draft, 3.5) }),
    ])
  }

  dispose(): void {
    this.layer.dispose()
    this.#source.dispose()
  }

  #showShape(): void {
    const now = this.#sketching?.now
    const isWhole = now !== undefined && sketchFault(now) === null
    this.feature.setGeometry(isWhole ? this.#geometry(now) : undefined)
    const points = now?.parts.at(-1)?.points ?? []
    const isLine = now !== undefined && !isWhole && points.length > 1
    this.#outline.setGeometry(
      isLine ? new LineString(points.map((point) => toPlane(point, this.#projection))) : undefined,
    )
    this.#showVertices(now)
  }

  #showVertices(now: Sketch | undefined): void {
    const points = now?.parts.flatMap((part) => part.points) ?? []
    this.#vertices.setGeometry(
      points.length > 0 && points.length <= mostMarked
        ? new MultiPoint(points.map((point) => toPlane(point, this.#projection)))
        : undefined,
    )
  }

  #geometry(sketch: Sketch): Geometry | undefined {
    const { type, coordinates } = geometryOfSketch(sketch)
    return geometryFrom({ type, coordinates: [...coordinates] }, this.#projection) ?? undefined
  }
}

const crossOf = (color: string, width: number): RegularShape =>
  new RegularShape({
    points: 4,
    radius: 14,
    radius2: 0,
    angle: Math.PI / 4,
    stroke: new Stroke({ color, width }),
  })
