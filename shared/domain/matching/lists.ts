import { saysNothing } from './cell-reading.ts'
import { type Grid, textOf } from './grid.ts'
import { isNumbering, isWords, type Role, roleOf } from './headings.ts'
import { type Measure, readUnit, splitUnit } from './measure.ts'
import { readNumber } from './number.ts'
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
  /** Address in the hidden column of our own template. */
  readonly address?: string
}

interface Block {
  readonly label: number
  /** Column with the label of the group the label belongs to. */
  readonly group: number | null
  readonly number: number | null
  readonly roles: ReadonlyMap<number, Role>
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
      const found = blockLines(grid, region.rows, block, sheet)
      lines.push(...found)
    }
    const first = region.header?.row ?? Math.min(...lines.map((line) => line.labelCell.row))
    titleRows = Math.min(titleRows, first)
  }
  return { lines, titleRows: Number.isFinite(titleRows) ? titleRows : 0 }
}

interface Region {
  readonly header: { readonly row: number; readonly roles: ReadonlyMap<number, Role> } | null
  readonly rows: readonly number[]
}

/** A heading row starts a region; what stands above the first one has none. */
function splitRegions(grid: Grid, taken: ReadonlySet<number>): Region[] {
  const regions: { header: Region['header']; rows: number[] }[] = [{ header: null, rows: [] }]
  let skipTo = -1
  for (const row of grid.rows) {
    if (taken.has(row) || row < skipTo) continue
    const roles = headerRoles(grid, row)
    if (roles) {
      regions.push({ header: { row, roles }, rows: [] })
      skipTo = isColumnNumbers(grid, row + 1) ? row + 2 : row + 1
    } else regions.at(-1)?.rows.push(row)
  }
  return regions.filter((region) => region.rows.length > 0)
}

/** Roles by column when the row is a heading of a list: a label and something to hold values. */
export function headerRoles(grid: Grid, row: number): ReadonlyMap<number, Role> | null {
  const roles = new Map<number, Role>()
  for (const cell of grid.cells(row)) {
    const text = textOf(cell)
    const role = roleOf(text)
    if (role && text.length < 90) roles.set(cell.col, role)
  }
  const kinds = [...roles.values()].map((role) => role.is)
  const holds = kinds.some((is) => ['value', 'planned', 'year', 'unit'].includes(is))
  return kinds.includes('label') && holds ? roles : null
}

/** The line `1 2 3 4` below a heading. */
export function isColumnNumbers(grid: Grid, row: number): boolean {
  const cells = grid.cells(row)
  return (
    cells.length >= 2 &&
    cells.every((cell, i) => Number(textOf(cell)) === Number(textOf(cells[0] as Cell)) + i) &&
    ['1', '0'].includes(textOf(cells[0] as Cell))
  )
}

function headedBlocks(grid: Grid, region: Region): Block[] {
  const roles = region.header?.roles ?? new Map<number, Role>()
  const labels = [...roles].filter(([, role]) => role.is === 'label').map(([col]) => col)
  return labels.map((label, i) => {
    const end = labels[i + 1] ?? Number.POSITIVE_INFINITY
    const own = new Map([...roles].filter(([col]) => col > label && col < end))
    const number =
      [...roles].find(([col, role]) => role.is === 'number' && col < label)?.[0] ?? null
    // A column without a heading between label and values: numbers there are values all the same.
    if (![...own.values()].some((role) => role.is === 'value' || role.is === 'year'))
      for (const col of columnsOf(grid, region.rows))
        if (
          col > label &&
          col < end &&
          !own.has(col) &&
          mostly(grid, region.rows, col, isValueLike)
        ) {
          own.set(col, { is: 'value' })
          break
        }
    return { label, group: null, number, roles: own }
  })
}

function columnsOf(grid: Grid, rows: readonly number[]): number[] {
  return [...new Set(rows.flatMap((row) => grid.cells(row).map((cell) => cell.col)))].sort(
    (a, b) => a - b,
  )
}

