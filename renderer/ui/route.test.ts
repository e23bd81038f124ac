import { expect, test } from 'vitest'
import { hashFor, routeFromHash } from './route.ts'

test('a hash is a section and what is open in it; none is the map', () => {
  expect(routeFromHash('')).toEqual({ section: 'map', rest: [] })
  expect(routeFromHash('#/passports/')).toEqual({ section: 'passports', rest: [] })
  expect(routeFromHash('#/passports/42/history')).toEqual({
    section: 'passports',
    rest: ['42', 'history'],
  })
})

test('any id survives the way through the address', () => {
  const id = 'Абай/50%#1'
  expect(routeFromHash(hashFor('passports', id))).toEqual({ section: 'passports', rest: [id] })
})

test('a broken escape is kept as it is', () => {
  expect(routeFromHash('#/map/100%')).toEqual({ section: 'map', rest: ['100%'] })
})
