import { getTransform } from 'ol/proj.js'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import type { Packed } from '../../../shared/domain/packed.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { boundsOf, labelPoint } from './label-point.ts'

/** Something with a name, in the plane of the map. */
export interface Named {
  readonly names: Readonly<Record<Language, string>>
  readonly classIndex: number
  readonly rank: number
  /** A point, the best point of an area with the area's width, or a line. */
  readonly place:
    | { readonly kind: 'point'; readonly x: number; readonly y: number; readonly width: number }
    | { readonly kind: 'line'; readonly coords: Float64Array }
}

type Name = string | number | null | undefined

const clean = (name: Name) => (typeof name === 'string' ? name.trim().replace(/\s+/g, ' ') : '')

/** A name in each language; where one is missing, the one most readers will know. */
function namesOf(layer: Layer, packed: Packed, index: number): Named['names'] | null {
  if (!layer.nameAttributes) return null
  const given = (language: Language) => clean(packed.table[language]?.[index])
  const [kk, ru, en] = [given('kk'), given('ru'), given('en')]
  if (!kk && !ru && !en) return null
  return { kk: kk || ru || en, ru: ru || kk || en, en: en || ru || kk }
}

function rankOf(layer: Layer, packed: Packed, index: number): number {
  if (!layer.rank) return 0
  const value = Number(packed.table['rank']?.[index] ?? 0)
  return layer.rank.first === 'high' ? -value : value
}

/** Everything of a layer that has a name, placed in a projection. */
export function namedOf(
  layer: Layer,
  packed: Packed,
  projection: string,
  of: 'feature' | 'class',
): Named[] {
  const toPlane = getTransform('EPSG:4326', projection)
  const named: Named[] = []
  const largest = of === 'class' ? largestOfClasses(packed) : null
  for (let index = 0; index < packed.count; index += 1) {
    const classIndex = packed.classes[index] ?? 0
    const ofClass = layer.classes[classIndex - 1]?.label ?? null
    const names = largest ? ofClass : namesOf(layer, packed, index)
    if (!names || (largest && largest.get(classIndex) !== index)) continue
    const meta = {
      names,
      classIndex,
      rank: rankOf(layer, packed, index),
    }
    for (const place of placesOf(packed, index, (flat) => toPlane?.(flat, flat, 2)))
      named.push({ ...meta, place })
  }
  return named
}

/** The feature that bears the name of its class: the one with the widest box. */
function largestOfClasses(packed: Packed): Map<number, number> {
  const best = new Map<number, { index: number; size: number }>()
  for (let index = 0; index < packed.count; index += 1) {
    const size = Math.max(0, ...partsOf(packed, index).map((part) => boxArea(packed, part)))
    const classIndex = packed.classes[index] ?? 0
    if (size > (best.get(classIndex)?.size ?? -1)) best.set(classIndex, { index, size })
  }
  return new Map([...best].map(([classIndex, { index }]) => [classIndex, index]))
}

function boxArea({ coords }: Packed, { from, to }: { from: number; to: number }): number {
  const [west, south, east, north] = boundsOf(coords.subarray(2 * from, 2 * to))
  return (east - west) * (north - south)
}

function placesOf(
  packed: Packed,
  index: number,
  project: (flat: number[]) => unknown,
): Named['place'][] {
  const [lon, lat] = packed.origin
  const pair = (at: number) => [
    (packed.coords[2 * at] ?? 0) + lon,
    (packed.coords[2 * at + 1] ?? 0) + lat,
  ]
  if (packed.kind === 'point') {
    const flat = pair(index)
    project(flat)
    return [{ kind: 'point', x: flat[0] ?? 0, y: flat[1] ?? 0, width: 0 }]
  }
  const parts = partsOf(packed, index).map(({ from, to }) => {
    const flat: number[] = []
    for (let at = from; at < to; at += 1) flat.push(...pair(at))
    return flat
  })
  if (packed.kind === 'line')
    return parts.map((flat) => {
      project(flat)
      return { kind: 'line', coords: Float64Array.from(flat) }
    })
  const largest = parts.reduce<number[] | null>((best, flat) => {
    const size = (ring: ArrayLike<number>) => {
      const [x0, y0, x1, y1] = boundsOf(ring)
      return (x1 - x0) * (y1 - y0)
    }
    return !best || size(flat) > size(best) ? flat : best
  }, null)
  return largest ? [areaPlace(largest, project)] : []
}

function partsOf(packed: Packed, index: number): { from: number; to: number }[] {
  const first = index === 0 ? 0 : (packed.featureEnds[index - 1] ?? 0)
  const end = packed.featureEnds[index] ?? 0
  const parts: { from: number; to: number }[] = []
  for (let part = first; part < end; part += 1)
    parts.push({
      from: part === 0 ? 0 : (packed.partEnds[part - 1] ?? 0),
      to: packed.partEnds[part] ?? 0,
    })
  return parts
}

/** Names of what reaches out of the country, the Caspian and its neighbours, stay near it. */
const NAMED_BOX = [46.5, 40.8, 87.5, 55.6] as const

function areaPlace(ring: number[], project: (flat: number[]) => unknown): Named['place'] {
  const [west, south, east, north] = boundsOf(ring)
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [lon, lat] = labelPoint(ring, squeeze, NAMED_BOX)
  const flat = [lon, lat, west, lat, east, lat]
  project(flat)
  const [x = 0, y = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = flat
  return { kind: 'point', x, y, width: Math.hypot(x1 - x0, y1 - y0) }
}
