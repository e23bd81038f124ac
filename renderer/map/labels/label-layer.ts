import Feature from 'ol/Feature.js'
import Point from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import type OlMap from 'ol/Map.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import Text from 'ol/style/Text.js'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { LayerData } from '../layer-data.ts'
import { isInRange } from '../stops.ts'
import type { LayerStyle } from '../style-rules.ts'
import { candidatesOf, type Label, type LabelFrame } from './candidates.ts'
import { type Named, namedOf } from './label-source.ts'
import { type Placed, placeLabels } from './place.ts'

export interface LabelledLayer {
  readonly layer: Layer
  readonly style: LayerStyle
}

/** Names reach a little beyond the window, so that a short pan does not uncover bare ground. */
const MARGIN_PX = 160

function styleOf({ candidate, dx, dy, rotation }: Placed<Label>): Style {
  return new Style({
    text: new Text({
      text: candidate.text,
      font: candidate.font,
      offsetX: dx * Math.cos(rotation) + dy * Math.sin(rotation),
      offsetY: -dx * Math.sin(rotation) + dy * Math.cos(rotation),
      rotation,
      textAlign: 'center',
      textBaseline: 'middle',
      fill: new Fill({ color: candidate.rule.color }),
      stroke: new Stroke({ color: candidate.rule.halo, width: 3 }),
      overflow: true,
    }),
  })
}

const makeMeasure = () => {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  const measure = (text: string, font: string): number => {
    const key = `${font} ${text}`
    const found = known.get(key)
    if (found !== undefined) return found
    if (context) context.font = font
    const width = context?.measureText(text).width ?? 0
    known.set(key, width)
    return width
  }
  return { measure, forget: () => known.clear() }
}

/** All names of the map, placed together after each move. */
export class LabelLayer {
  readonly layer: VectorLayer<VectorSource<Feature<Point>>>
  readonly #source = new VectorSource<Feature<Point>>()
  readonly #data: LayerData
  readonly #widths = makeMeasure()
  readonly #named = new Map<string, Named[]>()
  #layers: readonly LabelledLayer[] = []
  #language: Language
  #projection: string

  constructor(data: LayerData, language: Language, projection: string) {
    this.#data = data
    this.#language = language
    this.#projection = projection
    this.layer = new VectorLayer({
      source: this.#source,
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
  }

  setLayers(layers: readonly LabelledLayer[]): void {
    this.#layers = layers
  }

  setLanguage(language: Language): void {
    this.#language = language
  }

  setProjection(projection: string): void {
    if (projection === this.#projection) return
    this.#projection = projection
    this.#named.clear()
  }

  /** Widths were measured in another font while the right one was still coming. */
  forgetWidths(): void {
    this.#widths.forget()
  }

  /** Places the names for what the map shows now; `ready` is called when data came that were missing. */
  update(map: OlMap, groundFactor: number, ready: () => void): void {
    const frame = frameOf(map, groundFactor, this.#language)
    if (!frame) return
    const labels = this.#layers.flatMap(({ layer, style }) => {
      // Placing hundreds of areas takes time: not before their names can appear.
      const isWanted = style.labels.some(
        (rule) => rule && isInRange(rule.range, frame.groundResolutionM),
      )
      const named = !isWanted ? null : this.#namedOf({ layer, style }, ready)
      return named ? candidatesOf(named, style, frame) : []
    })
    const { width, height } = frame
    const placed = placeLabels(labels, { width, height, measure: this.#widths.measure })
    this.#source.clear(true)
    this.#source.addFeatures(
      placed.map((spot) => {
        const feature = new Feature(
          new Point([
            frame.left + spot.x * frame.resolution,
            frame.top - spot.y * frame.resolution,
          ]),
        )
        feature.setStyle(styleOf(spot))
        return feature
      }),
    )
  }

  /** Names that are on the map now. */
  get texts(): readonly string[] {
    return this.#source.getFeatures().map((feature) => {
      const style = feature.getStyle()
      return style instanceof Style ? String(style.getText()?.getText() ?? '') : ''
    })
  }

  dispose(): void {
    this.layer.dispose()
    this.#source.dispose()
  }

  #namedOf({ layer, style }: LabelledLayer, ready: () => void): Named[] | null {
    const key = `${layer.id} ${layer.version}`
    const known = this.#named.get(key)
    if (known) return known
    const projection = this.#projection
    void this.#data.whole(layer).then(
      (packed) => {
        if (projection !== this.#projection || this.#named.has(key)) return
        const of = style.labels.find((rule) => rule?.names) ? 'class' : 'feature'
        this.#named.set(key, namedOf(layer, packed, projection, of))
        ready()
      },
      () => undefined,
    )
    return null
  }
}

function frameOf(map: OlMap, groundFactor: number, language: Language): LabelFrame | null {
  const view = map.getView()
  const [width = 0, height = 0] = map.getSize() ?? []
  const [x, y] = view.getCenter() ?? []
  const resolution = view.getResolution()
  if (!width || !height || x === undefined || y === undefined || !resolution) return null
  return {
    left: x - (width / 2 + MARGIN_PX) * resolution,
    top: y + (height / 2 + MARGIN_PX) * resolution,
    width: width + 2 * MARGIN_PX,
    height: height + 2 * MARGIN_PX,
    resolution,
    groundResolutionM: resolution * groundFactor,
    language,
  }
}
