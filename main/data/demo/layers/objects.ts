import { type LonLat, offset } from '../polygon.ts'
import { until } from '../spots.ts'
import { type DemoLayer, line, point } from './layer.ts'

/** Places on a square lattice around a centre, from the middle outwards. */
function lattice(at: LonLat, count: number, stepM: number): LonLat[] {
  const side = Math.ceil(Math.sqrt(count))
  const cells = Array.from({ length: side * side }, (_, i) => [
    (i % side) - (side - 1) / 2,
    Math.floor(i / side) - (side - 1) / 2,
  ])
  return cells
    .sort(([ax = 0, ay = 0], [bx = 0, by = 0]) => Math.hypot(ax, ay) - Math.hypot(bx, by))
    .slice(0, count)
    .map(([x = 0, y = 0]) => offset(offset(at, x * stepM, 90), y * stepM, 0))
}

/** People of a cell of 1 km on average; our choice. */
const peopleOfCell = 900
const mostCells = 64

const popgrid: DemoLayer = {
  layer: 'popgrid',
  kind: 'point',
  columns: [
    ['unit', 'text'],
    ['pop', 'number'],
  ],
  *features({ settlements }) {
    for (const { at, people, unit } of settlements) {
      const count = Math.min(mostCells, Math.max(1, Math.round(people / peopleOfCell)))
      for (const cell of lattice(at, count, 1_000))
        yield { geometry: point(cell), values: [unit, Math.round(people / count)] }
    }
  },
}

const siren: DemoLayer = {
  layer: 'siren',
  kind: 'point',
  columns: [
    ['unit', 'text'],
    ['type', 'text'],
    ['working', 'number'],
  ],
  classAttribute: 'type',
  *features({ settlements }, random) {
    for (const { at, people, unit } of settlements)
      for (const place of lattice(at, Math.min(36, Math.ceil(people / 3_500)), 1_000))
        if (random.chance(0.8))
          yield {
            geometry: point(place),
            values: [
              unit,
              random.chance(0.8) ? 'siren' : 'loudspeaker',
              random.chance(0.95) ? 1 : 0,
            ],
          }
  },
}

const fireWater: DemoLayer = {
  layer: 'fire_water',
  kind: 'point',
  columns: [['serviceable', 'number']],
  *features({ settlements }, random) {
    for (const { at } of settlements)
      if (random.chance(0.8))
        for (let i = random.whole(1, 3); i > 0; i--)
          yield {
            geometry: point(offset(at, random.between(40, 700), random.between(0, 360))),
            values: [random.chance(0.9) ? 1 : 0],
          }
  },
}

const waterSource: DemoLayer = {
  layer: 'water_source',
  kind: 'point',
  columns: [
    ['settlement', 'number'],
    ['kind', 'text'],
  ],
  classAttribute: 'kind',
  *features({ settlements }, random) {
    for (const { at, id } of settlements)
      for (let i = random.whole(0, 3); i > 0; i--)
        yield {
          geometry: point(offset(at, random.between(200, 3_000), random.between(0, 360))),
          values: [id, random.pick(['well', 'well', 'intake', 'spring', 'delivered'])],
        }
  },
}

const fuelRaster: DemoLayer = {
  layer: 'fuel_raster',
  kind: 'point',
  columns: [['burnable', 'number']],
  *features({ settlements }, random) {
    for (const { at } of settlements)
      for (const cell of lattice(at, 9, 300))
        yield {
          geometry: point(cell),
          values: [random.chance(Math.min(0.9, Math.max(0.1, (at[1] - 41) / 14))) ? 1 : 0],
        }
  },
}

const bridge: DemoLayer = {
  layer: 'bridge',
  kind: 'point',
  columns: [['road', 'number']],
  *features({ crossings }) {
    for (const { road, at } of crossings) yield { geometry: point(at), values: [road] }
  },
}