type Test = (cell: Cell) => boolean

const isValueLike: Test = (cell) =>
  cell.value.kind === 'text'
    ? saysNothing(cell.value.text) || startsWithNumber(cell.value.text)
    : true
/** «120 км», «15 (из них 2 закрыты)»; but «18 жасқа толмаған балалар саны» is a label. */
function startsWithNumber(text: string): boolean {
  const read = readNumber(text, 'unknown')
  if (!read || isNumbering(text)) return false
  return read.rest.startsWith('(') || (read.rest.match(/\p{L}{2,}/gu)?.length ?? 0) <= 2
}
const isUnitLike: Test = (cell) => cell.value.kind === 'text' && readUnit(cell.value.text) !== null
const isLabelLike: Test = (cell) =>
  cell.value.kind === 'text' && isWords(cell.value.text) && !isValueLike(cell)
const isNumberingLike: Test = (cell) => isNumbering(textOf(cell))

function share(
  grid: Grid,
  rows: readonly number[],
  col: number,
  test: Test,
): readonly [share: number, filled: number] {
  let filled = 0
  let passed = 0
  for (const row of rows) {
    const cell = grid.at(row, col)
    if (!cell) continue
    filled++
    if (test(cell)) passed++
  }
  return [filled === 0 ? 0 : passed / filled, filled]
}

const mostly = (grid: Grid, rows: readonly number[], col: number, test: Test): boolean =>
  share(grid, rows, col, test)[0] >= 0.6

/** Roles by what the columns hold, from left to right. */
function guessedBlocks(grid: Grid, region: Region): Block[] {
  const { rows } = region
  const blocks: {
    label: number
    group: number | null
    number: number | null
    roles: Map<number, Role>
  }[] = []
  let number: number | null = null
  const columns = columnsOf(grid, rows)
  for (const [i, col] of columns.entries()) {
    const block = blocks.at(-1)
    const open = block && ![...block.roles.values()].some((role) => role.is === 'value')
    const [labels, filled] = share(grid, rows, col, isLabelLike)
    const next = columns[i + 1]
    if (!open && mostly(grid, rows, col, isNumberingLike) && next !== undefined && !block)
      number = col
    else if (open && mostly(grid, rows, col, isUnitLike)) block.roles.set(col, { is: 'unit' })
    else if (
      open &&
      block.roles.size === 0 &&
      labels >= 0.8 &&
      isSubLabel(grid, rows, block.label, col, next)
    )
      Object.assign(block, { group: block.label, label: col })
    else if (open) block.roles.set(col, { is: 'value' })
    else if (labels >= 0.5 && filled >= 2 && valuesFollow(grid, rows, col, columns.slice(i + 1)))
      blocks.push({ label: col, group: null, number: block ? null : number, roles: new Map() })
    else if (block && mostly(grid, rows, col, isUnitLike)) block.roles.set(col, { is: 'unit' })
    else block?.roles.set(col, { is: 'note' })
  }
  return blocks.filter((block) => [...block.roles.values()].some((role) => role.is === 'value'))
}

/** A second column of labels, with numbers to its right and units nowhere between. */
function isSubLabel(
  grid: Grid,
  rows: readonly number[],
  label: number,
  col: number,
  next: number | undefined,
): boolean {
  if (next === undefined) return false
  const [, filledLabel] = share(grid, rows, label, isLabelLike)
  const [, filled] = share(grid, rows, col, isLabelLike)
  return (
    filled >= filledLabel &&
    mostly(grid, rows, next, isValueLike) &&
    share(grid, rows, next, isValueLike)[1] >= 0.5 * filled
  )
}

/** To the right of a label column something is filled in at least a third of its rows. */
function valuesFollow(
  grid: Grid,
  rows: readonly number[],
  col: number,
  right: readonly number[],
): boolean {
  const own = rows.filter((row) => grid.at(row, col))
  return right
    .slice(0, 4)
    .some((next) => own.filter((row) => grid.at(row, next)).length >= Math.max(2, own.length / 3))
}

