import type BaseLayer from 'ol/layer/Base.js'
import VectorSource from 'ol/source/Vector.js'
import { gridPath, type Layer } from '../../shared/contract/features/layers.ts'
import type { DrawPool } from './draw/pool.ts'
import { featuresOf } from './features.ts'
import type { LabelledLayer } from './labels/label-layer.ts'
import type { LayerData } from './layer-data.ts'
import { forAllClasses, type LayerStyle } from './style-rules.ts'
import { compileStyle } from './styles.ts'
import { type Palette, palettes, type Theme } from './theme.ts'
import { type SheetContent, TileSheet } from './tile-sheet.ts'
import { VectorSheet } from './vector-stack.ts'

/** One layer as the window wants it shown. */
export interface LayerSetting {
  readonly layer: Layer
  readonly visible: boolean
  /** 0 to 1. */
  readonly opacity: number
}

export interface StackOptions {
  readonly pool: DrawPool
  readonly data: LayerData
  readonly projection: string
  readonly groundFactor: number
  readonly ratio: number
}

/** Groups drawn by workers even when small: many vertices, nothing to snap to while they are shown as base. */
const tiledGroups: readonly string[] = ['base', 'borders', 'water', 'transport']

const isTiled = ({ layer }: LayerSetting) =>
  layer.geometry === 'raster' ||
  !layer.whole ||
  (tiledGroups.includes(layer.group) && layer.geometry !== 'point')

type Entry =
  | { readonly kind: 'sheet'; readonly settings: readonly LayerSetting[] }
  | { readonly kind: 'vector'; readonly setting: LayerSetting }
  | { readonly kind: 'thematic' }

/** Neighbouring tiled layers share a sheet; the thematic map lies above the base group, below water and lines. */
export function entriesOf(settings: readonly LayerSetting[]): readonly Entry[] {
  const entries: Entry[] = []
  const firstAbove = settings.findIndex(({ layer }) => layer.group !== 'base')
  settings.forEach((setting, at) => {
    if (at === firstAbove) entries.push({ kind: 'thematic' })
    const last = entries.at(-1)
    if (!isTiled(setting)) entries.push({ kind: 'vector', setting })
    else if (last?.kind === 'sheet')
      entries[entries.length - 1] = { kind: 'sheet', settings: [...last.settings, setting] }
    else entries.push({ kind: 'sheet', settings: [setting] })
  })
  return firstAbove < 0 ? [...entries, { kind: 'thematic' }] : entries
}

/** Turns the list of layers into layers of OpenLayers, keeping what did not change. */
export class LayerStack {
  readonly #options: StackOptions
  readonly #sheets: TileSheet[] = []
  readonly #vectors = new Map<string, VectorSheet>()
  #styles = new Map<string, LayerStyle>()
  #theme: Theme = 'light'
  #settings: readonly LayerSetting[] = []

  constructor(options: StackOptions) {
    this.#options = options
  }

  /** Layers of OpenLayers from the bottom up; null marks the place of the thematic map. */
  update(settings: readonly LayerSetting[], theme: Theme): readonly (BaseLayer | null)[] {
    if (theme !== this.#theme) this.#styles = new Map()
    this.#theme = theme
    this.#settings = settings
    const entries = entriesOf(settings)
    let sheet = 0
    const layers = entries.map((entry) => {
      if (entry.kind === 'thematic') return null
      if (entry.kind === 'vector') return this.#vector(entry.setting)
      sheet += 1
      return this.#sheet(sheet - 1, entry.settings, settings)
    })
    this.#dropUnused(sheet, settings)
    return layers
  }

  /** Visible layers with names, and how they are written. */
  labelled(settings: readonly LayerSetting[]): readonly LabelledLayer[] {
    return settings
      .filter(({ layer, visible }) => visible && layer.whole && layer.nameAttributes)
      .map(({ layer }) => ({ layer, style: this.styleOf(layer) }))
  }

  /** Sources a drawn vertex may snap to: every visible layer small enough to be held whole. */
  snapSources(): readonly VectorSource[] {
    const drawn = [...this.#vectors.values()]
      .filter(({ layer }) => layer.getVisible())
      .map(({ source }) => source)
    const tiled = this.#settings.filter(
      (setting) => setting.visible && isTiled(setting) && setting.layer.whole,
    )
    return [...drawn, ...tiled.map(({ layer }) => this.#snapOnly(layer))]
  }

  /** Vertices and edges of a layer that is drawn as tiles. */
  #snapOnly(layer: Layer): VectorSource {
    const source = new VectorSource()
    void this.#options.data.whole(layer).then(
      (packed) => source.addFeatures(featuresOf(packed, this.#options.projection)),
      // The layer's own tiles say that it could not be read; there is only nothing to snap to.
      () => source.clear(),
    )
    return source
  }

  styleOf(layer: Layer): LayerStyle {
    const key = `${layer.id} ${layer.version}`
    const known = this.#styles.get(key)
    if (known) return known
    const made = compileStyle(layer, this.#palette)
    this.#styles.set(key, made)
    return made
  }

  dispose(): void {
    for (const sheet of this.#sheets) sheet.dispose()
    for (const vector of this.#vectors.values()) vector.dispose()
    this.#sheets.length = 0
    this.#vectors.clear()
  }

  get #palette(): Palette {
    return palettes[this.#theme]
  }

  #vector({ layer, visible, opacity }: LayerSetting): BaseLayer {
    const known = this.#vectors.get(layer.id)
    const vector = known ?? new VectorSheet(this.#options)
    if (!known) this.#vectors.set(layer.id, vector)
    if (visible) vector.show(layer, this.styleOf(layer), `${this.#theme} ${layer.version}`)
    vector.layer.setVisible(visible)
    vector.layer.setOpacity(opacity)
    return vector.layer
  }

  #sheet(
    index: number,
    settings: readonly LayerSetting[],
    all: readonly LayerSetting[],
  ): BaseLayer {
    const sheet = this.#sheets[index] ?? new TileSheet(this.#options)
    this.#sheets[index] = sheet
    const shown = settings.filter(({ visible }) => visible)
    const veil = index === 0 ? all.find(({ layer }) => layer.id === 'adm0_country') : undefined
    const contents = shown.map((setting) => this.#content(setting))
    const key = shown.map(({ layer, opacity }) => `${layer.id}@${layer.version}:${opacity}`)
    if (veil) contents.push(this.#veil(veil.layer))
    sheet.setContents(contents, this.#theme, `${veil?.layer.version ?? ''} ${key.join(' ')}`)
    return sheet.layer
  }

  #content({ layer, opacity }: LayerSetting): SheetContent {
    return layer.geometry === 'raster'
      ? { kind: 'relief', path: gridPath(layer), opacity, paint: this.#palette.relief }
      : { kind: 'features', layer, style: this.styleOf(layer), opacity }
  }

  /** Greys everything beyond the country. */
  #veil(layer: Layer): SheetContent {
    const style: LayerStyle = {
      coats: forAllClasses(layer, [{ fill: this.#palette.veil }]),
      labels: [],
      outline: 'own',
      inverted: true,
    }
    return { kind: 'features', layer, style, opacity: 1 }
  }

  #dropUnused(sheets: number, settings: readonly LayerSetting[]): void {
    for (const unused of this.#sheets.splice(sheets)) unused.dispose()
    const kept = new Set(settings.map(({ layer }) => layer.id))
    for (const [id, vector] of this.#vectors)
      if (!kept.has(id)) {
        vector.dispose()
        this.#vectors.delete(id)
      }
  }
}
