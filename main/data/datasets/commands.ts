import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { datasetFields as field } from '../../../shared/domain/dataset-fields.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { one } from '../db/sql.ts'
import { commit } from '../records/commit.ts'
import { importDataset } from './import.ts'

const versionRow = z.object({
  record: z.instanceof(Uint8Array),
  count: z.number(),
  sha256: z.string(),
  west: z.number().nullable(),
  south: z.number().nullable(),
  east: z.number().nullable(),
  north: z.number().nullable(),
})

interface ShowInput {
  readonly command: string
  readonly layer: string
  readonly version: number
}

/** The version is a value of the record like any other: shown by a command, undone by an undo. */
function showVersion(ctx: DataContext, { command, layer, version }: ShowInput): { change: number } {
  const found = one(
    ctx.db,
    versionRow,
    `SELECT d.record, v.count, v.sha256, v.west, v.south, v.east, v.north
       FROM dataset d JOIN dataset_version v ON v.dataset = d.id
      WHERE d.layer = :layer AND v.no = :version`,
    { layer, version },
  )
  if (!found) throw new AppError('not-found', { detail: { layer, version } })
  const { west, south, east, north } = found
  const { change } = commit(ctx, {
    command,
    act: 'show-version',
    args: { layer, version },
    operations: [
      {
        record: uuidFromBytes(found.record) as RecordId,
        values: {
          [field.version]: version,
          [field.count]: found.count,
          [field.sha256]: found.sha256,
          [field.box]: west === null ? null : [west, south, east, north].join(','),
        },
      },
    ],
  })
  return { change }
}

export const datasetsCommands = {
  'datasets.import': importDataset,
  'datasets.show': showVersion,
}
