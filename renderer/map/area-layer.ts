import Feature from 'ol/Feature.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { Geometry } from '../../shared/contract/features/records.ts'
import { geometryFrom } from './features.ts'
import type { Palette } from './theme.ts'

/** The outline of the area whose contents are selected. */
export class AreaLayer {
  readonly layer: VectorLayer<VectorSource>
  readonly #feature = new Feature()
  #area: Geometry | null = null
  #projection: string

  constructor(projection: string) {
    this.#projection = projection
    this.layer = new VectorLayer({
      source: new VectorSource({ features: [this.#feature] }),
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
  }

  set(area: Geometry | null): void {
    this.#area = area
    this.#feature.setGeometry((area ? geometryFrom(area, this.#projection) : null) ?? undefined)
  }

  setProjection(projection: string): void {
    this.#projection = projection
    this.set(this.#area)
  }

  setPalette({ halo, selection, selectionFill }: Palette): void {
    this.layer.setStyle([
      new Style({ stroke: new Stroke({ color: halo, width: 4.5 }) }),
      new Style({
        fill: new Fill({ color: selectionFill }),
        stroke: new Stroke({ color: selection, width: 2, lineDash: [8, 4] }),
      }),
    ])
  }

  /** In the plane; null without an area. */
  extent(): number[] | null {
    return this.#feature.getGeometry()?.getExtent() ?? null
  }

  dispose(): void {
    this.layer.getSource()?.dispose()
    this.layer.dispose()
  }
}
