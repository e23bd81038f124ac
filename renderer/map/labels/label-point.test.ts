import { expect, test } from 'vitest'
import { labelPoint } from './label-point.ts'

test('the point of a square is its middle', () => {
  expect(labelPoint([0, 0, 10, 0, 10, 10, 0, 10, 0, 0], 1)).toEqual([5, 5])
})

test('the point of a hook lies in its thick part, not in its bounds’ middle', () => {
  const [x, y] = labelPoint([0, 0, 10, 0, 10, 2, 3, 2, 3, 10, 0, 10, 0, 0], 1)
  expect(x).toBeLessThan(3)
  expect(y).toBeLessThan(5)
})

test('far corners count even when a wiggling side has nearly all the vertices', () => {
  const wiggle = Array.from({ length: 900 }, (_, k) => [k / 100, k % 2 ? 0.02 : 0]).flat()
  const [x, y] = labelPoint([...wiggle, 9, 6, 0, 6], 1)
  expect(x).toBeGreaterThanOrEqual(3)
  expect(y).toBeGreaterThan(2)
})

test('a name may be kept to a window', () => {
  const [, y] = labelPoint([0, 0, 10, 0, 10, 100, 0, 100], 1, [-100, 60, 100, 200])
  expect(y).toBeGreaterThan(60)
})
