import Collection from 'ol/Collection.js'
import { altKeyOnly, singleClick } from 'ol/events/condition.js'
import type { EventsKey } from 'ol/events.js'
import type Feature from 'ol/Feature.js'
import Interaction from 'ol/interaction/Interaction.js'
import Modify from 'ol/interaction/Modify.js'
import Snap from 'ol/interaction/Snap.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import { unByKey } from 'ol/Observable.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import {
  appended,
  isEnough,
  type Sketch,
  sketchOf,
} from '../../../shared/domain/geometry/sketch.ts'
import { plainGeometry } from '../features.ts'
import { toLonLat, toPlane } from '../projections.ts'
import type { SketchLayer } from '../sketch-layer.ts'
import type { Sketching } from '../sketching.ts'
import type { RunningTool, ToolHost } from './tool.ts'

/** What the tool tells; the owner keeps the sketch and its steps. */
export interface DrawEvents {
  readonly change: (now: Sketch) => void
  readonly finish: () => void
  readonly undo: () => void
}

const SNAP_PX = 10

/**
 * Draws a sketch vertex by vertex (click or Space adds, a double click, Enter or the first vertex ends), then lets
 * vertices be moved, added (drag an edge) and removed (Alt and click). Snaps to shown features and to itself.
 */
export class DrawTool implements RunningTool {
  readonly #host: ToolHost
  readonly #sketch: SketchLayer
  readonly #on: DrawEvents
  readonly #keys: EventsKey[] = []
  #interactions: readonly Interaction[] = []
  #phase: Sketching['phase'] | null = null
  /** The last click named the last vertex again. */
  #isSamePlace = false

  constructor(host: ToolHost, on: DrawEvents) {
    this.#host = host
    this.#sketch = host.sketch
    this.#on = on
    this.follow()
  }

  /** The sketch was changed elsewhere, perhaps into another phase. */
  follow(): void {
    const phase = this.#sketch.sketching?.phase ?? null
    if (phase === this.#phase) return
    this.#phase = phase
    this.#stop()
    if (phase === null) return
    const own = phase === 'drawing' ? this.#pen() : this.#modify()
    // Snapping must come last: the last one added sees an event first.
    const itself = phase === 'drawing' ? [] : [this.#sketch.feature]
    const snap = new Snap({ features: new Collection(itself), pixelTolerance: SNAP_PX })
    this.#interactions = [own, snap]
    for (const interaction of this.#interactions) this.#host.map.addInteraction(interaction)
    this.#snapToLayers(snap)
  }

  /** One interaction for all sources: vertices go before edges, whoever they belong to. It needs its map first. */
  #snapToLayers(snap: Snap): void {
    const add = (feature: Feature | undefined) => {
      if (feature) snap.addFeature(feature, false)
    }
    for (const source of this.#host.snapSources()) {
      source.getFeatures().forEach(add)
      this.#keys.push(source.on('addfeature', ({ feature }) => add(feature)))
    }
  }

  act(point: LonLat): void {
    const { sketching } = this.#sketch
    if (sketching?.phase === 'drawing') this.#on.change(appended(sketching.now, point))
    if (sketching?.now.shape === 'point' && sketching.phase === 'drawing') this.#on.finish()
  }

  undo(): boolean {
    this.#on.undo()
    return true
  }

  finish(): void {
    this.#sketch.trail(null)
    this.#on.finish()
  }

  dispose(): void {
    this.#stop()
  }

  #stop(): void {
    this.#sketch.trail(null)
    unByKey(this.#keys.splice(0))
    for (const interaction of this.#interactions) {
      this.#host.map.removeInteraction(interaction)
      interaction.dispose()
    }
    this.#interactions = []
  }

  /** Adds vertices; what it has taken, no other interaction sees. */
  #pen(): Interaction {
    return new Interaction({
      handleEvent: (event) => {
        if (event.type === 'pointermove' && !event.dragging) this.#sketch.trail(event.coordinate)
        if (event.type === 'click') this.#click(event)
        // Two quick clicks far apart are two vertices, not a double click.
        if (event.type === 'dblclick' && this.#isSamePlace) this.finish()
        return event.type !== 'click' && event.type !== 'dblclick'
      },
    })
  }

  #click({ coordinate, pixel }: MapBrowserEvent): void {
    const { sketching } = this.#sketch
    const points = sketching?.now.parts.at(-1)?.points ?? []
    const isAt = (point: LonLat | undefined) => {
      const [x = 0, y = 0] = pixel
      const plane = point && toPlane(point, this.#host.projection)
      const [px = 0, py = 0] = (plane && this.#host.map.getPixelFromCoordinate(plane)) ?? []
      return plane !== undefined && Math.hypot(px - x, py - y) < SNAP_PX
    }
    this.#isSamePlace = isAt(points.at(-1))
    if (this.#isSamePlace) return
    const closes = sketching?.now.shape === 'polygon' && isEnough(sketching.now)
    if (closes && isAt(points[0])) this.finish()
    else this.act(toLonLat(coordinate, this.#host.projection))
  }

  #modify(): Modify {
    const { feature } = this.#sketch
    const modify = new Modify({
      features: new Collection([feature]),
      pixelTolerance: SNAP_PX,
      style: vertexStyle(this.#host),
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
    })
    modify.on('modifyend', () => {
      const geometry = feature.getGeometry()
      const before = this.#sketch.sketching?.now
      if (!geometry || !before) return
      const plain = plainGeometry(geometry, this.#host.projection)
      const now: Sketch = { ...before, ...sketchOf(plain), edited: true }
      this.#sketch.adopt(now)
      this.#on.change(now)
    })
    return modify
  }
}

function vertexStyle({ palette }: ToolHost): Style {
  return new Style({
    image: new CircleStyle({
      radius: 7,
      fill: new Fill({ color: palette.draft }),
      stroke: new Stroke({ color: palette.settlementFill, width: 2 }),
    }),
  })
}
