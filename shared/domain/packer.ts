import { encodePacked, type PackedKind } from './packed.ts'

/** Collects features one coordinate at a time and packs them; arrays grow by doubling. */
export class Packer {
  #ids = new Uint32Array(1024)
  #classes = new Uint8Array(1024)
  #coords = new Float32Array(4096)
  #featureEnds = new Uint32Array(0)
  #partEnds = new Uint32Array(0)
  #outer = new Uint8Array(0)
  #features = 0
  #parts = 0
  #used = 0
  readonly #kind: PackedKind
  readonly #lon: number
  readonly #lat: number

  constructor(kind: PackedKind, origin: readonly [lon: number, lat: number]) {
    this.#kind = kind
    this.#lon = origin[0]
    this.#lat = origin[1]
    if (kind === 'point') return
    this.#featureEnds = new Uint32Array(1024)
    this.#partEnds = new Uint32Array(1024)
    this.#outer = new Uint8Array(1024)
  }

  get count(): number {
    return this.#features
  }

  /** A point feature. */
  addPoint(id: number, classIndex: number, lon: number, lat: number): void {
    this.addCoord(lon, lat)
    this.#addHead(id, classIndex)
  }

  /** A coordinate of the part under way. */
  addCoord(lon: number, lat: number): void {
    if (this.#used + 2 > this.#coords.length) this.#coords = grown(this.#coords, Float32Array)
    this.#coords[this.#used++] = lon - this.#lon
    this.#coords[this.#used++] = lat - this.#lat
  }

  /** Ends the part under way; `outer` tells a polygon's first ring from a hole. */
  endPart(outer: boolean): void {
    if (this.#parts === this.#partEnds.length) {
      this.#partEnds = grown(this.#partEnds, Uint32Array)
      this.#outer = grown(this.#outer, Uint8Array)
    }
    this.#outer[this.#parts] = outer ? 1 : 0
    this.#partEnds[this.#parts++] = this.#used / 2
  }

  /** Ends a line or polygon; one that received no part since the last is not kept. */
  endFeature(id: number, classIndex: number): void {
    const before = this.#features === 0 ? 0 : (this.#featureEnds[this.#features - 1] ?? 0)
    if (this.#parts === before) return
    if (this.#features === this.#featureEnds.length)
      this.#featureEnds = grown(this.#featureEnds, Uint32Array)
    this.#featureEnds[this.#features] = this.#parts
    this.#addHead(id, classIndex)
  }

  finish(overview: boolean, table: Uint8Array = new Uint8Array(0)): Uint8Array<ArrayBuffer> {
    const shaped = this.#kind === 'point' ? 0 : this.#features
    return encodePacked({
      kind: this.#kind,
      overview,
      origin: [this.#lon, this.#lat],
      ids: this.#ids.subarray(0, this.#features),
      coords: this.#coords.subarray(0, this.#used),
      featureEnds: this.#featureEnds.subarray(0, shaped),
      partEnds: this.#partEnds.subarray(0, this.#parts),
      outer: this.#outer.subarray(0, this.#kind === 'polygon' ? this.#parts : 0),
      classes: this.#classes.subarray(0, this.#features),
      table,
    })
  }

  #addHead(id: number, classIndex: number): void {
    if (this.#features === this.#ids.length) {
      this.#ids = grown(this.#ids, Uint32Array)
      this.#classes = grown(this.#classes, Uint8Array)
    }
    this.#classes[this.#features] = classIndex
    this.#ids[this.#features++] = id
  }
}

interface Growable<T> {
  readonly length: number
  set(from: T): void
}

function grown<T extends Growable<T>>(array: T, make: new (n: number) => T): T {
  const larger = new make(2 * array.length)
  larger.set(array)
  return larger
}
