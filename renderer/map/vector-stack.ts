import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import type { Layer } from '../../shared/contract/features/layers.ts'
import type { FeatureMeta } from './features.ts'
import { featuresOf } from './features.ts'
import type { LayerData } from './layer-data.ts'
import { olStyleCache } from './ol-styles.ts'
import type { LayerStyle } from './style-rules.ts'

interface VectorOptions {
  readonly data: LayerData
  readonly projection: string
  readonly groundFactor: number
  readonly ratio: number
}

/** One small layer as plain features: symbols, imported shapes, everything that is edited or snapped to. */
export class VectorSheet {
  readonly layer: VectorLayer<VectorSource>
  readonly #options: VectorOptions
  readonly #source = new VectorSource()
  #loaded = ''
  #styled = ''

  constructor(options: VectorOptions) {
    this.#options = options
    this.layer = new VectorLayer({
      source: this.#source,
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
  }

  /** Shows a layer; features are made anew only for another version, styles only for another look. */
  show(layer: Layer, style: LayerStyle, look: string): void {
    const version = `${layer.id} ${layer.version}`
    if (look !== this.#styled) {
      this.#styled = look
      const { groundFactor, ratio } = this.#options
      const stylesAt = olStyleCache(style, ratio)
      this.layer.setStyle((feature, resolution) => {
        const { classIndex } = feature.getProperties() as FeatureMeta
        return stylesAt(resolution * groundFactor)[classIndex] ?? []
      })
    }
    if (version === this.#loaded) return
    this.#loaded = version
    void this.#options.data.whole(layer).then(
      (packed) => {
        if (version !== this.#loaded) return
        this.#source.clear(true)
        this.#source.addFeatures(featuresOf(packed, this.#options.projection))
      },
      () => {
        // Nothing to empty: what is shown stays, and the next change of the stack asks again.
        if (version === this.#loaded) this.#loaded = ''
      },
    )
  }

  get source(): VectorSource {
    return this.#source
  }

  dispose(): void {
    this.layer.dispose()
    this.#source.dispose()
  }
}
