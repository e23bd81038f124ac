import { type Calendar, dotted } from './calendar.ts'
import type { Facility } from './facility.ts'
import { type Random, randomOf } from './random.ts'
import { filled, type Words } from './words.ts'

/** A value, or rows of a table by column key. */
export type DemoValue = string | number | boolean | readonly string[] | readonly DemoRow[]
export type DemoRow = Readonly<Record<string, string | number | boolean>>
export type DemoValues = Readonly<Record<string, DemoValue>>

/** What both a facility and the territory it lies in say about its worst accident. */
export interface Scenario {
  readonly frequency: number
  readonly depthKm: number
  readonly zoneKm2: number
  readonly population: number
  readonly dead: number
  readonly injured: number
  readonly damageMln: number
  readonly substance: string | null
  readonly stockT: number
}

/** Stocks by substance in tonnes, as the facility's number fixes them. */
export function stocksOf({ n, kind }: Facility): readonly { substance: string; stockT: number }[] {
  const random = randomOf('stocks', n)
  return kind.substances.map(({ substance, stockT: [low, high] }) => ({
    substance,
    stockT: pretty(random.between(low, high)),
  }))
}

/** An invented worst case: deeper with the stock, never more people than the district can lose. */
export function worstCase(facility: Facility): Scenario {
  const random = randomOf('worst', facility.n)
  const [first] = stocksOf(facility)
  const stockT = first?.stockT ?? 0
  const toxic = facility.kind.hazardTypes[0] === 'chemical'
  const reach = toxic ? 0.35 * stockT ** 0.55 : 0.12 * Math.max(1, stockT) ** 0.25
  const depthKm = pretty(Math.min(9, Math.max(0.15, reach * random.between(0.7, 1.2))))
  const zoneKm2 = pretty(Math.PI * depthKm ** 2 * 0.2)
  const near = facility.distanceM / 1000 < depthKm
  const population = Math.min(
    Math.round(zoneKm2 * random.between(near ? 120 : 8, near ? 420 : 30)),
    Math.floor(facility.leaf.population / 5),
  )
  const injured = Math.min(population, Math.round(population * random.between(0.02, 0.09)) + 1)
  return {
    frequency: random.whole(1, 60) / 1e7,
    depthKm,
    zoneKm2,
    population,
    injured,
    dead: Math.floor(injured * random.between(0.05, 0.25)),
    damageMln: random.whole(30, 4_000),
    substance: first?.substance ?? null,
    stockT,
  }
}

/** Values of the facility's passport by field key. */
export function facilityValues(facility: Facility, calendar: Calendar, words: Words): DemoValues {
  const random = randomOf('values', facility.n)
  return {
    ...identification(facility, calendar, random),
    ...site(facility, random),
    ...substances(facility, random, words),
    ...risk(facility, random, words),
    ...declaration(facility, calendar, random),
    ...protection(facility, calendar, random, words),
    ...shelters(facility, random),
    ...history(facility, calendar, random, words),
  }
}

function identification(
  { n, kind, operator, hazardClass }: Facility,
  calendar: Calendar,
  r: Random,
) {
  return {
    // No registration of a company begins so: nobody takes it for a true number.
    bin: `9999${String(n).padStart(8, '0')}`,
    operator_name: operator,
    hpf_reg_no: `DEMO-${String(n).padStart(4, '0')}`,
    hazard_types: kind.hazardTypes,
    industry: kind.industry,
    hazard_class: hazardClass,
    commissioned_year: r.whole(1958, calendar.year - 2),
    wear_pct: r.whole(8, 78),
    last_inspection: calendar.ago(r.whole(20, 700)),
    ...(kind.hazardTypes.includes('radiation') ? { rad_category: r.whole(1, 4) } : {}),
  }
}

function site({ kind, distanceM, leaf }: Facility, r: Random) {
  const spzM = Math.round(r.between(...kind.spzM) / 50) * 50
  const staff = Math.round(r.between(...kind.staff))
  const near = distanceM < spzM * 1.5
  return {
    site_area_ha: pretty(r.between(...kind.areaHa)),
    spz_m: spzM,
    staff_total: staff,
    staff_max_shift: Math.max(3, Math.round(staff * r.between(0.25, 0.45))),
    pop_in_spz: near ? Math.min(r.whole(5, 240), leaf.population) : 0,
    dist_settlement_m: distanceM,
  }
}

function substances(facility: Facility, r: Random, words: Words): DemoValues {
  const stocks = stocksOf(facility)
  const rows = stocks.map(({ substance, stockT }, i): DemoRow => {
    const { state = 'liquid', storage = 'other' } = facility.kind.substances[i] ?? {}
    const largest = pretty(stockT * r.between(0.2, 0.95))
    const bund = storage === 'tank_above'
    return {
      substance,
      state,
      stock_t: stockT,
      max_unit_t: Math.min(largest, stockT),
      storage_type: storage,
      ...(bund ? { bund_height_m: tenth(r.between(0.8, 2.4)) } : {}),
    }
  })
  const radiation = facility.kind.hazardTypes.includes('radiation')
  return {
    ...(rows.length > 0 ? { substances: rows } : {}),
    ...(radiation
      ? {
          radioactive_sources: [
            {
              nuclide: r.pick(words.nuclides),
              activity_bq: r.whole(1, 90) * 1e10,
              category: r.pick(['category_1', 'category_2', 'category_3']),
              form: 'sealed',
              count: r.whole(1, 24),
            },
          ],
        }
      : {}),
    ...(stocks[0] && r.chance(0.6)
      ? {
          transport_hazmat: [
            {
              substance: stocks[0].substance,
              mode: r.pick(['road', 'rail']),
              t_per_year: Math.round(stocks[0].stockT * r.between(4, 12)),
              batch_t: pretty(Math.min(stocks[0].stockT, 60)),
            },
          ],
        }
      : {}),
  }
}

