import { z } from 'zod'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { datasetFields as field } from '../../../shared/domain/dataset-fields.ts'
import { bytesFromUuid, uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { BlobBox } from '../db/geometry-blob.ts'
import { one, run, type WriteDb } from '../db/sql.ts'
import { type About, type Said, valuesOfSaid } from './about.ts'
import type { Staged } from './staging.ts'

/** Geometry classes in `geometry_columns`; points with multi points among them are "any" (0). */
const classCodes = { point: 1, line: 5, polygon: 6 } as const

/** Content that became immutable and waits to be shown. */
export interface Content {
  readonly table: string
  readonly geometry: string
  readonly count: number
  readonly box: BlobBox | null
  readonly sha256: string
  readonly classes: Uint8Array | null
}

/** Registers a staged table with SpatiaLite and closes it for good. */
export function seal(tx: WriteDb, staged: Staged): Content {
  const { table, kind } = staged
  run(
    tx,
    `INSERT INTO geometry_columns
       (f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled)
     VALUES (:table, 'geom', :code, 2, 4326, 1)`,
    { table, code: kind === 'point' && staged.multi ? 0 : classCodes[kind] },
  )
  for (const act of ['INSERT', 'UPDATE', 'DELETE'])
    run(
      tx,
      `CREATE TRIGGER keep_${table}_${act.toLowerCase()} BEFORE ${act} ON ${table}
       BEGIN SELECT RAISE(ABORT, 'a version of a data set never changes'); END`,
    )
  run(tx, 'UPDATE dataset_staging SET done = 1 WHERE tbl = :table', { table })
  return { ...staged, geometry: kind }
}

export interface Publication {
  readonly layer: string
  /** Of a data set that is new; an existing one keeps its own. */
  readonly record: RecordId
  readonly about: About
  readonly said: Said
  readonly now: number
}

const datasetRow = z.object({ id: z.number(), record: z.instanceof(Uint8Array) })
const noRow = z.object({ no: z.number() })

/**
 * Enters a version and yields the operation that shows it. Made to be handed to `commit`, which
 * takes operations one at a time inside its transaction: version and record appear together or not
 * at all, and a repeated command does neither.
 */
export function* publish(
  tx: WriteDb,
  content: Content,
  publication: Publication,
): Generator<Operation, void, void> {
  const { layer, about, now } = publication
  const known = one(tx, datasetRow, 'SELECT id, record FROM dataset WHERE layer = :layer', {
    layer,
  })
  const record = known ? (uuidFromBytes(known.record) as RecordId) : publication.record
  const dataset = known?.id ?? addDataset(tx, layer, record)
  const { no } = noRow.parse(
    one(
      tx,
      noRow,
      'SELECT 1 + ifnull(max(no), 0) AS no FROM dataset_version WHERE dataset = :dataset',
      {
        dataset,
      },
    ),
  )
  const [west, south, east, north] = content.box ?? [null, null, null, null]
  run(
    tx,
    `INSERT INTO dataset_version
       (dataset, no, tbl, geometry, count, west, south, east, north, about, sha256, classes, at)
     VALUES (:dataset, :no, :table, :geometry, :count, :west, :south, :east, :north,
             :about, :sha256, :classes, :now)`,
    {
      dataset,
      no,
      table: content.table,
      geometry: content.geometry,
      count: content.count,
      west,
      south,
      east,
      north,
      about: JSON.stringify(about),
      sha256: content.sha256,
      classes: content.classes,
      now,
    },
  )
  yield {
    record,
    ...(known ? {} : { create: 'dataset' }),
    values: { ...valuesOfSaid(publication.said), ...valuesOfContent(content, publication, no) },
  }
}

function addDataset(tx: WriteDb, layer: string, record: RecordId): number {
  const { lastInsertRowid } = run(
    tx,
    `INSERT INTO dataset (layer, record, ord)
     VALUES (:layer, :record, (SELECT 1 + ifnull(max(ord), 0) FROM dataset))`,
    { layer, record: bytesFromUuid(record) },
  )
  return Number(lastInsertRowid)
}

function valuesOfContent(content: Content, { layer, about }: Publication, version: number) {
  const { columns } = about
  return {
    [field.layer]: layer,
    [field.version]: version,
    [field.geometry]: content.geometry,
    [field.count]: content.count,
    [field.box]: content.box?.join(',') ?? null,
    [field.sha256]: content.sha256,
    [field.file]: about.file,
    [field.schema]: JSON.stringify(columns.map(({ name, type }) => ({ name, type }))).slice(
      0,
      20_000,
    ),
  }
}
