import type { AtlasFlag } from '../../../shared/contract/features/atlas.ts'
import { boxed, type DerivedMap, defineMap, inPeriod, only, type Row } from './define.ts'

interface EventMap {
  readonly id: string
  /** Condition on the event `e`, without period. */
  readonly where: string
  /** SQL over the unit `u` and its events. */
  readonly value: string
  /** More columns, for the guard. */
  readonly extra?: string
  /** Columns of the event that `where`, `value` and `extra` read. */
  readonly columns: readonly string[]
  readonly unitColumns?: readonly string[]
  readonly level?: 1 | 2
  readonly period?: string
  readonly guard?: (row: Row) => AtlasFlag | null
  readonly params?: DerivedMap['params']
  readonly more?: Partial<DerivedMap>
}

/** Family "rate per unit": events of a territory over years, people or area. */
export function eventRate(map: EventMap): DerivedMap {
  const { id, where, value, extra, columns, level = 2, period = inPeriod } = map
  const place = level === 1 ? 'oblast' : 'unit'
  return defineMap({
    id,
    grain: 'unit',
    levels: [level],
    reads: {
      m_unit: ['id', 'level', ...(map.unitColumns ?? [])],
      m_event: ['id', 'at', 'record_type', place, ...columns],
      ...map.more?.reads,
    },
    sql: `SELECT u.id AS key, count(e.id) AS n, ${value} AS value${extra ? `, ${extra}` : ''}
            FROM m_unit u
            LEFT JOIN m_event e ON e.${place} = u.id AND ${where} AND ${period}
           WHERE u.level = ${level} AND ${only('u.id')}
           GROUP BY u.id`,
    guard: map.guard ?? null,
    params: map.params ?? {},
    trace: eventsBehind(where, { place, period }),
    ...(map.more ? { optional: map.more.optional ?? [] } : {}),
  })
}

interface Behind {
  readonly place?: 'unit' | 'oblast'
  readonly period?: string
}

/** The newest events behind a value of a territory. */
export const eventsBehind = (
  where: string,
  { place = 'unit', period = inPeriod }: Behind = {},
): string =>
  `SELECT e.id AS fid, NULL AS field, NULL AS value, NULL AS name FROM m_event e
    WHERE e.${place} = :key AND ${where} AND ${period} ORDER BY e.at DESC LIMIT 200`

/** Hazards of the overlay maps: each a layer of zones and what of it counts. */
const zones = {
  seismic: ['m_seismic_zone', 'z.intensity >= :minI'],
  flood: ['m_flood_zone', 'z.rp = 100'],
  dam: ['m_dam_zone', 'z.geom IS NOT NULL'],
  mudflow: ['m_mudflow_zone', 'z.geom IS NOT NULL'],
  landslide: ['m_landslide_zone', "z.class = 'high'"],
  avalanche: ['m_avalanche_zone', "z.class IN ('medium', 'high')"],
  chemical: ['m_chem_zone', 'z.geom IS NOT NULL'],
  wildfire: ['m_fire_belt', 'z.geom IS NOT NULL'],
} as const
export type Zone = keyof typeof zones

const zoneColumns: Readonly<Record<Exclude<Zone, 'chemical'>, readonly string[]>> = {
  seismic: ['geom', 'intensity'],
  flood: ['geom', 'rp'],
  dam: ['geom'],
  mudflow: ['geom'],
  landslide: ['geom', 'class'],
  avalanche: ['geom', 'class'],
  wildfire: ['geom'],
}

/** Whether the geometry of `alias` meets a zone of the hazard. */
export const inZone = (zone: Zone, alias: string): string =>
  zone === 'chemical'
    ? `EXISTS (SELECT 1 FROM m_chem_zone z
        WHERE abs(z.lon - MbrMinX(${alias}.geom)) < z.radius_km / 60 AND abs(z.lat - MbrMinY(${alias}.geom)) < z.radius_km / 110
          AND ST_Distance(z.geom, ${alias}.geom, 1) <= 1000.0 * z.radius_km)`
    : `EXISTS (SELECT 1 FROM ${boxed(zones[zone][0], `${alias}.geom`)}
        WHERE ${zones[zone][1]} AND ST_Intersects(z.geom, ${alias}.geom))`

