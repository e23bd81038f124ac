import { type Measure, readUnit, splitUnit } from '../passport/measure.ts'
import {
  type Block,
  guessedBlocks,
  headedBlocks,
  isLabelLike,
  isUnitLike,
  splitRegions,
} from './columns.ts'
import { type Grid, textOf } from './grid.ts'
import { isWords, type Role } from './headings.ts'
import type { Cell } from './sheet.ts'
import { readLabel } from './words.ts'

/** A value of a line and what its column says of it. */
export interface LineValue {
  readonly cell: Cell
  readonly role: 'value' | 'planned' | 'year'
  readonly year?: number
}

/** A label with its values, as the sheet has them. */
export interface Line {
  readonly sheet: number
  readonly labelCell: Cell
  /** Without unit and numbering. */
  readonly label: string
  readonly unit: Measure | null
  readonly unitText: string
  /** The line this one is a part of. */
  readonly parent: Line | null
  /** Headings above it, nearest first, sheet name last. */
  readonly headings: readonly string[]
  readonly values: readonly LineValue[]
  readonly note: string
}

/** All label–value lines of a sheet, outside the rows already taken by tables. */
export function findLines(
  grid: Grid,
  sheet: { readonly index: number; readonly name: string; readonly taken: ReadonlySet<number> },
): { readonly lines: readonly Line[]; readonly titleRows: number } {
  const regions = splitRegions(grid, sheet.taken)
  const lines: Line[] = []
  let titleRows = Number.POSITIVE_INFINITY
  for (const region of regions) {
    const blocks = region.header ? headedBlocks(grid, region) : guessedBlocks(grid, region)
    for (const block of blocks) {
      const walker = new LineWalker(grid, block, sheet)
      for (const row of region.rows) walker.step(row)
      lines.push(...walker.lines)
    }
    const first = region.header?.row ?? Math.min(...lines.map((line) => line.labelCell.row))
    titleRows = Math.min(titleRows, first)
  }
  return { lines, titleRows: Number.isFinite(titleRows) ? titleRows : 0 }
}

/** Walks the rows of a block and keeps headings, groups and wholes. */
class LineWalker {
  readonly lines: Line[] = []
  readonly #grid: Grid
  readonly #block: Block
  readonly #sheet: { readonly index: number; readonly name: string }
  #headings: readonly string[] = []
  #group: string | null = null
  #whole: { readonly line: Line; readonly number: string; readonly indent: number } | null = null
  #previousPart = false
  #previousRow = -1

  constructor(grid: Grid, block: Block, sheet: { readonly index: number; readonly name: string }) {
    this.#grid = grid
    this.#block = block
    this.#sheet = sheet
  }

