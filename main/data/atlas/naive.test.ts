import { describe, expect, it } from 'vitest'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { geodesicBetween } from '../../../shared/domain/geodesy.ts'
import { paramsAt, runFormula } from './compute.ts'
import { derivedMaps } from './derived.ts'
import { openInputs, reliefOf } from './testing-inputs.ts'

/*
 * Each family of formulas once more by plain loops over random rows, written without a look at the
 * SQL: what both agree on, no single mistake of writing can have made.
 */

type Row = Readonly<Record<string, unknown>>
type Rows = Record<string, readonly Row[]>

const now = Date.UTC(2026, 9, 27, 12)
const years = 10

const random = (() => {
  let state = 4_711
  return (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * limit)
  }
})()
const some = (most: number) => Array.from({ length: 1 + random(most) }, (_, i) => i)
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T

/** Values by key as the formula of a map gives them. */
function valuesOf(id: string, rows: Rows, params: Record<string, number> = {}) {
  const map = derivedMaps.find((one) => one.id === id)
  if (!map) throw new Error(`no map ${id}`)
  const raw = openInputs(rows)
  try {
    const made = runFormula({ raw }, map, {
      only: null,
      params: { ...paramsAt(now, map.params), ...params },
      parts: (rows['m_atlas_value'] ?? []) as never,
      relief: () => reliefOf(rows),
    })
    return new Map(made.map(({ key, value }) => [String(key), value]))
  } finally {
    raw.close()
  }
}

function expectSame(found: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, unknown>) {
  for (const [key, value] of wanted) {
    if (typeof value === 'number') expect(found.get(key), key).toBeCloseTo(value, 5)
    else expect(found.get(key) ?? null, key).toBe(value)
  }
  for (const [key, value] of found) if (value !== null) expect([...wanted.keys()]).toContain(key)
}

const place = (): LonLat => [76 + random(1_000) / 1_000, 43 + random(1_000) / 1_000]
const wkt = ([lon, lat]: LonLat) => `POINT(${lon} ${lat})`
type Box = readonly [number, number, number, number]
const box = (): Box => {
  const [west, south] = place()
  return [west, south, west + 0.05 + random(200) / 1_000, south + 0.05 + random(200) / 1_000]
}
const area = ([w, s, e, n]: Box) =>
  `POLYGON((${w} ${s}, ${e} ${s}, ${e} ${n}, ${w} ${n}, ${w} ${s}))`
const isIn = ([lon, lat]: LonLat, [w, s, e, n]: Box) => lon >= w && lon <= e && lat >= s && lat <= n

const units = () =>
  some(4).map((i) => ({
    id: `u${i}`,
    level: 2,
    parent: 'o',
    area_km2: 50 + random(900),
    pop: 1_000 + random(9_000),
  }))
const classes = ['N.FIRE.FOREST', 'N.FIRE.STEPPE', 'N.HYD.FLOOD', 'T.FIRE.RES', 'T.TR.ROAD']
const eventsIn = (ids: readonly string[]) =>
  some(60).map((i) => ({
    id: `e${i}`,
    unit: pick(ids),
    class: pick(classes),
    record_type: pick(['emergency', 'emergency', 'incident']),
    at: `${2012 + random(16)}-0${1 + random(9)}-15`,
    dead: random(3),
  }))
const isCounted = ({ record_type: type, at }: { record_type: string; at: string }) =>
  type === 'emergency' && at >= '2016' && at < '2026'

interface Settlement extends Record<string, unknown> {
  readonly id: string
  readonly unit: string
  readonly pop: number
  readonly geom: string
  readonly at: LonLat
}
const settlementsIn = (ids: readonly string[]): Settlement[] =>
  some(12).map((i) => {
    const at = place()
    return {
      id: `s${i}`,
      unit: pick(ids),
      pop: 10 + random(9_000),
      geom: wkt(at),
      at,
      urban: random(2),
    }
  })
const plain = (list: readonly Settlement[]): Row[] => list.map(({ at: _at, ...row }) => row)

const rounds = [1, 2, 3, 4, 5]

