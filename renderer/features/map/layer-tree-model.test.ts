import { expect, test } from 'vitest'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import { type Group, orderAfterMove, treeOf } from './layer-tree-model.ts'
import { readScale } from './read-scale.ts'
import { roundLength } from './round-length.ts'

const setting = (id: string, group: Group, visible = true) => ({
  layer: Object.freeze({ id, group, title: { kk: `${id}-қазақша`, ru: id, en: id } }) as Layer,
  visible,
  opacity: 1,
})
const settings = Object.freeze([
  setting('relief', 'base'),
  setting('lakes', 'water'),
  setting('rivers', 'water', false),
  setting('towns', 'settlements'),
])
const words = { language: 'ru', titleOf: (group: Group) => `группа ${group}` } as const
const none = { groups: [], layers: [] }

test('the tree runs from the top down, its boxes say all, some or none', () => {
  const tree = treeOf(settings, '', words)
  expect(
    tree.map(({ id, checked, children }) => [id, checked, children?.map((c) => c.id)]),
  ).toEqual([
    ['group:settlements', true, ['towns']],
    ['group:water', 'mixed', ['rivers', 'lakes']],
    ['group:base', true, ['relief']],
  ])
})

test('the filter finds by letters of any language layout folded together, and whole groups by name', () => {
  expect(treeOf(settings, 'LAKE', words).map(({ id }) => id)).toEqual(['group:water'])
  expect(treeOf(settings, 'группа base', words)[0]?.children).toHaveLength(1)
  expect(treeOf(settings, 'нет такого', words)).toEqual([])
  expect(treeOf(settings, 'казакша', { ...words, language: 'kk' })).toHaveLength(3)
})

test('a layer moved up in the tree is drawn above its sibling', () => {
  const { layers } = orderAfterMove(none, settings, 'lakes', 'rivers')
  expect(layers.indexOf('lakes')).toBeGreaterThan(layers.indexOf('rivers'))
})

test('a group moved to the bottom of the tree is drawn first', () => {
  const { groups } = orderAfterMove(none, settings, 'group:settlements', null)
  expect(groups[0]).toBe('settlements')
})

test('a layer dropped on one of another group stays where it was', () => {
  expect(orderAfterMove(none, settings, 'lakes', 'towns')).toBe(none)
})

test.each([
  ['1:500 000', 500_000],
  ['500000', 500_000],
  ['1 : 1,000,000', 1_000_000],
  ['0,5 млн', 500_000],
  ['250 тыс', 250_000],
  ['25 мың', 25_000],
  ['12.500', 12_500],
  ['100', null],
  ['1:99999999999', null],
  ['abc', null],
  ['', null],
])('a typed scale %s is read as %s', (text, scale) => {
  expect(readScale(text)).toBe(scale)
})

test('the scale bar takes the longest round length', () => {
  expect([130, 99, 51, 49.9, 20, 1.99].map(roundLength)).toEqual([100, 50, 50, 20, 20, 1])
})
