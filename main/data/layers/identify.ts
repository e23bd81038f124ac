import type { Hit } from '../../../shared/contract/features/layers.ts'
import { isAreaBlob } from '../db/geometry-blob.ts'
import type { Steps } from '../steps.ts'
import { boxAround, distanceToBlobM, distanceToBoxM } from './nearness.ts'
import type { LayerSource } from './source.ts'

/** A hit before it is known whose passport it shows. */
export type FoundFeature = Omit<Hit, 'passport'>

export interface Place {
  readonly lon: number
  readonly lat: number
  readonly toleranceM: number
  readonly limit: number
}

interface Candidate {
  readonly source: LayerSource
  readonly id: number
  /** To its box: never more than to the feature. */
  readonly leastM: number
  /** Of its box in square degrees: of two at the same distance the smaller comes first. */
  readonly size: number
}

interface Found extends Candidate {
  readonly distanceM: number
}

/** Boxes are Float32 rounded outwards, and the plane is not the ellipsoid: a metre and a part in 500. */
const slack = (distanceM: number): number => 1 + distanceM / 500

/** What lies within the tolerance, nearest first: boxes first, geometries only of the nearest. */
export function* identify(sources: readonly LayerSource[], place: Place): Steps<FoundFeature[]> {
  const { lon, lat, toleranceM, limit } = place
  const candidates: Candidate[] = []
  const window = boxAround(lon, lat, toleranceM + slack(toleranceM))
  for (const source of sources)
    yield* source.walk(window, {
      feature: (id, box) => {
        const leastM = distanceToBoxM(lon, lat, box)
        if (leastM > toleranceM + slack(toleranceM)) return
        candidates.push({ source, id, leastM, size: (box[2] - box[0]) * (box[3] - box[1]) })
      },
    })
  candidates.sort((a, b) => a.leastM - b.leastM)
  const found: Found[] = []
  /** Distance of the last that still fits; grows no more once the list is full. */
  let reachM = toleranceM
  for (const [i, candidate] of candidates.entries()) {
    if (candidate.leastM > reachM + slack(reachM)) break
    const blob = candidate.source.blob(candidate.id)
    if (!blob) continue
    const distanceM = distanceToBlobM(lon, lat, blob, isAreaBlob(blob))
    if (distanceM <= reachM) found.push({ ...candidate, distanceM })
    if (found.length >= 2 * limit) reachM = keepNearest(found, limit)
    if (i % 64 === 63) yield
  }
  keepNearest(found, limit)
  return found.flatMap(hitOf)
}

/** Cuts the list to the nearest; gives the distance of the last. */
function keepNearest(found: Found[], limit: number): number {
  found.sort((a, b) => a.distanceM - b.distanceM || a.size - b.size)
  found.length = Math.min(found.length, limit)
  return found.at(-1)?.distanceM ?? 0
}

function hitOf({ source, id, distanceM }: Found): FoundFeature[] {
  const head = source.head(id)
  return head ? [{ layer: source.layer.id, id, distanceM, ...mutable(head) }] : []
}

const mutable = (head: NonNullable<ReturnType<LayerSource['head']>>) => ({
  record: head.record,
  title: { ...head.title },
  attributes: { ...head.attributes },
})