describe('rates, shares and flags by plain loops', () => {
  it.each(rounds)('rate per unit: fires of steppe and forest (WF-05), round %i', () => {
    const m_unit = units()
    const m_event = eventsIn(m_unit.map(({ id }) => id))
    const wanted = new Map(
      m_unit.map((unit) => {
        let count = 0
        for (const event of m_event)
          if (event.unit === unit.id && event.class.startsWith('N.FIRE') && isCounted(event))
            count++
        return [unit.id, (1_000 * count) / (unit.area_km2 * years)]
      }),
    )
    expectSame(valuesOf('WF-05', { m_unit, m_event }), wanted)
  })

  it.each(rounds)('share in zone: people from intensity 8 (SE-03), round %i', () => {
    const m_unit = units()
    const settlements = settlementsIn(m_unit.map(({ id }) => id))
    const zones = some(5).map((i) => ({ id: `z${i}`, intensity: 6 + random(4), at: box() }))
    const wanted = new Map<string, number | null>()
    for (const { id } of m_unit) {
      let [inside, all] = [0, 0]
      for (const one of settlements) {
        if (one.unit !== id) continue
        all += one.pop
        if (zones.some(({ intensity, at }) => intensity >= 8 && isIn(one.at, at))) inside += one.pop
      }
      wanted.set(id, all === 0 ? null : (100 * inside) / all)
    }
    const m_seismic_zone = zones.map(({ at, ...zone }) => ({ ...zone, geom: area(at) }))
    expectSame(
      valuesOf('SE-03', { m_unit, m_settlement: plain(settlements), m_seismic_zone }),
      wanted,
    )
  })

  it.each(rounds)('overlay flags: kinds of zone over a settlement (SE-06), round %i', () => {
    const settlements = settlementsIn(['u'])
    const flood = some(4).map((i) => ({ id: `f${i}`, rp: pick([10, 100]), at: box() }))
    const slide = some(4).map((i) => ({ id: `l${i}`, class: pick(['low', 'high']), at: box() }))
    const shaken = some(4).map((i) => ({ id: `q${i}`, intensity: 6 + random(3), at: box() }))
    const wanted = new Map(
      settlements.map(({ id, at }) => {
        let kinds = 0
        if (flood.some((zone) => zone.rp === 100 && isIn(at, zone.at))) kinds++
        if (slide.some((zone) => zone.class === 'high' && isIn(at, zone.at))) kinds++
        if (shaken.some((zone) => zone.intensity >= 7 && isIn(at, zone.at))) kinds++
        return [id, kinds]
      }),
    )
    const shapes = (list: readonly (Row & { readonly at: Box })[]): Row[] =>
      list.map(({ at, ...zone }) => ({ ...zone, geom: area(at) }))
    const rows = {
      m_settlement: plain(settlements),
      m_flood_zone: shapes(flood),
      m_landslide_zone: shapes(slide),
      m_seismic_zone: shapes(shaken),
    }
    expectSame(valuesOf('SE-06', rows), wanted)
  })
})

