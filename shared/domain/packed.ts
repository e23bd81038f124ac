/**
 * Packed features: what travels from the read process to the map.
 *
 * Little-endian, every 4-byte array on a 4-byte boundary:
 *
 *     0  u32  'QPF1'
 *     4  u8   kind (0 point, 1 line, 2 polygon), u8 flags (1 overview), u16 unused
 *     8  f64  origin longitude, f64 origin latitude
 *    24  u32  features, u32 parts, u32 coordinates (pairs), u32 bytes of the table
 *    40  u32  ids[features]
 *        f32  coordinates[2 × coordinates], degrees east and north of the origin
 *        u32  featureEnds[features], index behind the last part (lines and polygons only)
 *        u32  partEnds[parts], index behind the last coordinate (lines and polygons only)
 *        u8   outer[parts], 1 = first ring of a polygon, 0 = hole (polygons only)
 *        u8   classes[features]
 *        u8   table, JSON in UTF-8
 *
 * Float32 relative to an origin keeps a window of one degree exact to a centimetre, which absolute
 * longitudes would not be (0.5 m at 80° E). It is meant for drawing; editing reads `layers.feature`.
 */
const magic = 0x31465051
const headerBytes = 40
const kinds = ['point', 'line', 'polygon'] as const

export type PackedKind = (typeof kinds)[number]

/** Attributes beside the features, column by column in the order of the features. */
export interface PackedTable {
  readonly [attribute: string]: readonly (string | number | null)[]
}

/** Decoded features; the arrays are views into the received bytes. */
export interface Packed {
  readonly kind: PackedKind
  /** One feature a pixel cell stands for all that lie in it: do not count, do not label. */
  readonly overview: boolean
  readonly origin: readonly [lon: number, lat: number]
  readonly count: number
  readonly ids: Uint32Array
  /** Pairs of longitude and latitude minus the origin, degrees. */
  readonly coords: Float32Array
  /** Empty for points: feature i is coordinate i. */
  readonly featureEnds: Uint32Array
  readonly partEnds: Uint32Array
  readonly outer: Uint8Array
  /** 0 = no class, otherwise 1 + index in the layer's `classes`. */
  readonly classes: Uint8Array
  readonly table: PackedTable
}

/** Parts of `Packed` a writer has collected; lengths are in elements, not bytes. */
export interface PackedParts {
  readonly kind: PackedKind
  readonly overview: boolean
  readonly origin: readonly [lon: number, lat: number]
  readonly ids: Uint32Array
  readonly coords: Float32Array
  readonly featureEnds: Uint32Array
  readonly partEnds: Uint32Array
  readonly outer: Uint8Array
  readonly classes: Uint8Array
  /** JSON of a `PackedTable` in UTF-8, or empty: this room has no text encoder of its own. */
  readonly table: Uint8Array
}

/** Writes the parts into one block of bytes. */
export function encodePacked(parts: PackedParts): Uint8Array<ArrayBuffer> {
  const sections = [
    parts.ids,
    parts.coords,
    parts.featureEnds,
    parts.partEnds,
    parts.outer,
    parts.classes,
    parts.table,
  ]
  const size = sections.reduce((sum, section) => sum + section.byteLength, headerBytes)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint8(4, kinds.indexOf(parts.kind))
  view.setUint8(5, parts.overview ? 1 : 0)
  view.setFloat64(8, parts.origin[0], true)
  view.setFloat64(16, parts.origin[1], true)
  view.setUint32(24, parts.ids.length, true)
  view.setUint32(28, parts.partEnds.length, true)
  view.setUint32(32, parts.coords.length / 2, true)
  view.setUint32(36, parts.table.byteLength, true)
  let at = headerBytes
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at)
    at += section.byteLength
  }
  return bytes
}

/** Views over received bytes, or an error where they are not packed features. */
export function decodePacked(
  received: ArrayBuffer | Uint8Array,
  readText: (bytes: Uint8Array) => string,
): Packed {
  const bytes = aligned(received)
  if (bytes.byteLength < headerBytes) throw new Error('packed features: too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = kinds[view.getUint8(4)]
  if (view.getUint32(0, true) !== magic || !kind) throw new Error('packed features: not ours')
  const [count, parts, pairs, table] = [24, 28, 32, 36].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  const shaped = kind === 'point' ? 0 : count
  const rings = kind === 'polygon' ? parts : 0
  const total = headerBytes + 4 * (count + 2 * pairs + shaped + parts) + rings + count + table
  if (bytes.byteLength !== total) throw new Error('packed features: wrong length')
  let at = bytes.byteOffset + headerBytes
  const words = <T>(make: new (b: ArrayBufferLike, at: number, n: number) => T, n: number): T => {
    const array = new make(bytes.buffer, at, n)
    at += 4 * n
    return array
  }
  const octets = (n: number) => new Uint8Array(bytes.buffer, (at += n) - n, n)
  return {
    kind,
    overview: view.getUint8(5) === 1,
    origin: [view.getFloat64(8, true), view.getFloat64(16, true)],
    count,
    ids: words(Uint32Array, count),
    coords: words(Float32Array, 2 * pairs),
    featureEnds: words(Uint32Array, shaped),
    partEnds: words(Uint32Array, parts),
    outer: octets(rings),
    classes: octets(count),
    table: table === 0 ? {} : (JSON.parse(readText(octets(table))) as PackedTable),
  }
}

/** Typed arrays need their bytes on a 4-byte boundary; a slice of a pool may lie elsewhere. */
function aligned(received: ArrayBuffer | Uint8Array): Uint8Array {
  const bytes = received instanceof Uint8Array ? received : new Uint8Array(received)
  return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
}
