import type { Leaf } from '../frame.ts'
import { holds, type LonLat, offset } from '../polygon.ts'
import { randomOf } from '../random.ts'
import { until } from '../spots.ts'
import { type DemoLayer, type Land, line, polygon } from './layer.ts'
import { closed, hullAround, nearerPart, straightPieces } from './shapes.ts'

/** Twelve schematic faults along the ranges, which run from west to east. */
function faultLines({ leaves }: Land): readonly LonLat[][] {
  const random = randomOf('layer', 'fault')
  const high = leaves.filter(({ mountains }) => mountains > 0.5)
  return Array.from({ length: 12 }, () => {
    const { at } = random.pick(high)
    const bearing = random.between(70, 105)
    return [-2, -1, 0, 1, 2].map((i) =>
      offset(
        offset(at, i * random.between(18_000, 30_000), bearing),
        random.between(-4_000, 4_000),
        0,
      ),
    )
  })
}

const fault: DemoLayer = {
  layer: 'fault',
  kind: 'line',
  columns: [],
  features: (land) => faultLines(land).map((points) => ({ geometry: line(points), values: [] })),
}

/** Bands of distance from the invented faults, km; our choice. */
const bands = [
  [6, 260],
  [7, 140],
  [8, 60],
  [9, 15],
] as const

const seismicZone: DemoLayer = {
  layer: 'seismic_zone',
  kind: 'polygon',
  columns: [['intensity', 'number']],
  classAttribute: 'intensity',
  *features(land) {
    for (const [intensity, km] of bands)
      for (const points of faultLines(land))
        yield { geometry: polygon(hullAround(points, km * 1000)), values: [intensity] }
  },
}

/** Half width of the flood by return period, m, and the share of its depth; our choice. */
const floods = [
  [10, 500, 0.35],
  [100, 1_200, 1],
  [500, 2_200, 1.4],
] as const

const floodZone: DemoLayer = {
  layer: 'flood_zone',
  kind: 'polygon',
  columns: [
    ['rp', 'number'],
    ['depth_m', 'number'],
  ],
  classAttribute: 'rp',
  *features({ places }, random) {
    const country = places.areas.get('KZ')
    for (const river of places.rivers)
      for (const piece of straightPieces(river.line, 400)) {
        if (!country || !piece.some((at) => holds(country, at))) continue
        const depth = random.between(0.3, 2.4)
        for (const [rp, width, share] of floods)
          yield {
            geometry: polygon(hullAround(piece, width)),
            values: [rp, Math.round(depth * share * 100) / 100],
          }
      }
  },
}

const damZone: DemoLayer = {
  layer: 'dam_zone',
  kind: 'polygon',
  columns: [['dam', 'text']],
  *features({ dams, relief }, random) {
    for (const { record, at } of dams) {
      const way = relief.downhill(at, random.between(9_000, 22_000))
      yield {
        geometry: polygon(hullAround([at, ...way], random.between(900, 2_500))),
        values: [record],
      }
    }
  },
}

const sitesOf = ({ sites }: Land, kind: string) => sites.filter((site) => site.kind === kind)

const mudflowZone: DemoLayer = {
  layer: 'mudflow_zone',
  kind: 'polygon',
  columns: [['severity', 'number']],
  *features(land, random) {
    for (const { at } of sitesOf(land, 'mudflow'))
      yield {
        geometry: polygon(hullAround(land.relief.downhill(at, 8_000), random.between(500, 1_300))),
        values: [random.whole(1, 3)],
      }
  },
}

const mudflowChannel: DemoLayer = {
  layer: 'mudflow_channel',
  kind: 'line',
  columns: [],
  *features(land) {
    for (const { at } of sitesOf(land, 'mudflow')) {
      const way = land.relief.downhill(at, 14_000)
      if (way.length > 1) yield { geometry: line(way), values: [] }
    }
  },
}

const degrees = ['low', 'medium', 'high'] as const

/** Places of roads where the relief is steep: what a pass looks like at two minutes of arc. */
function* passes({ roads, terrain }: Land, steepM: number): Generator<LonLat> {
  for (const { line: points } of roads)
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]]
      if (!a || !b) continue
      for (let part = 0.1; part < 1; part += 0.2) {
        const at: LonLat = [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]
        if (terrain.reliefM(at) > steepM) yield at
      }
    }
}

const landslideZone: DemoLayer = {
  layer: 'landslide_zone',
  kind: 'polygon',
  columns: [['class', 'text']],
  classAttribute: 'class',
  *features(land, random) {
    const own = sitesOf(land, 'landslide').map(({ at }) => at)
    const slopes = Array.from(
      { length: 60 },
      () => until(() => land.spots.onSlope([800, 2_600], random)).at,
    )
    for (const at of [...own, ...slopes, ...passes(land, 420)])
      yield {
        geometry: polygon(hullAround([at], random.between(700, 2_200))),
        values: [random.pick(degrees)],
      }
  },
}

const avalancheZone: DemoLayer = {
  layer: 'avalanche_zone',
  kind: 'polygon',
  columns: [['class', 'text']],
  classAttribute: 'class',
  *features(land, random) {
    const own = sitesOf(land, 'avalanche').map(({ at }) => at)
    for (const at of [...own, ...passes(land, 500)])
      yield {
        geometry: polygon(
          hullAround([at, ...land.relief.downhill(at, 2_500)], random.between(600, 1_600)),
        ),
        values: [random.pick(degrees)],
      }
  },
}

const northern = ({ unit, mountains }: Leaf) => unit.lat > 48.5 && mountains < 0.4

const fireBelt: DemoLayer = {
  layer: 'fire_belt',
  kind: 'polygon',
  columns: [],
  *features({ leaves, spots }, random) {
    const dry = leaves.filter((leaf) => northern(leaf) && leaf.unit.type === 'district')
    for (let i = 0; i < 60; i++) {
      const at = until(() => spots.anywhere(random.pick(dry), random)).at
      const further = offset(at, random.between(4_000, 18_000), random.between(0, 360))
      yield {
        geometry: polygon(hullAround([at, further], random.between(3_000, 9_000))),
        values: [],
      }
    }
  },
}

const basin: DemoLayer = {
  layer: 'basin',
  kind: 'polygon',
  columns: [
    ['name_ru', 'text'],
    ['design_mudflow', 'number'],
  ],
  *features(land, random) {
    const sites = sitesOf(land, 'mudflow').map(({ at }) => at)
    for (const [i, at] of sites.entries()) {
      let ring: readonly LonLat[] = hullAround([at], 12_000).slice(0, -1)
      for (const other of sites) if (other !== at) ring = nearerPart(ring, at, other)
      if (ring.length > 2)
        yield {
          geometry: polygon(closed(ring)),
          values: [`Бассейн ${i + 1}`, random.whole(20, 900)],
        }
    }
  },
}

export const zoneLayers: readonly DemoLayer[] = [
  fault,
  seismicZone,
  floodZone,
  damZone,
  mudflowZone,
  mudflowChannel,
  landslideZone,
  avalancheZone,
  fireBelt,
  basin,
]
