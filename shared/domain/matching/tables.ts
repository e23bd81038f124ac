import type { Column, Field } from '../dictionary.ts'
import { conversion, type Measure, measureOf, readUnit, splitUnit } from '../passport/measure.ts'
import { scanNumber } from '../passport/scan-number.ts'
import { headerRoles, isColumnNumbers } from './columns.ts'
import { type Grid, isText, textOf } from './grid.ts'
import { isTotal, isWords, roleOf } from './headings.ts'
import type { Cell } from './sheet.ts'
import { fit, type Named, type Vocabulary, type Weighed, weigh } from './vocabulary.ts'
import { readLabel } from './words.ts'

export interface TableColumn {
  readonly col: number
  readonly heading: string
  readonly unit: Measure | null
  readonly column: Column | null
  readonly score: number
}

/** A grid of a sheet that belongs to a table field. */
export interface Table {
  readonly sheet: number
  readonly field: Field
  readonly score: number
  readonly caption: string
  readonly columns: readonly TableColumn[]
  /** Cells of each row by position in `columns`. */
  readonly rows: readonly (readonly (Cell | undefined)[])[]
  /** The line of sums, by position in `columns`. */
  readonly total: readonly (Cell | undefined)[] | null
  readonly takenRows: readonly number[]
}

/** Finds the tables of a sheet: a row of headings that fit the columns of one table field. */
export function findTables(grid: Grid, sheet: number, vocabulary: Vocabulary): Table[] {
  const tables: Table[] = []
  const taken = new Set<number>()
  for (const row of grid.rows) {
    if (taken.has(row)) continue
    const table = tableAt(grid, { sheet, row, taken }, vocabulary)
    if (!table) continue
    tables.push(table)
    for (const used of table.takenRows) taken.add(used)
  }
  return tables
}

interface Start {
  readonly sheet: number
  readonly row: number
  readonly taken: ReadonlySet<number>
}

function tableAt(grid: Grid, start: Start, vocabulary: Vocabulary): Table | null {
  const heads = headingsAt(grid, start.row)
  if (heads.length < 2) return null
  const body = bodyRows(grid, heads, start)
  if (body.rows.length === 0) return null
  const list = headerRoles(grid, start.row)
  const caption = captionAbove(grid, start.row)
  const candidates = vocabulary.tables
    .map((named) => {
      const columns = matchColumns(
        heads,
        named,
        vocabulary.columns.get(named.of.id) ?? [],
        vocabulary,
      )
      const matched = columns.filter((column) => column.column)
      const strange = columns.filter(
        (column) => !column.column && roleOf(column.heading)?.is !== 'number',
      ).length
      const covered = sumOf(matched) / Math.max(2, matched.length + 0.5 * strange)
      const score = caption
        ? 0.75 * covered + 0.25 * captionScore(caption, named, vocabulary)
        : covered
      return { named, columns, matched: matched.length, strange, score, covered }
    })
    .filter(({ matched, covered }) => matched >= 2 && covered >= 0.5)
    .sort((a, b) => b.score - a.score)
  const best = candidates[0]
  if (!best || best.score < 0.5 || (list && best.covered < 0.8)) return null
  // «Наименование» and «Телефон» among headings the table has not: without a caption it may be any list.
  const named =
    best.matched > 2 * best.strange || captionScore(caption, best.named, vocabulary) >= 0.5
  const score = best.score - 0.5 * Math.max(0, (candidates[1]?.score ?? 0) + 0.08 - best.score)
  return {
    sheet: start.sheet,
    field: best.named.of,
    score: named ? score : Math.min(score, 0.59),
    caption,
    columns: best.columns,
    rows: body.rows.map((row) => best.columns.map(({ col }) => grid.at(row, col))),
    total:
      body.total === null ? null : best.columns.map(({ col }) => grid.at(body.total ?? 0, col)),
    takenRows: body.taken,
  }
}

const sumOf = (columns: readonly TableColumn[]): number =>
  columns.reduce((sum, column) => sum + column.score, 0)

const captionScore = (caption: string, table: Named<Field>, vocabulary: Vocabulary): number =>
  fit(weigh(vocabulary.known, readLabel(caption).words), table, vocabulary.spread).score

interface Heading {
  readonly col: number
  readonly text: string
  /** Without its unit. */
  readonly label: string
  readonly unit: Measure | null
  /** Nothing but a unit: «км». */
  readonly isUnit: boolean
}

