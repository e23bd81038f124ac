import { readUnit } from '../passport/measure.ts'
import { scanNumber } from '../passport/scan-number.ts'
import { saysNothing } from './cell-reading.ts'
import { type Grid, textOf } from './grid.ts'
import { isNumbering, isWords, type Role, roleOf } from './headings.ts'
import type { Cell } from './sheet.ts'

/** A column of labels with the columns that belong to it. */
export interface Block {
  readonly label: number
  /** Column with the label of the group the label belongs to. */
  readonly group: number | null
  readonly number: number | null
  readonly roles: ReadonlyMap<number, Role>
}

/** Rows that share one heading, or the rows above the first heading. */
export interface Region {
  readonly header: { readonly row: number; readonly roles: ReadonlyMap<number, Role> } | null
  readonly rows: readonly number[]
}

/** Regions of a sheet outside the rows taken by tables. A heading row starts a region; what stands above the first one has none. */
export function splitRegions(grid: Grid, taken: ReadonlySet<number>): Region[] {
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

/** Blocks as the headings name them. */
export function headedBlocks(grid: Grid, region: Region): Block[] {
  const roles = region.header?.roles ?? new Map<number, Role>()
  const labels = [...roles].filter(([, role]) => role.is === 'label').map(([col]) => col)
  return labels.map((label, i) => {
    const end = labels[i + 1] ?? Number.POSITIVE_INFINITY
    const own = new Map([...roles].filter(([col]) => col > label && col < end))
    const number =
      [...roles].find(([col, role]) => role.is === 'number' && col < label)?.[0] ?? null
    // A column whose heading names no role: numbers there, or something in most rows, are the values.
    if (![...own.values()].some((role) => role.is === 'value' || role.is === 'year'))
      for (const col of columnsOf(grid, region.rows))
        if (
          col > label &&
          col < end &&
          !own.has(col) &&
          (mostly(grid, region.rows, col, isValueLike) || fills(grid, region.rows, { label, col }))
        ) {
          own.set(col, { is: 'value' })
          break
        }
    return { label, group: null, number, roles: own }
  })
}

/** Most labels have something in the column. */
function fills(
  grid: Grid,
  rows: readonly number[],
  { label, col }: { readonly label: number; readonly col: number },
): boolean {
  const own = rows.filter((row) => grid.at(row, label))
  return own.filter((row) => grid.at(row, col)).length >= 0.6 * own.length
}

function columnsOf(grid: Grid, rows: readonly number[]): number[] {
  return [...new Set(rows.flatMap((row) => grid.cells(row).map((cell) => cell.col)))].sort(
    (a, b) => a - b,
  )
}

type Test = (cell: Cell) => boolean

/** A number, date or answer, or an open admission that there is none. */
export const isValueLike: Test = (cell) =>
  cell.value.kind === 'text'
    ? saysNothing(cell.value.text) || startsWithNumber(cell.value.text)
    : true
/** «120 км», «15 (из них 2 закрыты)»; but «18 жасқа толмаған балалар саны» is a label. */
function startsWithNumber(text: string): boolean {
  const read = scanNumber(text, { comma: 'unknown' })
  if (!read || isNumbering(text)) return false
  return read.rest.startsWith('(') || (read.rest.match(/\p{L}{2,}/gu)?.length ?? 0) <= 2
}
export const isUnitLike: Test = (cell) =>
  cell.value.kind === 'text' && readUnit(cell.value.text) !== null
export const isLabelLike: Test = (cell) =>
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

interface OpenBlock {
  label: number
  group: number | null
  readonly number: number | null
  readonly roles: Map<number, Role>
}

const hasValue = (block: Block): boolean =>
  [...block.roles.values()].some((role) => role.is === 'value')

/** Blocks by what the columns hold, from left to right. */
export function guessedBlocks(grid: Grid, region: Region): Block[] {
  const { rows } = region
  const blocks: OpenBlock[] = []
  let number: number | null = null
  const columns = columnsOf(grid, rows)
  for (const [i, col] of columns.entries()) {
    const block = blocks.at(-1)
    const right = columns.slice(i + 1)
    if (!block && right.length > 0 && mostly(grid, rows, col, isNumberingLike)) number = col
    else if (block && !hasValue(block)) extendBlock(grid, rows, block, { col, next: right[0] })
    else if (startsBlock(grid, rows, col, right))
      blocks.push({ label: col, group: null, number: block ? null : number, roles: new Map() })
    else block?.roles.set(col, { is: mostly(grid, rows, col, isUnitLike) ? 'unit' : 'note' })
  }
  return blocks.filter(hasValue)
}

/** The next column of a block that has no values yet: its unit, a second column of labels, or the values. */
function extendBlock(
  grid: Grid,
  rows: readonly number[],
  block: OpenBlock,
  { col, next }: { readonly col: number; readonly next: number | undefined },
): void {
  if (mostly(grid, rows, col, isUnitLike)) block.roles.set(col, { is: 'unit' })
  else if (block.roles.size === 0 && isSubLabel(grid, rows, { label: block.label, col, next })) {
    block.group = block.label
    block.label = col
  } else block.roles.set(col, { is: 'value' })
}

function startsBlock(
  grid: Grid,
  rows: readonly number[],
  col: number,
  right: readonly number[],
): boolean {
  const [labels, filled] = share(grid, rows, col, isLabelLike)
  return labels >= 0.5 && filled >= 2 && valuesFollow(grid, rows, col, right)
}

/** A second column of labels, with numbers to its right and units nowhere between. */
function isSubLabel(
  grid: Grid,
  rows: readonly number[],
  at: { readonly label: number; readonly col: number; readonly next: number | undefined },
): boolean {
  const [labels, filled] = share(grid, rows, at.col, isLabelLike)
  if (at.next === undefined || labels < 0.8) return false
  const [, filledLabel] = share(grid, rows, at.label, isLabelLike)
  const [values, filledNext] = share(grid, rows, at.next, isValueLike)
  return filled >= filledLabel && values >= 0.6 && filledNext >= 0.5 * filled
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
