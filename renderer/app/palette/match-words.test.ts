import { expect, test } from 'vitest'
import { scoreText } from './match-words.ts'

test('every word typed must begin a word of the text, in any order and case', () => {
  expect(scoreText('тёмн тема', 'Тёмная тема')).toBeGreaterThan(0)
  expect(scoreText('ТЕМА тем', 'Тёмная тема')).toBeGreaterThan(0)
  expect(scoreText('тема карта', 'Тёмная тема')).toBe(0)
  expect(scoreText('', 'Тёмная тема')).toBe(0)
})

test('Kazakh letters and their Russian neighbours meet', () => {
  expect(scoreText('калып', 'Қалып')).toBeGreaterThan(0)
  expect(scoreText('корғау', 'Қорғау')).toBeGreaterThan(0)
})

test('one slip in a word of four letters or more is forgiven, and ranks lower', () => {
  expect(scoreText('натсройки', 'Настройки')).toBeGreaterThan(0)
  expect(scoreText('настойки', 'Настройки')).toBeGreaterThan(0)
  expect(scoreText('настрайки', 'Настройки')).toBeGreaterThan(0)
  expect(scoreText('нстарайки', 'Настройки')).toBe(0)
  expect(scoreText('мат', 'Карта')).toBe(0)
  expect(scoreText('настр', 'Настройки')).toBeGreaterThan(scoreText('насьр', 'Настройки'))
})

test('a match at the beginning ranks before one inside', () => {
  expect(scoreText('карта', 'Карта')).toBeGreaterThan(scoreText('карта', 'Открыть карту'))
})
