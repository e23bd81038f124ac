import type { Layer } from '../../../shared/contract/features/layers.ts'
import type { DataContext } from '../context.ts'
import { type BlobBox, boxOfBlob } from '../db/geometry-blob.ts'
import { type FeatureHead, type LayerSource, listSources } from '../layers/source.ts'
import { touchesBox } from '../layers/touches.ts'
import type { Entry, Rank } from './entry.ts'
import { type Register, register } from './register.ts'
import type { SearchSource } from './source.ts'
import { weightOfPopulation } from './source-units.ts'

/** From this many people on a settlement stands before the districts. Our choice. */
const cityPeople = 50_000
/** A feature larger than this (degrees) lies in no one unit. Our choice: about a district. */
const smallDeg = 0.5
/** Attributes by which people know a thing besides its name: codes of airports, stations, roads. */
const codes = ['icao', 'iata', 'wmo', 'ref']
/** Keys of the layers that show the register itself: its territories are found there. */
const registerKeys: readonly string[] = ['iso', 'code', 'unit_id']

/** The named features of every data set that is drawn, but for the territories of the register. */
export function layerSources(ctx: DataContext): readonly SearchSource[] {
  const layers = listSources(ctx)
  const units = layers.find(({ layer }) => isUnits(layer))
  const place = createPlacer(ctx.keep(register).read(ctx.db), units)
  return layers
    .filter(({ layer }) => isSearched(layer))
    .map((source) => toSource(source, place, units?.layer.version ?? 0))
}

const isPolygon = ({ geometry }: Layer): boolean => geometry === 'polygon'

function isUnits(layer: Layer): boolean {
  return isPolygon(layer) && layer.keyAttribute === 'unit_id'
}

function isSearched(layer: Layer): boolean {
  const { store, geometry, nameAttributes, keyAttribute } = layer
  if (store !== 'dataset' || geometry === 'raster' || nameAttributes === null) return false
  return !(isPolygon(layer) && registerKeys.includes(keyAttribute ?? ''))
}

function toSource(source: LayerSource, place: Placer, unitsVersion: number): SearchSource {
  const { layer } = source
  return {
    name: `layer:${layer.id}`,
    version: `${layer.version}/${unitsVersion}`,
    page: (from, limit) => {
      const ids = source.ids(from - 1, limit)
      const last = ids.at(-1)
      return {
        entries: ids.flatMap((id) => toEntry(source, id, place) ?? []),
        next: last === undefined ? null : last + 1,
      }
    },
  }
}

function toEntry(source: LayerSource, id: number, place: Placer): Entry | null {
  const { layer } = source
  const head = source.head(id)
  if (!head || head.title.kk === '') return null
  const blob = source.blob(id)
  const box = blob && boxOfBlob(blob)
  const isSettlement = layer.group === 'settlements' && layer.geometry === 'point'
  return {
    ...standing(layer, head, isSettlement),
    ordinal: id,
    kind: isSettlement ? 'settlement' : 'feature',
    ref: String(id),
    of: layer.id,
    names: head.title,
    also: codes.flatMap((name) => head.attributes[name] ?? []).map(String),
    unit: box && layer.geometry !== 'line' ? place(box) : null,
    box: box && [...box],
  }
}

/** Its rank and weight, by the attribute that also decides which labels are drawn first. */
function standing(
  { rank }: Layer,
  { attributes }: FeatureHead,
  isSettlement: boolean,
): { readonly rank: Rank; readonly weight: number } {
  const value = Number((rank && attributes[rank.attribute]) ?? 0)
  if (isSettlement)
    return { rank: value >= cityPeople ? 'city' : 'village', weight: weightOfPopulation(value) }
  if (!rank) return { rank: 'feature', weight: 0 }
  return {
    rank: 'feature',
    weight: rank.first === 'high' ? weightOfPopulation(1 + value) : 1 / (1 + value),
  }
}

/** The unit in which the middle of a small box lies. */
type Placer = (box: BlobBox) => string | null

function createPlacer({ units }: Register, source: LayerSource | undefined): Placer {
  if (!source) return () => null
  const key = source.layer.keyAttribute ?? ''
  const codeOf = new Map(units.map(({ unitId, code }) => [unitId ?? '', code]))
  return ([west, south, east, north]) => {
    if (east - west > smallDeg || north - south > smallDeg) return null
    const [x, y] = [(west + east) / 2, (south + north) / 2]
    const point = [x, y, x, y] as const
    const near: number[] = []
    for (const _ of source.walk(point, { feature: (id) => near.push(id) }));
    const id = near.find((one) => {
      const blob = source.blob(one)
      return blob !== null && touchesBox(blob, point, true)
    })
    return (id !== undefined && codeOf.get(String(source.head(id)?.attributes[key]))) || null
  }
}
