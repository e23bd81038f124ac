import { expect, test } from 'vitest'
import type { Layer } from '../../shared/contract/features/layers.ts'
import { entriesOf } from './stack.ts'
import { valueAt } from './stops.ts'
import { compileStyle, paintsAt } from './styles.ts'
import { palettes } from './theme.ts'

const text = (value: string) => ({ kk: value, ru: value, en: value })

function makeLayer(given: Partial<Layer>): Layer {
  return Object.freeze({
    id: 'x',
    store: 'dataset' as const,
    title: text('x'),
    group: 'imported' as const,
    geometry: 'polygon' as const,
    count: 1,
    version: 1,
    box: null,
    source: text(''),
    licence: '',
    date: '',
    note: text(''),
    schematic: false,
    synthetic: false,
    shown: true,
    whole: true,
    attributes: [],
    nameAttributes: null,
    keyAttribute: null,
    rank: null,
    classAttribute: null,
    classes: [],
    ...given,
  })
}

const classes = (...values: string[]) => values.map((value) => ({ value, label: text(value) }))

test('a value between two stops follows the zoom, beyond them it stays', () => {
  const stops = [
    [1_000, 1],
    [250, 3],
  ] as const
  expect([2_000, 1_000, 500, 250, 10].map((at) => valueAt(stops, at))).toEqual([1, 1, 2, 3, 3])
  expect(valueAt(2.5, 1)).toBe(2.5)
})

test('schematic parts of a border are dashed, surveyed ones are not', () => {
  const layer = makeLayer({
    id: 'adm1_oblast',
    classes: classes('OSM outline (ODbL)', 'SCHEMATIC 2022 split'),
  })
  const [, surveyed, schematic] = paintsAt(compileStyle(layer, palettes.light), 1_000)
  expect(surveyed?.some(({ stroke }) => stroke?.dash)).toBe(false)
  expect(schematic?.some(({ stroke }) => stroke?.dash)).toBe(true)
})

test('a schematic layer without a look of its own is dashed too', () => {
  const layer = makeLayer({ geometry: 'line', schematic: true })
  const [coats] = paintsAt(compileStyle(layer, palettes.dark), 500)
  expect(coats?.[0]?.stroke?.dash).toBeDefined()
})

test('classes of objects differ by colour and shape together', () => {
  const layer = makeLayer({
    geometry: 'point',
    classes: classes(...Array.from({ length: 24 }, (_, k) => `kind ${k}`)),
  })
  const paints = paintsAt(compileStyle(layer, palettes.light), 300).slice(1)
  const looks = paints.map(([coat]) => `${coat?.symbol?.shape} ${coat?.symbol?.fill}`)
  expect(new Set(looks).size).toBe(24)
  const neighbours = paints.slice(1).filter((coats, at) => {
    const before = paints[at]?.[0]?.symbol
    return coats[0]?.symbol?.shape === before?.shape || coats[0]?.symbol?.fill === before?.fill
  })
  expect(neighbours).toEqual([])
})

test('every base layer has coats in both themes at every scale it claims', () => {
  for (const id of ['adm0_country', 'lakes', 'settlements'])
    for (const palette of Object.values(palettes)) {
      const style = compileStyle(makeLayer({ id, classes: classes('PPLC') }), palette)
      for (const resolutionM of [4_000, 500, 20])
        expect(paintsAt(style, resolutionM)[1]?.length, `${id} ${resolutionM}`).toBeGreaterThan(0)
    }
})

test('tiled neighbours share a sheet and the thematic map lies between relief and water', () => {
  const setting = (given: Partial<Layer>) => ({
    layer: makeLayer(given),
    visible: true,
    opacity: 1,
  })
  const entries = entriesOf([
    setting({ id: 'relief', group: 'base', geometry: 'raster', whole: false }),
    setting({ id: 'lakes', group: 'water' }),
    setting({ id: 'rivers', group: 'water', geometry: 'line' }),
    setting({ id: 'objects', group: 'objects', geometry: 'point' }),
    setting({ id: 'million', group: 'imported', geometry: 'point', whole: false }),
  ])
  expect(entries.map((entry) => entry.kind)).toEqual([
    'sheet',
    'thematic',
    'sheet',
    'vector',
    'sheet',
  ])
  expect(entriesOf([]).map((entry) => entry.kind)).toEqual(['thematic'])
})
