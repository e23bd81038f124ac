import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { AppError } from '../../../shared/contract/failure.ts'
import {
  maxWorkbookLines,
  type QualityLine,
  type QualityOrder,
} from '../../../shared/contract/features/quality.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { qualityMessages } from '../../../shared/i18n/messages/quality.ts'
import type { DataContext } from '../context.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { whereOf as placeOf, register } from '../search/register.ts'
import { inSteps, type Steps } from '../steps.ts'
import { readLines } from './lines.ts'
import { orderLines } from './order.ts'

interface ExportInput extends QualityOrder {
  /** The path; main has put it in the token's place. */
  readonly file: string
  readonly format: 'workbook' | 'csv'
  readonly language: Language
}

type Row = readonly (string | number)[]

/** Writes the lines of an order to a file that appears whole or not at all. */
export async function exportLines(ctx: DataContext, input: ExportInput) {
  const order = orderLines(ctx, input)
  const count = order.reduce((sum, [, lines]) => sum + lines, 0)
  if (input.format === 'workbook' && count > maxWorkbookLines)
    throw new AppError('too-large', { detail: { lines: count, limit: maxWorkbookLines } })
  const target = new AtomicFile(input.file)
  try {
    const fids = order.map(([fid]) => fid)
    const lines =
      input.format === 'csv'
        ? await inSteps(ctx.signal, writeCsv(target.part, rowsOf(ctx, input, fids)))
        : await writeWorkbook(ctx, target.part, rowsOf(ctx, input, fids))
    target.commit()
    return { lines }
  } finally {
    target.discard()
  }
}

/** Passports read between two pauses. */
const page = 20

/** The heading, then a page of rows a step. */
function* rowsOf(
  ctx: DataContext,
  { aspect, language }: ExportInput,
  fids: readonly number[],
): Generator<readonly Row[]> {
  yield [headings.map((key) => qualityMessages[key][language] as string)]
  for (let from = 0; from < fids.length; from += page)
    yield readLines(ctx, { aspect, fids: fids.slice(from, from + page) }).map((line) =>
      rowOf(ctx, language, line),
    )
}

const headings = [
  'quality.passport',
  'quality.kind',
  'quality.unit',
  'quality.unitCode',
  'quality.section',
  'quality.indicator',
  'quality.aspect',
  'quality.what',
  'quality.asOf',
  'quality.due',
  'quality.confidence',
  'quality.owner',
] as const

function rowOf(ctx: DataContext, language: Language, line: QualityLine): Row {
  const kind = ctx.dictionary.dictionary.kinds[line.kind]
  const field = kind.byId.get(line.field)
  const column = field?.columns.find(({ id }) => id === line.column)
  const section = kind.sections.find(({ id }) => id === field?.section)
  return [
    line.name[language],
    kind.label[language],
    placeOf(line.unit, language, ctx.keep(register).read(ctx.db)),
    line.unit ?? '',
    section?.label[language] ?? '',
    [field?.name[language] ?? '', column?.label[language] ?? ''].filter(Boolean).join(' · '),
    qualityMessages[`quality.aspect.${line.aspect}`][language],
    line.message?.[language] ?? '',
    line.asOf ?? '',
    line.due ?? '',
    line.confidence === 0 ? '' : line.confidence,
    line.owner ?? '',
  ]
}

/** Semicolons, quotes and a byte order mark: what Excel with our regional settings opens as a table. */
function* writeCsv(path: string, pages: Iterable<readonly Row[]>): Steps<number> {
  const file = openSync(path, 'w')
  let lines = -1
  try {
    writeSync(file, '\uFEFF')
    for (const rows of pages) {
      writeSync(file, rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join(''))
      lines += rows.length
      yield
    }
  } finally {
    closeSync(file)
  }
  return lines
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function quoted(value: string | number): string {
  const text = /^[=+\-@\t]/.test(String(value)) ? `'${value}` : String(value)
  return `"${text.replaceAll('"', '""')}"`
}

async function writeWorkbook(
  ctx: DataContext,
  path: string,
  pages: Iterable<readonly Row[]>,
): Promise<number> {
  const rows = await inSteps(ctx.signal, collect(pages))
  const heading = rows[0] ?? []
  const bold: WriteSheet['cells'] = new Map(
    heading.map((_, col) => [`0,${col}`, { style: { font: { bold: true } } }]),
  )
  const sheet: WriteSheet = {
    name: 'Qorgau',
    rows: rows.map((row) => [...row]),
    columns: heading.map((_, i) => ({ width: widths[i] ?? 16 })),
    freezePane: { rows: 1 },
    cells: bold,
  }
  writeFileSync(path, await writeXlsx({ sheets: [sheet] }))
  return rows.length - 1
}
const widths = [32, 20, 32, 12, 24, 36, 16, 48, 12, 12, 12, 28]

function* collect(pages: Iterable<readonly Row[]>): Steps<Row[]> {
  const all: Row[] = []
  for (const rows of pages) {
    all.push(...rows)
    yield
  }
  return all
}
