import {
  closeSync,
  copyFileSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { AppError, type BadFileReason } from '../../../shared/contract/failure.ts'
import { type BlobNotes, BlobWriter } from '../db/geometry-blob.ts'
import { quoted } from '../db/quoted.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import {
  ofFeature,
  type VectorAttribute,
  type VectorFeature,
  type VectorFile,
  type VectorLayer,
  type VectorValue,
} from './vector.ts'
import { blobFromWkb } from './wkb.ts'

/** OGC GeoPackage 1.0 to 1.4, read by SQLite alone: SpatiaLite's own functions misread its SRIDs. */
export function openGeoPackage(path: string): VectorFile {
  checkHead(path)
  const opened = open(path)
  try {
    const db: ReadDb = { raw: opened.raw }
    const tables = asBadFile(() => readLayers(db))
    return {
      format: 'geopackage',
      layers: tables.map((table) => table.layer),
      features: (layer, notes) => {
        const table = tables.find((candidate) => candidate.layer.name === layer.name)
        if (!table) throw new AppError('not-found', { detail: { layer: layer.name } })
        return readFeatures(db, { ...table, layer }, notes)
      },
      close: opened.close,
    }
  } catch (error) {
    opened.close()
    throw error
  }
}

const badFile = (reason: BadFileReason, why: string, cause?: unknown): AppError =>
  new AppError('bad-file', { why, detail: { reason }, cause })

/** What the first 100 bytes say: no statement runs on a file that is cut or no SQLite at all. */
function checkHead(path: string): void {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(100)
    const bytes = readSync(file, head, 0, 100, 0)
    const { size } = fstatSync(file)
    if (size === 0) throw badFile('empty', 'the file is empty')
    if (bytes < 100 || head.toString('latin1', 0, 16) !== 'SQLite format 3\0')
      throw badFile('not-geopackage', 'not a GeoPackage')
    const rawPage = head.readUInt16BE(16)
    const pageBytes = rawPage === 1 ? 65_536 : rawPage
    // The page count is valid only where the two counters agree (SQLite file format, 1.3.7).
    const counted = head.readUInt32BE(24) === head.readUInt32BE(92)
    if (counted && size < head.readUInt32BE(28) * pageBytes)
      throw badFile('truncated', 'the file is shorter than it says')
  } finally {
    closeSync(file)
  }
}

/** Read-only; a file in write-ahead mode on a medium without write access is read from a copy. */
function open(path: string): { raw: Database.Database; close: () => void } {
  try {
    const raw = connect(path)
    return { raw, close: () => raw.close() }
  } catch (error) {
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(String((error as { code?: string }).code))) throw error
  }
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-gpkg-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'copy.gpkg')
    copyFileSync(path, copy)
    const raw = connect(copy)
    return {
      raw,
      close: () => {
        raw.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

function connect(path: string): Database.Database {
  const raw = new Database(path, { readonly: true, fileMustExist: true })
  try {
    raw.pragma('query_only = ON')
    raw.pragma('trusted_schema = OFF')
    raw.pragma('cell_size_check = ON')
    asBadFile(() => raw.prepare('SELECT count(*) FROM sqlite_schema').get())
    return raw
  } catch (error) {
    raw.close()
    throw error
  }
}

/** What SQLite says of a damaged file, in our code. */
function asBadFile<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw badFileFrom(error)
  }
}

function badFileFrom(error: unknown): unknown {
  const sqlite = error instanceof AppError ? error.cause : error
  const code = String((sqlite as { code?: string } | undefined)?.code)
  if (/^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR)/.test(code))
    return badFile('damaged', `the file is damaged: ${code}`, error)
  return error
}

const contentsRow = z.object({
  table: z.string(),
  title: z.string().nullable(),
  column: z.string(),
  type: z.string(),
  organization: z.string().nullable(),
  code: z.number().nullable(),
})

const columnRow = z.object({ name: z.string(), type: z.string(), pk: z.number() })

interface Table {
  readonly layer: VectorLayer
  readonly geometry: string
  /** Column with whole numbers that name the features; null = the rowid. */
  readonly id: string
  readonly integers: readonly boolean[]
}

function readLayers(db: ReadDb): Table[] {
  const known = one(
    db,
    z.object({ n: z.number() }),
    `SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'
        AND name IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')`,
  )
  if (known?.n !== 3) throw badFile('not-geopackage', 'a database, but not a GeoPackage')
  const rows = all(
    db,
    contentsRow,
    `SELECT c.table_name AS "table", c.identifier AS title, g.column_name AS "column",
            upper(g.geometry_type_name) AS type, s.organization, s.organization_coordsys_id AS code
       FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
       LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
       JOIN sqlite_schema t ON t.name = c.table_name AND t.type = 'table'
            AND t.sql NOT LIKE 'CREATE VIRTUAL%'
      WHERE c.data_type = 'features' ORDER BY c.rowid`,
  )
  if (rows.length === 0) throw badFile('empty', 'the GeoPackage has no layer of features')
  return rows.map((row) => readTable(db, row))
}

