import Feature from 'ol/Feature.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { Layer } from '../../shared/contract/features/layers.ts'
import type { Geometry } from '../../shared/contract/features/records.ts'
import type { Text } from '../../shared/i18n/language.ts'
import type { Paint, Shape } from './draw/paint.ts'
import { type FeatureMeta, featuresOf, geometryFrom } from './features.ts'
import type { LayerData } from './layer-data.ts'
import { hatchFill, olStyles } from './ol-styles.ts'
import type { Palette } from './theme.ts'

export interface ThematicClass {
  readonly color: string
  readonly label: Text
  /** Lines over the colour: a second cue, or "few data". */
  readonly hatch?: boolean
  /** For points: shape and half height in pixels. */
  readonly shape?: Shape
  readonly radius?: number
}

export interface ThematicValue {
  readonly value: number | null
  /** Index into `classes`; null where there is no value: hatched, never left white. */
  readonly class: number | null
  readonly hatch?: boolean
  /** Without a class because the question does not arise here: plain grey, no hatch. */
  readonly isPlain?: boolean
}

/** A map computed from values: which layer carries the shapes, or the shapes; what each key is worth. */
export interface Thematic {
  readonly id: string
  /** Null where the map brings its own shapes. */
  readonly geometryLayer: string | null
  /** What most of its shapes are. */
  readonly form: 'point' | 'line' | 'polygon'
  /** Drawn in this order. */
  readonly shapes: readonly { readonly key: string; readonly geometry: Geometry }[]
  readonly values: ReadonlyMap<string, ThematicValue>
  readonly classes: readonly ThematicClass[]
}

/** Fills leave the relief faintly visible. */
const FILL_OPACITY = 0.82

/** How a class of a thematic map is painted; null is "no data". */
export function thematicPaint(
  entry: ThematicClass | null,
  isHatched: boolean,
  palette: Palette,
): Paint {
  const color = entry?.color ?? palette.noData
  const hatch = { color: entry ? palette.text : palette.noDataHatch, spacing: 7, width: 0.9 }
  if (entry?.shape) return pointPaint(entry, isHatched, palette)
  return { fill: color, ...(isHatched || !entry ? { hatch } : {}) }
}

/** How a point of a class is painted; a reservation is a dark rim, where a hatch would not be seen. */
export function pointPaint(
  entry: ThematicClass | null,
  isHatched: boolean,
  palette: Palette,
): Paint {
  return {
    symbol: {
      shape: entry?.shape ?? 'circle',
      radius: entry?.radius ?? 4,
      fill: entry?.color ?? palette.noData,
      stroke: isHatched ? palette.text : palette.settlementFill,
      strokeWidth: isHatched ? 2 : 1.2,
    },
  }
}

/** Draws a thematic map over the shapes of one whole layer. */
export class ThematicLayer {
  readonly layer: VectorLayer<VectorSource>
  readonly #source = new VectorSource()
  readonly #data: LayerData
  readonly #ratio: number
  #thematic: Thematic | null = null
  #palette: Palette
  #keys: readonly string[] = []
  #loaded = ''
  #styles = new Map<string, Style[]>()

