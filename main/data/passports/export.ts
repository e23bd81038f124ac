import { statSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { PassportExport, PassportOrder } from '../../../shared/contract/features/passports.ts'
import { demoSource } from '../../../shared/domain/demo.ts'
import { passportsMessages } from '../../../shared/i18n/messages/passports.ts'
import { createBreath } from '../breathe.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { CsvWriter } from '../files/csv-write.ts'
import { GeoJsonWriter } from '../files/geojson-write.ts'
import { GeoPackageWriter } from '../files/geopackage-write.ts'
import { writeWorkbookRows } from '../files/workbook-write.ts'
import { wideTable } from '../projections/wide.ts'
import { columnsOf, type ExportColumn, type ExportRow } from './export-columns.ts'
import { orderPassports, outlineOf, readRows } from './queries.ts'

interface ExportInput extends PassportOrder {
  /** The path; main has put it in the token's place. */
  readonly file: string
  readonly format: PassportExport
  readonly job: string
}

/** Read between two pauses. */
const pageRows = 100

/** Writes the passports of a list to a file that appears whole or not at all. */
export async function exportPassports(
  ctx: DataContext,
  input: ExportInput,
): Promise<{ count: number; bytes: number }> {
  const fids = orderPassports(ctx, input)
  if (fids.length === 0) throw new AppError('not-found', { why: 'nothing to export' })
  const target = new AtomicFile(input.file)
  try {
    const count = await writers[input.format]({
      path: target.part,
      columns: columnsOf(ctx, input),
      rows: rowsOf(ctx, input, fids),
      about: aboutOf(ctx, input, fids),
      input,
      outline: (fid) => outlineOf(ctx, fid),
    })
    // A cancel that came after the last breath is heard too.
    if (ctx.signal.aborted) throw new AppError('cancelled')
    target.commit()
    return { count, bytes: statSync(input.file).size }
  } finally {
    target.discard()
  }
}

const sourceRow = z.object({
  fid: z.number(),
  synthetic: z.number().transform(Boolean),
  own: z.number().transform(Boolean),
})
const sourceSql = `SELECT r.fid, json_extract(r.src, '$."*"[0]') IS '${demoSource}' AS synthetic,
    EXISTS (SELECT 1 FROM rec_geom g WHERE g.fid = r.fid) AS own
  FROM json_each(:fids) j JOIN rec r ON r.fid = j.value`

/** Page by page with a pause between them; what was deleted meanwhile is left out. */
async function* rowsOf(
  ctx: DataContext,
  input: ExportInput,
  fids: readonly number[],
): AsyncGenerator<ExportRow> {
  const [kind, another] = input.filter.kinds
  const table = kind && !another ? wideTable(kind) : null
  const breathe = createBreath(ctx.signal)
  for (let from = 0; from < fids.length; from += pageRows) {
    const page = fids.slice(from, from + pageRows)
    const asked = JSON.stringify(page)
    const sources = new Map(
      all(ctx.db, sourceRow, sourceSql, { fids: asked }).map((row) => [row.fid, row]),
    )
    const wide = table ? wideRows(ctx, table, asked) : null
    for (const head of readRows(ctx, { fids: page })) {
      const source = sources.get(head.fid)
      const place = source?.own ? 'record' : outlineOf(ctx, head.fid) ? 'territory' : null
      yield {
        head,
        wide: wide?.get(head.fid) ?? {},
        synthetic: source?.synthetic ?? false,
        place,
      }
    }
    const done = Math.min(from + pageRows, fids.length)
    ctx.emit('passports.exporting', { job: input.job, done, total: fids.length })
    await breathe()
  }
}

type WideRow = ExportRow['wide']
const wideRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

function wideRows(ctx: DataContext, table: string, fids: string): ReadonlyMap<number, WideRow> {
  const sql = `SELECT w.* FROM json_each(:fids) j JOIN ${table} w ON w.fid = j.value`
  return new Map(all(ctx.db, wideRow, sql, { fids }).map((row) => [Number(row['fid']), row]))
}

interface About {
  readonly name: string
  readonly synthetic: boolean
}

function aboutOf(ctx: DataContext, { language }: ExportInput, fids: readonly number[]): About {
  const rows = all(ctx.db, sourceRow, sourceSql, { fids: JSON.stringify(fids) })
  return {
    name: passportsMessages['passports.title'][language],
    synthetic: rows.some(({ synthetic }) => synthetic),
  }
}

interface Writing {
  readonly path: string
  readonly columns: readonly ExportColumn[]
  readonly rows: AsyncIterable<ExportRow>
  readonly about: About
  readonly input: ExportInput
  /** Geometry as it is stored. */
  readonly outline: (fid: number) => Buffer | null
}

const writers: Readonly<Record<PassportExport, (writing: Writing) => Promise<number>>> = {
  xlsx: ({ path, columns, rows, about, input }) =>
    writeWorkbookRows(path, {
      sheet: about.name,
      headers: columns.map(({ label }) => label[input.language]),
      rows: writtenRows(rows, columns),
    }),
  csv: async ({ path, columns, rows, input }) => {
    const writer = new CsvWriter(path, input.language)
    try {
      writer.add(columns.map(({ label }) => label[input.language]))
      let count = 0
      for await (const cells of writtenRows(rows, columns)) {
        writer.add(cells)
        count += 1
      }
      writer.finish()
      return count
    } finally {
      writer.close()
    }
  },
  geopackage: (writing) =>
    writeFeatures(
      writing,
      new GeoPackageWriter(writing.path, {
        name: 'passports',
        title: writing.about.name,
        description: writing.about.synthetic ? 'synthetic' : '',
        type: 'GEOMETRY',
        attributes: writing.columns.map(({ name, type }) => ({ name, type })),
      }),
      (_row, at) => at,
    ),
  geojson: (writing) =>
    writeFeatures(
      writing,
      new GeoJsonWriter(
        writing.path,
        { ...writing.about },
        writing.columns.map(({ name }) => name),
      ),
      ({ head }) => head.record,
    ),
}

async function* writtenRows(rows: AsyncIterable<ExportRow>, columns: readonly ExportColumn[]) {
  for await (const row of rows) yield columns.map(({ written }) => written(row))
}

interface FeatureWriter<Id> {
  add(id: Id, blob: Buffer | null, values: readonly (string | number | null)[]): void
  finish(): void
  close(): void
}

async function writeFeatures<Id>(
  { rows, columns, outline }: Writing,
  writer: FeatureWriter<Id>,
  idOf: (row: ExportRow, at: number) => Id,
): Promise<number> {
  let count = 0
  try {
    for await (const row of rows) {
      count += 1
      const values = columns.map(({ plain }) => plain(row))
      writer.add(idOf(row, count), outline(row.head.fid), values)
    }
    writer.finish()
  } finally {
    writer.close()
  }
  return count
}