describe('reach and zones by plain loops', () => {
  it.each(rounds)('reach: settlements far from water for fires (RR-09), round %i', () => {
    const m_unit = units()
    const settlements = settlementsIn(m_unit.map(({ id }) => id))
    const water = settlements.flatMap(({ at }, i) => {
      const near: LonLat = [at[0] + (random(20) - 10) / 1_000, at[1] + (random(20) - 10) / 1_000]
      return random(3) === 0
        ? []
        : [{ id: `w${i}`, serviceable: random(4) === 0 ? 0 : 1, at: near }]
    })
    const wanted = new Map<string, number>()
    for (const { id } of m_unit) {
      const own = settlements.filter(({ unit }) => unit === id)
      const dry = own.filter(
        ({ at }) =>
          !water.some((one) => one.serviceable === 1 && geodesicBetween(one.at, at).lengthM <= 500),
      )
      if (own.length > 0) wanted.set(id, (100 * dry.length) / own.length)
    }
    const m_fire_water = water.map(({ at, ...one }) => ({ ...one, geom: wkt(at) }))
    expectSame(
      valuesOf('RR-09', { m_unit, m_settlement: plain(settlements), m_fire_water }),
      wanted,
    )
  })

  it.each(rounds)('zones around facilities: depth of a toxic cloud (CH-03), round %i', () => {
    const table = [
      [0, 0.01, 0.05, 0.1, 0.5, 1, 3, 5, 10, 20, 30, 50, 70, 100, 300, 500, 700, 1_000, 2_000],
      [
        0, 0.38, 0.85, 1.25, 3.16, 4.75, 9.18, 12.53, 19.2, 29.56, 38.13, 52.67, 65.23, 81.91, 166,
        231, 288, 363, 572,
      ],
    ] as const
    const depth = (t: number): number => {
      for (let i = 1; i < table[0].length; i++) {
        const [a, b, from, to] = [table[0][i - 1], table[0][i], table[1][i - 1], table[1][i]] as [
          number,
          number,
          number,
          number,
        ]
        if (t <= b) return from + ((to - from) * (t - a)) / (b - a)
      }
      return 572
    }
    const m_substance = [
      {
        code: 'chlorine',
        k1: 0.18,
        k2: 0.052,
        k3: 1,
        k7_primary: 1,
        k7_secondary: 1,
        density: 1.553,
      },
      {
        code: 'ammonia',
        k1: 0.18,
        k2: 0.025,
        k3: 0.04,
        k7_primary: 1,
        k7_secondary: 1,
        density: 0.681,
      },
    ]
    const m_hazfac = some(5).map((i) => ({ id: `f${i}`, geom: wkt(place()) }))
    const m_hazfac_substance = some(9).map(() => ({
      facility: pick(m_hazfac).id,
      substance: pick(['chlorine', 'ammonia', 'petrol']),
      stock_t: 1 + random(80),
      max_vessel_t: pick([null, 1 + random(30)]),
      bund_h_m: pick([null, 0.1 + random(20) / 10]),
    }))
    const wanted = new Map<string, number>()
    for (const row of m_hazfac_substance) {
      const s = m_substance.find(({ code }) => code === row.substance)
      if (!s) continue
      const q = row.max_vessel_t ?? row.stock_t
      const h = row.bund_h_m === null ? 0.05 : Math.max(0.05, row.bund_h_m - 0.2)
      const t = (h * s.density) / s.k2
      const k6 = t < 1 ? 1 : Math.min(t, 4) ** 0.8
      const one = depth(s.k1 * s.k3 * q)
      const two = depth(((1 - s.k1) * s.k2 * s.k3 * k6 * q) / (h * s.density))
      const km = Math.min(20, Math.max(one, two) + Math.min(one, two) / 2)
      wanted.set(row.facility, Math.max(km, wanted.get(row.facility) ?? 0))
    }
    expectSame(valuesOf('CH-03', { m_hazfac, m_hazfac_substance, m_substance }), wanted)
  })
})

describe('interpolation and trend by plain loops', () => {
  it.each(rounds)('interpolation: fire danger between stations (MF-03), round %i', () => {
    const stations = some(9).map((i) => ({ id: `w${i}`, at: place() }))
    const m_obs = stations.flatMap(({ id }) =>
      [1, 2, 3, 4].flatMap((day) => {
        const at = `2026-10-2${day}T13:00:00`
        return [
          { station: id, at, param: 't_c', value: random(30) - 4 },
          { station: id, at, param: 'tdew_c', value: -random(9) },
          { station: id, at, param: 'rain_mm', value: random(6) },
        ]
      }),
    )
    const known = stations.map(({ id, at }) => {
      let index = 0
      for (const day of [1, 2, 3, 4]) {
        const read = (param: string) =>
          m_obs.find(
            (o) => o.station === id && o.param === param && o.at.startsWith(`2026-10-2${day}`),
          )?.value ?? 0
        const t = read('t_c')
        if (read('rain_mm') > 3 || t <= 0) index = 0
        else index += t * (t - read('tdew_c'))
      }
      return { at, index }
    })
    const found = valuesOf('MF-03', {
      m_station: stations.map(({ id, at }) => ({ id, type: 'weather', geom: wkt(at) })),
      m_obs,
    })
    if (stations.length < 3) {
      expect(found.size).toBe(0)
      return
    }
    expect(found.size).toBeGreaterThan(4)
    for (const [key, value] of found) {
      const [x = 0, y = 0] = key.split(':').map(Number)
      let [sum, weights] = [0, 0]
      for (const { at, index } of known) {
        const apart = geodesicBetween(at, [(x + 0.5) / 4, (y + 0.5) / 4]).lengthM
        sum += index / apart ** 2
        weights += 1 / apart ** 2
      }
      // The formula takes distances by the scale of the middle latitude.
      expect(Number(value) - sum / weights, key).toBeLessThan(0.01 + 0.001 * (sum / weights))
      expect(sum / weights - Number(value), key).toBeLessThan(0.01 + 0.001 * (sum / weights))
    }
  })
})

