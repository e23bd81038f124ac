import { z } from 'zod'
import { type BatchItem, reasonKey, valuesOf } from '../../../shared/contract/features/batch.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { batchMessages } from '../../../shared/i18n/messages/batch.ts'
import { errorMessages } from '../../../shared/i18n/messages/errors.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { CsvWriter } from '../files/csv-write.ts'
import { writeWorkbookRows } from '../files/workbook-write.ts'
import type { BatchFolder, Manifest } from './batch-staging.ts'

interface Report {
  readonly folder: BatchFolder
  readonly manifest: Manifest
  /** The path; main has put it in the token's place. */
  readonly file: string
  readonly language: Language
}

const columns = [
  'number',
  'file',
  'state',
  'reason',
  'kind',
  'unit',
  'name',
  'asOf',
  'fresh',
  'conflicts',
  'doubts',
  'same',
  'unmatched',
  'taken',
] as const

/** What became of every file: a workbook, or CSV where the name says so. */
export async function saveReport(ctx: DataContext, report: Report): Promise<{ rows: number }> {
  const headers = columns.map((column) => batchMessages[`batch.${column}`][report.language])
  const rows = rowsOf(ctx, report)
  const target = new AtomicFile(report.file)
  try {
    if (/\.csv$/i.test(report.file)) writeCsv(target.part, [headers, ...rows], report.language)
    else
      await writeWorkbookRows(target.part, {
        sheet: batchMessages['batch.report'][report.language],
        headers,
        rows: each(rows),
      })
    target.commit()
    return { rows: rows.length }
  } finally {
    target.discard()
  }
}

type Row = (string | number | null)[]

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

function writeCsv(path: string, rows: readonly Row[], language: Language): void {
  const csv = new CsvWriter(path, language)
  try {
    for (const row of rows) csv.add(row)
    csv.finish()
  } finally {
    csv.close()
  }
}

const unitRow = z.object({ code: z.string(), kk: z.string(), ru: z.string(), en: z.string() })

function rowsOf(ctx: DataContext, { folder, manifest, language }: Report): Row[] {
  const sql = 'SELECT code, name_kk AS kk, name_ru AS ru, name_en AS en FROM unit'
  const units = new Map(all(ctx.db, unitRow, sql).map((unit) => [unit.code, unit[language]]))
  const taken = new Set(manifest.applied?.items)
  return folder.lines().map(({ item }): Row => {
    const applied = manifest.applied && taken.has(item.number)
    const kind = item.kind && ctx.dictionary.dictionary.kinds[item.kind].label[language]
    return [
      item.number + 1,
      item.file,
      batchMessages[`batch.state.${applied ? 'applied' : item.state}`][language],
      reasonText(item, language),
      kind,
      item.unit && (units.get(item.unit) ?? item.unit),
      item.name,
      item.asOf,
      item.fresh,
      item.conflicts,
      item.doubts,
      item.same,
      item.unmatched,
      applied ? valuesOf(item, manifest.applied?.conflicts ?? false) : 0,
    ]
  })
}

const words = { ...batchMessages, ...errorMessages }

const reasonText = ({ reason }: BatchItem, language: Language): string =>
  reason === null ? '' : words[reasonKey(reason)][language]
