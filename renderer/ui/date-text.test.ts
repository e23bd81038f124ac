import { expect, test } from 'vitest'
import { isoFromText, textFromIso } from './date-text.ts'

test('a date is read in the forms people type', () => {
  const forms = ['25.11.2026', '25/11/2026', '25-11-26', ' 25 11 2026 ', '25,11,26', '2026-11-25']
  expect(forms.map(isoFromText)).toEqual(forms.map(() => '2026-11-25'))
})

test('what is no day of the calendar is not read', () => {
  expect(['31.02.2026', '29.02.2027', '2026', '11.25.2026', 'бүгін'].map(isoFromText)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})

test('a written date is read back as the same day', () => {
  expect(isoFromText(textFromIso('2028-02-29'))).toBe('2028-02-29')
})
