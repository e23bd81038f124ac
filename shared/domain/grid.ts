/**
 * A raster of whole metres on the wire: relief, depth. Little-endian:
 *
 *     0  u32  'QGR1'
 *     4  u32  columns, u32 rows
 *    16  f64  west, south, east, north of the outer pixel edges, degrees
 *    48  i16  values, row by row from the north-west corner; -32768 = no value
 */
const magic = 0x31524751
const headerBytes = 48

/** Value of a cell that has none. */
export const noHeight = -32768

export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly box: readonly [west: number, south: number, east: number, north: number]
  readonly values: Int16Array
}

/** Writes a grid into one block of bytes. */
export function encodeGrid(grid: Grid): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + grid.values.byteLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, grid.columns, true)
  view.setUint32(8, grid.rows, true)
  grid.box.forEach((edge, i) => {
    view.setFloat64(16 + 8 * i, edge, true)
  })
  new Int16Array(bytes.buffer, headerBytes).set(grid.values)
  return bytes
}

/** A view over received bytes, or an error where they are not a grid. */
export function decodeGrid(received: ArrayBuffer | Uint8Array): Grid {
  const given = received instanceof Uint8Array ? received : new Uint8Array(received)
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice()
  if (bytes.byteLength < headerBytes) throw new Error('grid: too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== magic) throw new Error('grid: not ours')
  const columns = view.getUint32(4, true)
  const rows = view.getUint32(8, true)
  if (bytes.byteLength !== headerBytes + 2 * columns * rows) throw new Error('grid: wrong length')
  const edge = (i: number) => view.getFloat64(16 + 8 * i, true)
  return {
    columns,
    rows,
    box: [edge(0), edge(1), edge(2), edge(3)],
    values: new Int16Array(bytes.buffer, bytes.byteOffset + headerBytes, columns * rows),
  }
}
