import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { Geometry as PlainGeometry } from '../../shared/contract/features/records.ts'
import { geometryFrom } from './features.ts'
import type { Palette } from './theme.ts'

/** Features of one layer; the same everywhere a selection is spoken of. */
export interface Selection {
  readonly layer: string
  readonly ids: readonly number[]
  /** Another one draws the same features anew: their shape has changed. */
  readonly version?: number
}

/** The selections with one feature more. */
export function withAdded(
  selections: readonly Selection[],
  layer: string,
  id: number,
): readonly Selection[] {
  const known = selections.find((selection) => selection.layer === layer)
  if (known?.ids.includes(id)) return selections
  const others = selections.filter((selection) => selection.layer !== layer)
  return [...others, { layer, ids: [...(known?.ids ?? []), id] }]
}

/** The selections with one feature added, or taken away when it was among them. */
export function withToggled(
  selections: readonly Selection[],
  layer: string,
  id: number,
): readonly Selection[] {
  const known = selections.find((selection) => selection.layer === layer)
  const others = selections.filter((selection) => selection.layer !== layer)
  if (!known) return [...others, { layer, ids: [id] }]
  const ids = known.ids.includes(id)
    ? known.ids.filter((other) => other !== id)
    : [...known.ids, id]
  return ids.length > 0 ? [...others, { layer, ids }] : others
}

/** Gives the full geometry of a feature; passed in by the window. */
export type GeometryLoader = (layer: string, id: number) => Promise<PlainGeometry | null>

function stylesOf([color, fill, halo]: readonly [string, string, string], width: number): Style[] {
  const casing = new Stroke({ color: halo, width: width + 2.5 })
  return [
    new Style({
      stroke: casing,
      image: new CircleStyle({ radius: 9, stroke: casing }),
    }),
    new Style({
      fill: new Fill({ color: fill }),
      stroke: new Stroke({ color, width }),
      image: new CircleStyle({
        radius: 9,
        stroke: new Stroke({ color, width }),
        fill: new Fill({ color: fill }),
      }),
    }),
  ]
}

/** What is selected, and what the pointer or a list is on: drawn on top of everything. */
export class SelectionLayer {
  readonly layer: VectorLayer<VectorSource>
  readonly #source = new VectorSource()
  readonly #load: GeometryLoader
  #projection: string
  #wanted: readonly string[] = []

  constructor(load: GeometryLoader, projection: string) {
    this.#load = load
    this.#projection = projection
    this.layer = new VectorLayer({
      source: this.#source,
      updateWhileInteracting: true,
      updateWhileAnimating: true,
    })
  }

  setLook(kind: 'selection' | 'hover', palette: Palette): void {
    this.layer.setStyle(
      kind === 'selection'
        ? stylesOf([palette.selection, palette.selectionFill, palette.halo], 2.5)
        : stylesOf([palette.hover, 'rgba(0,0,0,0)', palette.halo], 1.5),
    )
  }

  setProjection(projection: string): void {
    if (projection === this.#projection) return
    for (const feature of this.#source.getFeatures())
      feature
        .getGeometry()
        ?.transform(this.#projection, 'EPSG:4326')
        .transform('EPSG:4326', projection)
    this.#projection = projection
  }

  /** Shows these features; the ones already shown stay as they are. */
  async set(selections: readonly Selection[]): Promise<void> {
    const wanted = selections.flatMap(({ layer, ids, version = 0 }) =>
      ids.map((id) => ({ key: `${layer}/${id}/${version}`, layer, id })),
    )
    this.#wanted = wanted.map(({ key }) => key)
    for (const feature of this.#source.getFeatures())
      if (!this.#wanted.includes(String(feature.getId()))) this.#source.removeFeature(feature)
    await Promise.all(wanted.map((item) => this.#show(item)))
  }

  /** The box of what is shown, in the plane; null when nothing is. */
  extent(): number[] | null {
    return this.#source.isEmpty() ? null : [...(this.#source.getExtent() ?? [])]
  }

  dispose(): void {
    this.layer.dispose()
    this.#source.dispose()
  }

  async #show(item: { key: string; layer: string; id: number }): Promise<void> {
    if (this.#source.getFeatureById(item.key)) return
    const projection = this.#projection
    const plain = await this.#load(item.layer, item.id)
    const isStale = !this.#wanted.includes(item.key) || projection !== this.#projection
    if (!plain || isStale || this.#source.getFeatureById(item.key)) return
    const geometry = geometryFrom(plain, projection)
    if (!geometry) return
    const feature = new Feature<Geometry>(geometry)
    feature.setId(item.key)
    this.#source.addFeature(feature)
  }
}
