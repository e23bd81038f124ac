import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatList,
  formatNumber,
  formatTime,
} from './format.ts'
import { languages } from './language.ts'

const inAll = (write: (language: 'kk' | 'ru' | 'en') => string) =>
  languages.map((language) => write(language).replaceAll('\u00a0', '_'))

describe('formatNumber', () => {
  it('parts thousands and writes the decimal sign of the language', () => {
    expect(inAll((l) => formatNumber(1_234_567.5, l))).toEqual([
      '1_234_567,5',
      '1_234_567,5',
      '1,234,567.5',
    ])
    expect(inAll((l) => formatNumber(1_234, l))).toEqual(['1_234', '1_234', '1,234'])
    expect(inAll((l) => formatNumber(-12_345, l))).toEqual(['-12_345', '-12_345', '-12,345'])
  })

  it('rounds to three decimals, or as told', () => {
    expect(formatNumber(0.123456, 'kk')).toBe('0,123')
    expect(formatNumber(2, 'kk', { minDecimals: 2 })).toBe('2,00')
    expect(formatNumber(2.675, 'kk', { maxDecimals: 1 })).toBe('2,7')
    expect(formatNumber(0.00001, 'kk', { maxDecimals: 5 })).toBe('0,00001')
  })

  it('never writes a negative zero, and a dash for what is no number', () => {
    expect(inAll((l) => formatNumber(-0.0004, l))).toEqual(['0', '0', '0'])
    expect(inAll((l) => formatNumber(Number.NaN, l))).toEqual(['—', '—', '—'])
    expect(formatNumber(Number.POSITIVE_INFINITY, 'ru')).toBe('—')
  })

  it('writes Kazakh as Russian, digit for digit', () => {
    for (const n of [0, 7, 999, 1_000, 10_000.25, 1e15, -1_000.005])
      expect(formatNumber(n, 'kk')).toBe(formatNumber(n, 'ru'))
  })
})

describe('formatDate', () => {
  it('writes a day as typed, whatever the time zone', () => {
    expect(inAll((l) => formatDate('2025-12-31', l))).toEqual([
      '31.12.2025',
      '31.12.2025',
      '31 Dec 2025',
    ])
    expect(inAll((l) => formatDate('2025-12-31', l, 'long'))).toEqual([
      '2025_ж. 31_желтоқсан',
      '31_декабря 2025_г.',
      '31 December 2025',
    ])
  })

  it('knows the twelve Kazakh months', () => {
    const months = Array.from({ length: 12 }, (_, i) =>
      formatDate(`2024-${String(i + 1).padStart(2, '0')}-01`, 'kk', 'long')
        .split('\u00a0')
        .at(-1),
    )
    expect(months.join(' ')).toBe(
      'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
    )
  })

  it('writes a moment by the clock of the machine', () => {
    const at = new Date(2026, 2, 5, 4, 7, 9).getTime()
    expect(inAll((l) => formatDateTime(at, l))).toEqual([
      '05.03.2026, 04:07',
      '05.03.2026, 04:07',
      '5 Mar 2026, 04:07',
    ])
    expect(formatDateTime(at, 'kk', 'seconds')).toBe('05.03.2026, 04:07:09')
    expect(formatTime(at, 'seconds')).toBe('04:07:09')
  })

  it('writes a dash for what is no date', () => {
    expect(formatDate('', 'kk')).toBe('—')
    expect(formatDate('2025-13-01', 'ru', 'long')).toBe('—')
    expect(formatDateTime(Number.NaN, 'en')).toBe('—')
  })
})

describe('formatList', () => {
  it('joins the last item by a word', () => {
    const items = ['су', 'газ', 'жылу']
    expect(inAll((l) => formatList(items, l))).toEqual([
      'су, газ және жылу',
      'су, газ и жылу',
      'су, газ, and жылу',
    ])
    expect(inAll((l) => formatList(['а', 'ә'], l, 'or'))).toEqual([
      'а немесе ә',
      'а или ә',
      'а or ә',
    ])
  })

  it('leaves one item alone and writes nothing for none', () => {
    expect(inAll((l) => formatList(['су'], l))).toEqual(['су', 'су', 'су'])
    expect(inAll((l) => formatList([], l))).toEqual(['', '', ''])
  })
})

describe('formatBytes', () => {
  it('takes the greatest decimal unit', () => {
    expect(inAll((l) => formatBytes(1_536, l))).toEqual(['1,5_кБ', '1,5_кБ', '1.5_kB'])
    expect(inAll((l) => formatBytes(999, l))).toEqual(['999_Б', '999_Б', '999_B'])
    expect(inAll((l) => formatBytes(210_000_000, l))).toEqual(['210_МБ', '210_МБ', '210_MB'])
    expect(formatBytes(999_999, 'en')).toBe('1\u00a0MB')
  })
})

describe('formatDuration', () => {
  it('writes the two greatest units', () => {
    expect(inAll((l) => formatDuration(350, l))).toEqual(['350_мс', '350_мс', '350_ms'])
    expect(inAll((l) => formatDuration(45_000, l))).toEqual(['45_с', '45_с', '45_s'])
    expect(inAll((l) => formatDuration(65_000, l))).toEqual(['1_мин 5_с', '1_мин 5_с', '1_min 5_s'])
    expect(inAll((l) => formatDuration(7_500_000, l))).toEqual([
      '2_сағ 5_мин',
      '2_ч 5_мин',
      '2_h 5_min',
    ])
    expect(inAll((l) => formatDuration(90_000_000, l))).toEqual([
      '1_күн 1_сағ',
      '1_сут 1_ч',
      '1_d 1_h',
    ])
  })

  it('carries what rounding fills up', () => {
    expect(formatDuration(59_700, 'en')).toBe('1\u00a0min')
    expect(formatDuration(3_599_700, 'en')).toBe('1\u00a0h')
    expect(formatDuration(86_399_000, 'en')).toBe('1\u00a0d')
    expect(formatDuration(999.6, 'en')).toBe('1\u00a0s')
  })
})