function readTable(db: ReadDb, row: z.output<typeof contentsRow>): Table {
  const columns = all(
    db,
    columnRow,
    'SELECT name, upper(type) AS type, pk FROM pragma_table_info(:t)',
    {
      t: row.table,
    },
  )
  const keys = columns.filter((column) => column.pk > 0)
  const key = keys.length === 1 && keys[0]?.type === 'INTEGER' ? keys[0].name : null
  const kept = columns.filter(
    ({ name, type }) => name !== row.column && name !== key && !type.startsWith('BLOB'),
  )
  const { n } = asBadFile(
    () =>
      one(db, z.object({ n: z.number() }), `SELECT count(*) AS n FROM ${quoted(row.table)}`) ?? {
        n: 0,
      },
  )
  return {
    layer: {
      name: row.table,
      title: row.title ?? row.table,
      kind: kindOf(row.type),
      count: n,
      srid: row.organization?.toUpperCase() === 'EPSG' ? (row.code ?? 0) : 0,
      attributes: kept.map(attributeOf),
    },
    geometry: row.column,
    id: key ?? 'rowid',
    integers: kept.map(({ type }) => /INT/.test(type)),
  }
}

/** Types of the standard: BOOLEAN, (TINY|SMALL|MEDIUM)INT, INTEGER, FLOAT, DOUBLE, REAL; TEXT, DATE. */
function attributeOf({ name, type }: z.output<typeof columnRow>): VectorAttribute {
  return { name, type: /INT|FLOA|DOUB|REAL|NUMERIC|BOOL/.test(type) ? 'number' : 'text' }
}

function kindOf(type: string): VectorLayer['kind'] {
  if (type.endsWith('POINT')) return 'point'
  if (type.endsWith('LINESTRING')) return 'line'
  return type.endsWith('POLYGON') ? 'polygon' : 'mixed'
}

function* readFeatures(db: ReadDb, table: Table, notes: BlobNotes): Generator<VectorFeature> {
  const columns = [table.id, table.geometry, ...table.layer.attributes.map(({ name }) => name)]
  const list = columns
    .map((name, i) => (i === 0 && name === 'rowid' ? name : quoted(name)))
    .join(', ')
  const from = quoted(table.layer.name)
  const statement = asBadFile(() =>
    db.raw
      .prepare(`SELECT ${list} FROM ${from} ORDER BY ${list.slice(0, list.indexOf(', '))}`)
      .raw(),
  )
  const writer = new BlobWriter()
  const rows = statement.iterate() as IterableIterator<[unknown, unknown, ...unknown[]]>
  try {
    for (;;) {
      const step = asBadFile(() => rows.next())
      if (step.done) return
      const [id, geometry, ...values] = step.value
      yield featureOf({ id: Number(id), geometry, values }, table, writer, notes)
    }
  } finally {
    rows.return?.()
  }
}

interface Row {
  readonly id: number
  readonly geometry: unknown
  readonly values: readonly unknown[]
}

function featureOf(row: Row, table: Table, writer: BlobWriter, notes: BlobNotes): VectorFeature {
  return ofFeature(row.id, () => {
    const made =
      row.geometry === null
        ? null
        : blobFromGeoPackage(row.geometry, table.layer.srid, writer, notes)
    return {
      id: row.id,
      blob: made?.blob ?? null,
      kind: made?.kind ?? null,
      multi: made?.multi ?? false,
      box: made?.box ?? null,
      values: row.values.map((value, i) => plainValue(value, table, i)),
    }
  })
}

function plainValue(value: unknown, table: Table, i: number): VectorValue {
  if (value === null || typeof value === 'string') return value
  if (typeof value !== 'number') return null
  if (table.integers[i] && !Number.isSafeInteger(value) && Number.isInteger(value))
    throw new AppError('unsupported', {
      why: 'a whole number beyond 2^53 would lose its last digits',
      detail: { reason: 'large-number', column: table.layer.attributes[i]?.name ?? '' },
    })
  return value
}

/** Bytes of the envelope by its code in the flags (GeoPackage 2.1.3.1). */
const envelopeBytes = [0, 32, 48, 48, 64]

function blobFromGeoPackage(bytes: unknown, srid: number, writer: BlobWriter, notes: BlobNotes) {
  if (!Buffer.isBuffer(bytes) || bytes.length < 13 || bytes.toString('latin1', 0, 2) !== 'GP')
    throw badFile('geometry', 'not a geometry of a GeoPackage')
  const flags = bytes.readUInt8(3)
  if (flags & 0b0010_0000) throw badFile('geometry', 'geometry type of an extension')
  const envelope = envelopeBytes[(flags >> 1) & 7]
  if (envelope === undefined) throw badFile('geometry', 'unknown envelope')
  return blobFromWkb(bytes, writer, notes, { from: 8 + envelope, srid })
}
