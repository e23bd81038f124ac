import type { Calendar } from './calendar.ts'
import { type DemoValues, pretty } from './facility-values.ts'
import type { ObjectWords } from './object-words.ts'
import type { Random } from './random.ts'
import type { Spot } from './spots.ts'
import type { Terrain } from './terrain.ts'
import { filled } from './words.ts'

/** Height and volume by the sort of structure, our choice. */
const sizes: Readonly<
  Record<
    string,
    { readonly heightM: readonly [number, number]; readonly mcm: readonly [number, number] }
  >
> = {
  earth_dam: { heightM: [8, 42], mcm: [3, 420] },
  rockfill_dam: { heightM: [25, 90], mcm: [20, 900] },
  concrete_dam: { heightM: [20, 85], mcm: [30, 1_500] },
  dyke: { heightM: [1.5, 5], mcm: [0.3, 6] },
  mudflow_dam: { heightM: [20, 110], mcm: [0.5, 12] },
  pond: { heightM: [2, 7], mcm: [0.2, 2.5] },
}

interface DamFacts {
  readonly n: number
  readonly type: string
  readonly spot: Spot
  readonly river: string
  readonly calendar: Calendar
  readonly words: ObjectWords
  readonly terrain: Terrain
}

/** Values of an invented dam: levels below the crest, zone below the population of the district. */
export function damValues(facts: DamFacts, r: Random): DemoValues {
  const { type, calendar } = facts
  const size = sizes[type] ?? { heightM: [3, 12], mcm: [0.5, 8] }
  const heightM = pretty(r.between(...size.heightM))
  const volume = pretty(r.between(...size.mcm))
  const builtYear = r.whole(1952, calendar.year - 4)
  return {
    hts_type: type,
    watercourse: facts.river,
    ...ownership(facts, r),
    dam_class:
      heightM > 60 ? 'class_i' : heightM > 25 ? 'class_ii' : heightM > 8 ? 'class_iii' : 'class_iv',
    built_year: builtYear,
    last_survey_date: calendar.ago(r.whole(60, 1_500)),
    declaration_cipher: `DEMO-ГТС-${facts.n}`,
    dam_height_m: heightM,
    crest_length_m: Math.round(r.between(80, 2_400)),
    crest_width_m: r.whole(4, 12),
    ...levels(facts, { heightM, volume }, r),
    ...condition(builtYear, calendar, r),
    ...consequence(facts, { heightM, volume }, r),
    ...declaration(facts, volume, r),
  }
}

function ownership({ n, words }: DamFacts, r: Random): DemoValues {
  if (r.chance(0.08)) return { ownership: 'ownerless', ownerless: true }
  return {
    ownership: r.pick(['republican', 'communal', 'communal', 'private']),
    ownerless: false,
    owner_name: filled(words.owner, { brand: 'Мысал', n }),
  }
}

interface Size {
  readonly heightM: number
  readonly volume: number
}

function levels({ spot, terrain }: DamFacts, { heightM, volume }: Size, r: Random): DemoValues {
  const foot = Math.max(-28, terrain.heightM(spot.at) ?? 300)
  const crest = foot + heightM
  const highest = crest - Math.max(0.4, heightM * 0.04)
  const normal = highest - Math.max(0.3, heightM * 0.05)
  const dead = foot + heightM * 0.25
  const fill = r.between(0.35, 0.98)
  return {
    crest_elev_m: tenth(crest),
    mwl_m: tenth(highest),
    nwl_m: tenth(normal),
    dead_level_m: tenth(dead),
    level_current_m: tenth(dead + (normal - dead) * fill - 0.05),
    volume_full_mcm: volume,
    volume_active_mcm: tenth(volume * 0.8),
    mirror_km2: pretty((volume / Math.max(1, heightM)) * 2.5),
    inflow_m3s: pretty(r.between(0.4, 60)),
    outflow_m3s: pretty(r.between(0.4, 60)),
    spill_capacity_m3s: pretty(r.between(20, 900)),
    design_flood_p: r.pick([0.1, 0.5, 1, 3]),
    gates_state: r.pick(['operable', 'operable', 'operable', 'limited', 'inoperable']),
  }
}

function condition(builtYear: number, { year }: Calendar, r: Random): DemoValues {
  const old = year - builtYear > 50
  return {
    tech_state: r.pick(
      old
        ? ['good', 'satisfactory', 'unsatisfactory', 'emergency']
        : ['good', 'good', 'satisfactory'],
    ),
    seepage: r.pick(old ? ['none', 'clear', 'clear', 'turbid'] : ['none', 'none', 'clear']),
    kia_installed: r.chance(0.55),
  }
}

function declaration({ type, calendar }: DamFacts, volume: number, r: Random): DemoValues {
  const registered = r.whole(60, 1_400)
  const retention = Math.round(volume * 1_000)
  return {
    declaration_date: calendar.ago(registered),
    declaration_valid_until: calendar.ago(registered - 5 * 365),
    ...(type === 'mudflow_dam'
      ? {
          retention_design_k_m3: retention,
          sediment_k_m3: Math.round(retention * r.between(0.02, 0.35)),
        }
      : {}),
  }
}

function consequence({ spot }: DamFacts, { heightM, volume }: Size, r: Random): DemoValues {
  const share = Math.min(0.2, volume / 2_000)
  const people = Math.max(40, Math.round(spot.leaf.population * share * r.between(0.2, 1)))
  return {
    // Order of the peak outflow, for plausible figures only: 0.3 V^0.5 h^0.9 (our choice).
    breach_flow_m3s: pretty(0.3 * Math.sqrt(volume * 1e6) * heightM ** 0.9),
    settlements_below: [
      {
        kato: spot.leaf.unit.code,
        distance_km: tenth(r.between(0.8, 14)),
        arrival_min: r.whole(8, 140),
        depth_m: tenth(Math.min(heightM * 0.6, r.between(0.5, 4.5))),
        velocity_ms: tenth(r.between(0.5, 4)),
        population: people,
        houses: Math.round(people / 4),
      },
    ],
    alert_downstream: true,
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10
