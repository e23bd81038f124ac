import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText, sortKey } from './sort-key.ts'

const alphabet = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz'

/** The same order said a second way: token lists compared one by one. */
function tokens(text: string): (bigint | number | null)[] {
  const found: (bigint | number | null)[] = []
  for (const part of text.toLowerCase().split(/(\d+|[^0-9а-яёәғқңөұүһіa-z]+|.)/)) {
    if (part === '') continue
    if (/^\d/.test(part)) found.push(BigInt(part))
    else if (alphabet.includes(part)) found.push(alphabet.indexOf(part))
    else found.push(null)
  }
  while (found[0] === null) found.shift()
  while (found.at(-1) === null) found.pop()
  return found
}

const rank = (token: bigint | number | null | undefined): number =>
  token === undefined ? 0 : token === null ? 1 : typeof token === 'bigint' ? 2 : 3

function compareNaively(a: string, b: string): number {
  const left = tokens(a)
  const right = tokens(b)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]]
    if (rank(x) !== rank(y)) return Math.sign(rank(x) - rank(y))
    if (x !== undefined && x !== null && y !== undefined && y !== null && x !== y)
      return x < y ? -1 : 1
  }
  return 0
}

const text = fc.stringMatching(/^[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІa-zA-Z0-9 .№-]{0,14}$/u)
const primaryOf = (key: string) => key.slice(0, key.lastIndexOf(' '))
const compareBytes = (a: string, b: string) =>
  Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))

describe('sortKey', () => {
  it('orders the 42 letters of the Kazakh alphabet, then Latin', () => {
    const shuffled = alphabet.split('').sort()
    expect(shuffled.join('')).not.toBe(alphabet)
    expect(shuffled.sort(compareText).join('')).toBe(alphabet)
  })

  it('orders names the way a Kazakh reader expects', () => {
    const ordered = [
      '1-ауыл',
      '2-ауыл',
      '10-ауыл',
      'Абай',
      'Ақсу',
      'Ақтау',
      'Әйтеке би',
      'Балқаш',
      'Есіл',
      'Ёлкино',
      'Жаңаөзен',
      'Орал',
      'Өскемен',
      'Ұлытау',
      'Шымкент',
      'Ырғыз',
      'Ілейский',
      'Aral',
    ]
    expect(ordered.toReversed().sort(compareText)).toEqual(ordered)
  })

  it('compares numbers by value, however long, and puts a prefix first', () => {
    const ordered = ['Школа', 'Школа № 2', 'Школа № 10', `Школа ${'9'.repeat(70)}`, 'Школа А']
    expect(ordered.toReversed().sort(compareText)).toEqual(ordered)
    expect(sortKey('Школа 007')).toBe(sortKey('Школа №7'))
  })

  it('reads a hyphen, a space and quotes as the same gap', () => {
    expect(sortKey('«Усть-Каменогорск»')).toBe(sortKey('Усть Каменогорск'))
    expect(compareText('Усть-Каменогорск', 'Устье')).toBe(-1)
  })

  it('lets case decide only between texts that are equal otherwise', () => {
    expect(['АБ', 'Аб', 'аб', 'ав'].sort(compareText)).toEqual(['аб', 'Аб', 'АБ', 'ав'])
  })

  it('is plain ASCII, so that bytes and code units agree', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (any) => /^[ -~]*$/.test(sortKey(any))))
  })

  it('orders any two texts as the naive comparison does', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = compareBytes(primaryOf(sortKey(a)), primaryOf(sortKey(b)))
        expect(bytes).toBe(compareNaively(a, b))
        if (bytes !== 0) expect(compareText(a, b)).toBe(bytes)
      }),
      { numRuns: 5_000 },
    )
  })

  it('keeps numbers in order of value', () => {
    const digits = fc.stringMatching(/^\d{1,130}$/)
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const [x, y] = [BigInt(a), BigInt(b)]
        expect(compareText(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0)
      }),
    )
  })
})
