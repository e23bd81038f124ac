import type { Cell, CellValue, Merge, Sheet } from '../../../shared/domain/matching/sheet.ts'
import { parseCellName } from '../../../shared/domain/matching/sheet.ts'
import { limits } from './workbook-limits.ts'
import { builtInFormats, isDateFormat, serialToIso } from './workbook-numbers.ts'
import { attribute, XmlScanner } from './workbook-xml.ts'
import { badFile, type Zip } from './workbook-zip.ts'

interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

interface Parts {
  readonly sheets: readonly SheetPart[]
  readonly date1904: boolean
  readonly strings: readonly string[]
  /** Number format of each cell style. */
  readonly formats: readonly string[]
}

/** How many cells with a value may still come; shared by all sheets of a workbook. */
export interface Budget {
  cells: number
}

/** Sheets of an Office Open XML workbook, one after the other. */
export async function* readXlsx(zip: Zip): AsyncGenerator<Sheet> {
  const parts = await readParts(zip)
  if (parts.sheets.length > limits.sheets) throw badFile('too-big', 'too many sheets')
  const budget: Budget = { cells: limits.cells }
  for (const sheet of parts.sheets) yield await readSheet(zip, sheet, parts, budget)
}

async function readParts(zip: Zip): Promise<Parts> {
  const root = await relations(zip, '_rels/.rels', '')
  const book = root.find((r) => r.type.endsWith('/officeDocument'))?.target
  if (!book || !zip.has(book)) throw badFile('not-a-workbook', 'no workbook part')
  const folder = book.slice(0, book.lastIndexOf('/') + 1)
  const related = await relations(zip, `${folder}_rels/${book.slice(folder.length)}.rels`, folder)
  const byId = new Map(related.map((r) => [r.id, r]))
  const { sheets, date1904 } = await readBook(zip, book, (id) => byId.get(id)?.target)
  const target = (type: string) => related.find((r) => r.type.endsWith(`/${type}`))?.target
  const strings = target('sharedStrings')
  const styles = target('styles')
  return {
    sheets: sheets.filter((sheet) => byId.get(sheet.id)?.type.endsWith('/worksheet')),
    date1904,
    strings: strings && zip.has(strings) ? await readStrings(zip, strings) : [],
    formats: styles && zip.has(styles) ? await readFormats(zip, styles) : [],
  }
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

async function relations(zip: Zip, part: string, folder: string): Promise<Relation[]> {
  if (!zip.has(part)) {
    if (folder === '') throw badFile('not-a-workbook', 'an archive, but not a workbook')
    return []
  }
  const found: Relation[] = []
  await scan(zip, part, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolveDots(folder + target),
      })
    },
  })
  return found
}

function resolveDots(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

async function readBook(zip: Zip, part: string, targetOf: (id: string) => string | undefined) {
  const sheets: (SheetPart & { readonly id: string })[] = []
  let date1904 = false
  await scan(zip, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr')
        date1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, 'r:id') ?? /:id="([^"]+)"/.exec(attributes)?.[1] ?? ''
      sheets.push({
        id,
        name: attribute(attributes, 'name') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        part: targetOf(id) ?? '',
      })
    },
  })
  return { sheets, date1904 }
}

/** Shared texts; the phonetic guide (`rPh`) is not part of the text. */
async function readStrings(zip: Zip, part: string): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  let total = 0
  await scan(zip, part, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        strings.push(unescapeText(current))
        total += current.length
        if (total > limits.heldBytes) throw badFile('too-big', 'too many texts')
      }
    },
  })
  return strings
}

async function readFormats(zip: Zip, part: string): Promise<string[]> {
  const custom = new Map<number, string>()
  const formats: string[] = []
  let inCellStyles = false
  await scan(zip, part, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        custom.set(
          Number(attribute(attributes, 'numFmtId')),
          attribute(attributes, 'formatCode') ?? '',
        )
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        formats.push(custom.get(id) ?? builtInFormats[id] ?? '')
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return formats
}

async function readSheet(zip: Zip, sheet: SheetPart, parts: Parts, budget: Budget): Promise<Sheet> {
  if (!zip.has(sheet.part)) throw badFile('truncated', `sheet ${sheet.name} is missing`)
  const reader = new SheetReader(parts, budget)
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of zip.chunks(sheet.part))
    reader.scanner.push(decoder.decode(chunk, { stream: true }))
  reader.scanner.push(decoder.decode())
  if (!reader.stopped) reader.scanner.end()
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    cells: reader.cells,
    merges: reader.merges,
    valuesBelow: reader.valuesBelow,
  }
}

