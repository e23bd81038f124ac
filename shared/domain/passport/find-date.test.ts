import { expect, it } from 'vitest'
import { findDate } from './read-date.ts'

it.each([
  ['01.02.2025', '2025-02-01'],
  ['на 01.01.25г.', '2025-01-01'],
  ['1.2.1999 г.', '1999-02-01'],
  ['2025-03-31', '2025-03-31'],
  ['«15» марта 2025 года', '2025-03-15'],
  ['15 мая 2024 г.', '2024-05-15'],
  ['по состоянию на 1 января 2025 года', '2025-01-01'],
  ['2025 жылғы «20» ақпан', '2025-02-20'],
  ['2022 ж. 5 мамыр', '2022-05-05'],
  ['31 Dec 2025', '2025-12-31'],
  ['March 14, 2025', '2025-03-14'],
  ['1st of July 2024', '2024-07-01'],
  ['18/05/2020', '2020-05-18'],
  ['2024/12/01', '2024-12-01'],
])('%s', (text, date) => {
  expect(findDate(text)).toEqual({ date, unsure: false })
})

it('day and month that could be the other way round are said to be unsure', () => {
  expect(findDate('05/06/2024')).toEqual({ date: '2024-06-05', unsure: true })
})

it.each(['31.02.2025', '45.01.2025', 'утв. 12 мая', '№ 14/07', '8-715-33-2-14-05'])(
  '%s is no date',
  (text) => {
    expect(findDate(text)).toBeNull()
  },
)
