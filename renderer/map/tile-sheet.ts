import TileLayer from 'ol/layer/Tile.js'
import ImageTileSource from 'ol/source/ImageTile.js'
import type TileGrid from 'ol/tilegrid/TileGrid.js'
import { type Layer, layerPath, windowPath } from '../../shared/contract/features/layers.ts'
import type { DrawPool } from './draw/pool.ts'
import type { ReliefPaint } from './draw/relief.ts'
import type { SheetLayer } from './draw/tile-job.ts'
import type { LayerStyle } from './style-rules.ts'
import { paintsAt } from './styles.ts'
import type { Theme } from './theme.ts'
import { TILE_PX, type TileGeometry, tileGeometry, tileGridOf } from './tile-geometry.ts'

/** One layer of a sheet, ready to be drawn at any scale. */
export type SheetContent =
  | {
      readonly kind: 'relief'
      readonly path: string
      readonly opacity: number
      readonly paint: ReliefPaint
    }
  | {
      readonly kind: 'features'
      readonly layer: Layer
      readonly style: LayerStyle
      readonly opacity: number
    }

/** Tiles kept in memory a sheet: a 4K window shows 40. One tile of 512 pixels is a megabyte. */
const CACHED_TILES = 64

/** A multiple of every pattern width up to twelve pixels. */
const PATTERN_PERIOD = 27_720

/** The relief's grid has 3 km cells: below a kilometre a pixel it fades, before cells show as blots. */
const reliefStrength = (resolutionM: number) =>
  Math.min(1, Math.max(0.05, Math.log2(resolutionM / 150) / 3.4))

export interface SheetOptions {
  readonly pool: DrawPool
  readonly projection: string
  /** Ground metres a unit of the plane, at the middle of the country. */
  readonly groundFactor: number
  readonly ratio: number
}

/** Lets the sheet name what its tiles show: another name makes them stale, not gone. */
class SheetSource extends ImageTileSource {
  showAs(key: string): void {
    this.setKey(key)
  }
}

/** Neighbouring layers of the stack that workers draw, as one layer of tiles. */
export class TileSheet {
  readonly layer = new TileLayer<SheetSource>({ cacheSize: CACHED_TILES, preload: 0 })
  readonly #options: SheetOptions
  readonly #grid: TileGrid
  #contents: readonly SheetContent[] = []
  #theme: Theme = 'light'
  #key = ''

  constructor(options: SheetOptions) {
    this.#options = options
    this.#grid = tileGridOf(options.projection)
  }

  /** Shows other contents, named by `key`: old tiles stay until new ones are drawn, those of the other theme do not. */
  setContents(contents: readonly SheetContent[], theme: Theme, key: string): void {
    const name = `${theme} ${key}`
    if (name === this.#key) return
    const isRepainted = theme !== this.#theme
    this.#key = name
    this.#theme = theme
    this.#contents = contents
    const source = this.layer.getSource()
    this.layer.setVisible(contents.length > 0)
    if (source && !isRepainted) source.showAs(name)
    else {
      this.layer.setSource(this.#makeSource(name))
      source?.dispose()
    }
  }

  dispose(): void {
    this.layer.getSource()?.dispose()
    this.layer.dispose()
  }

  #makeSource(key: string): SheetSource {
    const { projection, ratio } = this.#options
    const source = new SheetSource({
      projection,
      tileGrid: this.#grid,
      tileSize: TILE_PX * ratio,
      wrapX: false,
      transition: 0,
      loader: (z, x, y, { signal }) => this.#draw([z, x, y], signal),
    })
    source.showAs(key)
    return source
  }

  async #draw(tile: [number, number, number], signal: AbortSignal): Promise<ImageBitmap> {
    const { pool, projection, groundFactor, ratio } = this.#options
    const size = TILE_PX * ratio
    const geometry = tileGeometry(projection, this.#grid.getTileCoordExtent(tile), size)
    if (!geometry) return createImageBitmap(new ImageData(1, 1))
    const resolutionM = this.#grid.getResolution(tile[0]) * groundFactor
    const layers = this.#contents.flatMap((content) =>
      sheetLayers(content, { resolutionM, geometry, ratio }),
    )
    const phase = (tile[1] * size) % PATTERN_PERIOD
    return pool.draw(
      { size, ratio, phase, mesh: geometry.mesh, inverse: geometry.inverse, layers },
      signal,
    )
  }
}

interface Scale {
  readonly resolutionM: number
  readonly geometry: TileGeometry
  readonly ratio: number
}

function sheetLayers(content: SheetContent, scale: Scale): SheetLayer[] {
  if (content.kind === 'relief') {
    const { path, opacity, paint } = content
    const { resolutionM } = scale
    const reduction = resolutionM > 1_400 ? 1 : resolutionM > 350 ? 2 : 4
    const strength = reliefStrength(resolutionM)
    return [{ kind: 'relief', path, opacity, paint, strength, reduction }]
  }
  const { layer, style, opacity } = content
  const paints = paintsAt(style, scale.resolutionM)
  if (paints.every((coats) => coats.length === 0)) return []
  const path = layer.whole
    ? layerPath(layer)
    : windowPath(
        layer,
        // A tenth of a metre: shorter addresses, no visible difference.
        scale.geometry.mesh.box.map((edge) => Number(edge.toFixed(6))) as [
          number,
          number,
          number,
          number,
        ],
        Number(scale.geometry.resolutionDeg.toPrecision(6)),
      )
  const { outline, inverted } = style
  return [{ kind: 'features', path, whole: layer.whole, opacity, outline, inverted, paints }]
}
