import { closeSync, openSync, writeSync } from 'node:fs'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import { geometryFromBlob } from '../db/geometry.ts'
import type { VectorValue } from './vector.ts'

/** Bytes collected before they are written. */
const blockLength = 1 << 20

/** RFC 7946, feature by feature; what the layer says of itself stands before the features. */
export class GeoJsonWriter {
  readonly #file: number
  readonly #names: readonly string[]
  #block: string
  #isFirst = true

  constructor(path: string, about: Readonly<Record<string, unknown>>, names: readonly string[]) {
    this.#file = openSync(path, 'w')
    this.#names = names
    const members = JSON.stringify({ type: 'FeatureCollection', ...about }).slice(0, -1)
    this.#block = `${members},"features":[`
  }

  /** `blob` is a geometry as SpatiaLite stores it. */
  add(id: number | string, blob: Buffer | null, values: readonly VectorValue[]): void {
    const feature = {
      type: 'Feature',
      id,
      geometry: blob && forRfc7946(geometryFromBlob(blob)),
      properties: Object.fromEntries(this.#names.map((name, i) => [name, values[i] ?? null])),
    }
    this.#block += `${this.#isFirst ? '' : ','}\n${JSON.stringify(feature)}`
    this.#isFirst = false
    if (this.#block.length > blockLength) this.#flush()
  }

  finish(): void {
    this.#block += '\n]}\n'
    this.#flush()
  }

  close(): void {
    closeSync(this.#file)
  }

  #flush(): void {
    writeSync(this.#file, this.#block)
    this.#block = ''
  }
}

type Ring = [number, number][]

/** Multi geometries of one member become simple; rings turn by the right hand (RFC 7946, 3.1.6). */
export function forRfc7946({ type, coordinates }: Geometry): Geometry {
  if (type === 'Polygon') return { type, coordinates: turned(coordinates as Ring[]) }
  if (!type.startsWith('Multi')) return { type, coordinates }
  const members = type === 'MultiPolygon' ? (coordinates as Ring[][]).map(turned) : [...coordinates]
  const [only] = members
  return members.length === 1 && Array.isArray(only)
    ? { type: type.slice(5) as Geometry['type'], coordinates: only }
    : { type, coordinates: members }
}

/** Outer rings counter-clockwise, holes clockwise. */
function turned(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, i) => (areaOf(ring) > 0 === (i === 0) ? ring : ring.toReversed()))
}

/** Twice the signed area: positive when counter-clockwise. */
function areaOf(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}
