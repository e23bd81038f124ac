import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { BlobBox } from '../db/geometry-blob.ts'
import { one, run, type WriteDb } from '../db/sql.ts'
import type { About } from './about.ts'
import type { Staged } from './staging.ts'

/** Geometry classes in `geometry_columns`; points with multi points among them are "any" (0). */
const classCodes = { point: 1, line: 5, polygon: 6 } as const

export interface Publication {
  readonly layer: string
  readonly about: About
  readonly now: number
}

export interface Published {
  readonly dataset: number
  readonly version: number
}

/** Makes a staged table the visible version of its data set: the one short transaction. */
export function publish(tx: WriteDb, staged: Staged, publication: Publication): Published {
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
  return addVersion(tx, { ...staged, geometry: kind }, publication)
}

export interface Content {
  readonly table: string
  readonly geometry: string
  readonly count: number
  readonly box: BlobBox | null
  readonly sha256: string
  readonly classes: Uint8Array | null
}

const idRow = z.object({ id: z.number() })
const noRow = z.object({ no: z.number() })

/** Enters a version and shows it. */
export function addVersion(tx: WriteDb, content: Content, publication: Publication): Published {
  const { layer, about, now } = publication
  run(
    tx,
    `INSERT INTO dataset (layer, version, ord)
     VALUES (:layer, 0, (SELECT 1 + ifnull(max(ord), 0) FROM dataset)) ON CONFLICT(layer) DO NOTHING`,
    { layer },
  )
  const { id: dataset } = idRow.parse(
    one(tx, idRow, 'SELECT id FROM dataset WHERE layer = :layer', { layer }),
  )
  const { no: version } = noRow.parse(
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
     VALUES (:dataset, :version, :table, :geometry, :count, :west, :south, :east, :north,
             :about, :sha256, :classes, :now)`,
    {
      dataset,
      version,
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
  showVersion(tx, dataset, version)
  return { dataset, version }
}

/** Also the undo of an import: the version before is shown again, nothing is lost. */
export function showVersion(tx: WriteDb, dataset: number, version: number): void {
  const found = one(
    tx,
    noRow,
    'SELECT no FROM dataset_version WHERE dataset = :dataset AND no = :version',
    { dataset, version },
  )
  if (!found && version !== 0) throw new AppError('not-found', { detail: { dataset, version } })
  run(tx, 'UPDATE dataset SET version = :version WHERE id = :dataset', { dataset, version })
}