/** Walks the rows of a block and keeps headings and parents. */
function blockLines(
  grid: Grid,
  rows: readonly number[],
  block: Block,
  sheet: { readonly index: number; readonly name: string },
): Line[] {
  const lines: Line[] = []
  let headings: string[] = []
  let whole: { line: Line; number: string; indent: number } | null = null
  let group: string | null = null
  let previousPart = false
  let previousRow = -1
  for (const row of rows) {
    const labelCell = grid.at(row, block.label)
    const groupCell = block.group === null ? undefined : grid.at(row, block.group)
    if (groupCell) group = textOf(groupCell)
    const values = valuesIn(grid, row, block)
    if (!labelCell || !isLabelLike(labelCell)) {
      const alone = headingOf(grid, row, block)
      if (alone && values.length === 0) {
        headings = [alone]
        whole = null
        previousPart = false
      }
      continue
    }
    const text = textOf(labelCell)
    const unitCell = unitIn(grid, row, block)
    if (values.length === 0 && !unitCell && !hasNext(grid, row, block)) {
      headings =
        isHeading(grid, labelCell) || row - previousRow > 1 || headings.length === 0
          ? [text]
          : [text, ...headings.slice(0, 1)]
      whole = null
      previousPart = false
      previousRow = row
      continue
    }
    previousRow = row
    if (values.length === 0) continue
    const number = block.number === null ? '' : grid.textAt(row, block.number).replace(/\.$/, '')
    const indent =
      /^\s*/.exec(labelCell.value.kind === 'text' ? labelCell.value.text : '')?.[0].length ?? 0
    const read = readLabel(text)
    const isPart: boolean =
      read.part ||
      (whole !== null &&
        ((number !== '' && number.startsWith(`${whole.number}.`)) ||
          indent > whole.indent + 1 ||
          (previousPart && read.words.length <= 2 && /^\p{Ll}/u.test(text))))
    const line = makeLine({
      sheet,
      labelCell,
      text,
      unitCell,
      values,
      note: noteIn(grid, row, block),
      address: addressIn(grid, row, block),
      parent: isPart && whole ? whole.line : null,
      headings: [...(group ? [group] : []), ...headings, sheet.name],
    })
    lines.push(line)
    if (!isPart) whole = { line, number, indent }
    previousPart = isPart
  }
  return lines
}

function makeLine(parts: {
  readonly sheet: { readonly index: number }
  readonly labelCell: Cell
  readonly text: string
  readonly unitCell: Cell | undefined
  readonly values: readonly LineValue[]
  readonly note: string
  readonly address: string
  readonly parent: Line | null
  readonly headings: readonly string[]
}): Line {
  const split = splitUnit(parts.text)
  const unitText = parts.unitCell ? textOf(parts.unitCell) : (split?.unit ?? '')
  const unit = (parts.unitCell && readUnit(textOf(parts.unitCell))) ?? split?.measure ?? null
  return {
    sheet: parts.sheet.index,
    labelCell: parts.labelCell,
    label: split?.label ?? parts.text.replace(/[\s,;:]+$/, ''),
    unit,
    unitText,
    parent: parts.parent,
    headings: parts.headings,
    values: parts.values,
    note: parts.note,
    ...(parts.address ? { address: parts.address } : {}),
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

const unitIn = (grid: Grid, row: number, block: Block): Cell | undefined =>
  cellsWith(grid, row, block, 'unit').find(isUnitLike)
const noteIn = (grid: Grid, row: number, block: Block): string =>
  cellsWith(grid, row, block, 'note').map(textOf).join(' ')
const addressIn = (grid: Grid, row: number, block: Block): string =>
  cellsWith(grid, row, block, 'field').map(textOf)[0] ?? ''

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
