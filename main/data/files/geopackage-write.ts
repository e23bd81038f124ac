import Database from 'better-sqlite3'
import { BoxList } from '../db/box-list.ts'
import { type BlobBox, boxOfBlob, wkbFromBlob } from '../db/geometry-blob.ts'
import { quoted } from '../db/quoted.ts'
import { createRtree, fillRtree } from '../db/rtree.ts'
import type { WriteDb } from '../db/sql.ts'
import type { VectorAttribute, VectorValue } from './vector.ts'

export interface NewLayer {
  readonly name: string
  readonly title: string
  /** Source, licence, what it is good for; schematic or synthetic if it is. */
  readonly description: string
  readonly type: 'POINT' | 'MULTIPOINT' | 'MULTILINESTRING' | 'MULTIPOLYGON' | 'GEOMETRY'
  readonly attributes: readonly VectorAttribute[]
}

/** 'GPKG' and version 1.3 as the standard writes them (OGC 12-128r17, 1.1.1.1.1). */
const applicationId = 0x47504b47
const userVersion = 10_300

/** A new GeoPackage with one layer in EPSG:4326, spatial index included. */
export class GeoPackageWriter {
  readonly #db: WriteDb
  readonly #layer: NewLayer
  readonly #insert: Database.Statement
  readonly #boxes = new BoxList()
  readonly #columns: readonly string[]
  #count = 0

  constructor(path: string, layer: NewLayer) {
    const raw = new Database(path)
    this.#db = { raw, writable: true }
    this.#layer = layer
    this.#columns = columnsOf(layer)
    // The file is new and moved into place when whole: a journal would guard nothing.
    raw.pragma('journal_mode = OFF')
    raw.pragma('synchronous = OFF')
    raw.pragma(`application_id = ${applicationId}`)
    raw.pragma(`user_version = ${userVersion}`)
    raw.exec(standardTables)
    this.#createTable()
    const marks = this.#columns.map(() => ', ?').join('')
    this.#insert = raw.prepare(`INSERT INTO ${quoted(layer.name)} VALUES (?, ?${marks})`)
    raw.exec('BEGIN')
  }

  /** `blob` is a geometry as SpatiaLite stores it. */
  add(id: number, blob: Buffer | null, values: readonly VectorValue[]): void {
    if (blob) this.#boxes.add(id, boxOfBlob(blob))
    this.#insert.run(id, blob && geometryOf(blob), ...values)
    this.#count++
  }

  finish(): void {
    const { raw } = this.#db
    const { name } = this.#layer
    const index = `rtree_${name}_geom`
    createRtree(this.#db, index, ['id', 'minx', 'maxx', 'miny', 'maxy'])
    Array.from(fillRtree(this.#db, index, this.#boxes))
    raw
      .prepare(
        `INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')`,
      )
      .run(name, 'http://www.geopackage.org/spec130/#extension_rtree')
    raw.exec(indexTriggers(name))
    const box = this.#boxes.bounds()
    raw
      .prepare(
        'UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?',
      )
      .run(...(box ?? [null, null, null, null]), name)
    raw.prepare('INSERT INTO gpkg_ogr_contents VALUES (?, ?)').run(name, this.#count)
    raw.exec('COMMIT')
  }

  close(): void {
    this.#db.raw.close()
  }

  #createTable(): void {
    const { raw } = this.#db
    const { name, title, description, type, attributes } = this.#layer
    const columns = attributes.map(
      (attribute, i) =>
        `, ${quoted(this.#columns[i] ?? '')} ${attribute.type === 'number' ? 'REAL' : 'TEXT'}`,
    )
    raw.exec(
      `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY NOT NULL, geom ${type}${columns.join('')})`,
    )
    raw
      .prepare(
        `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
         VALUES (?, 'features', ?, ?, 4326)`,
      )
      .run(name, title, description)
    raw
      .prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)`)
      .run(name, type)
  }
}

/** Names of attributes that the table has itself, or twice but for case, get a number behind. */
function columnsOf({ attributes }: NewLayer): string[] {
  const used = new Set(['fid', 'geom'])
  return attributes.map(({ name }) => {
    let column = name
    for (let n = 2; used.has(column.toLowerCase()); n++) column = `${name}_${n}`
    used.add(column.toLowerCase())
    return column
  })
}

/** GeoPackage 2.1.3: head, envelope (not for points, which are their own), WKB. */
function geometryOf(blob: Buffer): Buffer {
  const wkb = wkbFromBlob(blob)
  const isPoint = wkb.readUInt32LE(1) === 1
  const head = Buffer.alloc(isPoint ? 8 : 40)
  head.write('GP', 0, 'latin1')
  head.writeUInt8(isPoint ? 0b0001 : 0b0011, 3)
  head.writeInt32LE(4326, 4)
  if (!isPoint) {
    const [west, south, east, north]: BlobBox = boxOfBlob(blob)
    ;[west, east, south, north].forEach((edge, i) => head.writeDoubleLE(edge, 8 + 8 * i))
  }
  return Buffer.concat([head, wkb])
}

const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'

/** Tables that every GeoPackage has (OGC 12-128r17, annex C); the three systems it demands. */
const standardTables = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinates'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinates'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, '${wgs84}', 'longitude and latitude in degrees');
`

/**
 * Keep the index right when another program edits the file: the triggers of the extension
 * (OGC 12-128r17, annex F.3). Their functions exist in that program, not here.
 */
function indexTriggers(name: string): string {
  const table = quoted(name)
  const index = quoted(`rtree_${name}_geom`)
  const box = 'ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)'
  const isFull = (row: string) => `(${row}.geom NOTNULL AND NOT ST_IsEmpty(${row}.geom))`
  const isEmpty = (row: string) => `(${row}.geom ISNULL OR ST_IsEmpty(${row}.geom))`
  const put = `INSERT OR REPLACE INTO ${index} VALUES (NEW.fid, ${box})`
  const drop = (rows: string) => `DELETE FROM ${index} WHERE id IN (${rows})`
  const trigger = (suffix: string, when: string, work: string) =>
    `CREATE TRIGGER ${quoted(`rtree_${name}_geom_${suffix}`)} AFTER ${when} BEGIN ${work}; END;`
  return [
    trigger('insert', `INSERT ON ${table} WHEN ${isFull('NEW')}`, put),
    trigger(
      'update2',
      `UPDATE OF geom ON ${table} WHEN OLD.fid = NEW.fid AND ${isEmpty('NEW')}`,
      drop('OLD.fid'),
    ),
    trigger(
      'update4',
      `UPDATE ON ${table} WHEN OLD.fid != NEW.fid AND ${isEmpty('NEW')}`,
      drop('OLD.fid, NEW.fid'),
    ),
    trigger(
      'update5',
      `UPDATE ON ${table} WHEN OLD.fid != NEW.fid AND ${isFull('NEW')}`,
      `${drop('OLD.fid')}; ${put}`,
    ),
    trigger(
      'update6',
      `UPDATE OF geom ON ${table} WHEN OLD.fid = NEW.fid AND ${isFull('NEW')} AND ${isFull('OLD')}`,
      `UPDATE ${index} SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom),
         miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid`,
    ),
    trigger(
      'update7',
      `UPDATE OF geom ON ${table} WHEN OLD.fid = NEW.fid AND ${isFull('NEW')} AND ${isEmpty('OLD')}`,
      `INSERT INTO ${index} VALUES (NEW.fid, ${box})`,
    ),
    trigger('delete', `DELETE ON ${table} WHEN OLD.geom NOTNULL`, drop('OLD.fid')),
  ].join('\n')
}
