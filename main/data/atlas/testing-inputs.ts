import Database from 'better-sqlite3'
import type { AtlasInput } from '../../../shared/contract/features/atlas.ts'
import { type Grid, noHeight } from '../../../shared/domain/grid.ts'
import { loadSpatialite } from '../db/spatialite.ts'
import { repositoryFolder } from '../testing.ts'
import { readInputs } from './files.ts'

/** Geometries of the fixtures: a point, a square of one kilometre around it, a point far away. */
const geometries: Readonly<Record<string, string>> = {
  P: 'POINT(76.9 43.2)',
  G: 'POLYGON((76.89385 43.1955, 76.90615 43.1955, 76.90615 43.2045, 76.89385 43.2045, 76.89385 43.1955))',
  FAR: 'POINT(52 50)',
}

/** Heights given as cells of a hundredth of a degree from 70° E, 45° N. */
export function reliefOf(rows: Rows): Grid {
  const cells = rows['m_dem'] ?? []
  const columns = 1 + Math.max(-1, ...cells.map(({ col }) => Number(col)))
  const lines = 1 + Math.max(-1, ...cells.map(({ row }) => Number(row)))
  const values = new Int16Array(columns * lines).fill(noHeight)
  for (const { col, row, z } of cells) values[Number(row) * columns + Number(col)] = Number(z)
  return { columns, rows: lines, box: [70, 45 - lines / 100, 70 + columns / 100, 45], values }
}

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** For tests: the inputs as plain tables in memory, filled with the given rows. */
export function openInputs(rows: Rows): Database.Database {
  const raw = new Database(':memory:')
  loadSpatialite(raw, '')
  raw.exec(`CREATE TABLE spatial_ref_sys(srid INTEGER PRIMARY KEY, auth_name TEXT, auth_srid INTEGER,
              ref_sys_name TEXT, proj4text TEXT, srtext TEXT);
            INSERT INTO spatial_ref_sys VALUES
              (4326, 'epsg', 4326, 'WGS 84', '+proj=longlat +datum=WGS84 +no_defs', 'GEOGCS')`)
  const more: Readonly<Record<string, readonly string[]>> = {
    m_unit: ['shape', 'estimate', 'passport'],
  }
  for (const input of readInputs(`${repositoryFolder}/assets`)) {
    const columns = [...input.columns.map(({ name }) => name), ...(more[input.name] ?? [])]
    raw.exec(`CREATE TABLE ${input.name}(${columns.map((name) => `"${name}"`).join(', ')})`)
    if (columns.includes('geom') && columns.includes('id'))
      raw.exec(`CREATE VIEW ${input.name}_box AS SELECT id, MbrMinX(geom) AS xmin, MbrMaxX(geom) AS xmax,
                  MbrMinY(geom) AS ymin, MbrMaxY(geom) AS ymax FROM ${input.name} WHERE geom IS NOT NULL`)
    const hasId = columns.includes('id')
    ;(rows[input.name] ?? []).forEach((row, i) =>
      insert(raw, input, hasId ? { id: `${input.name} ${i}`, ...row } : row),
    )
  }
  return raw
}

function insert(
  raw: Database.Database,
  { name }: AtlasInput,
  row: Readonly<Record<string, unknown>>,
): void {
  const cells = Object.entries(row).map(([column, value]) => {
    const text = typeof value === 'string' ? (geometries[value] ?? value) : undefined
    const isShape = (column === 'geom' || column === 'footprint') && text
    return { column, sql: isShape ? `ST_GeomFromText('${text}', 4326)` : '?', value, isShape }
  })
  const given = cells.filter(({ isShape }) => !isShape).map(({ value }) => asCell(value))
  raw
    .prepare(
      `INSERT INTO ${name}(${cells.map(({ column }) => `"${column}"`).join(', ')})
       VALUES (${cells.map(({ sql }) => sql).join(', ')})`,
    )
    .run(...given)
}

const asCell = (value: unknown): unknown =>
  typeof value === 'boolean' ? Number(value) : (value ?? null)
