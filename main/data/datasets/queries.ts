import { z } from 'zod'
import type { Dataset } from '../../../shared/contract/features/datasets.ts'
import { recordIdSchema } from '../../../shared/contract/features/records.ts'
import { datasetFields } from '../../../shared/domain/dataset-fields.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import type { VectorFile } from '../files/vector.ts'
import { openVectorFile } from '../files/vector-open.ts'
import { aboutSchema, docSchema } from './about.ts'

const rowSchema = z.object({
  layer: z.string(),
  record: z.instanceof(Uint8Array).transform((bytes) => recordIdSchema.parse(uuidFromBytes(bytes))),
  doc: z.string().transform((text) => docSchema.parse(JSON.parse(text))),
  shown: z.number(),
  no: z.number(),
  geometry: z.enum(['point', 'line', 'polygon', 'raster']),
  count: z.number(),
  west: z.number().nullable(),
  south: z.number().nullable(),
  east: z.number().nullable(),
  north: z.number().nullable(),
  about: z.string().transform((text) => aboutSchema.parse(JSON.parse(text))),
  sha256: z.string(),
  at: z.number(),
})
type Row = z.output<typeof rowSchema>

const listSql = `SELECT d.layer, d.record, r.doc,
    json_extract(r.doc, '$."${datasetFields.version}"') AS shown,
    v.no, v.geometry, v.count, v.west, v.south, v.east, v.north, v.about, v.sha256, v.at
  FROM dataset d CROSS JOIN rec r ON r.id = d.record AND r.deleted = 0
  JOIN dataset_version v ON v.dataset = d.id
  ORDER BY d.ord, v.no`

function listDatasets({ db }: DataContext): Dataset[] {
  const byLayer = Map.groupBy(all(db, rowSchema, listSql), ({ layer }) => layer)
  return [...byLayer.values()].flatMap((rows) => datasetOf(rows) ?? [])
}

function datasetOf(rows: readonly Row[]): Dataset | null {
  const seen = rows.find(({ no, shown }) => no === shown)
  if (!seen) return null
  return {
    record: seen.record,
    layer: seen.layer,
    ...seen.doc,
    geometry: seen.geometry,
    version: seen.no,
    versions: rows.map((row) => ({
      version: row.no,
      count: row.count,
      box: boxOf(row),
      file: row.about.file,
      sha256: row.sha256,
      at: row.at,
    })),
  }
}

const boxOf = ({ west, south, east, north }: Row): [number, number, number, number] | null =>
  west === null || south === null || east === null || north === null
    ? null
    : [west, south, east, north]

/** Rows shown before an import. */
const sampleRows = 20

async function inspectFile(ctx: DataContext, input: { readonly file: string }) {
  const file = await openVectorFile(input.file, ctx.signal)
  try {
    return {
      format: file.format,
      layers: file.layers.map((layer) => ({
        ...layer,
        attributes: [...layer.attributes],
        sample: sampleOf(file, layer),
      })),
    }
  } finally {
    file.close()
  }
}

function sampleOf(file: VectorFile, layer: VectorFile['layers'][number]) {
  const rows: VectorValueRow[] = []
  for (const { values } of file.features(layer, { flattened: 0, degenerate: 0 })) {
    rows.push([...values])
    if (rows.length === sampleRows) break
  }
  return rows
}
type VectorValueRow = (string | number | null)[]

export const datasetsQueries = {
  'datasets.list': listDatasets,
  'datasets.inspect': inspectFile,
}