/** Collects the cells of one sheet while its XML goes by. */
class SheetReader {
  readonly cells: Cell[] = []
  readonly merges: Merge[] = []
  stopped = false
  valuesBelow = false
  readonly scanner: XmlScanner
  readonly #parts: Parts
  readonly #budget: Budget
  #row = -1
  #col = -1
  #lastRowWithValue = -1
  #type = ''
  #style = 0
  #content = ''
  #collecting = false
  #phonetic = false
  #formula = false

  constructor(parts: Parts, budget: Budget) {
    this.#parts = parts
    this.#budget = budget
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#collecting && !this.#phonetic) this.#content += text
      },
    })
  }

  #open(name: string, attributes: string): void {
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'v' || name === 't') this.#collecting = true
    else if (name === 'f') this.#formula = true
    else if (name === 'rPh') this.#phonetic = true
    else if (name === 'mergeCell') this.#merge(attribute(attributes, 'ref') ?? '')
  }

  #openRow(attributes: string): void {
    const number = attribute(attributes, 'r')
    this.#row = number === undefined ? this.#row + 1 : Number(number) - 1
    this.#col = -1
    if (this.#row - this.#lastRowWithValue <= limits.blankRows || this.stopped) return
    this.stopped = true
    this.scanner.skipTo('</sheetData>', (skipped) => {
      this.valuesBelow ||= /<(?:\w+:)?(?:v|is)>/.test(skipped)
    })
  }

  #openCell(attributes: string): void {
    const at = parseCellName(attribute(attributes, 'r') ?? '')
    this.#col = at ? at.col : this.#col + 1
    this.#type = attribute(attributes, 't') ?? 'n'
    this.#style = Number(attribute(attributes, 's') ?? 0)
    this.#content = ''
    this.#formula = false
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'c') this.#closeCell()
  }

  #closeCell(): void {
    const format = this.#parts.formats[this.#style] ?? ''
    const value = this.#value(format)
    if (!value) return
    if (--this.#budget.cells < 0)
      throw badFile('too-big', 'more cells than any passport has', { cells: limits.cells })
    this.#lastRowWithValue = this.#row
    const general = format === '' || format === 'General' || format === '@'
    this.cells.push({ row: this.#row, col: this.#col, value, ...(general ? {} : { format }) })
  }

  #value(format: string): CellValue | null {
    const text = this.#content
    if (text === '' && this.#formula) return { kind: 'formula' }
    switch (this.#type) {
      case 's':
        return textValue(this.#parts.strings[Number(text)] ?? '')
      case 'str':
      case 'inlineStr':
        return textValue(unescapeText(text))
      case 'b':
        return text === '' ? null : { kind: 'bool', bool: text === '1' || text === 'true' }
      case 'e':
        return { kind: 'error', text }
      case 'd':
        return text === '' ? null : { kind: 'date', date: text.slice(0, 16) }
      default:
        return numberValue(text, format, this.#parts.date1904)
    }
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(parseCellName)
    if (from && to)
      this.merges.push({ row: from.row, col: from.col, lastRow: to.row, lastCol: to.col })
  }
}

/** Text of a cell, or nothing when it only looks filled. */
export function textValue(text: string): CellValue | null {
  return text.trim() === '' ? null : { kind: 'text', text }
}

function numberValue(text: string, format: string, date1904: boolean): CellValue | null {
  if (text.trim() === '') return null
  const number = Number(text)
  if (!Number.isFinite(number)) return textValue(text)
  return isDateFormat(format)
    ? { kind: 'date', date: serialToIso(number, date1904) }
    : { kind: 'number', number }
}

/** Excel writes control characters in texts as `_x000D_`. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

async function scan(
  zip: Zip,
  part: string,
  handlers: {
    readonly open: (name: string, attributes: string) => void
    readonly text?: (text: string) => void
    readonly close?: (name: string) => void
  },
): Promise<void> {
  const nothing = (): void => undefined
  const scanner = new XmlScanner({
    open: handlers.open,
    text: handlers.text ?? nothing,
    close: handlers.close ?? nothing,
  })
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of zip.chunks(part)) scanner.push(decoder.decode(chunk, { stream: true }))
  scanner.push(decoder.decode())
  scanner.end()
}
