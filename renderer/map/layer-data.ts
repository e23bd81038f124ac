import { type Layer, layerPath } from '../../shared/contract/features/layers.ts'
import { decodePacked, type Packed } from '../../shared/domain/packed.ts'

/** Fetches a bulk path; given to the map by the window. */
export type BytesLoader = (path: string, signal?: AbortSignal) => Promise<ArrayBuffer>

const text = new TextDecoder()

/** Whole small layers, decoded once a version; the map's labels and vector layers share them. */
export class LayerData {
  readonly #load: BytesLoader
  readonly #known = new Map<string, Promise<Packed>>()

  constructor(load: BytesLoader) {
    this.#load = load
  }

  whole(layer: Layer): Promise<Packed> {
    const path = layerPath(layer)
    const known = this.#known.get(path)
    if (known) return known
    const made = this.#load(path).then((bytes) => decodePacked(bytes, (part) => text.decode(part)))
    this.#known.set(path, made)
    // A failed answer must not be remembered: the read process may only be restarting.
    made.catch(() => this.#known.delete(path))
    return made
  }

  /** Forgets versions that are no longer shown. */
  keepOnly(layers: readonly Layer[]): void {
    const paths = new Set(layers.map(layerPath))
    for (const path of this.#known.keys()) if (!paths.has(path)) this.#known.delete(path)
  }
}
