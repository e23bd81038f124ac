import { type Column, type Field, type KindDictionary, passportKinds } from '../dictionary.ts'
import { measureOf } from '../passport/measure.ts'
import { type Comma, commaOf } from '../passport/scan-number.ts'
import {
  type Reading,
  type ReadValue,
  type Registers,
  readCell,
  saysNothing,
} from './cell-reading.ts'
import { type Choice, candidatesOf, chooseFields } from './choose.ts'
import { isColumnNumbers, isValueLike } from './columns.ts'
import type { Doubt } from './doubt.ts'
import { type Grid, makeGrid, textOf } from './grid.ts'
import { isNumbering } from './headings.ts'
import { findLines, type Line, type LineValue } from './lists.ts'
import { breaksRule, fittingPiece, wrongSums } from './plausible.ts'
import { type Cell, cellName, type Sheet, type Workbook } from './sheet.ts'
import { findSideways, findTables, type Table, wrongTotals } from './tables.ts'
import { type TemplateOrigin, templateOrigin, templateValues } from './template.ts'
import { readTitle, type Title } from './title.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'
import { readLabel } from './words.ts'

/** Where a value of a workbook goes. */
export interface Target {
  readonly field: number
  /** Of a table: number of the row in the workbook, counted from 0, and id of the column. */
  readonly row?: number
  readonly column?: number
}

/** One cell of a workbook that says something. */
export interface Finding {
  readonly sheet: number
  readonly sheetName: string
  readonly cell: string
  readonly labelCell: string
  readonly label: string
  /** The line it is a part of, or the caption of the table. */
  readonly context: string
  /** Key of the line for the remembered profile. */
  readonly key: string
  readonly target: Target | null
  readonly score: number
  readonly alternatives: readonly { readonly field: number; readonly score: number }[]
  /** As it stands in the cell. */
  readonly text: string
  readonly unitText: string
  readonly value: ReadValue
  readonly factor: number
  readonly noData: boolean
  readonly doubts: readonly Doubt[]
  readonly note: string
  /** The value planned five years ahead, from a column of its own. */
  readonly planned: boolean
  /** Of a cell of a table: which table of the workbook. */
  readonly table: number
  /** Id of the table's row, of our own template. */
  readonly rowId: string
}

/** A cell with a value that belongs to no line and no table. */
export interface Unread {
  readonly sheetName: string
  readonly cell: string
  readonly text: string
}

export interface Match {
  readonly title: Title
  readonly comma: Comma
  /** Years whose values stand side by side in lines, the latest first; one or none leaves nothing to ask. */
  readonly years: readonly number[]
  /** The year whose values are taken, where the title or a person says it; null: the latest, with a doubt. */
  readonly year: number | null
  readonly findings: readonly Finding[]
  readonly unread: readonly Unread[]
  /** Made by us: every value says where it belongs. */
  readonly template: TemplateOrigin | null
}

export interface MatchOptions {
  readonly kind: KindDictionary
  readonly registers: Registers
  /** Field ids a person gave to lines of such a workbook before; null = leave the line out. */
  readonly remembered?: ReadonlyMap<string, number | null>
  /** Which of several years a person wants. */
  readonly year?: number | null
}

/** Everything a workbook says in the words of the dictionary, with every doubt spoken out. */
export function matchWorkbook(workbook: Workbook, options: MatchOptions): Match {
  const origin = templateOrigin(workbook)
  return origin ? matchTemplate(workbook, origin, options) : matchForeign(workbook, options)
}

/** Our own template: nothing has to be guessed but what people typed into it. */
function matchTemplate(workbook: Workbook, template: TemplateOrigin, options: MatchOptions): Match {
  const comma: Comma = 'decimal'
  const sheets = workbook.sheets.map((sheet) => sheet.name)
  const findings = templateValues(workbook, options.kind).map((value): Finding => {
    const of = value.column ?? value.field
    const { cell } = value
    const context = { comma, unit: null, format: cell.format, registers: options.registers }
    const reading = checked(
      readCell(cell.value, of, { ...context, unit: measureOf(of.unit?.code) }),
      value.field,
      value.column,
    )
    return {
      ...unplaced,
      sheet: value.sheet,
      sheetName: sheets[value.sheet] ?? '',
      cell: cellName(cell.row, cell.col),
      label: value.label,
      target: {
        field: value.field.id,
        ...(value.row && value.column ? { row: value.row.number, column: value.column.id } : {}),
      },
      score: 1,
      text: textOf(cell),
      ...reading,
      table: value.row ? value.sheet : -1,
      rowId: value.row?.id ?? '',
    }
  })
  const title: Title = {
    kind: passportKinds.find((kind) => kind === template.kind) ?? 'territory',
    asOf: '',
    asOfCell: '',
    units: template.unit ? [{ value: template.unit, name: '', score: 1 }] : [],
    texts: [],
  }
  return { title, comma, years: [], year: null, findings, unread: [], template }
}