  constructor(data: LayerData, palette: Palette, ratio: number) {
    this.#data = data
    this.#palette = palette
    this.#ratio = ratio
    this.layer = new VectorLayer({
      source: this.#source,
      opacity: FILL_OPACITY,
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
    this.layer.setStyle((feature) => this.#styleOf(feature as Feature))
  }

  setPalette(palette: Palette): void {
    this.#palette = palette
    this.#styles.clear()
    this.layer.changed()
  }

  /** Shows other values: shapes already there are only painted anew. */
  set(thematic: Thematic | null, shapes: Layer | null, projection: string): void {
    this.#thematic = thematic
    this.#styles.clear()
    const isOwn = thematic?.geometryLayer === null
    this.layer.setVisible(thematic !== null && (isOwn || shapes !== null))
    this.layer.setOpacity(thematic?.classes[0]?.shape ? 1 : FILL_OPACITY)
    if (thematic && isOwn) this.#setOwn(thematic, projection)
    if (!thematic || isOwn || !shapes) return
    const version = `${shapes.id} ${shapes.version} ${projection}`
    if (version === this.#loaded) {
      this.layer.changed()
      return
    }
    this.#loaded = version
    void this.#data.whole(shapes).then(
      (packed) => {
        if (version !== this.#loaded) return
        const column = packed.table['key']
        this.#keys = Array.from(packed.ids, (id, index) => String(column?.[index] ?? id))
        this.#source.clear(true)
        this.#source.addFeatures(featuresOf(packed, projection))
      },
      () => {
        if (version === this.#loaded) this.#loaded = ''
      },
    )
  }

  #setOwn(thematic: Thematic, projection: string): void {
    this.#loaded = ''
    this.#keys = thematic.shapes.map(({ key }) => key)
    this.#source.clear(true)
    this.#source.addFeatures(
      thematic.shapes.map(({ geometry }, index) => {
        const feature = new Feature(geometryFrom(geometry, projection) ?? undefined)
        const meta: FeatureMeta = { index, classIndex: 0 }
        feature.setProperties(meta, true)
        return feature
      }),
    )
  }

  /** Key of the shape at a place of the plane: the area that holds it, or the nearest within reach. */
  keyAt(plane: readonly number[], reach: number): string | null {
    if (!this.#thematic || !this.layer.getVisible()) return null
    const at = [...plane]
    // Later shapes are drawn over earlier ones.
    const over = this.#source.getFeaturesAtCoordinate(at).at(-1)
    const near = over ?? this.#nearest(at, reach)
    if (!near) return null
    const { index } = near.getProperties() as FeatureMeta
    return this.#keys[index] ?? null
  }

  #nearest([x = 0, y = 0]: readonly number[], reach: number): Feature | null {
    let best: Feature | null = null
    let least = reach
    this.#source.forEachFeatureInExtent([x - reach, y - reach, x + reach, y + reach], (feature) => {
      const [px = 0, py = 0] = feature.getGeometry()?.getClosestPoint([x, y]) ?? []
      const apart = Math.hypot(px - x, py - y)
      if (apart <= least) [best, least] = [feature, apart]
    })
    return best
  }

  dispose(): void {
    this.layer.dispose()
    this.#source.dispose()
  }

  #styleOf(feature: Feature): Style[] {
    const { index } = feature.getProperties() as FeatureMeta
    const value = this.#thematic?.values.get(this.#keys[index] ?? '')
    const kind = feature.getGeometry()?.getType() ?? 'Point'
    const form = kind.endsWith('Point') ? 'point' : kind.endsWith('LineString') ? 'line' : 'area'
    const key = `${value?.class ?? 'none'} ${value?.hatch ?? false} ${value?.isPlain ?? false} ${form}`
    const known = this.#styles.get(key)
    if (known) return known
    const entry = this.#thematic?.classes[value?.class ?? -1] ?? null
    const made = this.#made(this.#paintOf(entry, value, form))
    this.#styles.set(key, made)
    return made
  }

  #paintOf(
    entry: ThematicClass | null,
    value: ThematicValue | undefined,
    form: 'point' | 'line' | 'area',
  ): Paint {
    const palette = this.#palette
    const isHatched = value?.hatch ?? entry?.hatch ?? false
    const color = entry?.color ?? palette.noData
    if (form === 'line') return { stroke: { color, width: isHatched ? 2 : 4 } }
    if (form === 'point') return pointPaint(entry, isHatched, palette)
    if (value?.isPlain) return { fill: palette.noData }
    const { shape: _shape, ...plain } = entry ?? { shape: undefined }
    return thematicPaint(entry ? (plain as ThematicClass) : null, isHatched, palette)
  }

  #made(paint: Paint): Style[] {
    if (paint.symbol || !paint.fill) return [...(olStyles([[paint]], this.#ratio)[0] ?? [])]
    const fill = paint.hatch
      ? hatchFill(paint.hatch, paint.fill ?? null, this.#ratio)
      : new Fill({ color: paint.fill ?? this.#palette.noData })
    // Neighbours of one class stay apart by a hair.
    return [new Style({ fill, stroke: new Stroke({ color: this.#palette.halo, width: 0.7 }) })]
  }
}
