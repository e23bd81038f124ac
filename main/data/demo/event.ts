import type { Text } from '../../../shared/i18n/language.ts'
import type { Calendar } from './calendar.ts'
import type { DemoRow, DemoValues } from './facility-values.ts'
import type { EventKind, ObjectWords } from './object-words.ts'
import type { KnownEvent } from './places.ts'
import { metresBetween, offset } from './polygon.ts'
import type { Random } from './random.ts'
import { type Spot, type Spots, until, weighted } from './spots.ts'
import { filled } from './words.ts'

/** Ten years back from today. */
const days = 3_652

export interface EventPlan {
  readonly kind: EventKind
  readonly spot: Spot
  /** `YYYY-MM-DDTHH:MM`, and the minutes from then to the end. */
  readonly start: number
  readonly minutes: number
}

/**
 * When and where: months by the weights of the kind; every fourth event of a kind that is known
 * from the starter data takes place and month of a known one, up to 60 km and 20 days away.
 */
export function planEvent(
  kind: EventKind,
  inputs: {
    readonly spots: Spots
    readonly known: readonly KnownEvent[]
    readonly calendar: Calendar
  },
  r: Random,
): EventPlan {
  const { spots, calendar } = inputs
  const same = inputs.known.filter(({ type }) => kind.known.includes(type))
  const model = same.length > 0 && (kind.near === 'known' || r.chance(0.25)) ? r.pick(same) : null
  const spot = until(() =>
    model
      ? spots.at(offset(model.at, r.between(500, 60_000), r.between(0, 360)))
      : spotOf(kind, spots, r),
  )
  const start = until(() => {
    const day = calendar.ago(r.whole(4, days))
    const month = Number(day.slice(5, 7)) - 1
    const likely = model ? nearness(day, model) : (kind.months[month] ?? 0)
    return r.chance(likely / (model ? 1 : Math.max(...kind.months)))
      ? Date.parse(`${day}T00:00:00Z`) + r.whole(0, 1_439) * 60_000
      : undefined
  })
  return { kind, spot, start, minutes: Math.round(r.between(...kind.hours) * 60) }
}

/** 1 within 20 days of the known event's day of the year, else 0. */
function nearness(day: string, { date }: KnownEvent): number {
  const dayOfYear = (text: string) => Number(text.slice(5, 7)) * 30.4 + Number(text.slice(8, 10))
  const apart = Math.abs(dayOfYear(day) - dayOfYear(date))
  return Math.min(apart, 365 - apart) <= 20 ? 1 : 0
}

function spotOf({ near }: EventKind, spots: Spots, r: Random): Spot | undefined {
  if (near === 'rivers') return spots.onRiver(r)
  if (near === 'roads') return spots.onRoad(r)
  if (near === 'mountains') return spots.onSlope([1_300, 3_900], r)
  const leaf = spots.crowded(r)
  if (near === 'towns') return spots.nearTown(leaf, r)
  return leaf.unit.type === 'district' ? spots.anywhere(leaf, r) : undefined
}

interface EventFacts {
  readonly n: number
  readonly plan: EventPlan
  /** `KATO2-YYYY-NNNNN`. */
  readonly number: string
  readonly label: Text
  readonly words: ObjectWords
  /** Record of the unit that was sent. */
  readonly force: string | null
}

const at = (ms: number): string => new Date(ms).toISOString().slice(0, 16)

