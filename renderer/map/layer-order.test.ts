import { expect, test } from 'vitest'
import type { Layer } from '../../shared/contract/features/layers.ts'
import { movedBefore, orderedUp } from './layer-order.ts'

const layer = (id: string, group: Layer['group'], geometry: Layer['geometry'] = 'polygon') =>
  Object.freeze({ id, group, geometry }) as Layer

const ids = (layers: readonly Layer[]) => layers.map(({ id }) => id)
const none = { groups: [], layers: [] }

test('sheets lie as a cartographer lays them: relief, water, lines, borders, symbols', () => {
  const given = [
    layer('settlements', 'settlements', 'point'),
    layer('adm0_country', 'borders'),
    layer('adm2_schematic', 'borders'),
    layer('rivers', 'water', 'line'),
    layer('lakes', 'water'),
    layer('relief', 'base', 'raster'),
    layer('wells', 'imported', 'point'),
    layer('zones', 'imported'),
  ]
  expect(ids(orderedUp(given, none))).toEqual([
    'relief',
    'lakes',
    'rivers',
    'adm2_schematic',
    'adm0_country',
    'zones',
    'wells',
    'settlements',
  ])
})

test('an order a person has set holds, and a new layer still finds its place', () => {
  const given = [
    layer('lakes', 'water'),
    layer('rivers', 'water', 'line'),
    layer('zones', 'imported'),
  ]
  const set = { groups: ['imported', 'water'], layers: ['rivers', 'lakes'] }
  expect(ids(orderedUp(given, set))).toEqual(['zones', 'rivers', 'lakes'])
})

test('moving before an entry, to the end, and before one that is not there', () => {
  expect(movedBefore(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(movedBefore(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a'])
  expect(movedBefore(['a', 'b'], 'a', 'x')).toEqual(['a', 'b'])
})
