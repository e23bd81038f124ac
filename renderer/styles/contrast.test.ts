import { describe, expect, test } from 'vitest'
import tokens from './tokens.css?raw'

/** Tokens of one theme: name → #rrggbb. */
function readTheme(theme: string): ReadonlyMap<string, string> {
  const block = tokens.split(new RegExp(`data-theme=.?${theme}.?\\]`))[1]?.split('}')[0] ?? ''
  const found = block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)
  return new Map([...found].map(([, name = '', hex = '']) => [name, full(hex)]))
}

/** The build shortens #ffffff to #fff. */
function full(hex: string): string {
  return hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, '$&$&') : hex
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['ground', 'surface', 'raised', 'hover']
const pairs = (front: string, backs: readonly string[], least: number) =>
  backs.map((back) => ({ front, back, least }))

// 4.5 for text (WCAG 1.4.3), 3 for borders of controls and for focus (1.4.11).
const required = [
  ...pairs('text', [...surfaces, 'pressed', 'accent-soft'], 7),
  ...pairs('text-muted', [...surfaces, 'pressed'], 4.5),
  ...pairs('line-strong', ['ground', 'surface', 'raised'], 3),
  ...pairs('focus', [...surfaces, 'pressed', 'accent-soft'], 3),
  ...pairs('on-strong', ['strong', 'strong-hover'], 7),
  ...pairs('on-accent', ['accent'], 4.5),
  ...pairs('accent', surfaces, 3),
  ...['danger', 'warn', 'ok'].flatMap((tone) => [
    ...pairs(`${tone}-text`, [`${tone}-soft`, 'surface', 'raised'], 4.5),
    ...pairs(tone, ['surface', 'raised', `${tone}-soft`], 3),
  ]),
  ...pairs('on-danger', ['danger'], 4.5),
]

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const colours = readTheme(theme)

  test('has every colour the pairs name', () => {
    const named = new Set(required.flatMap(({ front, back }) => [front, back]))
    expect([...named].filter((name) => !colours.has(name))).toEqual([])
  })

  test('reaches the contrast of WCAG 2.2 AA in every pair', () => {
    const short = required
      .map((pair) => ({
        ...pair,
        is: contrast(colours.get(pair.front) ?? '#000000', colours.get(pair.back) ?? '#000000'),
      }))
      .filter(({ is, least }) => is < least)
    expect(short).toEqual([])
  })
})
