import { expect, test } from 'vitest'
import { digitFromKey } from './digit-row.ts'

test('the letters of the Kazakh digit row are digits by their physical key', () => {
  const row = [
    ['Digit1', '"'],
    ['Digit2', 'ә'],
    ['Digit3', 'і'],
    ['Digit4', 'ң'],
    ['Digit5', 'ғ'],
    ['Digit8', 'ү'],
    ['Digit9', 'Ұ'],
    ['Digit0', 'қ'],
  ] as const
  expect(row.map(([code, key]) => digitFromKey(code, key))).toEqual(
    ['1', '2', '3', '4', '5', '8', '9', '0'].map((digit) => ({ kind: 'digit', digit })),
  )
})

test('comma and point on 6 and 7 stay separators and offer the digit', () => {
  expect(digitFromKey('Digit6', ',')).toEqual({ kind: 'separator', digit: '6' })
  expect(digitFromKey('Digit7', '.')).toEqual({ kind: 'separator', digit: '7' })
})

test('digits of other layouts, other keys and the marks of Shift are left alone', () => {
  expect(digitFromKey('Digit2', '2')).toBeNull()
  expect(digitFromKey('KeyA', 'ф')).toBeNull()
  expect(digitFromKey('Digit4', '%')).toBeNull()
  expect(digitFromKey('Comma', ',')).toBeNull()
})
