import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/contract/failure.ts'
import { cellName, cellText } from '../../../shared/domain/matching/sheet.ts'
import { readCsv } from './csv.ts'
import { type CodePage, codePages } from './csv-code-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'qorgau-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

function encode(text: string, encoding: string, mark = false): Buffer {
  const marked = (mark ? '\uFEFF' : '') + text
  if (encoding === 'utf-8') return Buffer.from(marked)
  const wide = Buffer.from(marked, 'utf16le')
  if (encoding === 'utf-16le') return wide
  if (encoding === 'utf-16be') return wide.swap16()
  const upper = codePages[encoding as CodePage]
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0)
      return code < 0x80 ? code : 0x80 + upper.indexOf(letter)
    }),
  )
}

function read(bytes: Buffer, name = 'a.csv') {
  writeFileSync(join(folder, name), bytes)
  const book = readCsv(join(folder, name))
  return { ...book.text, cells: book.sheets[0]?.cells.map((cell) => cellText(cell.value)) }
}

const russian =
  'Показатель;Ед. изм.;Значение\r\nЧисленность населения — всего;чел.;12 345\r\nПлощадь территории;км²;6,7\r\n'
const plain = russian.replace('км²', 'кв. км')
const kazakh =
  'Көрсеткіш;Өлшем бірлігі;Мәні\r\nХалық саны, барлығы;адам;12 345\r\nЖаңа ұңғымалар, қоймалар, үйлер;дана;7\r\nӘуежай, Ғимарат, Ұшақ, Һәм, іргетас;дана;1\r\n'

describe('the encoding of a text table is found', () => {
  it.each([
    ['utf-8', false, russian],
    ['utf-8', true, russian],
    ['utf-16le', true, russian],
    ['utf-16be', true, russian],
    ['utf-16le', false, russian],
    ['utf-16be', false, russian],
    ['windows-1251', false, plain],
    ['ibm866', false, plain.replaceAll('—', '-')],
    ['kz-1048', false, kazakh],
    ['pt154', false, kazakh],
  ])('%s, with a mark: %s', (encoding, mark, text) => {
    const found = read(encode(text, encoding, mark))
    expect(found).toMatchObject({ encoding, separator: ';' })
    expect(found.cells).toEqual(text.trim().split(/;|\r\n/))
  })

  it('Russian letters alone do not make a page Kazakh', () => {
    expect(read(encode('Село;Жители\nБелое;120\nЁлки №5 «Луч»;7\n', 'windows-1251')).encoding).toBe(
      'windows-1251',
    )
  })
})

describe('the separator of a text table is found', () => {
  it.each([
    [';', 'Площадь;6,7\nЧисло;"1;2"\nИтог;1,2\n'],
    ['\t', 'Площадь\t6,7\nЧисло\t1;2\nИтог\t1,2\n'],
    [',', 'Area,6.7\n"Towns, villages",12\nTotal,3\n'],
    ['|', 'Площадь|6,7\nЧисло|12\nИтог|3,1\n'],
  ])('%j', (separator, text) => {
    expect(read(encode(text, 'utf-8')).separator).toBe(separator)
  })

  it('as Excel names it in the first line', () => {
    expect(read(encode('sep=;\nа;1\nб;2\n', 'utf-8')).cells).toEqual(['а', '1', 'б', '2'])
  })
})

it('cells keep their row and column, title lines and empty lines included', () => {
  writeFileSync(join(folder, 'b.csv'), 'ПАСПОРТ\n\n1;Население;5\n;"две\nстроки";\n')
  expect(
    readCsv(join(folder, 'b.csv')).sheets[0]?.cells.map((c) => cellName(c.row, c.col)),
  ).toEqual(['A1', 'A3', 'B3', 'C3', 'B4'])
})

it('binary content and text without columns are refused', () => {
  const reason = (bytes: Buffer) => {
    try {
      read(bytes)
      return 'was read'
    } catch (error) {
      return error instanceof AppError ? error.detail['reason'] : String(error)
    }
  }
  expect(reason(Buffer.from([0x89, 0x50, 0x01, 0x02, 0xff, 0x80, 0x99]))).toBe('not-a-workbook')
  expect(reason(Buffer.from('одна строка\nдругая строка\n'))).toBe('not-a-workbook')
})