/** Units may stand in any line of a heading: «Ущерб, млн тенге» over «всего». */
function makeHeading(col: number, texts: readonly string[]): Heading {
  const split = texts.map((text) => splitUnit(text))
  const label = texts.map((text, i) => split[i]?.label ?? text).join(' ')
  const bare = texts.map((text) => readUnit(text)).find((unit) => unit !== null) ?? null
  const unit = split.find((one) => one !== null)?.measure ?? bare
  return { col, text: texts.join(' '), label, unit, isUnit: bare !== null && texts.length === 1 }
}

/** Headings of a row; a merged one takes the words below it as well («Ущерб» over «всего»). */
function headingsAt(grid: Grid, row: number): Heading[] {
  const cells = grid.cells(row)
  if (!cells.every((cell) => isText(cell.value) && !isValueText(textOf(cell)))) return []
  const deep = depthOf(grid, row)
  const wide = cells.some((cell) => grid.reach(cell) > cell.col)
  if (deep === 0 || !wide) return cells.map((cell) => makeHeading(cell.col, [textOf(cell)]))
  return cells.flatMap((cell) => {
    const heads: Heading[] = []
    for (let col = cell.col; col <= grid.reach(cell); col++) {
      const below = Array.from({ length: deep }, (_, i) => grid.at(row + 1 + i, col))
      heads.push(makeHeading(col, [textOf(cell), ...below.flatMap((c) => (c ? [textOf(c)] : []))]))
    }
    return heads
  })
}

const depthOf = (grid: Grid, row: number): number =>
  Math.max(0, ...grid.cells(row).map((cell) => (grid.merge(cell)?.lastRow ?? row) - row))

/** «120 км» is no heading; «№ п/п» and «10 000 тұрғынға» may be. */
function isValueText(text: string): boolean {
  const read = scanNumber(text, { comma: 'unknown' })
  return read !== null && (read.rest === '' || readUnit(read.rest) !== null)
}

type NamedColumn = Named<Column>

/** Headings to columns, best pairs first; words of the table's own name count little. */
function matchColumns(
  heads: readonly Heading[],
  table: Named<Field>,
  columns: readonly NamedColumn[],
  vocabulary: Vocabulary,
): TableColumn[] {
  const pairs = heads
    .flatMap((head, h) =>
      columns.map((named, c) => ({ h, c, score: columnScore(head, table, named, vocabulary) })),
    )
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
  const byHead = new Map<number, { readonly c: number; readonly score: number }>()
  const used = new Set<number>()
  for (const { h, c, score } of pairs) {
    if (byHead.has(h) || used.has(c)) continue
    byHead.set(h, { c, score })
    used.add(c)
  }
  return heads.map((head, h) => {
    const found = byHead.get(h)
    return {
      col: head.col,
      heading: head.text,
      unit: head.unit,
      column: found ? (columns[found.c]?.of ?? null) : null,
      score: found?.score ?? 0,
    }
  })
}

function columnScore(
  head: Heading,
  table: Named<Field>,
  named: NamedColumn,
  vocabulary: Vocabulary,
): number {
  const own = measureOf(named.of.unit?.code)
  const suits = head.unit && own ? conversion(head.unit, own) !== null : null
  const words = weigh(vocabulary.known, readLabel(head.label).words).map((one) => ({
    ...one,
    weight: one.weight * (saysTable(one, table) ? 0.3 : 1),
  }))
  const { score } = fit(words, named, noSpread)
  if (head.isUnit) return Math.max(score, suits ? 0.75 : 0)
  return Math.min(1, score + (suits === null || score === 0 ? 0 : suits ? 0.05 : -0.25))
}

const saysTable = ({ like }: Weighed, table: Named<Field>): boolean =>
  table.variants.some((variant) => variant.words.some((name) => (like.get(name.text) ?? 0) >= 0.8))

const noSpread: ReadonlyMap<string, number> = new Map()

