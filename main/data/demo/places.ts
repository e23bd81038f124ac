import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { type Area, areaOf, type LonLat, type Polygons } from './polygon.ts'

/** What the demonstration world is tied to: outlines, towns and known objects of the starter data. */
export interface Places {
  /** Outline by unit id, by ISO code of the oblast, and `KZ`. */
  readonly areas: ReadonlyMap<string, Area>
  readonly towns: readonly Town[]
  readonly objects: readonly KnownObject[]
  readonly rivers: readonly { readonly line: readonly LonLat[] }[]
  readonly roads: readonly { readonly line: readonly LonLat[] }[]
  readonly events: readonly KnownEvent[]
  /** Area of the second-level units on the map, km². */
  readonly mapAreaKm2: ReadonlyMap<string, number>
}

export interface Town {
  readonly ru: string
  readonly kk: string
  readonly en: string
  readonly at: LonLat
  readonly population: number
}

export interface KnownObject {
  readonly kind: string
  readonly town: string
  readonly at: LonLat
}

export interface KnownEvent {
  readonly type: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly at: LonLat
}

const blob = z.instanceof(Buffer)
const outlineRow = z.object({ key: z.string(), geom: blob, area: z.number().nullable() })
const townRow = z.object({
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string(),
  population: z.number().nullable(),
  geom: blob,
})
const objectRow = z.object({ kind: z.string(), town: z.string().nullable(), geom: blob })

const eventRow = z.object({ type: z.string(), date: z.string(), geom: blob })

/** Reads the shipped GeoPackage, whatever layers the store may hold by now. */
export function readPlaces(assetsFolder: string): Places {
  const file = new Database(join(assetsFolder, 'starter/kz-starter.gpkg'), { readonly: true })
  try {
    const rows = <S extends z.ZodType>(schema: S, sql: string): z.output<S>[] =>
      file
        .prepare(sql)
        .all()
        .map((row) => schema.parse(row))
    const outlines = [
      ...rows(outlineRow, `SELECT 'KZ' AS key, geom, NULL AS area FROM adm0_country`),
      ...rows(outlineRow, 'SELECT code AS key, geom, area_km2 AS area FROM adm1_oblast'),
      ...rows(outlineRow, 'SELECT unit_id AS key, geom, area_km2 AS area FROM adm2_schematic'),
    ]
    const towns = [
      ...rows(
        townRow,
        `SELECT name_kk AS kk, name_ru AS ru, name_en AS en, population, geom FROM settlements`,
      ),
      ...rows(
        townRow,
        `SELECT seat_kk AS kk, seat_ru AS ru, seat_en AS en, NULL AS population, geom FROM adm2_seats`,
      ),
    ]
    const objects = rows(objectRow, 'SELECT kind, town, geom FROM objects_compiled')
    const rivers = rows(z.object({ geom: blob }), 'SELECT geom FROM rivers ORDER BY id')
    const roads = rows(z.object({ geom: blob }), 'SELECT geom FROM roads_schematic ORDER BY id')
    const events = rows(eventRow, 'SELECT type, date, geom FROM hist_events ORDER BY id')
    return {
      rivers: rivers.map(({ geom }) => ({ line: linesFrom(geom).flat() })),
      roads: roads.map(({ geom }) => ({ line: lineFrom(geom) })),
      events: events.map(({ type, date, geom }) => ({ type, date, at: pointFrom(geom) })),
      areas: new Map(outlines.map(({ key, geom }) => [key, areaOf(polygonsFrom(geom))])),
      mapAreaKm2: new Map(
        outlines.flatMap(({ key, area }) => (area === null ? [] : [[key, area] as const])),
      ),
      towns: towns.map(({ kk, ru, en, population, geom }) => ({
        kk: kk ?? ru ?? en,
        ru: ru ?? kk ?? en,
        en,
        population: population ?? 0,
        at: pointFrom(geom),
      })),
      objects: objects.map(({ kind, town, geom }) => ({
        kind,
        town: town ?? '',
        at: pointFrom(geom),
      })),
    }
  } finally {
    file.close()
  }
}

/** Bytes of the GeoPackage header before the WKB (OGC 12-128r18, 2.1.3): 8 and the envelope. */
function wkbOf(geom: Buffer): { readonly view: DataView; readonly from: number } {
  const envelope = [0, 32, 48, 48, 64][((geom[3] ?? 0) >> 1) & 7] ?? 0
  const view = new DataView(geom.buffer, geom.byteOffset, geom.byteLength)
  return { view, from: 8 + envelope }
}

function pointFrom(geom: Buffer): LonLat {
  const { view, from } = wkbOf(geom)
  const little = view.getUint8(from) === 1
  return [view.getFloat64(from + 5, little), view.getFloat64(from + 13, little)]
}

/** MultiLineString without heights, which is what the rivers of the starter data are. */
function linesFrom(geom: Buffer): readonly (readonly LonLat[])[] {
  const { view, from } = wkbOf(geom)
  const little = view.getUint8(from) === 1
  const lines = view.getUint32(from + 5, little)
  let at = from + 9
  return Array.from({ length: lines }, () => {
    const positions = view.getUint32(at + 5, little)
    at += 9
    return Array.from({ length: positions }, (): LonLat => {
      const position: LonLat = [view.getFloat64(at, little), view.getFloat64(at + 8, little)]
      at += 16
      return position
    })
  })
}

/** LineString without heights, which is what the roads of the starter data are. */
function lineFrom(geom: Buffer): readonly LonLat[] {
  const { view, from } = wkbOf(geom)
  const little = view.getUint8(from) === 1
  return Array.from({ length: view.getUint32(from + 5, little) }, (_, i): LonLat => {
    const at = from + 9 + 16 * i
    return [view.getFloat64(at, little), view.getFloat64(at + 8, little)]
  })
}

/** Polygon or MultiPolygon without heights, which is what the starter data hold. */
function polygonsFrom(geom: Buffer): Polygons {
  const { view, from } = wkbOf(geom)
  let at = from
  const little = view.getUint8(at) === 1
  const count = () => {
    const value = view.getUint32(at, little)
    at += 4
    return value
  }
  const polygon = () => {
    at += 5
    return Array.from({ length: count() }, () =>
      Array.from({ length: count() }, (): LonLat => {
        const position: LonLat = [view.getFloat64(at, little), view.getFloat64(at + 8, little)]
        at += 16
        return position
      }),
    )
  }
  const type = view.getUint32(at + 1, little)
  if (type === 3) return [polygon()]
  if (type !== 6) throw new Error(`geometry of type ${type} is not a polygon`)
  at += 5
  return Array.from({ length: count() }, polygon)
}
