import Database from 'better-sqlite3'
import type { AtlasInput } from '../../../shared/contract/features/atlas.ts'
import { loadSpatialite } from '../db/spatialite.ts'
import { repositoryFolder } from '../testing.ts'
import { readInputs } from './files.ts'

/** Geometries of the fixtures: a point, a square of one kilometre around it, a point far away. */
const geometries: Readonly<Record<string, string>> = {
  P: 'POINT(76.9 43.2)',
  G: 'POLYGON((76.89385 43.1955, 76.90615 43.1955, 76.90615 43.2045, 76.89385 43.2045, 76.89385 43.1955))',
  FAR: 'POINT(52 50)',
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
    for (const row of rows[input.name] ?? []) insert(raw, input, row)
  }
  return raw
}

function insert(
  raw: Database.Database,
  { name }: AtlasInput,
  row: Readonly<Record<string, unknown>>,
): void {
  const cells = Object.entries(row).map(([column, value]) => {
    const text = typeof value === 'string' ? geometries[value] : undefined
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
