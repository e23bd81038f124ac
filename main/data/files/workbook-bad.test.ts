import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { workbookParts, writeZip } from '../../../build/fixtures/zip.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import { type ReadOptions, WorkbookReader } from './workbook-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'qorgau-workbook-'))
const reader = new WorkbookReader()
afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})
const path = (name: string) => join(folder, name)

/** What the reader says of a file: the reason of its refusal. */
async function refusal(file: string, options: ReadOptions = {}): Promise<string> {
  const error = await reader.read(file, options).then(
    () => null,
    (e: unknown) => e,
  )
  if (!(error instanceof AppError)) return error === null ? 'was read' : 'a fault'
  return error.code === 'bad-file' ? String(error.detail['reason']) : error.code
}

function made(name: string, bookType: 'xlsx' | 'xls' | 'ods'): string {
  const book = utils.book_new()
  const rows = [['Паспорт района'], ['Численность населения, чел.', 12_345], ['Қала халқы', 6_789]]
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Лист1')
  writeFileSync(path(name), write(book, { type: 'buffer', bookType, compression: true }))
  return path(name)
}

const rows = (count: number, cell: (row: number) => string) =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 1}" s="1">${cell(i + 1)}</row>`).join('')

/** Peak memory in MB of a fresh process that reads the file, and what it answered. */
function peak(file: string): { readonly megabytes: number; readonly said: string } {
  const script = `
    import { WorkbookReader } from ${JSON.stringify(join(import.meta.dirname, 'workbook-process.ts'))}
    const said = await new WorkbookReader().read(${JSON.stringify(file)}).then(
      (book) => 'read ' + book.sheets[0].cells.length,
      (error) => String(error.detail.reason))
    console.log(JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024, said }))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  )
}

// Large files on a busy machine; the reader's own limit is 30 s.
vi.setConfig({ testTimeout: 120_000 })

describe('a workbook that cannot be read is refused with its reason', () => {
  it('a file cut off in the middle', async () => {
    const file = made('cut.xlsx', 'xlsx')
    truncateSync(file, 3_000)
    expect(await refusal(file)).toBe('truncated')
  })

  it('a file with one byte changed inside a sheet', async () => {
    const file = made('changed.xlsx', 'xlsx')
    const bytes = readFileSync(file)
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 24 + 60
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    writeFileSync(file, bytes)
    expect(await refusal(file)).toBe('truncated')
  })

  it('a sheet whose XML ends in the middle', async () => {
    writeZip(path('half.xlsx'), workbookParts('<sheetData><row r="1"><c r="A1"><v>1</v>'))
    expect(await refusal(path('half.xlsx'))).toBe('truncated')
  })

  it('a new workbook behind a password', async () => {
    const sheets = [{ name: 'A', rows: [['a', 1]] }]
    const bytes = await writeXlsx({ sheets, encryption: { password: 'x', spinCount: 1_000 } })
    writeFileSync(path('locked.xlsx'), bytes)
    expect(await refusal(path('locked.xlsx'))).toBe('encrypted')
  })

  it('an old workbook behind a password', async () => {
    const file = made('locked.xls', 'xls')
    const bytes = readFileSync(file)
    const start = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]))
    bytes.writeUInt16LE(0x002f, start + 4 + bytes.readUInt16LE(start + 2))
    writeFileSync(file, bytes)
    expect(await refusal(file)).toBe('encrypted')
  })

  it('prose, a PDF, a web page, another archive under the name of a workbook', async () => {
    writeFileSync(path('a.xlsx'), 'Паспорт безопасности\nрайона утверждён\nв прошлом году\n')
    writeFileSync(path('b.xlsx'), '%PDF-1.7\n%âãÏÓ\n')
    writeFileSync(path('c.xls'), '<html><table><tr><td>1</td></tr></table></html>')
    writeZip(path('d.xlsx'), [{ name: 'readme.txt', content: 'hello' }])
    const said = await Promise.all(
      ['a.xlsx', 'b.xlsx', 'c.xls', 'd.xlsx'].map((n) => refusal(path(n))),
    )
    expect(said).toEqual([
      'not-a-workbook',
      'not-a-workbook',
      'unsupported-version',
      'not-a-workbook',
    ])
  })

  it('an empty file and a workbook without a value', async () => {
    writeFileSync(path('nothing.xlsx'), '')
    writeZip(path('blank.xlsx'), workbookParts('<sheetData/>'))
    expect([await refusal(path('nothing.xlsx')), await refusal(path('blank.xlsx'))]).toEqual([
      'empty',
      'empty',
    ])
  })

  it('200 MB of text', async () => {
    writeFileSync(path('long.csv'), 'a;1\n')
    truncateSync(path('long.csv'), 200 * 2 ** 20)
    expect(await refusal(path('long.csv'))).toBe('too-big')
  })

  it('more cells than any passport has', async () => {
    const cells = rows(310_000, (r) => `<c r="A${r}"><v>${r}</v></c>`)
    writeZip(path('full.xlsx'), workbookParts(`<sheetData>${cells}</sheetData>`))
    const { megabytes, said } = peak(path('full.xlsx'))
    expect(said).toBe('too-big')
    expect(megabytes).toBeLessThan(500)
  })

  it('a bomb: texts that unpack to far more than they weigh', async () => {
    const parts = workbookParts('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    const text = `<si><t>${'Ж'.repeat(30_000)}</t></si>`
    const rels = parts.find((p) => p.name === 'xl/_rels/workbook.xml.rels')
    const bomb = [
      ...parts.filter((p) => p !== rels),
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: String(rels?.content).replace(
          '</Relationships>',
          '<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
      },
      { name: 'xl/sharedStrings.xml', content: `<sst>${text.repeat(4_000)}</sst>` },
    ]
    writeZip(path('bomb.xlsx'), bomb)
    const { megabytes, said } = peak(path('bomb.xlsx'))
    expect(said).toBe('too-big')
    expect(megabytes).toBeLessThan(500)
  })

  it('a file that needs more memory or time than the worker has', async () => {
    const cells = rows(120_000, (r) => `<c r="A${r}" t="str"><v>строка ${r}</v></c>`)
    writeZip(path('heavy.xlsx'), workbookParts(`<sheetData>${cells}</sheetData>`))
    expect(await refusal(path('heavy.xlsx'), { heapMegabytes: 12 })).toBe('too-big')
    expect(await refusal(path('heavy.xlsx'), { seconds: 0.05 })).toBe('too-big')
    expect(await refusal(made('next.xlsx', 'xlsx'))).toBe('was read')
  })

  it('two files at the same time, and one after another', async () => {
    const files = [made('one.xlsx', 'xlsx'), made('two.ods', 'ods')]
    const formats = async () =>
      (await Promise.all(files.map((file) => reader.read(file)))).map((book) => book.format)
    expect([await formats(), await formats()]).toEqual([
      ['xlsx', 'ods'],
      ['xlsx', 'ods'],
    ])
  })

  it('nothing at all: a missing file and a cancelled reading', async () => {
    const file = made('good.xlsx', 'xlsx')
    expect(await refusal(path('missing.xlsx'))).toBe('not-found')
    expect(await refusal(file, { signal: AbortSignal.abort() })).toBe('cancelled')
  })
})

describe('a strange but sound workbook is read', () => {
  it('formulas whose results were never stored are said to be such', async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData>'
    writeZip(path('formula.xlsx'), workbookParts(xml))
    const book = await reader.read(path('formula.xlsx'))
    expect(book.sheets[0]?.cells).toEqual([
      { row: 0, col: 0, value: { kind: 'formula' } },
      { row: 0, col: 1, value: { kind: 'number', number: 2 } },
    ])
  })

  it('1 048 576 empty rows cost neither time nor memory, and values below them are noticed', async () => {
    const empty = rows(1_048_575, (r) => `<c r="A${r}" s="1"/>`).replace(
      '<c r="A1" s="1"/>',
      '<c r="A1"><v>7</v></c>',
    )
    const below = '<row r="1048576"><c r="A1048576"><v>8</v></c></row>'
    const merge = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    writeZip(path('rows.xlsx'), workbookParts(`<sheetData>${empty}${below}</sheetData>${merge}`))
    const book = await reader.read(path('rows.xlsx'))
    expect(book.sheets[0]).toMatchObject({
      cells: [{ row: 0, col: 0, value: { kind: 'number', number: 7 } }],
      merges: [{ row: 0, col: 0, lastRow: 1, lastCol: 1 }],
      valuesBelow: true,
    })
    expect(peak(path('rows.xlsx')).megabytes).toBeLessThan(500)
  })

  it('200 MB of photographs beside a small table', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
    const photo = { name: 'xl/media/image1.jpeg', content: '', hole: 200 * 2 ** 20 }
    writeZip(path('photos.xlsx'), [photo, ...workbookParts(sheet)])
    const { megabytes, said } = peak(path('photos.xlsx'))
    expect(said).toBe('read 1')
    expect(megabytes).toBeLessThan(500)
  })

  it('a text table under the name of a workbook is read as what it is', async () => {
    writeFileSync(path('table.xlsx'), 'Показатель;Значение\nНаселение;12 345\nПлощадь;6,7\n')
    expect(await reader.read(path('table.xlsx'))).toMatchObject({
      format: 'csv',
      text: { encoding: 'utf-8', separator: ';' },
    })
  })
})
