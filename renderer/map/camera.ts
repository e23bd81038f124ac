import type { EventsKey } from 'ol/events.js'
import type OlMap from 'ol/Map.js'
import { unByKey } from 'ol/Observable.js'
import { getPointResolution, transformExtent } from 'ol/proj.js'
import View from 'ol/View.js'
import type { Box } from '../../shared/contract/features/layers.ts'
import type { LonLat } from '../../shared/domain/coordinates/lon-lat.ts'
import { geodesicBetween } from '../../shared/domain/geodesy.ts'
import { countryExtent, projectionOf, toLonLat, toPlane } from './projections.ts'

/** Where the map looks: plain values for the store. */
export interface CameraState {
  readonly centre: LonLat
  /** Ground metres a CSS pixel at the centre. */
  readonly resolutionM: number
  /** Denominator of the scale at the centre, for a screen of 96 dots an inch. */
  readonly scale: number
  readonly projection: string
  readonly canGoBack: boolean
  readonly canGoForward: boolean
  /** Degrees around what is seen: west, south, east, north. */
  readonly box: Box
  /** Corners and middles of the sides of the window, clockwise from the top left. */
  readonly outline: readonly LonLat[]
}

/** CSS defines a pixel as a 96th of an inch. */
const PIXEL_M = 0.0254 / 96
/** The country, west, south, east, north. */
export const homeBox: Box = [46.49, 40.56, 87.32, 55.45]
/** Points around it: the box of their places in the plane is much tighter than that of the box's corners. */
const AROUND: readonly LonLat[] = [
  [46.49, 48.4],
  [47.6, 50.4],
  [51.7, 51.7],
  [61.5, 54.1],
  [69, 55.45],
  [77, 54.5],
  [83.4, 51.1],
  [87.32, 49.1],
  [85.7, 47.1],
  [80.2, 42.1],
  [68.2, 40.56],
  [56, 41.2],
  [52.4, 41.7],
  [50.1, 44.5],
]
const MOST_REMEMBERED = 100
const FINEST = 0.1
const COARSEST = 12_000

interface Position {
  readonly centre: LonLat
  readonly resolutionM: number
}

/** The view of a map with its history; speaks degrees and ground metres in every projection. */
export class Camera {
  readonly #map: OlMap
  readonly #onChange: (state: CameraState) => void
  readonly #history: Position[] = []
  #at = -1
  #projection: string
  #keys: EventsKey[] = []
  #isTravelling = false

  constructor(map: OlMap, projection: string, onChange: (state: CameraState) => void) {
    this.#map = map
    this.#projection = projection
    this.#onChange = onChange
    map.setView(makeView(projection))
    this.#listen()
  }

  get state(): CameraState {
    const { centre, resolutionM } = this.#position()
    return {
      centre,
      resolutionM,
      scale: resolutionM / PIXEL_M,
      projection: this.#projection,
      canGoBack: this.#at > 0,
      canGoForward: this.#at < this.#history.length - 1,
      box: this.#box(),
      outline: this.#outline(),
    }
  }