/** What a finding has not where nothing was guessed. */
const unplaced = {
  labelCell: '',
  context: '',
  key: '',
  alternatives: [],
  unitText: '',
  note: '',
  planned: false,
  table: -1,
  rowId: '',
}

function matchForeign(workbook: Workbook, options: MatchOptions): Match {
  const vocabulary = vocabularyOf(options.kind)
  const parts = workbook.sheets.map((sheet, index) => partOf(sheet, index, vocabulary))
  const lines = parts.flatMap((part) => part.lines)
  const tables = parts.flatMap((part) => part.tables)
  const comma = commaFrom(lines, tables)
  const title = readTitle(parts, options.registers['unit'] ?? [])
  const sheets = workbook.sheets.map((sheet) => sheet.name)
  const years = yearsOf(lines)
  const year = options.year ?? yearOfTitle(title.asOf, years)
  const context = { vocabulary, options, comma, title, sheets, year }
  const found = [...lineFindings(lines, context), ...tableFindings(tables, context)]
  const findings = markSums(markRepeats(found), options.kind)
  return { title, comma, years, year, findings, unread: unreadOf(parts, findings), template: null }
}

/** What stands in one sheet. */
interface Part {
  readonly grid: Grid
  readonly name: string
  readonly tables: readonly Table[]
  readonly lines: readonly Line[]
  readonly titleRows: number
}

function partOf(sheet: Sheet, index: number, vocabulary: Vocabulary): Part {
  const grid = makeGrid(sheet)
  const sideways = findSideways(grid, index, vocabulary)
  const takenSideways = new Set(sideways.flatMap((table) => table.takenRows))
  const upright = findTables(without(grid, takenSideways), index, vocabulary)
  const tables = [...sideways, ...upright]
  const taken = new Set(tables.flatMap((table) => table.takenRows))
  const { lines, titleRows } = findLines(grid, { index, name: sheet.name, taken })
  const firstTable = Math.min(...taken)
  // A cover sheet is title from top to bottom.
  const end = Math.min(lines.length > 0 ? titleRows : Infinity, firstTable, grid.lastRow + 1)
  return { grid, tables, name: sheet.name, lines, titleRows: end }
}

/** Numbers, dates and answers outside lines, tables, headings and running numbers. */
function unreadOf(parts: readonly Part[], findings: readonly Finding[]): Unread[] {
  return parts.flatMap((part, sheet) => {
    const used = new Set(findings.filter((f) => f.sheet === sheet).map((f) => f.cell))
    const heads = new Set(part.tables.flatMap((table) => table.takenRows))
    const unread: Unread[] = []
    for (const row of part.grid.rows) {
      if (row < part.titleRows || heads.has(row) || isColumnNumbers(part.grid, row)) continue
      for (const cell of part.grid.cells(row)) {
        const name = cellName(cell.row, cell.col)
        const text = textOf(cell)
        if (!used.has(name) && isValueLike(cell) && !isNumbering(text) && !saysNothing(text))
          unread.push({ sheetName: part.name, cell: name, text })
      }
    }
    return unread
  })
}

interface Context {
  readonly vocabulary: Vocabulary
  readonly options: MatchOptions
  readonly comma: Comma
  readonly title: Title
  readonly sheets: readonly string[]
  readonly year: number | null
}

function yearsOf(lines: readonly Line[]): number[] {
  const years = lines.flatMap((line) => {
    const own = line.values.flatMap(({ year }) => year ?? [])
    return own.length > 1 ? own : []
  })
  return [...new Set(years)].sort((a, b) => b - a)
}

/** A passport as of 1 January speaks of the year that ended, or of the one that began: of the latest in either case. */
function yearOfTitle(asOf: string, [latest]: readonly number[]): number | null {
  const year = Number(asOf.slice(0, 4))
  return latest !== undefined && (year === latest || year === latest + 1) ? latest : null
}

const vocabularies = new WeakMap<KindDictionary, Vocabulary>()

function vocabularyOf(kind: KindDictionary): Vocabulary {
  const known = vocabularies.get(kind)
  if (known) return known
  const made = makeVocabulary(kind)
  vocabularies.set(kind, made)
  return made
}

function without(grid: Grid, taken: ReadonlySet<number>): Grid {
  return { ...grid, rows: grid.rows.filter((row) => !taken.has(row)) }
}

