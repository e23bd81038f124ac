import { properName } from '../../../shared/domain/kato.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import type { DataContext } from '../context.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import type { LayerSource } from '../layers/source.ts'
import { settlementsOf } from '../projections/outlines.ts'

type LonLat = readonly [number, number]

/** Finds the place of a settlement by its name within an oblast (ISO 3166-2). */
export type FindPlace = (iso: string, names: readonly string[]) => LonLat | null

/**
 * Official lists have no coordinates: the layers of settlements lend theirs where the name stands
 * once in the oblast. Two places of one name give none: a guess would put people elsewhere.
 */
export function placesBySettlement(ctx: DataContext): FindPlace {
  const places = new Map<string, LonLat | null>()
  for (const source of settlementsOf(ctx)) addPlaces(places, source)
  return (iso, names) => {
    for (const name of names) {
      const place = places.get(keyOf(iso, name))
      if (place) return place
    }
    return null
  }
}

const keyOf = (iso: string, name: string): string => `${iso} ${fold(properName(name))}`

function addPlaces(places: Map<string, LonLat | null>, source: LayerSource): void {
  for (const id of source.ids(-1, source.layer.count)) {
    const head = source.head(id)
    const blob = source.blob(id)
    const iso = head?.attributes['oblast']
    if (!head || !blob || typeof iso !== 'string') continue
    const [lon, lat] = boxOfBlob(blob)
    for (const key of new Set([head.title.kk, head.title.ru].map((name) => keyOf(iso, name))))
      places.set(key, places.has(key) ? null : [lon, lat])
  }
}