  setProjection(projection: string): void {
    if (projection === this.#projection) return
    const position = this.#position()
    unByKey(this.#keys)
    this.#projection = projection
    this.#map.setView(makeView(projection))
    this.#listen()
    this.#show(position, false)
    this.#onChange(this.state)
  }

  /** Shows a box of degrees whole. */
  fit(box: Box, options: { readonly leastScale?: number; readonly animate?: boolean } = {}): void {
    const extent = transformExtent([...box], 'EPSG:4326', this.#projection, 16)
    this.fitPlane(extent, options.leastScale ?? 0, options.animate)
  }

  /** Shows an extent of the plane whole, no nearer than the scale. */
  fitPlane(extent: readonly number[], leastScale: number, animate = true): void {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = extent
    const factor = pointFactor(this.#projection, [(x0 + x1) / 2, (y0 + y1) / 2])
    this.#map.getView().fit([...extent], {
      // The tools stand along the right edge.
      padding: [20, 60, 20, 20],
      minResolution: Math.max(FINEST, (leastScale * PIXEL_M) / factor),
      duration: animate && !prefersStill() ? 250 : 0,
    })
  }

  home(animate = true): void {
    const plane = AROUND.map((point) => toPlane(point, this.#projection))
    const [xs, ys] = [plane.map(([x = 0]) => x), plane.map(([, y = 0]) => y)]
    const extent = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    this.fitPlane(extent, 0, animate)
  }

  goTo(centre: LonLat, scale?: number): void {
    const { resolutionM } = this.#position()
    this.#show({ centre, resolutionM: scale ? scale * PIXEL_M : resolutionM }, true)
  }

  setScale(scale: number): void {
    this.#show({ centre: this.#position().centre, resolutionM: scale * PIXEL_M }, true)
  }

  /** Positive steps go nearer; a step doubles the scale. */
  zoomBy(steps: number): void {
    const view = this.#map.getView()
    const resolution = (view.getResolution() ?? 1) / 2 ** steps
    if (prefersStill()) view.setResolution(resolution)
    else view.animate({ resolution, duration: 150 })
  }

  /** Moves by a share of the window. */
  panBy(right: number, up: number): void {
    const view = this.#map.getView()
    const [width = 0, height = 0] = this.#map.getSize() ?? []
    const [x = 0, y = 0] = view.getCenter() ?? []
    const resolution = view.getResolution() ?? 1
    const center = [x + right * width * resolution, y + up * height * resolution]
    if (prefersStill()) view.setCenter(center)
    else view.animate({ center, duration: 120 })
  }

  back(): void {
    this.#travel(-1)
  }

  forward(): void {
    this.#travel(1)
  }

  dispose(): void {
    unByKey(this.#keys)
    this.#keys = []
  }

  #listen(): void {
    const changed = () => this.#onChange(this.state)
    this.#keys = [
      this.#map.getView().on('change:center', changed),
      this.#map.getView().on('change:resolution', changed),
      this.#map.on('moveend', () => this.#remember()),
    ]
  }

  #remember(): void {
    const now = this.#position()
    const before = this.#history[this.#at]
    const isTravelling = this.#isTravelling
    this.#isTravelling = false
    if (isTravelling || (before && isSame(before, now))) return
    this.#history.splice(this.#at + 1, Infinity, now)
    if (this.#history.length > MOST_REMEMBERED) this.#history.shift()
    this.#at = this.#history.length - 1
    this.#onChange(this.state)
  }

  #travel(step: number): void {
    const position = this.#history[this.#at + step]
    if (!position) return
    this.#at += step
    this.#isTravelling = true
    this.#show(position, false)
    this.#onChange(this.state)
  }

  #position(): Position {
    const view = this.#map.getView()
    const center = view.getCenter() ?? [0, 0]
    const resolution = view.getResolution() ?? 1
    return {
      centre: toLonLat(center, this.#projection),
      resolutionM: resolution * pointFactor(this.#projection, center),
    }
  }

  #show({ centre, resolutionM }: Position, animate: boolean): void {
    const view = this.#map.getView()
    const center = toPlane(centre, this.#projection)
    const resolution = resolutionM / pointFactor(this.#projection, center)
    if (!animate || prefersStill()) {
      view.setCenter(center)
      view.setResolution(resolution)
    } else view.animate({ center, resolution, duration: 250 })
  }

  #outline(): LonLat[] {
    const size = this.#map.getSize() ?? [1, 1]
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = this.#map.getView().calculateExtent(size)
    const [xm, ym] = [(x0 + x1) / 2, (y0 + y1) / 2]
    const around = [
      [x0, y1],
      [xm, y1],
      [x1, y1],
      [x1, ym],
      [x1, y0],
      [xm, y0],
      [x0, y0],
      [x0, ym],
    ]
    return around.map((at) => toLonLat(at, this.#projection))
  }

  #box(): Box {
    const size = this.#map.getSize() ?? [1, 1]
    const extent = this.#map.getView().calculateExtent(size)
    const [west = 0, south = 0, east = 0, north = 0] = transformExtent(
      extent,
      this.#projection,
      'EPSG:4326',
      8,
    )
    return [west, south, east, north]
  }
}

function makeView(projection: string): View {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = countryExtent(projection)
  const middle = [(minX + maxX) / 2, (minY + maxY) / 2]
  const factor = pointFactor(projection, middle)
  return new View({
    projection: projectionOf(projection),
    center: middle,
    resolution: (maxX - minX) / 1_000,
    minResolution: FINEST / factor,
    maxResolution: COARSEST / factor,
    extent: [minX, minY, maxX, maxY],
    constrainOnlyCenter: true,
    smoothExtentConstraint: false,
    enableRotation: false,
  })
}

/** Ground metres a unit of the plane at a place. */
export function pointFactor(projection: string, center: readonly number[]): number {
  const factor = getPointResolution(projectionOf(projection), 1, [...center], 'm')
  return Number.isFinite(factor) && factor > 0 ? factor : 1
}

const isSame = (a: Position, b: Position) =>
  Math.abs(Math.log2(a.resolutionM / b.resolutionM)) < 0.01 &&
  geodesicBetween(a.centre, b.centre).lengthM < 8 * a.resolutionM

/** People who asked their system for less motion get jumps. */
const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches
