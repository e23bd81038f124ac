import type { EventsKey } from 'ol/events.js'
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom.js'
import DragPan from 'ol/interaction/DragPan.js'
import DragZoom from 'ol/interaction/DragZoom.js'
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom.js'
import PinchZoom from 'ol/interaction/PinchZoom.js'
import type BaseLayer from 'ol/layer/Base.js'
import OlMap from 'ol/Map.js'
import { unByKey } from 'ol/Observable.js'
import type { Box, Layer } from '../../shared/contract/features/layers.ts'
import type { Geometry } from '../../shared/contract/features/records.ts'
import type { LonLat } from '../../shared/domain/coordinates/lon-lat.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { AreaLayer } from './area-layer.ts'
import { Camera, type CameraState, pointFactor } from './camera.ts'
import { DrawPool, type DrawStats } from './draw/pool.ts'
import { mapFontsReady } from './fonts.ts'
import { makeGraticule } from './graticule.ts'
import { mapKeyOf } from './keyboard.ts'
import { LabelLayer } from './labels/label-layer.ts'
import { type BytesLoader, LayerData } from './layer-data.ts'
import { overviewPath } from './overview.ts'
import { defaultProjection, toLonLat, toPlane } from './projections.ts'
import { type GeometryLoader, type Selection, SelectionLayer } from './selection.ts'
import { SketchLayer } from './sketch-layer.ts'
import type { Sketching } from './sketching.ts'
import { type LayerSetting, LayerStack } from './stack.ts'
import { type Thematic, ThematicLayer } from './thematic.ts'
import { palettes, type Theme } from './theme.ts'
import { DrawTool } from './tools/draw.ts'
import { startTool, type ToolSpec } from './tools/start.ts'
import { type RunningTool, TOLERANCE_PX } from './tools/tool.ts'

/** What the map needs from the window it lives in. */
export interface MapSource {
  readonly bytes: BytesLoader
  readonly geometry: GeometryLoader
}

/** What the map tells; every payload is plain. */
export interface MapEvents {
  camera?(state: CameraState): void
  /** The place under the pointer, null when it left. */
  pointer?(point: LonLat | null): void
  /** The pointer has rested on a place; null when it moved on. */
  rest?(at: { point: LonLat; toleranceM: number; x: number; y: number } | null): void
  /** Tiles are still to come, or all are drawn. */
  busy?(isBusy: boolean): void
  /** The first tile is on the map; later the first complete picture: base map, symbols and names. */
  milestone?(name: 'first-tile' | 'first-picture'): void
  /** Escape with nothing left to take back: leave the tool. */
  cancel?(): void
}

export interface MapOptions {
  readonly target: HTMLElement
  readonly source: MapSource
  readonly events: MapEvents
  readonly theme: Theme
  readonly language: Language
}

/** A map tip appears after the pointer has rested this long (peers, 5.1). */
const REST_MS = 400

/** The middle of the country, where one factor stands for the whole sheet. */
const MIDDLE: LonLat = [67, 48]

/** Owns the map of OpenLayers; the only holder of its objects. Setters skip what is already so. */
export class MapController {
  readonly #map: OlMap
  readonly #events: MapEvents
  readonly #target: HTMLElement
  readonly #data: LayerData
  readonly #pool = new DrawPool()
  readonly #camera: Camera
  readonly #selection: SelectionLayer
  readonly #hover: SelectionLayer
  readonly #area: AreaLayer
  readonly #sketch: SketchLayer
  readonly #thematic: ThematicLayer
  readonly #labels: LabelLayer
  readonly #ratio = Math.min(2, Math.max(1, Math.ceil(devicePixelRatio)))
  #stack: LayerStack
  #graticule: BaseLayer | null = null
  #settings: readonly LayerSetting[] = []
  #thematicNow: Thematic | null = null
  #theme: Theme
  #language: Language
  #projection = defaultProjection
  #groundFactor = 1
  #tool: RunningTool | null = null
  #toolSpec: ToolSpec | null = null
  #keys: EventsKey[] = []
  #restTimer: ReturnType<typeof setTimeout> | undefined
  readonly #ended = new AbortController()

  constructor({ target, source, events, theme, language }: MapOptions) {
    this.#target = target
    this.#events = events
    this.#theme = theme
    this.#language = language
    this.#data = new LayerData(source.bytes)
    this.#map = new OlMap({ controls: [], interactions: interactions(), layers: [] })
    this.#camera = new Camera(this.#map, this.#projection, (state) => events.camera?.(state))
    this.#stack = this.#makeStack()
    this.#thematic = new ThematicLayer(this.#data, palettes[theme], this.#ratio)
    this.#labels = new LabelLayer(this.#data, language, this.#projection)
    this.#selection = new SelectionLayer(source.geometry, this.#projection)
    this.#hover = new SelectionLayer(source.geometry, this.#projection)
    this.#area = new AreaLayer(this.#projection)
    this.#sketch = new SketchLayer(this.#projection)
    this.#look()
    this.#map.setTarget(target)
    this.#listen()
    this.#camera.home(false)
    // Names are measured and drawn anew once their font is there.
    void mapFontsReady().then(() => {
      this.#labels.forgetWidths()
      this.#placeLabels()
    })
  }

  /** Shows these layers, from the bottom up. */
  setLayers(settings: readonly LayerSetting[]): void {
    if (sameSettings(settings, this.#settings)) return
    this.#settings = settings
    this.#data.keepOnly(settings.map(({ layer }) => layer))
    this.#showLayers()
  }

  /** Lays a computed map over the base, or takes it away. */
  setThematic(thematic: Thematic | null): void {
    if (thematic === this.#thematicNow) return
    this.#thematicNow = thematic
    this.#showThematic()
  }

  /** Key of the computed map's shape at a point; null where it has none. */
  thematicKeyAt(point: LonLat, toleranceM: number): string | null {
    const plane = toPlane(point, this.#projection)
    return this.#thematic.keyAt(plane, toleranceM / pointFactor(this.#projection, plane))
  }

  setSelection(selections: readonly Selection[]): Promise<void> {
    return this.#selection.set(selections)
  }

  setHover(hover: Selection | null): Promise<void> {
    return this.#hover.set(hover ? [hover] : [])
  }

  /** Outlines the area whose contents are selected. */
  setArea(area: Geometry | null): void {
    this.#area.set(area)
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    this.#look()
    this.#showLayers()
    this.setGraticule(this.#graticule !== null, true)
    this.#restartTool()
  }

  setLanguage(language: Language): void {
    if (language === this.#language) return
    this.#language = language
    this.#labels.setLanguage(language)
    this.#placeLabels()
  }

  setProjection(projection: string): void {
    if (projection === this.#projection) return
    this.#projection = projection
    this.#camera.setProjection(projection)
    this.#stack.dispose()
    this.#stack = this.#makeStack()
    this.#labels.setProjection(projection)
    this.#selection.setProjection(projection)
    this.#hover.setProjection(projection)
    this.#area.setProjection(projection)
    this.#sketch.setProjection(projection)
    this.#showLayers()
    this.#restartTool()
  }

  setGraticule(isShown: boolean, force = false): void {
    if (isShown === (this.#graticule !== null) && !force) return
    if (this.#graticule) this.#map.removeLayer(this.#graticule)
    this.#graticule = isShown ? makeGraticule(palettes[this.#theme]) : null
    if (this.#graticule) this.#map.addLayer(this.#graticule)
  }

  /** Runs a tool in place of the one before; null leaves only moving about. */
  setTool(spec: ToolSpec | null): void {
    if (spec === this.#toolSpec) return
    this.#toolSpec = spec
    this.#restartTool()
  }

  /** Acts with the running tool at a place: typed coordinates, or the crosshair. */
  actAt(point: LonLat): void {
    this.#tool?.act(point)
  }

  undoInTool(): boolean {
    return this.#tool?.undo() ?? false
  }

  finishTool(): void {
    this.#tool?.finish()
  }

  /** Shows what is being drawn or edited; the draw tool, when it runs, works on it. */
  setSketch(sketching: Sketching | null): void {
    this.#sketch.set(sketching)
    if (this.#tool instanceof DrawTool) this.#tool.follow()
  }

  fit(box: Box, leastScale?: number): void {
    this.#camera.fit(box, leastScale === undefined ? {} : { leastScale })
  }

  goTo(point: LonLat, scale?: number): void {
    this.#camera.goTo(point, scale)
  }

  /** Shows what is selected whole; false when nothing is. */
  fitSelection(): boolean {
    const extent = this.#selection.extent() ?? this.#area.extent()
    if (extent) this.#camera.fitPlane(extent, 25_000)
    return extent !== null
  }

  setScale(scale: number): void {
    this.#camera.setScale(scale)
  }

  zoomBy(steps: number): void {
    this.#camera.zoomBy(steps)
  }

  home(): void {
    this.#camera.home()
  }

  back(): void {
    this.#camera.back()
  }

  forward(): void {
    this.#camera.forward()
  }

  get camera(): CameraState {
    return this.#camera.state
  }

  /** Outline of a polygon layer for the overview. */
  async overview(layer: Layer): Promise<string> {
    return overviewPath(await this.#data.whole(layer))
  }

  /** For the bench and for tests: what was drawn, and which names stand on the map. */
  get drawn(): { readonly stats: DrawStats; readonly texts: readonly string[] } {
    return { stats: this.#pool.stats, texts: this.#labels.texts }
  }

  /** Resolves when everything asked for is drawn. */
  whenDrawn(): Promise<void> {
    return new Promise((resolve) => {
      this.#map.once('rendercomplete', () => resolve())
      this.#map.render()
    })
  }

  focus(): void {
    this.#target.focus({ preventScroll: true })
  }

  dispose(): void {
    this.#ended.abort()
    clearTimeout(this.#restTimer)
    this.#tool?.dispose()
    unByKey(this.#keys)
    this.#camera.dispose()
    this.#map.setTarget()
    this.#map.setLayers([])
    this.#stack.dispose()
    this.#thematic.dispose()
    this.#labels.dispose()
    this.#selection.dispose()
    this.#hover.dispose()
    this.#area.dispose()
    this.#sketch.dispose()
    this.#pool.dispose()
    this.#map.dispose()
  }

  #makeStack(): LayerStack {
    this.#groundFactor = pointFactor(this.#projection, toPlane(MIDDLE, this.#projection))
    return new LayerStack({
      pool: this.#pool,
      data: this.#data,
      projection: this.#projection,
      groundFactor: this.#groundFactor,
      ratio: this.#ratio,
    })
  }

  #look(): void {
    const palette = palettes[this.#theme]
    this.#target.style.backgroundColor = palette.outside
    this.#thematic.setPalette(palette)
    this.#selection.setLook('selection', palette)
    this.#hover.setLook('hover', palette)
    this.#area.setPalette(palette)
    this.#sketch.setPalette(palette)
  }

  #showLayers(): void {
    const layers = this.#stack
      .update(this.#settings, this.#theme)
      .map((layer) => layer ?? this.#thematic.layer)
    const top = [this.#labels.layer, this.#area.layer, this.#hover.layer, this.#selection.layer]
    const graticule = this.#graticule ? [this.#graticule] : []
    this.#map.setLayers([...layers, ...top, ...graticule, this.#sketch.layer])
    this.#labels.setLayers(this.#stack.labelled(this.#settings))
    this.#showThematic()
    this.#placeLabels()
  }

  #showThematic(): void {
    const thematic = this.#thematicNow
    const shapes = this.#settings.find(({ layer }) => layer.id === thematic?.geometryLayer)
    this.#thematic.set(thematic, shapes?.layer ?? null, this.#projection)
  }

  #placeLabels(): void {
    if (this.#ended.signal.aborted) return
    this.#labels.update(this.#map, this.#groundFactor, () => this.#placeLabels())
  }

  #restartTool(): void {
    this.#tool?.dispose()
    this.#tool = this.#toolSpec
      ? startTool(
          {
            map: this.#map,
            projection: this.#projection,
            palette: palettes[this.#theme],
            sketch: this.#sketch,
            snapSources: () => this.#stack.snapSources(),
          },
          this.#toolSpec,
        )
      : null
  }

  #listen(): void {
    const { signal } = this.#ended
    this.#keys = [
      this.#map.on('moveend', () => this.#placeLabels()),
      this.#map.on('pointermove', (event) => {
        if (event.dragging) return
        this.#pointerAt(event.coordinate, event.pixel)
      }),
    ]
    this.#map.on('loadstart', () => this.#events.busy?.(true))
    this.#map.on('loadend', () => this.#events.busy?.(false))
    this.#watchFirst()
    this.#target.addEventListener('pointerleave', () => this.#pointerLeft(), { signal })
    this.#target.addEventListener('keydown', (event) => this.#key(event), { signal })
  }

  #watchFirst(): void {
    const tile = this.#map.on('postrender', () => {
      if (this.#pool.stats.drawn === 0) return
      unByKey(tile)
      this.#events.milestone?.('first-tile')
    })
    this.#watchPicture()
    this.#keys.push(tile)
  }

  /** The first complete picture that has layers in it; an empty map is complete at once. */
  #watchPicture(): void {
    this.#map.once('rendercomplete', () => {
      if (this.#settings.length > 0) this.#events.milestone?.('first-picture')
      else this.#watchPicture()
    })
  }

  #pointerAt(coordinate: number[], pixel: number[]): void {
    const point = toLonLat(coordinate, this.#projection)
    this.#events.pointer?.(point)
    this.#events.rest?.(null)
    clearTimeout(this.#restTimer)
    this.#restTimer = setTimeout(() => {
      const [x = 0, y = 0] = pixel
      const { resolutionM } = this.#camera.state
      this.#events.rest?.({ point, toleranceM: TOLERANCE_PX * resolutionM, x, y })
    }, REST_MS)
  }

  #pointerLeft(): void {
    clearTimeout(this.#restTimer)
    this.#events.pointer?.(null)
    this.#events.rest?.(null)
  }

  #key(event: KeyboardEvent): void {
    const isDrawing = this.#toolSpec?.kind === 'draw'
    const key = event.target === this.#target ? mapKeyOf(event, isDrawing) : null
    if (!key) return
    if (this.#do(key)) event.preventDefault()
  }

  /** False leaves the key to others. */
  #do(key: NonNullable<ReturnType<typeof mapKeyOf>>): boolean {
    if (key.kind === 'pan') this.#camera.panBy(key.right, key.up)
    else if (key.kind === 'zoom') this.#camera.zoomBy(key.steps)
    else if (key.kind === 'act') this.actAt(this.#camera.state.centre)
    else if (key.kind === 'finish') this.#enter()
    else if (key.kind === 'undo') return this.undoInTool()
    else if (key.kind === 'cancel') this.#events.cancel?.()
    else this[key.kind]()
    return true
  }

  /** Enter ends a drawing; the identify tool and the choice of a point have nothing to end and act at the crosshair instead. */
  #enter(): void {
    if (this.#toolSpec?.kind === 'identify' || this.#toolSpec?.kind === 'select-point')
      this.actAt(this.#camera.state.centre)
    else this.finishTool()
  }
}

function interactions() {
  return [
    new DragPan(),
    new MouseWheelZoom({ duration: 150 }),
    new DragZoom({ className: 'map-drag-box' }),
    new DoubleClickZoom({ duration: 150 }),
    new PinchZoom(),
  ]
}

function sameSettings(a: readonly LayerSetting[], b: readonly LayerSetting[]): boolean {
  return (
    a.length === b.length &&
    a.every((setting, at) => {
      const other = b[at]
      return (
        other !== undefined &&
        setting.visible === other.visible &&
        setting.opacity === other.opacity &&
        setting.layer.id === other.layer.id &&
        setting.layer.version === other.layer.version
      )
    })
  )
}
