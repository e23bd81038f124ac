import type { Layer } from '../../shared/contract/features/layers.ts'
import type { Range } from './stops.ts'
import {
  byClass,
  type Coat,
  forAllClasses,
  type LabelRule,
  type LayerStyle,
} from './style-rules.ts'
import type { Palette } from './theme.ts'

/** Dashes say "schematic" on the map, in the legend and in print. */
const SCHEMATIC_DASH = [7, 4] as const
const SCHEMATIC_DASH_FINE = [5, 3] as const

const plain = { outline: 'own', inverted: false } as const

type StyleMaker = (layer: Layer, palette: Palette) => LayerStyle

const country: StyleMaker = (layer, p) => ({
  ...plain,
  coats: forAllClasses<readonly Coat[]>(layer, [
    {
      stroke: {
        color: p.countryBand,
        width: [
          [6_000, 3],
          [600, 8],
          [100, 11],
        ],
      },
    },
    {
      stroke: {
        color: p.country,
        width: [
          [6_000, 0.9],
          [600, 1.5],
          [100, 1.9],
        ],
      },
    },
  ]),
  labels: forAllClasses(layer, null),
})

const oblasts: StyleMaker = (layer, p) => {
  const line = (isSchematic: boolean): readonly Coat[] => [
    {
      stroke: {
        color: p.oblastBand,
        width: [
          [4_000, 2],
          [600, 5],
          [100, 8],
        ],
      },
    },
    {
      stroke: {
        color: p.oblast,
        width: [
          [4_000, 0.7],
          [600, 1.1],
          [100, 1.4],
        ],
        ...(isSchematic ? { dash: SCHEMATIC_DASH } : {}),
      },
    },
  ]
  const label: LabelRule = {
    size: [
      [3_000, 10],
      [800, 13],
      [300, 15],
    ],
    weight: 500,
    capitals: true,
    spacing: 0.14,
    color: p.areaText,
    halo: p.halo,
    range: [220, 2_300],
    place: 'over',
    priority: 45,
  }
  // Borders of 2022 and city outlines are compiled by us; their quality text starts with this word.
  const isSchematic = (value: string) => value.startsWith('SCHEMATIC')
  return {
    outline: 'shared',
    inverted: false,
    coats: [line(layer.schematic), ...layer.classes.map(({ value }) => line(isSchematic(value)))],
    labels: forAllClasses<LabelRule | null>(layer, label),
  }
}

const districts: StyleMaker = (layer, p) => ({
  outline: 'shared',
  inverted: false,
  coats: forAllClasses<readonly Coat[]>(layer, [
    {
      stroke: {
        color: p.district,
        width: [
          [1_800, 0.5],
          [400, 0.8],
          [80, 1.1],
        ],
        ...(layer.schematic ? { dash: SCHEMATIC_DASH_FINE } : {}),
      },
      range: [0, 1_900],
    },
  ]),
  labels: forAllClasses<LabelRule | null>(layer, {
    size: [
      [600, 9.5],
      [150, 12],
    ],
    weight: 400,
    color: p.areaText,
    halo: p.halo,
    range: [25, 520],
    place: 'over',
    priority: 70,
  }),
})

const neighbours: StyleMaker = (layer, p) => ({
  outline: 'between-classes',
  inverted: false,
  coats: forAllClasses<readonly Coat[]>(layer, [
    {
      stroke: {
        color: p.neighbour,
        width: [
          [4_000, 0.7],
          [400, 1.1],
        ],
      },
    },
  ]),
  labels: forAllClasses<LabelRule | null>(layer, {
    size: [
      [3_000, 11],
      [800, 13],
    ],
    weight: 400,
    capitals: true,
    spacing: 0.14,
    color: p.textMuted,
    halo: p.halo,
    range: [150, 3_600],
    place: 'over',
    names: 'class',
    priority: 30,
  }),
})

/** Finest ground resolution at which lakes of the compiled set still help. */
const always: Range = [0, Number.POSITIVE_INFINITY]

const lakes: StyleMaker = (layer, p) => ({
  ...plain,
  coats: forAllClasses<readonly Coat[]>(layer, [
    {
      fill: p.water,
      stroke: {
        color: p.shore,
        width: [
          [4_000, 0.5],
          [300, 0.9],
        ],
      },
    },
  ]),
  labels: forAllClasses<LabelRule | null>(layer, {
    size: [
      [3_000, 11],
      [500, 13],
    ],
    weight: 400,
    italic: true,
    color: p.waterText,
    halo: p.halo,
    range: always,
    place: 'over',
    priority: 40,
  }),
})

const rivers: StyleMaker = (layer, p) => {
  const label: LabelRule = {
    size: [
      [1_500, 10.5],
      [200, 12],
    ],
    weight: 400,
    italic: true,
    color: p.waterText,
    halo: p.halo,
    range: [0, 1_700],
    place: 'along',
    priority: 60,
  }
  const line = (color: string, wide: number, coarsestM: number): readonly Coat[] => [
    {
      stroke: {
        color,
        width: [
          [4_000, wide * 0.45],
          [800, wide * 0.8],
          [100, wide * 1.5],
        ],
        cap: 'round',
      },
      range: [0, coarsestM],
    },
  ]
  const dry: readonly Coat[] = [
    {
      stroke: {
        color: p.riverMinor,
        width: [
          [1_500, 0.7],
          [150, 1.2],
        ],
        dash: [6, 2, 1.5, 2],
      },
      range: [0, 1_700],
    },
  ]
  return {
    ...plain,
    coats: byClass<readonly Coat[]>(
      layer,
      {
        major: line(p.river, 2, 1e5),
        named: line(p.river, 1.6, 6_000),
        minor: line(p.riverMinor, 1.2, 3_200),
        intermittent: dry,
      },
      line(p.riverMinor, 1.2, 2_500),
    ),
    labels: forAllClasses<LabelRule | null>(layer, label),
  }
}

const roads: StyleMaker = (layer, p) => {
  const dash = layer.schematic ? { dash: [9, 3] as const } : {}
  const line = (color: string, wide: number, coarsestM: number): readonly Coat[] => [
    {
      stroke: {
        color: p.roadCasing,
        width: [
          [2_000, wide],
          [300, wide * 2.4],
          [50, wide * 3.4],
        ],
      },
      range: [0, Math.min(coarsestM, 900)],
    },
    {
      stroke: {
        color,
        width: [
          [3_000, wide * 0.6],
          [600, wide],
          [100, wide * 1.7],
        ],
        ...dash,
      },
      range: [0, coarsestM],
    },
  ]
  return {
    ...plain,
    coats: byClass<readonly Coat[]>(
      layer,
      { republican: line(p.road, 1.2, 2_200), regional: line(p.roadMinor, 0.9, 1_100) },
      line(p.roadMinor, 0.9, 1_100),
    ),
    labels: forAllClasses(layer, null),
  }
}

const rails: StyleMaker = (layer, p) => ({
  ...plain,
  coats: forAllClasses<readonly Coat[]>(layer, [
    {
      stroke: {
        color: p.rail,
        width: [
          [2_000, 0.8],
          [300, 1.3],
          [60, 1.8],
        ],
        ...(layer.schematic ? { dash: [3, 3] as const } : {}),
      },
      range: [0, 1_300],
    },
  ]),
  labels: forAllClasses(layer, null),
})

interface Rank {
  readonly radius: number
  readonly coarsestM: number
  readonly labelM: number
  readonly size: number
  readonly weight: LabelRule['weight']
  readonly priority: number
}

/** Our choice, by eye at 1:10 M, 1:3 M and 1:1 M: capital, oblast centres, district centres, the rest. */
const ranks: Readonly<Record<string, Rank>> = {
  PPLC: { radius: 6.5, coarsestM: 1e5, labelM: 1e5, size: 14.5, weight: 600, priority: 10 },
  PPLA: { radius: 3.6, coarsestM: 1e5, labelM: 5_000, size: 12.5, weight: 500, priority: 20 },
  PPLA2: { radius: 2.5, coarsestM: 1_500, labelM: 1_300, size: 11, weight: 400, priority: 50 },
  PPLA3: { radius: 2.2, coarsestM: 700, labelM: 550, size: 10.5, weight: 400, priority: 80 },
}
const village: Rank = {
  radius: 2.1,
  coarsestM: 1_100,
  labelM: 900,
  size: 10.5,
  weight: 400,
  priority: 75,
}

const settlements: StyleMaker = (layer, p) => {
  const coats = (rank: Rank): readonly Coat[] => [
    {
      symbol: {
        shape: rank === ranks['PPLC'] ? 'star' : 'circle',
        radius: [
          [4_000, rank.radius * 0.75],
          [800, rank.radius],
          [100, rank.radius * 1.35],
        ],
        fill: rank === ranks['PPLC'] ? p.settlement : p.settlementFill,
        stroke: rank === ranks['PPLC'] ? p.settlementFill : p.settlement,
        strokeWidth: 0.9,
      },
      range: [0, rank.coarsestM],
    },
  ]
  const label = (rank: Rank): LabelRule => ({
    size: [
      [4_000, rank.size - 1.5],
      [900, rank.size],
      [120, rank.size + 2],
    ],
    weight: rank.weight,
    color: rank.priority <= 20 ? p.text : p.textMuted,
    halo: p.halo,
    range: [0, rank.labelM],
    place: 'beside',
    priority: rank.priority,
  })
  const pick = <T>(make: (rank: Rank) => T) =>
    byClass<T>(
      layer,
      Object.fromEntries(Object.entries(ranks).map(([value, rank]) => [value, make(rank)])),
      make(village),
    )
  return { ...plain, coats: pick(coats), labels: pick<LabelRule | null>(label) }
}

const makers: Readonly<Record<string, StyleMaker>> = {
  adm0_country: country,
  adm1_oblast: oblasts,
  adm1_neighbours: neighbours,
  adm2_schematic: districts,
  lakes,
  rivers,
  roads_schematic: roads,
  railways_schematic: rails,
  settlements,
}

/** The look of a layer of the starter set, by its id; null for any other. */
export function baseStyle(layer: Layer, palette: Palette): LayerStyle | null {
  return makers[layer.id]?.(layer, palette) ?? null
}
