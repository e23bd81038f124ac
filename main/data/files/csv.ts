import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Cell, TextLayout, Workbook } from '../../../shared/domain/matching/sheet.ts'
import { decodeAs, decodeText } from './csv-encoding.ts'
import { limits } from './workbook-limits.ts'
import { badFile } from './workbook-zip.ts'

export const separators = [';', '\t', ',', '|'] as const

/** Reads a text table; what is not given is detected. */
export function readCsv(file: string, chosen: Partial<TextLayout> = {}): Workbook {
  const bytes = readFileSync(file)
  const decoded = chosen.encoding ? decodeAs(bytes, chosen.encoding) : decodeText(bytes)
  // Excel writes a first line `sep=;` for itself.
  const named = /^\uFEFF?sep=(.)\r?\n/.exec(decoded.text)
  const text = decoded.text.slice(named ? named[0].length : 0).replaceAll('\u001a', '')
  const separator = chosen.separator ?? named?.[1] ?? detectSeparator(text)
  const rows = records(text, separator, limits.cells)
  return {
    format: 'csv',
    text: { encoding: decoded.encoding, separator },
    sheets: [{ name: '', hidden: false, cells: cellsOf(rows), merges: [], valuesBelow: false }],
  }
}

function cellsOf(rows: readonly (readonly string[])[]): Cell[] {
  const cells: Cell[] = []
  rows.forEach((values, row) =>
    values.forEach((value, col) => {
      const trimmed = value.trim()
      if (trimmed !== '') cells.push({ row, col, value: { kind: 'text', text: trimmed } })
    }),
  )
  if (cells.length === 0) throw badFile('empty', 'no values in the file')
  if (cells.length > limits.cells) throw badFile('too-big', 'more cells than any passport has')
  return cells
}

function records(text: string, separator: string, limit: number): string[][] {
  return parse(text, {
    bom: true,
    delimiter: separator,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    to: limit,
    max_record_size: 1_000_000,
  })
}

/** The separator that gives the same number of columns, more than one, in most rows of the sample. */
function detectSeparator(text: string): string {
  const sample = sampleLines(text)
  const scored = separators.map((separator) => ({ separator, score: evenness(sample, separator) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score < 0.5) throw badFile('not-a-workbook', 'text without columns')
  return best.separator
}

function sampleLines(text: string): string {
  const head = text.slice(0, 64 * 1024)
  return text.length > head.length ? head.slice(0, head.lastIndexOf('\n') + 1) : head
}

/** Share of rows that have the commonest number of columns; title lines of one column do not count. */
function evenness(sample: string, separator: string): number {
  const widths = new Map<number, number>()
  let rows = 0
  for (const record of records(sample, separator, 500)) {
    if (record.every((value) => value.trim() === '')) continue
    rows++
    if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
  }
  const commonest = Math.max(0, ...widths.values())
  return rows === 0 ? 0 : commonest / rows
}
