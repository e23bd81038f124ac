import type { Field, KindDictionary } from '../dictionary.ts'
import { type Grid, makeGrid, textOf } from './grid.ts'
import type { Cell, Sheet, Workbook } from './sheet.ts'

/**
 * Marks of our own template, in cells a person does not see. A sheet of a section has the mark
 * `field` above a hidden column of field ids, with the columns of present and planned values named
 * in the same row; a sheet of a table has the mark `table` with its field id, column ids in the same
 * row, and ids of rows below.
 */
export const marks = {
  book: 'qorgau:template',
  field: 'qorgau:field',
  value: 'qorgau:value',
  planned: 'qorgau:planned',
  table: 'qorgau:table',
} as const

/** One value of a template: what it is for is written beside it. */
export interface TemplateValue {
  readonly sheet: number
  readonly cell: Cell
  readonly label: string
  readonly field: Field
  readonly row?: { readonly number: number; readonly id: string }
  readonly column?: Field['columns'][number]
}

/** Whose template it is, as written beside the mark of the book. */
export interface TemplateOrigin {
  readonly kind: string
  /** Empty for an empty template. */
  readonly unit: string
  readonly record: string
}

/** Origin of a workbook made by us; null of any other. */
export function templateOrigin(workbook: Workbook): TemplateOrigin | null {
  for (const sheet of workbook.sheets) {
    const mark = sheet.cells.find((cell) => textOf(cell).startsWith(marks.book))
    if (!mark) continue
    const beside = (n: number) =>
      sheet.cells
        .filter((cell) => cell.row === mark.row + n && cell.col === mark.col)
        .map(textOf)[0]
    return { kind: beside(1) ?? '', unit: beside(2) ?? '', record: beside(3) ?? '' }
  }
  return null
}

export function templateValues(workbook: Workbook, kind: KindDictionary): TemplateValue[] {
  return workbook.sheets.flatMap((sheet, index) => sheetValues(sheet, index, kind))
}

function sheetValues(sheet: Sheet, index: number, kind: KindDictionary): TemplateValue[] {
  const grid = makeGrid(sheet)
  const start = sheet.cells.find((cell) => {
    const text = textOf(cell)
    return text === marks.field || text.startsWith(`${marks.table} `)
  })
  if (!start) return []
  return textOf(start) === marks.field
    ? listValues(grid, index, start, kind)
    : tableValues(grid, index, start, kind)
}

function listValues(grid: Grid, sheet: number, start: Cell, kind: KindDictionary): TemplateValue[] {
  const heads = grid.cells(start.row)
  const valueCol = heads.find((cell) => textOf(cell) === marks.value)?.col
  const plannedCol = heads.find((cell) => textOf(cell) === marks.planned)?.col
  return grid.rows.flatMap((row): TemplateValue[] => {
    const id = row > start.row ? grid.at(row, start.col) : undefined
    const field = id && kind.byId.get(Number(textOf(id)))
    if (!field) return []
    const label = grid.textAt(row, start.col + 1)
    const planned = field.planned === null ? undefined : kind.byId.get(field.planned)
    const at = (col: number | undefined, of: Field | undefined): TemplateValue[] => {
      const cell = col === undefined ? undefined : grid.at(row, col)
      return cell && of ? [{ sheet, cell, label, field: of }] : []
    }
    return [...at(valueCol, field), ...at(plannedCol, planned)]
  })
}

function tableValues(
  grid: Grid,
  sheet: number,
  start: Cell,
  kind: KindDictionary,
): TemplateValue[] {
  const field = kind.byId.get(Number(textOf(start).slice(marks.table.length + 1)))
  if (!field) return []
  const columns = grid.cells(start.row).flatMap((cell) => {
    const column = field.columns.find(({ id }) => id === Number(textOf(cell)))
    return cell.col > start.col && column ? [{ col: cell.col, column }] : []
  })
  // One line of headings stands between the marks and the rows.
  const rows = grid.rows.filter((row) => row > start.row + 1)
  return rows.flatMap((row, number) =>
    columns.flatMap(({ col, column }): TemplateValue[] => {
      const cell = grid.at(row, col)
      if (!cell) return []
      const label = grid.textAt(start.row + 1, col)
      const id = grid.textAt(row, start.col)
      return [{ sheet, cell, label, field, row: { number, id }, column }]
    }),
  )
}