/** Rows below the headings until an empty one, a new heading or a line of words only. */
function bodyRows(grid: Grid, heads: readonly Heading[], start: Start) {
  const cols = heads.map((head) => head.col)
  const deep = depthOf(grid, start.row)
  const taken = Array.from({ length: deep + 1 }, (_, i) => start.row + i)
  const rows: number[] = []
  let total: number | null = null
  let row = start.row + deep + 1
  if (isColumnNumbers(grid, row)) taken.push(row++)
  for (; row <= grid.lastRow && !start.taken.has(row); row++) {
    const cells = grid.cells(row).filter((cell) => cols.includes(cell.col))
    if (cells.length === 0) break
    const first = textOf(cells[0] as Cell)
    if (cells.length === 1 && heads.length > 1 && isWords(first)) break
    taken.push(row)
    if (isTotal(first)) {
      total = row
      break
    }
    if (cells.length >= 2) rows.push(row)
  }
  return { rows, total, taken }
}

/** The nearest line above that is a text alone. */
function captionAbove(grid: Grid, row: number): string {
  for (let above = row - 1; above >= Math.max(0, row - 3); above--) {
    const cells = grid.cells(above)
    if (cells.length === 1 && isText((cells[0] as Cell).value)) return textOf(cells[0] as Cell)
    if (cells.length > 1) return ''
  }
  return ''
}

/** A table lying on its side: years are columns, and its lines are columns of a table field. */
export function findSideways(grid: Grid, sheet: number, vocabulary: Vocabulary): Table[] {
  const tables: Table[] = []
  for (const row of grid.rows) {
    const roles = headerRoles(grid, row)
    const years = [...(roles ?? [])].flatMap(([col, role]) =>
      role.is === 'year' ? [{ col, year: role.year }] : [],
    )
    const label = [...(roles ?? [])].find(([, role]) => role.is === 'label')?.[0]
    if (label === undefined || years.length < 3) continue
    const table = sidewaysAt(grid, { sheet, row, label, years }, vocabulary)
    if (table) tables.push(table)
  }
  return tables
}

function sidewaysAt(
  grid: Grid,
  at: {
    readonly sheet: number
    readonly row: number
    readonly label: number
    readonly years: readonly { col: number; year: number }[]
  },
  vocabulary: Vocabulary,
): Table | null {
  const rows: number[] = []
  for (let row = at.row + 1; row <= grid.lastRow && grid.at(row, at.label); row++) rows.push(row)
  const heads = rows.map((row) => makeHeading(row, [grid.textAt(row, at.label)]))
  const caption = captionAbove(grid, at.row)
  const best = vocabulary.tables
    .filter((named) => named.of.columns.some((column) => column.key === 'year'))
    .map((named) => {
      const columns = matchColumns(
        heads,
        named,
        (vocabulary.columns.get(named.of.id) ?? []).filter((c) => c.of.key !== 'year'),
        vocabulary,
      )
      const matched = columns.filter((column) => column.column)
      const byCaption = caption
        ? fit(weigh(vocabulary.known, readLabel(caption).words), named, vocabulary.spread).score
        : 0
      return {
        named,
        columns,
        matched: matched.length,
        score:
          0.75 * (matched.reduce((s, c) => s + c.score, 0) / Math.max(1, rows.length)) +
          0.25 * byCaption,
      }
    })
    .sort((a, b) => b.score - a.score)[0]
  if (!best || best.matched < 2 || best.matched < 0.7 * rows.length) return null
  const year = best.named.of.columns.find((column) => column.key === 'year') ?? null
  return {
    sheet: at.sheet,
    field: best.named.of,
    score: best.score,
    caption,
    columns: [{ col: -1, heading: '', unit: null, column: year, score: 1 }, ...best.columns],
    rows: at.years.map(({ col }) => [
      grid.at(at.row, col),
      ...rows.map((row) => grid.at(row, col)),
    ]),
    total: null,
    takenRows: [at.row, ...rows],
  }
}

/** Sums that do not agree with the line of totals, by position of the column. */
export function wrongTotals(table: Table): number[] {
  if (!table.total) return []
  return table.columns.flatMap((_, i) => {
    const said = numberIn(table.total?.[i])
    const parts = table.rows.map((row) => numberIn(row[i]))
    if (said === null || parts.some((part) => part === null)) return []
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
    return Math.abs(sum - said) > 0.005 * Math.max(1, Math.abs(said)) ? [i] : []
  })
}

function numberIn(cell: Cell | undefined): number | null {
  if (!cell) return null
  if (cell.value.kind === 'number') return cell.value.number
  if (cell.value.kind !== 'text') return null
  const read = scanNumber(cell.value.text, { comma: 'unknown' })
  return read && !Number.isNaN(read.number) ? read.number : null
}
