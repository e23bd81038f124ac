import Collection from 'ol/Collection.js'
import { altKeyOnly, primaryAction, singleClick } from 'ol/events/condition.js'
import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import Point from 'ol/geom/Point.js'
import Draw from 'ol/interaction/Draw.js'
import type Interaction from 'ol/interaction/Interaction.js'
import Modify from 'ol/interaction/Modify.js'
import Snap from 'ol/interaction/Snap.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { Geometry as PlainGeometry } from '../../../shared/contract/features/records.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { geometryFrom, plainGeometry } from '../features.ts'
import { toPlane } from '../projections.ts'
import type { RunningTool, ToolHost } from './tool.ts'

export const drawnTypes = ['Point', 'LineString', 'Polygon'] as const
export type DrawnType = (typeof drawnTypes)[number]

/** A geometry under way: null while too little of it is set. */
export interface Drawing {
  readonly geometry: PlainGeometry | null
  /** Vertices set so far, while it is being drawn. */
  readonly vertices: number
  readonly phase: 'drawing' | 'editing'
  readonly canUndo: boolean
}

interface DrawOptions {
  readonly type: DrawnType
  /** Begin with this one, to be edited. */
  readonly initial: PlainGeometry | null
  readonly on: (drawing: Drawing) => void
}

const SNAP_PX = 10

/**
 * Draws one geometry and then lets its vertices be moved, added (drag an edge) and removed (Alt and click). Snaps
 * to shown features and to itself; every change can be taken back.
 */
export class DrawTool implements RunningTool {
  readonly #host: ToolHost
  readonly #options: DrawOptions
  readonly #source = new VectorSource()
  readonly #layer: VectorLayer<VectorSource>
  readonly #past: PlainGeometry[] = []
  #draw: Draw | null = null
  #interactions: Interaction[] = []
  #vertices = 0