describe('indices by plain loops', () => {
  it.each(rounds)('index of parts: lack of capacity (VU-06), round %i', () => {
    const m_unit = units()
    const maybe = (value: number) => (random(4) === 0 ? null : value)
    const m_territory = m_unit.map(({ id, pop }) => ({
      unit: id,
      pop,
      shelter_capacity: maybe(random(2_000)),
      design_affected: 100 + random(900),
      hospital_beds: maybe(random(80)),
    }))
    const m_atlas_value = m_unit.flatMap(({ id }) =>
      (['RR-03', 'RR-05', 'RR-07'] as const).map((map) => ({
        map,
        key: id,
        value: maybe(random(map === 'RR-07' ? 6 : 100)),
      })),
    )
    const m_passport = m_unit.map(({ id }) => ({
      id: `p${id}`,
      unit: id,
      mandatory: 100,
      filled: random(101),
    }))
    const wanted = new Map<string, number | null>()
    for (const { id, pop } of m_unit) {
      const t = m_territory.find(({ unit }) => unit === id)
      const read = (map: string) =>
        m_atlas_value.find((v) => v.map === map && v.key === id)?.value ?? null
      const [fire, siren, days] = [read('RR-03'), read('RR-05'), read('RR-07')]
      const shelter = t?.shelter_capacity ?? null
      const beds = t?.hospital_beds ?? null
      const lacks = [
        fire === null ? null : fire / 100,
        siren === null ? null : 1 - siren / 100,
        shelter === null ? null : Math.max(0, 1 - shelter / (t?.design_affected ?? 1)),
        beds === null ? null : Math.max(0, 1 - (1_000 * beds) / (pop * 5)),
        days === null ? null : Math.max(0, 1 - days / 3),
        1 - (m_passport.find(({ unit }) => unit === id)?.filled ?? 0) / 100,
      ].filter((one) => one !== null)
      const sum = lacks.reduce((a, b) => a + b, 0)
      wanted.set(id, lacks.length < 3 ? null : (10 * sum) / lacks.length)
    }
    expectSame(valuesOf('VU-06', { m_unit, m_territory, m_atlas_value, m_passport }), wanted)
  })
})

describe('trends by plain loops', () => {
  it.each(rounds)('trend: slope of yearly counts (IR-09), round %i', () => {
    const m_unit = units()
    const m_event = eventsIn(m_unit.map(({ id }) => id))
    const found = valuesOf('IR-09', { m_unit, m_event })
    for (const { id } of m_unit) {
      const counts = Array.from(
        { length: years },
        (_, i) =>
          m_event.filter(
            (event) =>
              event.unit === id && isCounted(event) && event.at.startsWith(String(2016 + i)),
          ).length,
      )
      const n = counts.reduce((a, b) => a + b, 0)
      const slopes: number[] = []
      for (let i = 0; i < years; i++)
        for (let j = i + 1; j < years; j++)
          slopes.push(((counts[j] ?? 0) - (counts[i] ?? 0)) / (j - i))
      slopes.sort((a, b) => a - b)
      const middle = ((slopes[22] ?? 0) + (slopes[22] ?? 0)) / 2
      if (n < 10) expect(found.get(id) ?? null, id).toBeNull()
      else expect(found.get(id), id).toBeCloseTo((100 * middle) / (n / years), 5)
    }
  })
})

