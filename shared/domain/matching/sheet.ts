/** A workbook as its reader hands it over: cells with what they hold, and nothing of its file format. */

/** What one cell holds. Dates are ISO texts without a zone: a workbook knows none. */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'bool'; readonly bool: boolean }
  /** `#REF!`, `#N/A` … */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula whose result the program that wrote the file did not store. */
  | { readonly kind: 'formula' }

export interface Cell {
  /** Counted from 0. */
  readonly row: number
  readonly col: number
  readonly value: CellValue
  /** Number format of the cell where it is not the general one: `0.0%`, `# ##0,0 "тыс."` */
  readonly format?: string
}

/** Merged cells, all bounds inclusive, counted from 0. */
export interface Merge {
  readonly row: number
  readonly col: number
  readonly lastRow: number
  readonly lastCol: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** In reading order: by row, then by column; empty cells are left out. */
  readonly cells: readonly Cell[]
  readonly merges: readonly Merge[]
  /** Reading stopped at a long run of empty rows, and values stand below it. */
  readonly valuesBelow: boolean
}

export const workbookFormats = ['xlsx', 'xls', 'ods', 'csv'] as const
export type WorkbookFormat = (typeof workbookFormats)[number]

/** What was detected of a text file. */
export interface TextLayout {
  readonly encoding: string
  readonly separator: string
}

export interface Workbook {
  readonly format: WorkbookFormat
  readonly sheets: readonly Sheet[]
  /** Only of a text file. */
  readonly text?: TextLayout
}

/** `B12` of row 11, column 1. */
export function cellName(row: number, col: number): string {
  return `${columnName(col)}${row + 1}`
}

/** `A` of 0, `AA` of 26. */
export function columnName(col: number): string {
  const rest = Math.floor(col / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (col % 26))
}

/** Row and column of `B12`, or null. */
export function parseCellName(name: string): { readonly row: number; readonly col: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name)
  if (!match) return null
  let col = 0
  for (const letter of match[1] ?? '') col = col * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2]) - 1
  return row >= 0 ? { row, col: col - 1 } : null
}

/** What a cell shows, as plain text; numbers in the machine's notation. */
export function cellText(value: CellValue): string {
  switch (value.kind) {
    case 'text':
    case 'error':
      return value.text
    case 'number':
      return String(value.number)
    case 'date':
      return value.date
    case 'bool':
      return value.bool ? 'TRUE' : 'FALSE'
    default:
      return ''
  }
}