/** Zones of contamination are values of another map, drawn around the facilities. */
const zoneReads = (list: readonly Zone[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    list.map((zone) =>
      zone === 'chemical' ? ['m_hazfac', ['id', 'geom']] : [zones[zone][0], zoneColumns[zone]],
    ),
  )

/** What the map takes from other maps for the zones, and how far a change reaches then. */
const zoneMaps = (list: readonly Zone[]): Pick<DerivedMap, 'maps' | 'reach'> | null =>
  list.includes('chemical') ? { maps: ['CH-03'], reach: 'all' } : null

/** Columns of a row of the families over roads. */
const none = (count: number): string => Array.from({ length: count }, () => 'NULL').join(', ')

/** Roads between junctions, for `graphOf`; the columns that settlements and sources fill follow. */
export const roadRows = `SELECT 'road' AS role, r.id AS key, r.from_node AS a, r.to_node AS b, r.length_km AS km,
    r.speed_kmh AS speed, AsGeoJSON(r.geom, 6) AS line, NULL AS lon, NULL AS lat, NULL AS pop, NULL AS unit, NULL AS urban
  FROM m_road r WHERE r.geom IS NOT NULL`

export const settlementRows = `SELECT 'settlement', s.id, ${none(5)}, ST_X(s.geom), ST_Y(s.geom), s.pop, s.unit, s.urban
  FROM m_settlement s`

/** Places `f` of an input from which the roads are travelled. */
export const sourceRows = (input: string, where: string): string =>
  `SELECT 'source', f.id, ${none(5)}, ST_X(ST_Centroid(f.geom)), ST_Y(ST_Centroid(f.geom)), ${none(3)}
    FROM ${input} f WHERE ${where} AND f.geom IS NOT NULL`

export const fireStations = `f.type IN ('fire_station', 'fire_post')`

interface ZoneFlags {
  readonly id: string
  /** Input of the objects, with columns `id` and `geom`. */
  readonly of: string
  readonly where: string
  readonly columns: readonly string[]
  readonly hazards: readonly Zone[]
  readonly minI: number
  readonly trace?: string
}

/** Family "overlay flags": how many kinds of hazard zone an object lies in. */
export function zoneFlags({ id, of, where, columns, hazards, minI, trace }: ZoneFlags): DerivedMap {
  const list = hazards.map((zone) => `${inZone(zone, 'o')} AS f_${zone}`)
  const reads = zoneReads(hazards)
  return defineMap({
    id,
    grain: 'feature',
    of,
    reads: { [of]: ['id', 'geom', ...columns], ...reads },
    params: hazards.includes('seismic') ? { minI } : {},
    sql: `SELECT q.*, ${hazards.map((zone) => `f_${zone}`).join(' + ')} AS value
            FROM (SELECT o.id AS key, ${list.join(', ')} FROM ${of} o
                   WHERE ${where} AND ${only('o.id')}) q`,
    ...zoneMaps(hazards),
    ...(trace ? { trace } : {}),
  })
}

interface PeopleInZone {
  readonly id: string
  readonly hazards: readonly Zone[]
  readonly minI?: number
  /** Share of the people in per cent, or their number. */
  readonly share: boolean
}

/** Family "share in zone": people of a territory whose settlement lies in one of the zones, once. */
export function peopleInZone({ id, hazards, minI, share }: PeopleInZone): DerivedMap {
  const inAny = hazards.map((zone) => inZone(zone, 's')).join(' OR ')
  const inside = `sum(CASE WHEN ${inAny} THEN s.pop ELSE 0 END)`
  return defineMap({
    id,
    grain: 'unit',
    reads: {
      m_unit: ['id', 'level'],
      m_settlement: ['id', 'unit', 'pop', 'geom'],
      ...zoneReads(hazards),
    },
    params: minI === undefined ? {} : { minI },
    ...zoneMaps(hazards),
    sql: `SELECT u.id AS key, count(s.id) AS n,
                 ${share ? `100.0 * ${inside} / nullif(sum(s.pop), 0)` : inside} AS value
            FROM m_unit u LEFT JOIN m_settlement s ON s.unit = u.id
           WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
    trace: `SELECT NULL AS fid, NULL AS field, s.pop AS value, s.name_ru AS name FROM m_settlement s
             WHERE s.unit = :key AND (${inAny}) ORDER BY s.pop DESC LIMIT 200`,
  })
}
