import { describe, expect, it } from 'vitest'
import { mannKendallP, quantile, senSlope, shrunkRates } from './statistics.ts'

describe('statistics of the maps', () => {
  it('takes quantiles between neighbours', () => {
    expect(quantile([6, 8, 10, 20], 0.5)).toBe(9)
    expect(quantile([6, 8, 10, 20], 0.9)).toBeCloseTo(17)
    expect(quantile([], 0.5)).toBeNull()
  })

  it('finds the slope of a steady rise and that it is significant', () => {
    expect(senSlope([1, 2, 3, 4, 5])).toBe(1)
    // S = 10, variance 5·4·15/18, z = 9/4.082: p = 0.0275.
    expect(mannKendallP([1, 2, 3, 4, 5])).toBeCloseTo(0.0275, 3)
    expect(mannKendallP([3, 3, 3])).toBe(1)
  })

  it('draws a rate of few deaths to the mean, and leaves one of many alone', () => {
    const rates = shrunkRates([
      { deaths: 10, personYears: 1e6 },
      { deaths: 2, personYears: 1e6 },
    ])
    expect(rates[0]).toEqual({ value: 1e-5, shrunk: false })
    expect(rates[1]?.value).toBeCloseTo(3.5e-6, 9)
    expect(rates[1]?.shrunk).toBe(true)
  })
})
