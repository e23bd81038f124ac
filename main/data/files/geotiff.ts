import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Grid } from '../../../shared/domain/grid.ts'

/** TIFF 6.0 tags and those of GeoTIFF 1.1 (OGC 19-008) that a plain grid of heights needs. */
const tag = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  samples: 277,
  predictor: 317,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  sampleFormat: 339,
  pixelScale: 33550,
  tiepoint: 33922,
  geoKeys: 34735,
} as const

const unsupported = (why: string): AppError =>
  new AppError('unsupported', { why, detail: { reason: 'geotiff' } })

/**
 * A tiled, deflated GeoTIFF of 16-bit whole numbers in EPSG:4326: the shape of the relief we ship.
 * Any other is refused rather than misread; a general reader comes with the import of rasters.
 */
export function readGeoTiff(path: string): Grid {
  const bytes = readFileSync(path)
  const fields = readFields(bytes)
  const first = (number: number, otherwise?: number): number => {
    const value = fields.get(number)?.[0] ?? otherwise
    if (value === undefined) throw unsupported(`tag ${number} is missing`)
    return value
  }
  const asWanted =
    first(tag.bits) === 16 &&
    first(tag.samples, 1) === 1 &&
    first(tag.sampleFormat, 1) === 2 &&
    [8, 32946].includes(first(tag.compression)) &&
    first(tag.predictor, 1) <= 2 &&
    isDegrees(fields.get(tag.geoKeys) ?? [])
  if (!asWanted) throw unsupported('not a deflated grid of 16-bit whole numbers in EPSG:4326')
  const [columns, rows] = [first(tag.width), first(tag.height)]
  const tile = { width: first(tag.tileWidth), height: first(tag.tileHeight) }
  const across = Math.ceil(columns / tile.width)
  const values = new Int16Array(columns * rows)
  const offsets = fields.get(tag.tileOffsets) ?? []
  const lengths = fields.get(tag.tileBytes) ?? []
  offsets.forEach((offset, i) => {
    const data = inflateSync(bytes.subarray(offset, offset + (lengths[i] ?? 0)))
    const at = { column: (i % across) * tile.width, row: Math.floor(i / across) * tile.height }
    copyTile({ data, width: tile.width, height: tile.height }, at, {
      values,
      columns,
      rows,
      differences: first(tag.predictor, 1) === 2,
    })
  })
  return { columns, rows, box: boxOf(fields, columns, rows), values }
}

interface Tile {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}
interface Target {
  readonly values: Int16Array
  readonly columns: number
  readonly rows: number
  /** Predictor 2: each value but a row's first is the difference to the one before. */
  readonly differences: boolean
}

function copyTile(tile: Tile, at: { column: number; row: number }, target: Target): void {
  const width = Math.min(tile.width, target.columns - at.column)
  const height = Math.min(tile.height, target.rows - at.row)
  for (let row = 0; row < height; row++) {
    let before = 0
    for (let column = 0; column < width; column++) {
      const read = tile.data.readInt16LE(2 * (row * tile.width + column))
      before = target.differences ? before + read : read
      target.values[(at.row + row) * target.columns + at.column + column] = before
    }
  }
}

/** Bytes of a value by TIFF type; types this reader has no use for are left out. */
const readers: Readonly<Record<number, [number, (bytes: Buffer, at: number) => number]>> = {
  1: [1, (bytes, at) => bytes.readUInt8(at)],
  3: [2, (bytes, at) => bytes.readUInt16LE(at)],
  4: [4, (bytes, at) => bytes.readUInt32LE(at)],
  12: [8, (bytes, at) => bytes.readDoubleLE(at)],
}

function readFields(bytes: Buffer): Map<number, number[]> {
  if (bytes.length < 8 || bytes.toString('latin1', 0, 4) !== 'II*\0')
    throw unsupported('not a little-endian TIFF')
  const directory = bytes.readUInt32LE(4)
  const count = bytes.readUInt16LE(directory)
  const fields = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + 12 * i
    const reader = readers[bytes.readUInt16LE(at + 2)]
    if (!reader) continue
    const [size, read] = reader
    const items = bytes.readUInt32LE(at + 4)
    const from = items * size <= 4 ? at + 8 : bytes.readUInt32LE(at + 8)
    fields.set(
      bytes.readUInt16LE(at),
      Array.from({ length: items }, (_item, k) => read(bytes, from + k * size)),
    )
  }
  return fields
}

/** GeographicTypeGeoKey (2048) is EPSG:4326. */
function isDegrees(keys: readonly number[]): boolean {
  for (let at = 4; at + 3 < keys.length; at += 4)
    if (keys[at] === 2048) return keys[at + 3] === 4326
  return false
}

function boxOf(fields: Map<number, number[]>, columns: number, rows: number): Grid['box'] {
  const [scaleX, scaleY] = fields.get(tag.pixelScale) ?? []
  const [, , , west, north] = fields.get(tag.tiepoint) ?? []
  if (!scaleX || !scaleY || west === undefined || north === undefined)
    throw unsupported('no position in the GeoTIFF')
  return [west, north - rows * scaleY, west + columns * scaleX, north]
}