  step(row: number): void {
    const labelCell = this.#grid.at(row, this.#block.label)
    const groupCell = this.#block.group === null ? undefined : this.#grid.at(row, this.#block.group)
    if (groupCell) this.#group = textOf(groupCell)
    const values = valuesIn(this.#grid, row, this.#block)
    if (!labelCell || !this.#isLabel(labelCell, row, values)) {
      const alone = values.length === 0 ? headingOf(this.#grid, row, this.#block) : null
      if (alone) this.#startHeading([alone])
    } else if (!hasNext(this.#grid, row, this.#block)) {
      this.#heading(row, labelCell)
      this.#previousRow = row
    } else {
      this.#previousRow = row
      if (values.length > 0) this.#line(row, labelCell, values)
    }
  }

  /** «Коек» is a unit, but a label where a unit of its own stands beside it. */
  #isLabel(cell: Cell, row: number, values: readonly LineValue[]): boolean {
    if (isLabelLike(cell)) return true
    const units = cellsWith(this.#grid, row, this.#block, 'unit')
    return /\p{L}{4,}/u.test(textOf(cell)) && units.some(isUnitLike) && values.length > 0
  }

  #startHeading(headings: readonly string[]): void {
    this.#headings = headings
    this.#whole = null
    this.#previousPart = false
  }

  /** A label alone: a new heading, or one below the heading just above it. */
  #heading(row: number, cell: Cell): void {
    const fresh =
      isHeading(this.#grid, cell) || row - this.#previousRow > 1 || this.#headings.length === 0
    this.#startHeading([textOf(cell), ...(fresh ? [] : this.#headings.slice(0, 1))])
  }

  #line(row: number, labelCell: Cell, values: readonly LineValue[]): void {
    const { number: numberCol } = this.#block
    const number = numberCol === null ? '' : this.#grid.textAt(row, numberCol).replace(/\.$/, '')
    const raw = labelCell.value.kind === 'text' ? labelCell.value.text : ''
    const indent = raw.length - raw.trimStart().length
    const isPart = this.#isPart(raw.trim(), number, indent)
    const line: Line = {
      sheet: this.#sheet.index,
      labelCell,
      ...labelAndUnit(raw.trim(), cellsWith(this.#grid, row, this.#block, 'unit').find(isUnitLike)),
      parent: isPart ? (this.#whole?.line ?? null) : null,
      headings: [...(this.#group ? [this.#group] : []), ...this.#headings, this.#sheet.name],
      values,
      note: cellsWith(this.#grid, row, this.#block, 'note').map(textOf).join(' '),
    }
    this.lines.push(line)
    if (!isPart) this.#whole = { line, number, indent }
    this.#previousPart = isPart
  }

  /** By its words, its number (3.1 after 3), its indent, or as the next of parts just listed. */
  #isPart(text: string, number: string, indent: number): boolean {
    const read = readLabel(text)
    if (read.part) return true
    const whole = this.#whole
    if (!whole) return false
    return (
      (whole.number !== '' && number.startsWith(`${whole.number}.`)) ||
      indent > whole.indent + 1 ||
      (this.#previousPart && read.words.length <= 2 && /^\p{Ll}/u.test(text))
    )
  }
}

function labelAndUnit(text: string, unitCell: Cell | undefined) {
  const split = splitUnit(text)
  return {
    label: split?.label ?? text.replace(/[\s,;:]+$/, ''),
    unitText: unitCell ? textOf(unitCell) : (split?.unit ?? ''),
    unit: (unitCell && readUnit(textOf(unitCell))) ?? split?.measure ?? null,
  }
}

function cellsWith(grid: Grid, row: number, block: Block, is: Role['is']): Cell[] {
  return [...block.roles].flatMap(([col, role]) => {
    const cell = role.is === is ? grid.at(row, col) : undefined
    return cell ? [cell] : []
  })
}

function valuesIn(grid: Grid, row: number, block: Block): LineValue[] {
  return [...block.roles].flatMap(([col, role]): LineValue[] => {
    const cell = grid.at(row, col)
    if (!cell) return []
    if (role.is === 'value' || role.is === 'planned') return [{ cell, role: role.is }]
    return role.is === 'year' ? [{ cell, role: 'year', year: role.year }] : []
  })
}

/** Something in a value column of the row, empty texts aside. */
function hasNext(grid: Grid, row: number, block: Block): boolean {
  return [...block.roles].some(
    ([col, role]) => role.is !== 'note' && grid.at(row, col) !== undefined,
  )
}

/** Capitals, a Roman number, a merged cell or a closing colon make a heading. */
function isHeading(grid: Grid, cell: Cell): boolean {
  const text = textOf(cell)
  return (
    grid.reach(cell) > cell.col ||
    (text === text.toUpperCase() && text.length > 3) ||
    /^([IVXІХ]{1,5}|\d{1,2})\.\s/u.test(text) ||
    text.endsWith(':')
  )
}

/** A heading that stands in the column of numbers, merged over the line. */
function headingOf(grid: Grid, row: number, block: Block): string | null {
  const cells = grid.cells(row)
  const [first] = cells
  if (!first || cells.length > 2 || first.col > block.label) return null
  const text = textOf(cells.at(-1) ?? first)
  return isWords(text) ? text : null
}
