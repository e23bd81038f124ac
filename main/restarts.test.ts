import { expect, test } from 'vitest'
import { Restarts } from './restarts.ts'

test('restarts come ever later, and after the third in a minute the person is asked', () => {
  const restarts = new Restarts()
  expect([0, 1_000, 2_000, 3_000].map((at) => restarts.ended(at))).toEqual([0, 500, 2_000, 'ask'])
})

test('ends longer ago than a minute do not count', () => {
  const restarts = new Restarts()
  expect([0, 61_000, 122_000, 183_000].map((at) => restarts.ended(at))).toEqual([0, 0, 0, 0])
})

test('who chose to try again gets the whole patience again', () => {
  const restarts = new Restarts()
  for (const at of [0, 1, 2, 3]) restarts.ended(at)
  restarts.forget()
  expect(restarts.ended(4)).toBe(0)
})
