import type { Cell, CellValue, Merge, Sheet } from '../../../shared/domain/matching/sheet.ts'
import { limits } from './workbook-limits.ts'
import { textValue } from './workbook-xlsx.ts'
import { attribute, XmlScanner } from './workbook-xml.ts'
import { badFile, type Zip } from './workbook-zip.ts'

/** Sheets of an OpenDocument workbook. */
export async function readOds(zip: Zip): Promise<Sheet[]> {
  const reader = new ContentReader()
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of zip.chunks('content.xml'))
    reader.scanner.push(decoder.decode(chunk, { stream: true }))
  reader.scanner.push(decoder.decode())
  reader.scanner.end()
  return reader.sheets
}

interface OpenSheet {
  readonly name: string
  readonly hidden: boolean
  readonly cells: Cell[]
  readonly merges: Merge[]
  valuesBelow: boolean
}

/** Rows and cells are stored once with a count of repetitions; repeated empty ones are only counted. */
class ContentReader {
  readonly sheets: OpenSheet[] = []
  readonly scanner: XmlScanner
  readonly #hiddenStyles = new Set<string>()
  #style = ''
  #row = 0
  #col = 0
  #lastRowWithValue = -1
  #rowRepeat = 1
  #rowCells: Cell[] = []
  #attributes = ''
  #text = ''
  #paragraphs = 0
  #inParagraph = false
  #inNote = false
  #cellsLeft: number = limits.cells

  constructor() {
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#inParagraph && !this.#inNote) this.#text += text
      },
    })
  }

  #open(name: string, attributes: string): void {
    if (name === 'style') this.#style = attribute(attributes, 'style:name') ?? ''
    else if (name === 'table-properties') {
      if (attribute(attributes, 'table:display') === 'false') this.#hiddenStyles.add(this.#style)
    } else if (name === 'table') this.#openSheet(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes)
    else if (name === 'annotation') this.#inNote = true
    else if (name === 'p' && !this.#inNote) {
      if (this.#paragraphs++ > 0) this.#text += '\n'
      this.#inParagraph = true
    } else if (name === 's' && this.#inParagraph) this.#text += ' '
    else if (name === 'line-break' && this.#inParagraph) this.#text += '\n'
  }

  #openSheet(attributes: string): void {
    if (this.sheets.length >= limits.sheets) throw badFile('too-big', 'too many sheets')
    this.#row = 0
    this.#lastRowWithValue = -1
    this.sheets.push({
      name: attribute(attributes, 'table:name') ?? '',
      hidden: this.#hiddenStyles.has(attribute(attributes, 'table:style-name') ?? ''),
      cells: [],
      merges: [],
      valuesBelow: false,
    })
  }

  #openRow(attributes: string): void {
    this.#rowRepeat = count(attributes, 'table:number-rows-repeated')
    this.#rowCells = []
    this.#col = 0
  }

  #openCell(attributes: string): void {
    this.#attributes = attributes
    this.#text = ''
    this.#paragraphs = 0
  }

  #close(name: string): void {
    if (name === 'p') this.#inParagraph = false
    else if (name === 'annotation') this.#inNote = false
    else if (name === 'covered-table-cell')
      this.#col += count(this.#attributes, 'table:number-columns-repeated')
    else if (name === 'table-cell') this.#closeCell()
    else if (name === 'table-row') this.#closeRow()
  }

  #closeCell(): void {
    const repeat = count(this.#attributes, 'table:number-columns-repeated')
    const found = cellValue(this.#attributes, this.#text)
    if (found)
      for (let i = 0; i < repeat; i++)
        this.#rowCells.push({ row: this.#row, col: this.#col + i, ...found })
    this.#noteMerge()
    this.#col += repeat
  }

  #noteMerge(): void {
    const cols = count(this.#attributes, 'table:number-columns-spanned')
    const rows = count(this.#attributes, 'table:number-rows-spanned')
    if (cols * rows === 1) return
    this.sheets.at(-1)?.merges.push({
      row: this.#row,
      col: this.#col,
      lastRow: this.#row + rows - 1,
      lastCol: this.#col + cols - 1,
    })
  }

  #closeRow(): void {
    const sheet = this.sheets.at(-1)
    if (sheet && this.#rowCells.length > 0) {
      if (this.#row - this.#lastRowWithValue > limits.blankRows) sheet.valuesBelow = true
      else this.#keepRow(sheet)
    }
    this.#row += this.#rowRepeat
  }

  #keepRow(sheet: OpenSheet): void {
    this.#cellsLeft -= this.#rowCells.length * this.#rowRepeat
    if (this.#cellsLeft < 0)
      throw badFile('too-big', 'more cells than any passport has', { cells: limits.cells })
    for (let i = 0; i < this.#rowRepeat; i++)
      for (const cell of this.#rowCells) sheet.cells.push({ ...cell, row: this.#row + i })
    this.#lastRowWithValue = this.#row + this.#rowRepeat - 1
  }
}

/** A repetition as a number between 1 and what a sheet can hold. */
function count(attributes: string, name: string): number {
  const given = Number(attribute(attributes, name) ?? 1)
  return Number.isInteger(given) && given > 0 ? Math.min(given, 1_048_576) : 1
}

function cellValue(
  attributes: string,
  text: string,
): { readonly value: CellValue; readonly format?: string } | null {
  const number = Number(attribute(attributes, 'office:value') ?? Number.NaN)
  const plain = () => (Number.isFinite(number) ? { kind: 'number' as const, number } : null)
  switch (attribute(attributes, 'office:value-type')) {
    case 'float':
    case 'currency':
      return wrap(plain())
    case 'percentage': {
      const value = plain()
      return value && { value, format: '0%' }
    }
    case 'boolean':
      return wrap({ kind: 'bool', bool: attribute(attributes, 'office:boolean-value') === 'true' })
    case 'date':
      return wrap(dateValue(attribute(attributes, 'office:date-value') ?? ''))
    default:
      return wrap(/^(#[A-Z/0!?]+|Err:\d+)$/.test(text) ? { kind: 'error', text } : textValue(text))
  }
}

function wrap(value: CellValue | null): { readonly value: CellValue } | null {
  return value && { value }
}

function dateValue(text: string): CellValue | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(text)
  if (!match) return null
  const time = match[2] && match[2] !== '00:00' ? `T${match[2]}` : ''
  return { kind: 'date', date: `${match[1]}${time}` }
}
