import Feature from 'ol/Feature.js'
import LineString from 'ol/geom/LineString.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import VectorLayer from 'ol/layer/Vector.js'
import { unByKey } from 'ol/Observable.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import {
  densified,
  geodesicBetween,
  pathLengthM,
  ringAreaM2,
} from '../../../shared/domain/geodesy.ts'
import { toLonLat, toPlane } from '../projections.ts'
import type { RunningTool, ToolHost } from './tool.ts'

/** Figures of a measurement, on the ellipsoid, the pointer's leg included while it moves. */
export interface Measured {
  readonly shape: 'length' | 'area'
  readonly points: readonly LonLat[]
  readonly legsM: readonly number[]
  /** Length of the line, or of the closed outline. */
  readonly lengthM: number
  readonly areaM2: number
  /** Azimuth of the last leg at its start, degrees. */
  readonly azimuth: number | null
  readonly isFinished: boolean
}

export function measuredOf(
  shape: Measured['shape'],
  points: readonly LonLat[],
  isFinished: boolean,
): Measured {
  const [first] = points
  const closed = shape === 'area' && first && points.length > 2 ? [...points, first] : points
  const legs = closed.slice(1).map((point, at) => geodesicBetween(closed[at] ?? point, point))
  return {
    shape,
    points,
    legsM: legs.map(({ lengthM }) => lengthM),
    lengthM: pathLengthM(closed),
    areaM2: shape === 'area' ? ringAreaM2(points) : 0,
    azimuth: points.length > 1 ? (legs[points.length - 2]?.azimuth ?? null) : null,
    isFinished,
  }
}

/** Legs are drawn as they run on the ellipsoid: a point every 20 km. */
const STEP_M = 20_000

/** Measures along shortest lines: click adds, Backspace takes back, double click or Enter ends, a click begins anew. */
export class MeasureTool implements RunningTool {
  readonly #host: ToolHost
  readonly #shape: Measured['shape']
  readonly #on: (measured: Measured) => void
  readonly #source = new VectorSource()
  readonly #layer: VectorLayer<VectorSource>
  readonly #keys
  #points: LonLat[] = []
  #pointer: LonLat | null = null
  #isFinished = false

  constructor(host: ToolHost, shape: Measured['shape'], on: (measured: Measured) => void) {
    this.#host = host
    this.#shape = shape
    this.#on = on
    this.#layer = new VectorLayer({
      source: this.#source,
      style: styles(host),
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
    host.map.addLayer(this.#layer)
    const at = (coordinate: number[]) => toLonLat(coordinate, host.projection)
    this.#keys = [
      host.map.on('click', (event) => this.act(at(event.coordinate))),
      host.map.on('dblclick', (event) => {
        event.stopPropagation()
        this.finish()
      }),
      host.map.on('pointermove', (event) => {
        if (event.dragging) return
        this.#pointer = at(event.coordinate)
        this.#show()
      }),
    ]
  }

  act(point: LonLat): void {
    if (this.#isFinished) {
      this.#points = []
      this.#isFinished = false
    }
    const last = this.#points.at(-1)
    // The second click of a double click names the same place again.
    if (last && this.#pixelsApart(last, point) < 4) return
    this.#points.push(point)
    this.#show()
  }

  undo(): boolean {
    if (this.#isFinished || this.#points.length === 0) return false
    this.#points.pop()
    this.#show()
    return true
  }

  finish(): void {
    if (this.#points.length < 2) return
    this.#isFinished = true
    this.#show()
  }

  dispose(): void {
    unByKey(this.#keys)
    this.#host.map.removeLayer(this.#layer)
    this.#layer.dispose()
    this.#source.dispose()
  }

  #pixelsApart(a: LonLat, b: LonLat): number {
    const { map, projection } = this.#host
    const [ax = 0, ay = 0] = map.getPixelFromCoordinate(toPlane(a, projection)) ?? []
    const [bx = 0, by = 0] = map.getPixelFromCoordinate(toPlane(b, projection)) ?? []
    return Math.hypot(ax - bx, ay - by)
  }

  #show(): void {
    const hasMoving = this.#pointer && !this.#isFinished && this.#points.length > 0
    const points = hasMoving && this.#pointer ? [...this.#points, this.#pointer] : this.#points
    const [first] = points
    const isArea = this.#shape === 'area' && points.length > 2 && first
    const plane = (list: readonly LonLat[]) =>
      densified(list, STEP_M).map((point) => toPlane(point, this.#host.projection))
    this.#source.clear(true)
    const shape = isArea
      ? new Polygon([plane([...points, first])])
      : points.length > 1
        ? new LineString(plane(points))
        : null
    this.#source.addFeatures([
      ...(shape ? [new Feature(shape)] : []),
      ...this.#points.map((point) => new Feature(new Point(toPlane(point, this.#host.projection)))),
    ])
    this.#on(measuredOf(this.#shape, points, this.#isFinished))
  }
}

function styles({ palette }: ToolHost): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: palette.halo, width: 5 }) }),
    new Style({
      fill: new Fill({ color: palette.draftFill }),
      stroke: new Stroke({ color: palette.draft, width: 2 }),
      image: new CircleStyle({
        radius: 4.5,
        fill: new Fill({ color: palette.settlementFill }),
        stroke: new Stroke({ color: palette.draft, width: 2 }),
      }),
    }),
  ]
}
