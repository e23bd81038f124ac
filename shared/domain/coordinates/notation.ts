import type { Language, Text } from '../../i18n/language.ts'

/** How a position is written; the order is the one a click on the status bar goes through. */
export const coordinateFormats = ['dd', 'dms', 'ddm', 'utm', 'mgrs', 'pulkovo'] as const
export type CoordinateFormat = (typeof coordinateFormats)[number]

/** Sides of the world after a latitude or longitude: the reader knows these and more (`normalise.ts`). */
export const sides = {
  north: { kk: 'с. е.', ru: 'с. ш.', en: 'N' },
  south: { kk: 'о. е.', ru: 'ю. ш.', en: 'S' },
  east: { kk: 'ш. б.', ru: 'в. д.', en: 'E' },
  west: { kk: 'б. б.', ru: 'з. д.', en: 'W' },
} as const satisfies Readonly<Record<string, Text>>

/** The usual short name of Pulkovo 1942 before its plane coordinates. */
export const pulkovoName: Text = { kk: 'СК-42', ru: 'СК-42', en: 'SK-42' }

/** Kazakh and Russian write a decimal comma. */
export function withDecimals(value: number, decimals: number, language: Language): string {
  const text = value.toFixed(decimals)
  return language === 'en' ? text : text.replace('.', ',')
}

/** Whole metres in groups of three, parted by no-break spaces. */
export function inGroups(valueM: number): string {
  return String(Math.round(valueM)).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
}
