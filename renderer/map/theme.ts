import type { ReliefPaint } from './draw/relief.ts'

/** The two looks of the window; a map follows it. */
export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Colours of the base map. Greys and blue-greys only: saturated colour belongs to hazards and to the selection. */
export interface Palette {
  /** Beyond the data, and the veil over the neighbours. */
  readonly outside: string
  readonly veil: string
  readonly relief: ReliefPaint
  readonly water: string
  readonly shore: string
  readonly river: string
  readonly riverMinor: string
  readonly waterText: string
  readonly country: string
  readonly countryBand: string
  readonly oblast: string
  readonly oblastBand: string
  readonly district: string
  readonly neighbour: string
  readonly road: string
  readonly roadMinor: string
  readonly roadCasing: string
  readonly rail: string
  readonly settlement: string
  readonly settlementFill: string
  readonly text: string
  readonly textMuted: string
  readonly areaText: string
  readonly halo: string
  readonly object: string
  readonly objectFill: string
  readonly noData: string
  readonly noDataHatch: string
  readonly selection: string
  readonly selectionFill: string
  readonly hover: string
  readonly draft: string
  readonly draftFill: string
  readonly graticule: string
}

const light: Palette = {
  outside: '#e9eaea',
  veil: 'rgba(233,234,234,0.74)',
  relief: {
    tints: [
      [-150, [238, 240, 236]],
      [0, [242, 243, 238]],
      [400, [245, 244, 239]],
      [1_200, [242, 239, 231]],
      [2_500, [238, 234, 226]],
      [4_500, [248, 247, 245]],
    ],
    shade: 0.8,
    light: 0.22,
  },
  water: '#c5d5df',
  shore: '#93adbd',
  river: '#8fadc0',
  riverMinor: '#a9c1d0',
  waterText: '#466a82',
  country: '#5f5566',
  countryBand: 'rgba(111,96,118,0.18)',
  oblast: '#85798c',
  oblastBand: 'rgba(111,96,118,0.10)',
  district: '#aaa3ad',
  neighbour: '#bdbbc0',
  road: '#b39d78',
  roadMinor: '#c4b79f',
  roadCasing: 'rgba(255,255,255,0.75)',
  rail: '#8b8d90',
  settlement: '#33373b',
  settlementFill: '#ffffff',
  text: '#24282c',
  textMuted: '#4b5157',
  areaText: '#6d6274',
  halo: 'rgba(250,250,248,0.88)',
  object: '#3f4a54',
  objectFill: '#dfe3e6',
  noData: '#e3e3e2',
  noDataHatch: '#9b9b9a',
  selection: '#0a6fd6',
  selectionFill: 'rgba(10,111,214,0.09)',
  hover: '#1f2326',
  draft: '#b3279c',
  draftFill: 'rgba(179,39,156,0.12)',
  graticule: 'rgba(90,110,128,0.45)',
}

const dark: Palette = {
  outside: '#1a1d20',
  veil: 'rgba(26,29,32,0.70)',
  relief: {
    tints: [
      [-150, [36, 41, 43]],
      [0, [39, 43, 45]],
      [400, [43, 46, 48]],
      [1_200, [50, 52, 53]],
      [2_500, [58, 59, 60]],
      [4_500, [76, 77, 79]],
    ],
    shade: 0.75,
    light: 0.55,
  },
  water: '#1f3442',
  shore: '#3d5a6d',
  river: '#3f6076',
  riverMinor: '#33505f',
  waterText: '#86aac2',
  country: '#948a9c',
  countryBand: 'rgba(179,166,187,0.12)',
  oblast: '#746c7b',
  oblastBand: 'rgba(179,166,187,0.07)',
  district: '#5d5a63',
  neighbour: '#45464a',
  road: '#77694f',
  roadMinor: '#5f574a',
  roadCasing: 'rgba(24,27,30,0.7)',
  rail: '#74777b',
  settlement: '#e6e8ea',
  settlementFill: '#24282c',
  text: '#e4e7ea',
  textMuted: '#b5bbc1',
  areaText: '#a99db2',
  halo: 'rgba(24,27,30,0.86)',
  object: '#c4ccd3',
  objectFill: '#39424a',
  noData: '#34373a',
  noDataHatch: '#6d7074',
  selection: '#5cb3ff',
  selectionFill: 'rgba(92,179,255,0.09)',
  hover: '#f2f4f6',
  draft: '#f08be0',
  draftFill: 'rgba(240,139,224,0.14)',
  graticule: 'rgba(150,170,190,0.35)',
}

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark }
