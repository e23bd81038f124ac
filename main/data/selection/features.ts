import { geodesicBetween } from '../../../shared/domain/geodesy.ts'
import type { SelectionArea } from '../../../shared/domain/geometry/selection-area.ts'
import { type GeometryKind, kindOfBlob, type ShapeSink, walkBlob } from '../db/geometry-blob.ts'
import type { LayerSource } from '../layers/source.ts'
import type { Steps } from '../steps.ts'

/** Geometries read between two pauses. */
const pauseFeatures = 64

/** Ids of the features in an area, in any order: boxes first, geometries only along its border. */
export function* idsInArea(source: LayerSource, area: SelectionArea): Steps<Float64Array> {
  const inside = new IdList()
  const doubtful: number[] = []
  yield* source.walk(area.box, {
    feature: (id, [west, south, east, north]) => {
      const side = area.sideOf(west, south, east, north)
      if (side === 'inside') inside.add(id)
      else if (side === 'edge') doubtful.push(id)
    },
    enter: (west, south, east, north) => {
      const side = area.sideOf(west, south, east, north)
      return side === 'inside' ? 'whole' : side === 'edge'
    },
    whole: (id) => inside.add(id),
  })
  for (const [i, id] of doubtful.entries()) {
    const blob = source.blob(id)
    if (blob && isInArea(blob, area)) inside.add(id)
    if (i % pauseFeatures === pauseFeatures - 1) yield
  }
  return inside.ids
}

/** Ids in a growing array: a plain one of a million costs three times as much. */
class IdList {
  #ids = new Float64Array(1_024)
  #count = 0

  add(id: number): void {
    if (this.#count === this.#ids.length) {
      const ids = this.#ids
      this.#ids = new Float64Array(2 * ids.length)
      this.#ids.set(ids)
    }
    this.#ids[this.#count++] = id
  }

  get ids(): Float64Array {
    return this.#ids.subarray(0, this.#count)
  }
}

/** Whether a point lies inside, or a part of a line or an area that is no mere touch of the border. */
export function isInArea(blob: Buffer, area: SelectionArea): boolean {
  const sink = new Meeting(area, kindOfBlob(blob))
  walkBlob(blob, sink)
  return sink.isInside
}

/** Looks for a part of the geometry in the area, and for a point of the area in the geometry. */
class Meeting implements ShapeSink {
  #isEntered = false
  #before: readonly [number, number] | null = null
  readonly #area: SelectionArea
  readonly #isPoint: boolean
  /** By inner point of the area that an area might hold: an odd number of edges lies east of it. */
  readonly #isHeld: boolean[]
  readonly #innerPoints: SelectionArea['innerPoints']

  constructor(area: SelectionArea, kind: GeometryKind) {
    this.#area = area
    this.#isPoint = kind === 'point'
    this.#innerPoints = kind === 'polygon' ? area.innerPoints : []
    this.#isHeld = this.#innerPoints.map(() => false)
  }

  get isInside(): boolean {
    return this.#isEntered || this.#isHeld.includes(true)
  }

  position(x: number, y: number): void {
    const before = this.#before
    this.#before = [x, y]
    if (this.#isPoint) this.#isEntered ||= this.#area.contains(x, y)
    if (!before || this.#isEntered) return
    this.#isEntered = this.#area.entersBy(...before, x, y)
    this.#innerPoints.forEach(([px, py], i) => {
      const [fromX, fromY] = before
      if (fromY > py !== y > py && fromX + ((py - fromY) / (y - fromY)) * (x - fromX) > px)
        this.#isHeld[i] = !this.#isHeld[i]
    })
  }

  endPart(): void {
    this.#before = null
  }
}

/** Length of the parts of lines that lie in an area, on the ellipsoid. */
export function* lengthInArea(
  source: LayerSource,
  ids: Float64Array,
  area: SelectionArea,
): Steps<number> {
  let lengthM = 0
  for (const [i, id] of ids.entries()) {
    const blob = source.blob(id)
    if (blob) lengthM += lengthOfBlobM(blob, area)
    if (i % pauseFeatures === pauseFeatures - 1) yield
  }
  return lengthM
}

/** Of one line. */
export function lengthOfBlobM(blob: Buffer, area: SelectionArea): number {
  let lengthM = 0
  let before: readonly [number, number] | null = null
  walkBlob(blob, {
    position: (x, y) => {
      if (before) {
        const [fromX, fromY] = before
        const at = (t: number) => [fromX + t * (x - fromX), fromY + t * (y - fromY)] as const
        for (const [from, to] of area.partsInside(fromX, fromY, x, y))
          lengthM += geodesicBetween(at(from), at(to)).lengthM
      }
      before = [x, y]
    },
    endPart: () => {
      before = null
    },
  })
  return lengthM
}