/** Six schematic lines between towns of oil and gas, by the degrees of the towns. */
const pipes: readonly (readonly [product: string, mm: number, points: readonly LonLat[]])[] = [
  [
    'oil',
    1_020,
    [
      [51.9, 47.1],
      [51.4, 51.2],
    ],
  ],
  [
    'oil',
    720,
    [
      [51.2, 43.7],
      [53.0, 46.0],
      [51.9, 47.1],
    ],
  ],
  [
    'gas',
    1_420,
    [
      [58.5, 44.0],
      [55.0, 46.5],
      [51.9, 47.1],
      [49.0, 48.5],
    ],
  ],
  [
    'oil',
    820,
    [
      [57.2, 49.8],
      [65.6, 46.5],
      [71.6, 48.7],
      [82.5, 45.2],
    ],
  ],
  [
    'gas',
    1_020,
    [
      [69.6, 42.3],
      [71.4, 42.9],
      [74.6, 43.1],
      [76.9, 43.3],
      [80.2, 44.2],
    ],
  ],
  [
    'oil',
    820,
    [
      [76.9, 52.3],
      [73.1, 49.8],
      [69.6, 42.3],
    ],
  ],
]

const pipeline: DemoLayer = {
  layer: 'pipeline',
  kind: 'line',
  columns: [
    ['product', 'text'],
    ['diameter_mm', 'number'],
  ],
  classAttribute: 'product',
  *features() {
    for (const [product, mm, points] of pipes)
      yield { geometry: line(points), values: [product, mm] }
  },
}

const glacialLake: DemoLayer = {
  layer: 'glacial_lake',
  kind: 'point',
  columns: [
    ['state', 'text'],
    ['level_trend_cm_day', 'number'],
    ['volume_k_m3', 'number'],
  ],
  classAttribute: 'state',
  *features({ spots }, random) {
    for (let i = 0; i < 20; i++)
      yield {
        geometry: point(until(() => spots.onSlope([3_000, 5_000], random)).at),
        values: [
          random.pick(['stable', 'stable', 'watched', 'dangerous']),
          random.whole(-3, 12),
          random.whole(15, 420),
        ],
      }
  },
}

const anthraxSite: DemoLayer = {
  layer: 'anthrax_site',
  kind: 'point',
  columns: [['unit', 'text']],
  *features({ leaves, spots }, random) {
    for (let i = 0; i < 200; i++) {
      const leaf = random.pick(leaves)
      const river = random.chance(0.25)
      const { at, leaf: own } = until(() =>
        river ? spots.onRiver(random) : spots.anywhere(leaf, random),
      )
      yield { geometry: point(at), values: [own.unit.code] }
    }
  },
}

const dyke: DemoLayer = {
  layer: 'dyke',
  kind: 'point',
  columns: [
    ['unit', 'text'],
    ['protects_rp', 'number'],
  ],
  *features({ settlements }, random) {
    for (const { at, unit, people } of settlements)
      if (people > 40_000 && random.chance(0.5))
        yield { geometry: point(at), values: [unit, random.pick([10, 10, 50, 100])] }
  },
}

const quake: DemoLayer = {
  layer: 'quake',
  kind: 'point',
  columns: [
    ['at', 'text'],
    ['mag', 'number'],
    ['depth_km', 'number'],
  ],
  *features({ calendar, spots }, random) {
    for (let i = 0; i < 400; i++) {
      const { at } = until(() => spots.onSlope([700, 4_500], random))
      // Gutenberg and Richter with b = 1 from magnitude 2.5.
      const mag = Math.min(6.2, 2.5 - Math.log10(1 - random.next()))
      yield {
        geometry: point(at),
        values: [
          calendar.ago(random.whole(1, 4_000)),
          Math.round(mag * 10) / 10,
          random.whole(3, 35),
        ],
      }
    }
  },
}

export const objectLayers: readonly DemoLayer[] = [
  popgrid,
  siren,
  fireWater,
  waterSource,
  fuelRaster,
  bridge,
  pipeline,
  glacialLake,
  anthraxSite,
  dyke,
  quake,
]
