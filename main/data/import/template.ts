import { writeFileSync } from 'node:fs'
import { type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type {
  Field,
  KindDictionary,
  PassportKind,
  Section,
} from '../../../shared/domain/dictionary.ts'
import { marks } from '../../../shared/domain/matching/template.ts'
import { rowsOf } from '../../../shared/domain/passport/values.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { importMessages } from '../../../shared/i18n/messages/import.ts'
import type { DataContext } from '../context.ts'
import { requireRow } from '../records/stored.ts'
import { registersSlot } from './registers.ts'
import { header } from './targets.ts'
import { type CellContent, cellContent, listOf, type Written } from './template-values.ts'

interface TemplateInput {
  /** A path: main has put it in place of the token. */
  readonly file: string
  readonly kind: PassportKind
  readonly language: Language
  readonly record: RecordId | null
}

type Word = Extract<keyof typeof importMessages, `template.${string}`>
type Row = CellContent[]

/** What every sheet of one template is made from. */
interface Making {
  readonly kind: KindDictionary
  readonly doc: Document
  readonly language: Language
  readonly written: Written
  readonly word: (key: Word) => string
  readonly lists: ListSheet
  readonly names: Set<string>
  values: number
}

/** Writes the template of a kind, empty or with the values of a record. */
export async function exportTemplate(ctx: DataContext, input: TemplateInput) {
  const row = input.record ? requireRow(ctx.db, input.record) : null
  if (row && row.kind !== input.kind) throw new AppError('invalid-input', { why: 'another kind' })
  const word = (key: Word): string => importMessages[key][input.language]
  const making: Making = {
    kind: ctx.dictionary.dictionary.kinds[input.kind],
    doc: row?.doc ?? {},
    language: input.language,
    written: {
      language: input.language,
      yes: word('template.yes'),
      no: word('template.no'),
      registers: ctx.keep(registersSlot),
    },
    word,
    lists: new ListSheet(),
    names: new Set(),
    values: 0,
  }
  const sections = making.kind.sections.flatMap((section) => sectionSheets(section, making))
  const unit = making.doc[header.kato]
  const origin = [input.kind, typeof unit === 'string' ? unit : '', input.record ?? '']
  const sheets = [coverSheet(making, sections), ...sections, making.lists.sheet(origin)]
  writeFileSync(input.file, await writeXlsx({ sheets }))
  return { sheets: sheets.length, values: making.values }
}

const heading = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8ECEF' } },
} as const
const title = { font: { bold: true, size: 14 } } as const
const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const

function coverSheet(making: Making, sections: readonly WriteSheet[]): WriteSheet {
  const { word, kind } = making
  const name = making.doc[header.nameRu] ?? making.doc[header.nameKk] ?? ''
  const rows: Row[] = [
    [`${kind.label[making.language]}: ${word('template.title')}`],
    [typeof name === 'string' ? name : ''],
    [word('template.how')],
    [],
    [word('template.contents')],
    ...sections.map((sheet): Row => [sheet.name]),
  ]
  return {
    name: uniqueName(word('template.sheet.cover'), making.names),
    rows,
    columns: [{ width: 90, style: wrapped }],
    cells: styled([[0, 0, title]]),
  }
}

/** Fields a clerk fills in; what the program fills or computes is left out. */
const isAsked = (field: Field): boolean =>
  !field.auto && field.computed === null && !['file', 'geometry'].includes(field.type)

function sectionSheets(section: Section, making: Making): WriteSheet[] {
  const asked = section.fields.filter(isAsked)
  const lines = asked.filter((field) => field.type !== 'table' && field.plannedOf === null)
  const tables = asked.filter((field) => field.type === 'table')
  return [
    ...(lines.length > 0 ? [listSheet(section, lines, making)] : []),
    ...tables.map((field) => tableSheet(field, making)),
  ]
}

const firstLine = 3

function listSheet(section: Section, fields: readonly Field[], making: Making): WriteSheet {
  const { word, language, kind, doc } = making
  const hasPlanned = fields.some((field) => field.planned !== null)
  const planned = hasPlanned ? [word('template.planned')] : []
  const rows: Row[] = [
    [null, section.label[language]],
    [marks.field, null, null, marks.value, ...(hasPlanned ? [marks.planned] : [])],
    [
      null,
      word('template.indicator'),
      word('template.unit'),
      word('template.value'),
      ...planned,
      word('template.help'),
    ],
  ]
  const validations: DataValidation[] = []
  fields.forEach((field, i) => {
    const twin = field.planned === null ? undefined : kind.byId.get(field.planned)
    const plannedCell = twin ? content(twin, doc[twin.id], making) : null
    rows.push([
      field.id,
      field.name[language],
      field.unit?.label[language] ?? null,
      content(field, doc[field.id], making),
      ...(hasPlanned ? [plannedCell] : []),
      field.help[language],
    ])
    const line = firstLine + i + 1
    validations.push(...validationOf(field, `D${line}`, making))
    if (twin) validations.push(...validationOf(twin, `E${line}`, making))
  })
  const width = hasPlanned ? 6 : 5
  return {
    name: uniqueName(section.label[language], making.names),
    rows,
    columns: [
      { hidden: true },
      { width: 52, style: wrapped },
      { width: 14 },
      { width: 24, style: wrapped },
      ...(hasPlanned ? [{ width: 20, style: wrapped }] : []),
      { width: 70, style: wrapped },
    ],
    rowDefs: new Map([[1, { hidden: true }]]),
    freezePane: { rows: firstLine },
    dataValidations: validations,
    cells: styled([
      [0, 1, title],
      ...Array.from({ length: width - 1 }, (_, c): Styled => [2, c + 1, heading]),
    ]),
  }
}

