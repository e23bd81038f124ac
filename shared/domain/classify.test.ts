import { describe, expect, it } from 'vitest'
import { classOf } from './classify.ts'

const classes = [
  { min: null, max: 1 },
  { min: 1, max: 5 },
  { min: 5, max: null },
]

describe('the class of a value', () => {
  it('begins at its lower break and ends before its upper one', () => {
    expect([0.999, 1, 4.999, 5, 500].map((value) => classOf(value, classes))).toEqual([
      0, 1, 1, 2, 2,
    ])
  })

  it('is none for a missing value and for one that is no number', () => {
    expect([null, Number.NaN].map((value) => classOf(value, classes))).toEqual([null, null])
  })

  it('is none in a gap between the classes', () => {
    expect(classOf(3, [{ min: 0, max: 2 }])).toBeNull()
  })
})
