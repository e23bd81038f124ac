import { createHash } from 'node:crypto'
import type { AtlasFlag, AtlasMap } from '../../../shared/contract/features/atlas.ts'
import { type Geometry, geometrySchema } from '../../../shared/contract/features/records.ts'
import { classOf } from '../../../shared/domain/classify.ts'
import type { Grid } from '../../../shared/domain/grid.ts'
import type { ReadDb } from '../db/sql.ts'
import { statement } from '../db/sql.ts'
import type { DerivedMap, Key, Params, Raw, Row } from './define.ts'

/** One value of a map, as it is stored. */
export interface Computed {
  readonly key: string
  readonly value: number | null
  readonly class: number | null
  readonly n: number
  readonly flag: AtlasFlag | null
  readonly geometry: Geometry | null
}

/** Stored values of other maps, for formulas over maps. */
export interface Part {
  readonly map: string
  readonly key: string
  readonly value: number | null
  readonly flags: string | null
}

const spanYears = 10
const isoDate = (year: number): string => `${year}-01-01`

/** Parameters at a time: the last ten full years, today, now, this month. UTC. */
export function paramsAt(now: number, own: Params): Params {
  const at = new Date(now).toISOString()
  const year = Number(at.slice(0, 4))
  return {
    from: isoDate(year - spanYears),
    to: isoDate(year),
    years: spanYears,
    baseYear: year - 1,
    today: at.slice(0, 10),
    now: at.slice(0, 19),
    month: Number(at.slice(5, 7)),
    ...own,
  }
}

const names = (sql: string, name: string): boolean => new RegExp(`:${name}\\b`).test(sql)

/** A value of now is never kept. */
export const isLive = (map: DerivedMap): boolean => map.grain === 'drawn' || names(map.sql, 'now')

/** Changes with the formula and with the parameters that it names. */
export function signatureOf(map: DerivedMap, now: number): string {
  const params = Object.entries(paramsAt(now, map.params)).filter(([name]) => names(map.sql, name))
  return createHash('sha256')
    .update(JSON.stringify([map.sql, map.codes, params, String(map.after), String(map.guard)]))
    .digest('base64url')
}

/** Circles of the depth that CH-03 gives, as facility and radius: around it on the ellipsoid. */
const contaminated = `m_chem_zone AS MATERIALIZED (
  SELECT f.id AS facility, v.value AS radius_km,
         ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat, f.geom AS geom
    FROM m_atlas_value v JOIN m_hazfac f ON CAST(f.id AS TEXT) = CAST(v.key AS TEXT)
   WHERE v.map = 'CH-03' AND v.value > 0)`

/** The text that is run: parts of other maps stand before the views of the same names. */
export const textOf = ({ sql, maps }: Pick<DerivedMap, 'sql' | 'maps'>): string =>
  maps.length === 0
    ? sql
    : `WITH m_atlas_value AS (SELECT value ->> 'map' AS map, value ->> 'key' AS key,
         value ->> 'value' AS value, value ->> 'flags' AS flags FROM json_each(:parts))
       ${sql.includes('m_chem_zone') ? `, ${contaminated}` : ''} ${sql}`

interface Asked {
  /** Null for all keys. */
  readonly only: readonly Key[] | null
  readonly params: Params
  readonly parts: readonly Part[]
  /** Heights for maps that read `m_dem`. */
  readonly relief: () => Grid
}

const noRelief: Grid = { columns: 0, rows: 0, box: [0, 0, 0, 0], values: new Int16Array() }

/** Runs a formula; reads, and writes nothing. */
export function runFormula(db: ReadDb, map: DerivedMap, asked: Asked): readonly Row[] {
  const { only, params, parts } = asked
  const relief = 'm_dem' in map.reads ? asked.relief() : noRelief
  const rows = statement(db, textOf(map)).all({
    ...params,
    only: only && JSON.stringify(only),
    parts: JSON.stringify(parts),
  }) as Raw[]
  const made = map.after ? map.after(rows, params, relief) : rows.map((row) => rowOf(row))
  if (!only || map.reach !== 'all') return made
  const wanted = new Set(only.map(String))
  return made.filter(({ key }) => wanted.has(String(key)))
}

function rowOf({ geojson, ...row }: Raw): Row {
  const { key = '', value = null, n = 0 } = row
  const drawn =
    typeof geojson === 'string' ? { geometry: geometrySchema.parse(JSON.parse(geojson)) } : {}
  return { ...row, key: key ?? '', value, n: Number(n ?? 0), flag: null, ...drawn }
}

/** Values with their class and why they are hatched. */
export function classified(map: DerivedMap, about: AtlasMap, rows: readonly Row[]): Computed[] {
  return rows.map((row) => {
    const { index, value } = classFor(map, about, row.value)
    const flag = row.flag ?? map.guard?.(row) ?? null
    const isKnown = index !== null || value !== null
    return {
      key: String(row.key),
      value,
      class: index,
      n: row.n ?? 0,
      flag: isKnown ? flag : flag === 'not-applicable' ? flag : 'no-data',
      geometry: row.geometry ?? null,
    }
  })
}

function classFor(map: DerivedMap, about: AtlasMap, value: Row['value']) {
  if (value === null) return { index: null, value: null }
  const last = about.classes.length - 1
  if (typeof value === 'string') {
    const at = map.codes?.indexOf(value) ?? -1
    return { index: at < 0 ? last : Math.min(at, last), value: null }
  }
  // A category by number counts from the first line of the legend, the last takes the rest.
  if (about.scale === 'category') return { index: Math.min(Math.max(0, value), last), value }
  return { index: classOf(value, about.classes), value }
}
