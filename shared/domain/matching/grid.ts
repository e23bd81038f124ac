import { type Cell, type CellValue, cellText, type Merge, type Sheet } from './sheet.ts'

/** A sheet by rows and columns, with merged cells known. */
export interface Grid {
  readonly rows: readonly number[]
  readonly lastRow: number
  readonly cells: (row: number) => readonly Cell[]
  readonly at: (row: number, col: number) => Cell | undefined
  /** Text of the cell that covers the place, merged or not. */
  readonly textAt: (row: number, col: number) => string
  /** Last column a cell reaches. */
  readonly reach: (cell: Cell) => number
  readonly merge: (cell: Cell) => Merge | undefined
}

const place = (row: number, col: number): number => row * 20_000 + col

export function makeGrid(sheet: Sheet): Grid {
  const byRow = new Map<number, Cell[]>()
  const byPlace = new Map<number, Cell>()
  for (const cell of sheet.cells) {
    const row = byRow.get(cell.row)
    if (row) row.push(cell)
    else byRow.set(cell.row, [cell])
    byPlace.set(place(cell.row, cell.col), cell)
  }
  const merges = new Map(sheet.merges.map((merge) => [place(merge.row, merge.col), merge]))
  const rows = [...byRow.keys()].sort((a, b) => a - b)
  for (const row of byRow.values()) row.sort((a, b) => a.col - b.col)
  const covering = (row: number, col: number): Cell | undefined => {
    const own = byPlace.get(place(row, col))
    if (own) return own
    const merge = sheet.merges.find(
      (m) => row >= m.row && row <= m.lastRow && col >= m.col && col <= m.lastCol,
    )
    return merge && byPlace.get(place(merge.row, merge.col))
  }
  return {
    rows,
    lastRow: rows.at(-1) ?? -1,
    cells: (row) => byRow.get(row) ?? [],
    at: (row, col) => byPlace.get(place(row, col)),
    textAt: (row, col) => {
      const cell = covering(row, col)
      return cell ? cellText(cell.value).trim() : ''
    },
    reach: (cell) => merges.get(place(cell.row, cell.col))?.lastCol ?? cell.col,
    merge: (cell) => merges.get(place(cell.row, cell.col)),
  }
}

export const textOf = (cell: Cell): string => cellText(cell.value).trim()

export const isText = (value: CellValue): boolean => value.kind === 'text'