/** A random net of roads: junctions on a line of longitudes, roads of stated lengths. */
function randomRoads() {
  const nodes = Array.from({ length: 4 + random(4) }, (_, i): LonLat => [76 + i / 4, 43])
  const name = ([lon, lat]: LonLat) => `${lon},${lat}`
  const m_road = some(9).map((i) => {
    const from = random(nodes.length)
    const to = (from + 1 + random(nodes.length - 1)) % nodes.length
    const ends = [nodes[from], nodes[to]] as [LonLat, LonLat]
    return {
      id: `r${i}`,
      from_node: name(ends[0]),
      to_node: name(ends[1]),
      length_km: 5 + random(60),
      speed_kmh: pick([40, 60, 80]),
      // Bent aside by its number, so that a place at a junction lies on the roads that end there only.
      geom: `LINESTRING(${ends[0].join(' ')}, ${(ends[0][0] + ends[1][0]) / 2} ${44 + i / 10}, ${ends[1].join(' ')})`,
    }
  })
  const used = nodes.filter((node) =>
    m_road.some((road) => [road.from_node, road.to_node].includes(name(node))),
  )
  return { m_road, used, name }
}

describe('networks by plain loops', () => {
  it.each(rounds)('travel time to a hospital (VU-04), round %i', () => {
    const { m_road, used, name } = randomRoads()
    const m_settlement = used.map((at, i) => ({ id: `s${i}`, pop: 100, geom: wkt(at) }))
    const hospitals = [pick(used)]
    const m_critfac = hospitals.map((at, i) => ({
      id: `h${i}`,
      type: 'hospital',
      hospital_level: 'city',
      geom: wkt(at),
    }))
    // Bellman and Ford: as many rounds over all roads as there are junctions.
    const minutes = new Map(hospitals.map((at) => [name(at), 0]))
    for (let i = 0; i < used.length; i++)
      for (const road of m_road) {
        const length = (60 * road.length_km) / road.speed_kmh
        for (const [a, b] of [
          [road.from_node, road.to_node],
          [road.to_node, road.from_node],
        ] as const) {
          const through = (minutes.get(a) ?? Infinity) + length
          if (through < (minutes.get(b) ?? Infinity)) minutes.set(b, through)
        }
      }
    const wanted = new Map(used.map((at, i) => [`s${i}`, minutes.get(name(at)) ?? null]))
    expectSame(valuesOf('VU-04', { m_road, m_settlement, m_critfac }), wanted)
  })

  it.each(rounds)('people cut off by a closed road (TR-07), round %i', () => {
    const { m_road, used, name } = randomRoads()
    const m_settlement = used.map((at, i) => ({
      id: `s${i}`,
      pop: 100 + random(900),
      geom: wkt(at),
    }))
    const people = new Map(used.map((at, i) => [name(at), m_settlement[i]?.pop ?? 0]))
    const reachedFrom = (start: string, closed: string | null): Set<string> => {
      const seen = new Set([start])
      for (let grew = true; grew; ) {
        grew = false
        for (const road of m_road) {
          if (road.id === closed) continue
          const [a, b] = [road.from_node, road.to_node]
          if (seen.has(a) === seen.has(b)) continue
          seen.add(a).add(b)
          grew = true
        }
      }
      return seen
    }
    const count = (nodes: Iterable<string>) =>
      [...nodes].reduce((sum, node) => sum + (people.get(node) ?? 0), 0)
    const wanted = new Map<string, number>()
    for (const road of m_road) {
      const without = reachedFrom(road.from_node, road.id)
      if (without.has(road.to_node)) continue
      const whole = count(reachedFrom(road.from_node, null))
      wanted.set(road.id, Math.min(count(without), whole - count(without)))
    }
    expectSame(valuesOf('TR-07', { m_road, m_settlement }), wanted)
  })
})