/** Values of an invented event, closed long ago. */
export function eventValues(facts: EventFacts, r: Random): DemoValues {
  const { n, plan, words, label } = facts
  const { kind, spot, start } = plan
  const minute = 60_000
  const called = start + r.whole(1, 20) * minute
  const end = start + plan.minutes * minute
  const place = spot.town.ru
  return {
    event_no: facts.number,
    record_type: kind.scale === 'object' && r.chance(0.4) ? 'incident' : 'emergency',
    hazard_code: kind.code,
    scale: kind.scale,
    report_kind: 'final',
    report_seq: 1,
    occurred_at: at(start),
    reported_at: at(called),
    called_at: at(called),
    arrived_at: at(called + r.whole(6, 90) * minute),
    localised_at: at(start + Math.round(plan.minutes * 0.6) * minute),
    closed_at: at(end),
    kato_code: spot.leaf.unit.code,
    address: `${place}, ${spot.leaf.unit.name.ru}`,
    informant: words.informant,
    duty_officer: words.officer,
    cause_code: kind.cause,
    cause: words.eventCause,
    description: filled(words.eventText, { hazard: label.ru, n, place }),
    ...harm(plan, r),
    ...special(plan, r),
    regime: kind.scale === 'object' ? 'daily' : kind.scale === 'local' ? 'high_alert' : 'emergency',
    leader: words.leader,
    ...(facts.force ? { forces_mes: [forceRow(facts.force, r)] } : {}),
    confirmed_by: words.checker,
  }
}

const forceRow = (unit: string, r: Random): DemoRow => ({
  unit,
  persons: r.whole(3, 24),
  vehicles: r.whole(1, 6),
})

function harm({ kind, spot }: EventPlan, r: Random): DemoValues {
  const hurt = r.chance(kind.harm)
  const dead = hurt && r.chance(0.35) ? r.whole(1, 2) : 0
  const injured = hurt ? r.whole(dead > 0 ? 0 : 1, 4) : 0
  const flooded = kind.code.startsWith('N.HYD') && r.chance(0.6) ? r.whole(1, 90) : 0
  const affected = dead + injured + flooded * 4
  const evacuated = Math.min(flooded * 3, spot.leaf.population)
  return {
    affected_total: affected,
    affected_children: Math.floor((affected - dead) * 0.25),
    dead,
    dead_children: 0,
    injured,
    hospitalised: Math.floor(injured * 0.6),
    rescued: r.chance(0.2) ? r.whole(1, 12) : 0,
    evacuated,
    living_disrupted: flooded * 4,
    ...(flooded > 0 ? { houses_flooded: flooded } : {}),
    damage_kzt: r.whole(0, 90) * 100 + flooded * 1_500,
  }
}

function special(plan: EventPlan, r: Random): DemoValues {
  const { code } = plan.kind
  if (code.startsWith('N.FIRE')) return { burned_area_ha: Math.round(10 ** r.between(0, 3.6)) }
  if (code === 'N.GEO.EQ')
    return {
      magnitude: tenth(r.between(3.2, 5.6)),
      depth_km: r.whole(5, 35),
      intensity_max: r.whole(2, 5),
    }
  if (code === 'N.GEO.AVA')
    return { release_type: r.pick(['natural', 'natural', 'triggered', 'controlled']) }
  if (code === 'N.HYD.FLOOD') return { water_depth_m: tenth(r.between(0.1, 1.6)) }
  if (code === 'N.BIO.EPIZ')
    return { disease: r.pick(['brucellosis', 'lumpy_skin', 'fmd', 'anthrax']), bio_kind: 'disease' }
  if (code.startsWith('T.LIFE'))
    return {
      persons_without_service: r.whole(20, 6_000),
      service_restored_at: at(plan.start + plan.minutes * 60_000),
    }
  if (code === 'T.CHEM')
    return { substance_group: r.pick(['chlorine', 'ammonia', 'mercury', 'oil']) }
  if (code === 'T.IND.MINE') return { underground_persons: r.whole(0, 60) }
  if (code.startsWith('T.FIRE') && code !== 'T.FIRE.CO') return { fire_rank: r.whole(1, 3) }
  return {}
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** The unit of forces that is nearest to the place. */
export function nearestForce(
  forces: readonly { readonly name: string; readonly at: readonly [number, number] }[],
  spot: Spot,
): string | null {
  let best: string | null = null
  let least = Infinity
  for (const force of forces) {
    const distance = metresBetween(force.at, spot.at)
    if (distance < least) [best, least] = [force.name, distance]
  }
  return best
}

/** Sorts of event for so many numbers, mixed, so that every part of the list holds all of them. */
export function eventKinds(kinds: readonly EventKind[], r: Random): EventKind {
  return weighted(
    kinds,
    kinds.map(({ share }) => share),
    r,
  )
}
