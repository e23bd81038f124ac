import type { Layer } from '../../shared/contract/features/layers.ts'
import type { Shape } from './draw/paint.ts'
import { type Coat, forAllClasses, type LabelRule, type LayerStyle } from './style-rules.ts'
import type { Palette, Theme } from './theme.ts'
import { palettes } from './theme.ts'

/**
 * Classes of objects: colour and shape together, so that nothing is told by colour alone. Ten muted hues of equal
 * lightness by family (our choice), told apart by people with colour-vision deficiency through the shape.
 */
const hues = {
  light: ['#2f6f9f', '#9a5b2d', '#6b5aa8', '#3c7a52', '#a0465a', '#5e6b76', '#8a7a1f', '#2e7f86'],
  dark: ['#7fb6df', '#d9a06f', '#b3a5e6', '#86c79d', '#e195a5', '#a9b6c1', '#d3c367', '#7fcbd1'],
} as const satisfies Readonly<Record<Theme, readonly string[]>>
const shapesInTurn: readonly Shape[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'pentagon',
  'cross',
  'star',
]

export function classColor(index: number, palette: Palette): string {
  const theme: Theme = palette === palettes.dark ? 'dark' : 'light'
  return hues[theme][index % hues[theme].length] ?? palette.object
}

/** Seven shapes beside eight hues: 56 classes differ, neighbours in both. */
const classShape = (index: number): Shape => shapesInTurn[index % shapesInTurn.length] ?? 'circle'

function pointCoats(index: number | null, palette: Palette): readonly Coat[] {
  const color = index === null ? palette.object : classColor(index, palette)
  return [
    {
      symbol: {
        shape: index === null ? 'circle' : classShape(index),
        // Small at country scale, where two hundred of them must not hide the country.
        radius: [
          [4_000, 1.6],
          [1_500, 2.8],
          [700, 4.4],
          [100, 6.2],
        ],
        fill: color,
        stroke: palette.settlementFill,
        strokeWidth: 1.1,
      },
    },
  ]
}

function lineCoats(layer: Layer, index: number | null, palette: Palette): readonly Coat[] {
  const color = index === null ? palette.object : classColor(index, palette)
  const dash = layer.schematic ? { dash: [7, 4] as const } : {}
  return [
    {
      stroke: {
        color,
        width: [
          [4_000, 0.9],
          [400, 1.5],
          [50, 2.2],
        ],
        ...dash,
      },
    },
  ]
}

function polygonCoats(layer: Layer, index: number | null, palette: Palette): readonly Coat[] {
  const color = index === null ? palette.object : classColor(index, palette)
  const dash = layer.schematic ? { dash: [7, 4] as const } : {}
  return [
    {
      fill: `${color}40`,
      stroke: {
        color,
        width: [
          [4_000, 0.5],
          [400, 1],
        ],
        ...dash,
      },
    },
  ]
}

/** The look of any layer by its geometry and classes: objects, events, passports, imported layers. */
export function objectStyle(layer: Layer, palette: Palette): LayerStyle {
  const coatsOf = (index: number | null) =>
    layer.geometry === 'point'
      ? pointCoats(index, palette)
      : layer.geometry === 'line'
        ? lineCoats(layer, index, palette)
        : polygonCoats(layer, index, palette)
  const label: LabelRule = {
    size: 10.5,
    weight: 400,
    color: palette.textMuted,
    halo: palette.halo,
    range: [0, 260],
    place: layer.geometry === 'point' ? 'beside' : layer.geometry === 'line' ? 'along' : 'over',
    priority: 90,
  }
  return {
    outline: 'own',
    inverted: false,
    coats: [coatsOf(null), ...layer.classes.map((_, index) => coatsOf(index))],
    labels: forAllClasses<LabelRule | null>(layer, layer.nameAttributes ? label : null),
  }
}