/** Empty rows with lists, below those that are filled. */
const spareRows = 200

function tableSheet(field: Field, making: Making): WriteSheet {
  const { language, doc } = making
  const unitOf = (column: Field['columns'][number]) =>
    column.unit ? `, ${column.unit.label[language]}` : ''
  const present = rowsOf(doc[field.id])
  const rows: Row[] = [
    [null, field.name[language]],
    [`${marks.table} ${field.id}`, ...field.columns.map((column) => column.id)],
    [null, ...field.columns.map((column) => `${column.label[language]}${unitOf(column)}`)],
    ...present.map(
      (row): Row => [
        row.id,
        ...field.columns.map((column) => content(column, row.cells[column.id], making)),
      ],
    ),
  ]
  const last = firstLine + present.length + spareRows
  return {
    name: uniqueName(field.name[language], making.names),
    rows,
    columns: [{ hidden: true }, ...field.columns.map(() => ({ width: 24, style: wrapped }))],
    rowDefs: new Map([[1, { hidden: true }]]),
    freezePane: { rows: firstLine },
    dataValidations: field.columns.flatMap((column, i) =>
      validationOf(column, `${letter(i + 1)}${firstLine + 1}:${letter(i + 1)}${last}`, making),
    ),
    cells: styled([[0, 1, title], ...field.columns.map((_, i): Styled => [2, i + 1, heading])]),
  }
}

function content(
  of: Field | Field['columns'][number],
  value: unknown,
  making: Making,
): CellContent {
  const cell = cellContent(of, value, making.written)
  if (cell !== null) making.values++
  return cell
}

/** A drop-down list where the field has one; other values are typed freely and checked on loading. */
function validationOf(
  of: Field | Field['columns'][number],
  range: string,
  { written, lists, word }: Making,
): DataValidation[] {
  const list = listOf(of, written)
  if (list.length === 0) return []
  return [
    {
      type: 'list',
      range,
      formula1: lists.place(list),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorMessage: word('template.choose'),
    },
  ]
}

type Styled = readonly [
  row: number,
  col: number,
  style: NonNullable<
    NonNullable<WriteSheet['cells']> extends Map<string, infer C> ? C : never
  >['style'],
]

function styled(cells: readonly Styled[]): NonNullable<WriteSheet['cells']> {
  return new Map(cells.map(([row, col, style]) => [`${row},${col}`, style ? { style } : {}]))
}

const letter = (col: number): string =>
  (col >= 26 ? String.fromCharCode(64 + Math.floor(col / 26)) : '') +
  String.fromCharCode(65 + (col % 26))

/** At most 31 characters, none of those that Excel forbids, never twice. */
function uniqueName(text: string, taken: Set<string>): string {
  const bare = text
    .replace(/[[\]:*?/\\']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  let name = bare.slice(0, 31).trim()
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${bare.slice(0, 28).trim()} ${n}`
  taken.add(name.toLowerCase())
  return name
}

/** A hidden sheet of lists, because a list written into a cell may hold 255 characters only. */
class ListSheet {
  readonly #columns = new Map<
    string,
    { readonly col: number; readonly values: readonly string[] }
  >()

  /** Range that holds the list. */
  place(values: readonly string[]): string {
    const key = values.join('\n')
    const known = this.#columns.get(key) ?? { col: this.#columns.size + 1, values }
    this.#columns.set(key, known)
    const col = letter(known.col)
    return `qorgau!$${col}$1:$${col}$${values.length}`
  }

  sheet(origin: readonly string[]): WriteSheet {
    const columns = [...this.#columns.values()]
    const height = Math.max(4, ...columns.map(({ values }) => values.length))
    const own = [`${marks.book} 1`, ...origin]
    return {
      name: 'qorgau',
      veryHidden: true,
      rows: Array.from({ length: height }, (_, row) => [
        own[row] || null,
        ...columns.map(({ values }) => values[row] ?? null),
      ]),
    }
  }
}