  constructor(host: ToolHost, options: DrawOptions) {
    this.#host = host
    this.#options = options
    this.#layer = new VectorLayer({
      source: this.#source,
      style: drawStyles(host),
      updateWhileInteracting: true,
    })
    host.map.addLayer(this.#layer)
    const initial = options.initial ? geometryFrom(options.initial, host.projection) : null
    if (initial) this.#edit(initial)
    else this.#startDrawing()
  }

  act(point: LonLat): void {
    const coordinate = toPlane(point, this.#host.projection)
    if (this.#draw && this.#options.type === 'Point') {
      this.#finishWith(new Feature(new Point(coordinate)))
      return
    }
    this.#draw?.appendCoordinates([coordinate])
  }

  /** Puts another geometry in place of the one being edited: typed coordinates, a vertex removed in a list. */
  replace(plain: PlainGeometry): void {
    const geometry = geometryFrom(plain, this.#host.projection)
    const [feature] = this.#source.getFeatures()
    if (this.#draw || !geometry || !feature) return
    feature.setGeometry(geometry)
    this.#keep(feature)
  }

  undo(): boolean {
    if (this.#draw) {
      if (this.#vertices === 0) return false
      this.#draw.removeLastPoint()
      return true
    }
    const before = this.#past.at(-2)
    if (!before) return false
    this.#past.pop()
    const geometry = geometryFrom(before, this.#host.projection)
    const [feature] = this.#source.getFeatures()
    if (geometry) feature?.setGeometry(geometry)
    this.#tell()
    return true
  }

  finish(): void {
    const least = this.#options.type === 'Polygon' ? 3 : 2
    if (this.#draw && this.#vertices >= least) this.#draw.finishDrawing()
  }

  /** Throws the drawing away and begins anew. */
  restart(): void {
    this.#source.clear()
    this.#past.length = 0
    this.#stopInteractions()
    this.#startDrawing()
  }

  dispose(): void {
    this.#stopInteractions()
    this.#host.map.removeLayer(this.#layer)
    this.#layer.dispose()
    this.#source.dispose()
  }

  #startDrawing(): void {
    const draw = new Draw({
      type: this.#options.type,
      stopClick: true,
      style: drawStyles(this.#host),
      condition: primaryAction,
    })
    this.#vertices = 0
    draw.on('drawstart', (event) => {
      this.#vertices = 1
      event.feature.getGeometry()?.on('change', () => this.#countVertices(event.feature))
      this.#tell()
    })
    draw.on('drawabort', () => {
      this.#vertices = 0
      this.#tell()
    })
    draw.on('drawend', (event) => this.#finishWith(event.feature))
    this.#draw = draw
    this.#add([draw, ...this.#snaps()])
    this.#tell()
  }

  #countVertices(feature: Feature): void {
    const plain = feature.getGeometry()
    if (!plain || !this.#draw) return
    const written = plainGeometry(plain, this.#host.projection)
    const flat = this.#options.type === 'Polygon' ? written.coordinates[0] : written.coordinates
    // The last vertex follows the pointer; a polygon repeats its first at the end.
    const extra = this.#options.type === 'Polygon' ? 2 : 1
    const count = Math.max(1, (Array.isArray(flat) ? flat.length : 0) - extra)
    if (count === this.#vertices) return
    this.#vertices = count
    this.#tell()
  }

  #finishWith(feature: Feature): void {
    const geometry = feature.getGeometry()
    if (!geometry) return
    // The interaction still holds the event: it is taken off after it has ended.
    queueMicrotask(() => {
      if (!this.#draw) return
      this.#stopInteractions()
      this.#edit(geometry)
    })
  }

  #edit(geometry: Geometry): void {
    this.#draw = null
    const feature = new Feature(geometry)
    this.#source.addFeature(feature)
    const modify = new Modify({
      features: new Collection([feature]),
      pixelTolerance: SNAP_PX,
      style: vertexStyle(this.#host),
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
    })
    modify.on('modifyend', () => this.#keep(feature))
    this.#add([modify, ...this.#snaps()])
    this.#keep(feature)
  }

  #keep(feature: Feature): void {
    const geometry = feature.getGeometry()
    if (geometry) this.#past.push(plainGeometry(geometry, this.#host.projection))
    this.#tell()
  }

  #snaps(): Snap[] {
    return [this.#source, ...this.#host.snapSources()].map(
      (source) => new Snap({ source, pixelTolerance: SNAP_PX }),
    )
  }

  #add(interactions: Interaction[]): void {
    this.#interactions = interactions
    // Snapping must come last: the last one added sees an event first.
    for (const interaction of interactions) this.#host.map.addInteraction(interaction)
  }

  #stopInteractions(): void {
    for (const interaction of this.#interactions) {
      this.#host.map.removeInteraction(interaction)
      interaction.dispose()
    }
    this.#interactions = []
    this.#draw = null
  }

  #tell(): void {
    const isDrawing = this.#draw !== null
    this.#options.on({
      geometry: isDrawing ? null : (this.#past.at(-1) ?? null),
      vertices: this.#vertices,
      phase: isDrawing ? 'drawing' : 'editing',
      canUndo: isDrawing ? this.#vertices > 0 : this.#past.length > 1,
    })
  }
}

function drawStyles({ palette }: ToolHost): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: palette.halo, width: 5 }) }),
    new Style({
      fill: new Fill({ color: palette.draftFill }),
      stroke: new Stroke({ color: palette.draft, width: 2 }),
      image: new CircleStyle({
        radius: 6,
        fill: new Fill({ color: palette.draft }),
        stroke: new Stroke({ color: palette.settlementFill, width: 2 }),
      }),
    }),
  ]
}

function vertexStyle({ palette }: ToolHost): Style {
  return new Style({
    image: new CircleStyle({
      radius: 6,
      fill: new Fill({ color: palette.settlementFill }),
      stroke: new Stroke({ color: palette.draft, width: 2 }),
    }),
  })
}
