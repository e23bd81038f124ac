import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { makeWorkbooks } from '../../../build/fixtures/workbooks.ts'
import {
  type CellValue,
  cellName,
  type Sheet,
  type Workbook,
} from '../../../shared/domain/matching/sheet.ts'
import { readWorkbook } from './workbook.ts'
import { serialToIso } from './workbook-numbers.ts'

vi.setConfig({ testTimeout: 60_000 })
const folder = mkdtempSync(join(tmpdir(), 'qorgau-readers-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Plain = Record<string, string | number | boolean>

function plain(value: CellValue): string | number | boolean {
  switch (value.kind) {
    case 'text':
    case 'error':
      return value.text
    case 'number':
      return value.number
    case 'date':
      return value.date
    case 'bool':
      return value.bool
    default:
      return ''
  }
}

const ours = (sheet: Sheet): Plain =>
  Object.fromEntries(sheet.cells.map((cell) => [cellName(cell.row, cell.col), plain(cell.value)]))

/** The same sheets as the second reader sees them. */
function theirs(
  bytes: Buffer,
): { readonly name: string; readonly cells: Plain; readonly merges: number }[] {
  const book = read(bytes, { cellNF: true })
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] ?? {}
    const cells = Object.entries(sheet).flatMap(([address, cell]) => {
      if (address.startsWith('!') || cell.v === undefined || cell.v === '') return []
      const isDate = cell.t === 'n' && /[dmy]/.test(String(cell.z ?? '')) && cell.z !== 'General'
      return [[address, isDate ? serialToIso(cell.v, false) : cell.v]]
    })
    return { name, cells: Object.fromEntries(cells), merges: sheet['!merges']?.length ?? 0 }
  })
}

const books = makeWorkbooks().filter((fixture) => !fixture.file.endsWith('.csv'))

describe('two readers that know nothing of each other agree', () => {
  it.each(books.map((book) => [book.name, book] as const))('on %s', async (_, fixture) => {
    const file = join(folder, fixture.file)
    writeFileSync(file, fixture.bytes)
    const book: Workbook = await readWorkbook(file)
    expect(
      book.sheets.map((sheet) => ({
        name: sheet.name,
        cells: ours(sheet),
        merges: sheet.merges.length,
      })),
    ).toEqual(theirs(fixture.bytes))
  })
})

it('dates, formats, booleans and errors come as what they are', async () => {
  const sheet = utils.aoa_to_sheet([[new Date(Date.UTC(2025, 0, 31)), 0.125, true]])
  sheet['B1'].z = '0.0%'
  sheet['D1'] = { t: 'e', v: 0x17 }
  sheet['!ref'] = 'A1:D1'
  const { write } = await import('@e965/xlsx')
  const bytes = write(
    { SheetNames: ['a'], Sheets: { a: sheet } },
    { type: 'buffer', cellDates: false },
  )
  writeFileSync(join(folder, 'kinds.xlsx'), bytes)
  const book = await readWorkbook(join(folder, 'kinds.xlsx'))
  expect(book.sheets[0]?.cells.map(({ value, format }) => ({ value, format }))).toEqual([
    { value: { kind: 'date', date: '2025-01-31' }, format: 'dd.mm.yyyy' },
    { value: { kind: 'number', number: 0.125 }, format: '0.0%' },
    { value: { kind: 'bool', bool: true } },
    { value: { kind: 'error', text: '#REF!' } },
  ])
})

it('day 60 of 1900, which never was, shifts what stands before it', () => {
  expect([1, 59, 61, 45_658, 45_658.5].map((serial) => serialToIso(serial, false))).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2025-01-01',
    '2025-01-01T12:00',
  ])
  expect(serialToIso(0, true)).toBe('1904-01-01')
})
