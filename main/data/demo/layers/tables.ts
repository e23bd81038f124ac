import type { DemoLayer } from './layer.ts'
import { line, point } from './layer.ts'

const dayMs = 86_400_000
const at = (ms: number): string => new Date(ms).toISOString().slice(0, 19)

/** Growth of prices a year in the demonstration. */
const inflation = 0.08

const cpi: DemoLayer = {
  layer: 'cpi',
  kind: 'point',
  columns: [
    ['year', 'number'],
    ['index_value', 'number'],
  ],
  *features({ calendar }) {
    for (let back = 12; back >= 0; back--)
      yield {
        geometry: null,
        values: [calendar.year - back, Math.round(100_000 * (1 + inflation) ** (12 - back)) / 1000],
      }
  },
}

const unitCost: DemoLayer = {
  layer: 'unit_cost',
  kind: 'point',
  columns: [
    ['oblast', 'text'],
    ['kzt_m2', 'number'],
  ],
  *features({ leaves }, random) {
    for (const oblast of new Set(leaves.map((leaf) => leaf.oblast.code)))
      yield { geometry: null, values: [oblast, random.whole(300, 500) * 1_000] }
  },
}

const industries = [
  'oil_gas',
  'chemistry',
  'mining',
  'metallurgy',
  'energy',
  'water',
  'food_cold',
  'transport',
  'storage',
  'other',
]

const normLife: DemoLayer = {
  layer: 'norm_life',
  kind: 'point',
  columns: [
    ['industry', 'text'],
    ['life_years', 'number'],
    ['inspect_days', 'number'],
  ],
  *features(_, random) {
    for (const industry of industries)
      yield {
        geometry: null,
        values: [industry, random.whole(20, 40), random.whole(1, 3) * 365],
      }
  },
}

/** A strong earthquake near the largest city, at night. */
const scenario: DemoLayer = {
  layer: 'scenario',
  kind: 'point',
  columns: [
    ['kind', 'text'],
    ['magnitude', 'number'],
    ['depth_km', 'number'],
    ['hour', 'number'],
  ],
  *features() {
    yield { geometry: point([77.2, 43.0]), values: ['earthquake', 6.4, 20, 3] }
  },
}

const forcesReport: DemoLayer = {
  layer: 'forces_report',
  kind: 'point',
  columns: [
    ['forces', 'text'],
    ['at', 'text'],
    ['status', 'text'],
  ],
  classAttribute: 'status',
  *features({ forces, now }, random) {
    for (const { record } of forces)
      if (random.chance(0.9))
        yield {
          geometry: null,
          values: [
            record,
            at(now - random.whole(10, random.chance(0.93) ? 1_200 : 5_000) * 60_000),
            random.pick(['ready', 'ready', 'ready', 'ready', 'committed', 'not_ready']),
          ],
        }
  },
}

const roadClosure: DemoLayer = {
  layer: 'road_closure',
  kind: 'line',
  columns: [
    ['road', 'number'],
    ['start', 'text'],
    ['end', 'text'],
    ['reason', 'text'],
  ],
  classAttribute: 'reason',
  *features({ roads, calendar }, random) {
    for (const { id, line: points } of roads) {
      const [, lat] = points[0] ?? [0, 0]
      if (lat < 46.5) continue
      for (let back = 0; back < 11; back++)
        for (let times = random.whole(0, 2); times > 0; times--) {
          const winter = Date.parse(`${calendar.year - 1 - back}-11-05T00:00:00Z`)
          const start = winter + random.between(0, 150) * dayMs
          if (start > Date.parse(calendar.today)) continue
          yield {
            geometry: line(points),
            values: [
              id,
              at(start),
              at(start + random.between(4, 40) * 3_600_000),
              random.pick(['blizzard', 'drift']),
            ],
          }
        }
    }
  },
}

export const tableLayers: readonly DemoLayer[] = [
  cpi,
  unitCost,
  normLife,
  scenario,
  forcesReport,
  roadClosure,
]
