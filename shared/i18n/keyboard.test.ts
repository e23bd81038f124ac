import { describe, expect, it } from 'vitest'
import { digitsFromKazakh, otherReadings, retype } from './keyboard.ts'

describe('retype', () => {
  it('reads Latin keys as Russian and back', () => {
    expect(retype('fkvfns', 'latin', 'russian')).toBe('алматы')
    expect(retype('Фдьфен', 'russian', 'latin')).toBe('Almaty')
  })

  it('reads the digit row as Kazakh letters and back', () => {
    expect(retype('-crtvty', 'latin', 'kazakh')).toBe('өскемен')
    expect(retype('0fhf5fyls', 'latin', 'kazakh')).toBe('қарағанды')
    expect(retype('қарағанды', 'kazakh', 'latin')).toBe('0fhf5fyls')
    expect(retype('1-мектеп', 'russian', 'kazakh')).toBe('"өмектеп')
  })

  it('refuses a text with a sign that the layout does not have', () => {
    expect(retype('әже', 'russian', 'latin')).toBeNull()
    expect(retype('Almaty', 'russian', 'kazakh')).toBeNull()
  })

  it('gives every key its own place in each layout', () => {
    const keys = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    for (const to of ['russian', 'kazakh'] as const) {
      const read = retype(keys, 'latin', to) ?? ''
      expect(read).toHaveLength(keys.length)
      expect(retype(read, to, 'latin')).toBe(keys)
    }
  })
})

describe('otherReadings', () => {
  it('offers the readings of a text typed with the wrong layout on', () => {
    expect(otherReadings('fkvfns')).toEqual(['алматы'])
    expect(otherReadings('-crtvty')).toEqual(['-скемен', 'өскемен'])
    expect(otherReadings('а0т-бе')).toEqual(['f0n-,t', 'ақтөбе'])
    expect(otherReadings('Әб')).toEqual(['@,', '"б'])
  })

  it('offers nothing for a text no layout can type', () => {
    expect(otherReadings('日本')).toEqual([])
  })
})

describe('digitsFromKazakh', () => {
  it('reads the letters of the digit row as digits and keeps decimal signs', () => {
    expect(digitsFromKazakh('әқ,ғ')).toBe('20,5')
    expect(digitsFromKazakh('"ққ')).toBe('100')
    expect(digitsFromKazakh('12.5')).toBe('12.5')
  })
})
