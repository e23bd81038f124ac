import { describe, expect, it } from 'vitest'
import { type Comma, commaOf, scanNumber } from './scan-number.ts'

const scan = (text: string, comma: Comma) => scanNumber(text, { comma })

const number = (text: string, comma: Comma = 'decimal') => scan(text, comma)?.number
const doubts = (text: string, comma: Comma = 'decimal') => scan(text, comma)?.doubts

describe('a number as clerks write it', () => {
  it.each([
    ['12345', 12345],
    ['12 345', 12345],
    ['12\u00a0345,6', 12345.6],
    ["1'234'567", 1234567],
    ['0,5', 0.5],
    ['-43,7', -43.7],
    ['−43,7', -43.7],
    ['1.234.567', 1234567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['3,2E-5', 0.000032],
    ['2·10^-4', 0.0002],
    ['+36,6', 36.6],
  ])('%s', (text, expected) => {
    expect(number(text)).toBe(expected)
  })

  it('a comma before three digits is what the workbook says it is', () => {
    expect([number('38,412', 'decimal'), number('38,412', 'thousands')]).toEqual([38.412, 38412])
    expect(scan('38,412', 'unknown')).toMatchObject({ number: 38.412, doubts: ['comma'] })
    expect(doubts('0,412', 'unknown')).toEqual([])
    expect(doubts('1234,412', 'unknown')).toEqual([])
  })

  it.each(['около 300', '≈300', '> 300', 'более 300', 'шамамен 300', 'about 300'])(
    '%s is approximate',
    (text) => {
      expect(scan(text, 'decimal')).toMatchObject({ number: 300, doubts: ['approximate'] })
    },
  )

  it('what stands after it is handed on', () => {
    expect(scan('120 км', 'decimal')).toMatchObject({ number: 120, rest: 'км' })
    expect(scan('5х100 м', 'decimal')).toMatchObject({ number: 5, rest: 'х100 м' })
    expect(scan('15 (из них 3 сельских)', 'decimal')?.rest).toBe('(из них 3 сельских)')
  })

  it.each(['5-7', '12.02.2025', '3/4', '8-715-33-2-14-05', '12 34', 'до 5 до 7'])(
    '%s is not one number',
    (text) => {
      expect(number(text)).toBeNaN()
    },
  )

  it.each(['нет данных', '', '—', 'км 12'])('%j is no number', (text) => {
    expect(scan(text, 'decimal')).toBeNull()
  })
})

describe('what a workbook says about the comma', () => {
  it.each([
    [['6,7', '12 345', '0,5'], 'decimal'],
    [['1,234.5', '12,345,678', '6.7'], 'thousands'],
    [['12,345', '6'], 'unknown'],
    [[], 'unknown'],
  ] as const)('%j: %s', (texts, expected) => {
    expect(commaOf(texts)).toBe(expected)
  })
})
