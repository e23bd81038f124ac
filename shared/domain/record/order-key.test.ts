import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderKeyBetween, orderKeysAfter } from './order-key.ts'

test('a key stands between its neighbours wherever rows are put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 60 }), (places) => {
      const keys: string[] = []
      for (const place of places) {
        const at = place % (keys.length + 1)
        keys.splice(at, 0, orderKeyBetween(keys[at - 1] ?? null, keys[at] ?? null))
      }
      expect(keys).toEqual([...new Set(keys)].sort())
    }),
  )
})

test('rows added in a block keep their order, also after rows that are there', () => {
  const first = orderKeysAfter(null, 5_000)
  const more = orderKeysAfter(first.at(-1) ?? null, 50)
  const all = [...first, ...more, orderKeyBetween(more.at(-1) ?? null, null)]
  expect(all).toEqual([...all].sort())
  expect(new Set(all).size).toBe(all.length)
})

test('no key fits between equal or turned neighbours', () => {
  expect(() => orderKeyBetween('V', 'V')).toThrow()
  expect(() => orderKeyBetween('V', 'A')).toThrow()
  expect(() => orderKeyBetween('1', '10')).toThrow()
})
