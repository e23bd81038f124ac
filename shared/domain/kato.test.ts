import { describe, expect, it } from 'vitest'
import { katoAbove, properName, readKato } from './kato.ts'
import type { Sheet } from './matching/sheet.ts'
import { romanise } from './romanise.ts'

const sheetOf = (rows: readonly (readonly (string | number)[])[]): Sheet => ({
  name: 'KATO',
  hidden: false,
  merges: [],
  valuesBelow: false,
  cells: rows.flatMap((row, r) =>
    row.map((value, c) => ({
      row: r,
      col: c,
      value:
        typeof value === 'number'
          ? ({ kind: 'number', number: value } as const)
          : ({ kind: 'text', text: value } as const),
    })),
  ),
})

const head = ['te', 'ab', 'cd', 'ef', 'hij', 'k', 'kaz_name', 'rus_name', 'nn']
const line = (code: number | string, kk: string, ru: string) => [code, 0, 0, 0, 0, 0, kk, ru, 1]

describe('the table of the official classifier', () => {
  it('is read below its head, with level, type and the unit above by the code', () => {
    const list = readKato([
      sheetOf([
        ['Классификатор'],
        head,
        line(100_000_000, 'Абай облысы', 'Абайская область'),
        line('101000000', 'Семей қ.ә.', 'Семей г.а.'),
        line('101033000', 'Абыралы а.о.', 'Абралинский с.о.'),
        line('101033102', 'Ақшабай а.', 'с.Акшабай'),
        line('101040100', 'Шүлбі к.', 'п.Шульбинск'),
      ]),
    ])
    expect(list?.faults).toEqual([])
    expect(
      list?.entries.map(({ code, parent, level, type }) => [code, parent, level, type]),
    ).toEqual([
      ['100000000', null, 'oblast', 'oblast'],
      ['101000000', '100000000', 'city', 'city_oblast'],
      ['101033000', '101000000', 'rural_okrug', 'rural_okrug'],
      ['101033102', '101033000', 'settlement', 'settlement'],
      // The okrug of this code is not in the table: the next unit above is.
      ['101040100', '101000000', 'settlement', 'settlement'],
    ])
  })

  it('lists lines that it does not take, by row', () => {
    const list = readKato([
      sheetOf([
        head,
        line('10100', 'Семей', 'Семей'),
        line('100000000', 'Абай облысы', 'Абайская область'),
        line('100000000', 'Абай облысы', 'Абайская область'),
        line('101000000', '', ''),
        line('153200000', 'Бос ауданы', 'Пустой район'),
      ]),
    ])
    expect(list?.entries.map(({ code }) => code)).toEqual(['100000000'])
    expect(list?.faults.map(({ fault, row }) => [fault, row])).toEqual([
      ['bad-code', 2],
      ['repeated', 4],
      ['no-name', 5],
      ['orphan', 0],
    ])
  })

  it('is known by its head alone', () => {
    expect(
      readKato([
        sheetOf([
          ['Код', 'Сумма'],
          ['100000000', 5],
        ]),
      ]),
    ).toBeNull()
  })
})

it('goes one group of digits up', () => {
  expect(katoAbove('101033102')).toBe('101033000')
  expect(katoAbove('101033000')).toBe('101000000')
  expect(katoAbove('101000000')).toBe('100000000')
  expect(katoAbove('100000000')).toBeNull()
  expect(katoAbove('KZ')).toBeNull()
})

it('takes the designation off a name', () => {
  const names = [
    'с.Акшабай',
    'Абралинский с.о.',
    'Ақшабай а.',
    'Семей қ.ә.',
    'Бөкенші ауылдық округі',
  ]
  expect(names.map(properName)).toEqual(['Акшабай', 'Абралинский', 'Ақшабай', 'Семей', 'Бөкенші'])
})

it('writes Kazakh names in Latin letters', () => {
  expect(['Ақшабай', 'Өскемен', 'Қарағанды-2'].map(romanise)).toEqual([
    'Aqshabay',
    'Oskemen',
    'Qaraghandy-2',
  ])
})