/** Cyrillic labels mean the comma of Russian and Kazakh unless the numbers say otherwise. */
function commaFrom(lines: readonly Line[], tables: readonly Table[]): Comma {
  const cells = [
    ...lines.flatMap((line) => line.values.map(({ cell }) => cell)),
    ...tables.flatMap((table) => table.rows.flat()),
  ]
  const shown = commaOf(
    cells.flatMap((cell) => (cell?.value.kind === 'text' ? [cell.value.text] : [])),
  )
  const labels = [
    ...lines.map((line) => line.label),
    ...tables.flatMap((table) => table.columns.map((column) => column.heading)),
  ]
  const cyrillic = labels.filter((label) => /\p{Script=Cyrillic}/u.test(label)).length
  const usual: Comma = cyrillic >= labels.length / 2 ? 'decimal' : 'thousands'
  return shown === 'unknown' || shown === usual ? usual : 'unknown'
}

function lineFindings(lines: readonly Line[], context: Context): Finding[] {
  const candidates = lines.map((line) => candidatesOf(line, context.vocabulary, readerOf(context)))
  const remembered = context.options.remembered
  const fixed = lines.map((line) => remembered?.get(lineKey(line)))
  const choices = chooseFields(candidates, fixed)
  return lines.flatMap((line, i) => findingsOfLine(line, choices[i] as Choice, context))
}

const readerOf =
  (context: Context) =>
  (line: Line, value: LineValue, field: Field): Reading =>
    checked(
      readCell(value.cell.value, field, {
        comma: context.comma,
        unit: line.unit,
        format: value.cell.format,
        registers: context.options.registers,
      }),
      field,
    )

/** A reading the field's rules refuse is doubtful; a text may hold the wanted piece. */
function checked(reading: Reading, field: Field, column?: Column): Reading {
  if (reading.value === null || !breaksRule(reading.value, field, column)) return reading
  const piece =
    typeof reading.value === 'string' && !column ? fittingPiece(reading.value, field) : null
  return piece === null
    ? { ...reading, doubts: [...reading.doubts, 'rule'] }
    : { ...reading, value: piece, doubts: [...reading.doubts, ...twice(reading.value, piece)] }
}

/** «112; 8 (725) 332-11-12»: beside the piece there is another number. */
function twice(text: ReadValue, piece: string): Doubt[] {
  return /\d{3}/.test(String(text).replace(piece, '')) ? ['remark'] : []
}

/** How a line is known again: its words, the line above, its heading. */
export function lineKey(line: Line): string {
  return [line.label, line.parent?.label ?? '', line.headings[0] ?? '']
    .map((text) => text.toLowerCase().replace(/\s+/g, ' ').trim())
    .join(' | ')
}

function findingsOfLine(line: Line, choice: Choice, context: Context): Finding[] {
  const { values, doubts } = pickValues(line, context.year)
  return values.map((value) => {
    const field = targetField(choice.field, value, context.options.kind)
    const reading = field
      ? readerOf(context)(line, value, field)
      : { value: null, noData: false, doubts: [], factor: 1 }
    const own = field
      ? [
          ...choice.doubts,
          ...(countForShare(line, field) ? (['unit'] as const) : []),
          ...(value.role === 'year' ? doubts : []),
          ...reading.doubts,
        ]
      : []
    return {
      ...whereabouts(line.sheet, value.cell, context),
      labelCell: cellName(line.labelCell.row, line.labelCell.col),
      label: line.label,
      context: line.parent?.label ?? line.headings[0] ?? '',
      key: lineKey(line),
      target: field ? { field: field.id } : null,
      score: choice.score,
      alternatives: choice.alternatives,
      text: textOf(value.cell),
      unitText: line.unitText,
      value: reading.value,
      factor: reading.factor,
      noData: reading.noData,
      doubts: reading.noData ? [] : [...new Set(own)],
      note: line.note,
      planned: value.role === 'planned',
      table: -1,
      rowId: '',
    }
  })
}

/** A number of people, where the field wants so many to 1000 or 10 000 inhabitants and the line does not say so. */
function countForShare(line: Line, field: Field): boolean {
  const of = measureOf(field.unit?.code)?.of
  if (of !== 'perThousand' && of !== 'perTenThousand') return false
  const texts = [line.label, line.parent?.label ?? '', line.unitText, ...line.headings]
  const said = texts.some((text) =>
    readLabel(text).words.some((word) => /^per(ten)?thousand$/i.test(word.text)),
  )
  return line.unit?.of !== of && !said
}

function whereabouts(sheet: number, cell: Cell, context: Context) {
  return { sheet, sheetName: context.sheets[sheet] ?? '', cell: cellName(cell.row, cell.col) }
}