function risk(facility: Facility, r: Random, words: Words): DemoValues {
  const worst = worstCase(facility)
  const people = Math.floor(worst.population * 0.15)
  const injured = Math.min(people, r.whole(0, 6))
  const row = (name: string, of: Scenario): DemoRow => ({
    name,
    frequency: of.frequency,
    zone_km2: of.zoneKm2,
    depth_km: of.depthKm,
    population: of.population,
    dead: of.dead,
    injured: of.injured,
    damage: of.damageMln,
    ...(of.substance ? { substance: of.substance } : {}),
  })
  const probable: Scenario = {
    ...worst,
    frequency: r.whole(1, 40) / 1e5,
    depthKm: pretty(worst.depthKm * 0.35),
    zoneKm2: pretty(worst.zoneKm2 * 0.12),
    population: people,
    injured,
    dead: Math.min(injured, r.whole(0, 1)),
    damageMln: Math.max(1, Math.round(worst.damageMln / 20)),
  }
  return {
    scenario_worst: [row(facility.kind.scenario.ru, worst)],
    scenario_probable: [row(words.probable.ru, probable)],
    individual_risk: r.whole(2, 90) / 1e7,
    ...(facility.hazardClass === 'class_1' ? { fn_curve: curve(r) } : {}),
  }
}

function curve(r: Random): readonly DemoRow[] {
  const start = r.whole(2, 9) / 1e5
  return [1, 10, 100].flatMap((n, i) => [
    { curve: 'f_n', n, f: Number((start / 8 ** i).toPrecision(2)) },
    { curve: 'f_g', n: n * 50, f: Number(((start * 3) / 6 ** i).toPrecision(2)) },
  ])
}

function declaration({ n, hazardClass }: Facility, calendar: Calendar, r: Random): DemoValues {
  const required = hazardClass === 'class_1' || hazardClass === 'class_2'
  const registered = r.whole(200, 1_700)
  return {
    declaration_required: required,
    ...(required
      ? {
          declaration_no: `DEMO-DPB-${String(n).padStart(4, '0')}`,
          declaration_date: calendar.ago(registered),
          declaration_change_date: calendar.ago(r.whole(30, registered)),
        }
      : {}),
  }
}

function protection(facility: Facility, calendar: Calendar, r: Random, words: Words): DemoValues {
  const { kind, n } = facility
  const mustAlert = kind.hazardTypes.some((type) => type === 'chemical' || type === 'radiation')
  const alert = mustAlert || r.chance(0.4)
  const fire = kind.hazardTypes.includes('fire_explosion')
  const signed = r.whole(60, 330)
  return {
    pla_ref: filled(words.plan, { n, date: dotted(calendar.ago(r.whole(40, 700))) }),
    lsa_exists: alert,
    ...(alert ? { lsa_radius_km: tenth(r.between(0.5, 6)) } : {}),
    pavr_unit: [
      {
        unit: words.rescueService,
        contract_no: `${n}/АСС`,
        contract_date: calendar.ago(signed),
        valid_until: calendar.ago(signed - 365),
      },
    ],
    ppe_pct: r.whole(70, 100),
    ...(fire ? { foam_reserve_t: tenth(r.between(0.4, 24)) } : {}),
    insurance_policy: [
      {
        insurer: words.insurer,
        policy_no: `DEMO-${n}`,
        // One policy in twelve has run out: a warning to show.
        valid_until: calendar.ago(r.chance(0.08) ? r.whole(5, 90) : -r.whole(20, 330)),
        sum_kzt: r.whole(40, 900) * 1e6,
      },
    ],
    ...(facility.hazardClass === 'class_1'
      ? {
          facility_fire_brigade: [
            {
              staff: r.whole(18, 60),
              duty_staff: r.whole(5, 14),
              vehicle_type: 'foam',
              vehicles: r.whole(2, 6),
            },
          ],
        }
      : {}),
  }
}

/** One facility in eight cannot shelter its largest shift: a warning to show. */
function shelters({ kind }: Facility, r: Random): DemoValues {
  const [, most] = kind.staff
  return { shelters_capacity: Math.round(most * (r.chance(0.12) ? 0.1 : r.between(0.5, 0.8))) }
}

function history({ kind }: Facility, calendar: Calendar, r: Random, words: Words): DemoValues {
  if (r.chance(0.7)) return {}
  const types: Readonly<Record<string, string>> = {
    chemical: 'release',
    radiation: 'radiation',
    fire_explosion: 'fire',
    mining: 'collapse',
    hydrodynamic: 'spill',
  }
  return {
    accidents_history: [
      {
        date: calendar.ago(r.whole(400, 6_000)),
        type: types[kind.hazardTypes[0] ?? ''] ?? 'other',
        dead: r.chance(0.15) ? r.whole(1, 2) : 0,
        injured: r.whole(0, 5),
        damage: r.whole(1, 120),
        cause: r.pick(words.causes),
      },
    ],
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** Two significant digits above ten, one decimal below: figures a person would write. */
export function pretty(value: number): number {
  if (value >= 1_000) return Math.round(value / 100) * 100
  if (value >= 100) return Math.round(value / 5) * 5
  return value >= 10 ? Math.round(value) : Math.max(0.1, tenth(value))
}