/** Of several years the one asked for counts; else the latest, and a person is told. */
function pickValues(
  line: Line,
  wanted: number | null,
): {
  readonly values: readonly LineValue[]
  readonly doubts: readonly Doubt[]
} {
  const years = line.values.filter((value) => value.role === 'year')
  if (years.length === 0) return { values: line.values, doubts: [] }
  const latest = years.reduce((a, b) => ((b.year ?? 0) > (a.year ?? 0) ? b : a))
  const said = years.find(({ year }) => year === wanted)
  const others = line.values.filter((value) => value.role !== 'year')
  return {
    values: [said ?? latest, ...others],
    doubts: said || years.length === 1 ? [] : ['year'],
  }
}

/** The planned value is a field of its own; a field without one leaves the column unread. */
function targetField(id: number | null, value: LineValue, kind: KindDictionary): Field | null {
  const field = id === null ? undefined : kind.byId.get(id)
  if (!field) return null
  if (value.role !== 'planned') return field
  return (field.planned !== null && kind.byId.get(field.planned)) || null
}

function tableFindings(tables: readonly Table[], context: Context): Finding[] {
  const best = new Map<number, Table>()
  for (const table of tables) {
    const other = best.get(table.field.id)
    if (!other || table.score > other.score) best.set(table.field.id, table)
  }
  return tables.flatMap((table, number) =>
    oneTable(table, { number, chosen: best.get(table.field.id) === table }, context),
  )
}

function oneTable(
  table: Table,
  { number, chosen }: { readonly number: number; readonly chosen: boolean },
  context: Context,
): Finding[] {
  const wrong = wrongTotals(table)
  const rows = table.rows.flatMap((cells, row) =>
    cells.flatMap((cell, i) => {
      const column = table.columns[i]
      if (!cell || !column?.column) return []
      return [
        tableFinding(
          { table, cell, row, column, chosen, number, wrong: wrong.includes(i) },
          context,
        ),
      ]
    }),
  )
  return rows
}

interface TablePlace {
  readonly table: Table
  readonly cell: Cell
  readonly row: number
  readonly column: Table['columns'][number]
  readonly chosen: boolean
  /** Place of the table in the workbook. */
  readonly number: number
  readonly wrong: boolean
}

function tableFinding(
  { table, cell, row, column, chosen, number, wrong }: TablePlace,
  context: Context,
): Finding {
  const of = column.column as Column
  const reading = checked(
    readCell(cell.value, of, {
      comma: context.comma,
      unit: column.unit,
      format: cell.format,
      registers: context.options.registers,
    }),
    table.field,
    of,
  )
  const doubts: Doubt[] = [...reading.doubts]
  if (column.score < 0.62) doubts.push('label')
  if (table.score < 0.6) doubts.push('ambiguous')
  if (!chosen) doubts.push('contested')
  if (wrong) doubts.push('total')
  return {
    ...whereabouts(table.sheet, cell, context),
    labelCell: '',
    label: column.heading,
    context: table.caption,
    key: `${table.caption} | ${column.heading}`.toLowerCase(),
    target: { field: table.field.id, row, column: of.id },
    score: Math.min(table.score, column.score),
    alternatives: [],
    text: textOf(cell),
    unitText: '',
    value: reading.value,
    factor: reading.factor,
    noData: reading.noData,
    doubts: reading.noData ? [] : [...new Set(doubts)],
    note: '',
    planned: false,
    table: number,
    rowId: '',
  }
}

/** Numbers that do not make up their total are doubtful one and all. */
function markSums(findings: readonly Finding[], kind: KindDictionary): Finding[] {
  const values = new Map<number, number>()
  for (const { target, value } of findings)
    if (target && target.row === undefined && typeof value === 'number')
      values.set(target.field, value)
  const wrong = wrongSums(values, kind)
  return findings.map((finding) =>
    finding.target && finding.target.row === undefined && wrong.has(finding.target.field)
      ? { ...finding, doubts: [...new Set<Doubt>([...finding.doubts, 'total'])] }
      : finding,
  )
}

/** A target two cells claim is doubtful in both, unless they say the same. */
function markRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!finding.target || finding.value === null) continue
    const { field, row, column } = finding.target
    const key = `${field}/${row ?? ''}/${column ?? ''}`
    seen.set(key, [...(seen.get(key) ?? []), finding])
  }
  const repeated = new Set<Finding>()
  for (const group of seen.values())
    if (group.length > 1) for (const one of group) repeated.add(one)
  return findings.map((finding) =>
    repeated.has(finding)
      ? { ...finding, doubts: [...new Set<Doubt>([...finding.doubts, 'repeated'])] }
      : finding,
  )
}
