import type { UnitSource } from '../../../shared/contract/features/units.ts'
import type { Dictionary, PassportKind } from '../../../shared/domain/dictionary.ts'
import type { Language, Text } from '../../../shared/i18n/language.ts'
import { languages } from '../../../shared/i18n/language.ts'
import { ageOf, type Calendar, calendarAt } from './calendar.ts'
import { critfacValues } from './critfac.ts'
import { damValues } from './dam.ts'
import { withDefects } from './defects.ts'
import { eventKinds, eventValues, nearestForce, planEvent } from './event.ts'
import type { DemoValues } from './facility-values.ts'
import { forcesValues } from './forces.ts'
import { type Leaf, makeLeaves } from './frame.ts'
import { type SiteKind, siteValues } from './hazsite.ts'
import { header, omit } from './heading.ts'
import type { ObjectWords } from './object-words.ts'
import type { Places } from './places.ts'
import { offset } from './polygon.ts'
import { type Random, randomOf } from './random.ts'
import { makeSpots, type Spot, type Spots, until, weighted } from './spots.ts'
import type { Terrain } from './terrain.ts'
import { filled, type Words } from './words.ts'
import type { DemoRecord } from './world.ts'

export interface ObjectInputs {
  readonly units: readonly UnitSource[]
  readonly places: Places
  readonly terrain: Terrain
  readonly words: Words
  readonly objectWords: ObjectWords
  readonly dictionary: Dictionary
  /** Names of the classes of emergency by code. */
  readonly hazards: ReadonlyMap<string, Text>
  /** `YYYY-MM-DD` in Kazakhstan. */
  readonly today: string
  /** Id of a record by its name within the world. */
  readonly idOf: (name: string) => string
}

/** How many of each: issue 3, section 7. */
export const counts = { dam: 60, hazsite: 150, critfac: 200, forces: 250, event: 5_000 } as const
const siteCounts: Readonly<Record<SiteKind, number>> = {
  mudflow: 60,
  avalanche: 35,
  landslide: 20,
  flood: 25,
  ice_jam: 10,
}

type Context = ObjectInputs & {
  readonly calendar: Calendar
  readonly leaves: readonly Leaf[]
  readonly spots: Spots
}

/**
 * Dams, natural hazard sites, critical facilities, forces and ten years of events, one at a time:
 * they are loaded beside the work of the user. Pure: the same inputs give the same records.
 */
export function* makeObjects(inputs: ObjectInputs): Generator<DemoRecord, void> {
  const leaves = makeLeaves(inputs.units, inputs.places)
  const context: Context = {
    ...inputs,
    leaves,
    calendar: calendarAt(inputs.today),
    spots: makeSpots(leaves, inputs.places, inputs.terrain),
  }
  yield* numbered(counts.dam, (n) => dam(n, context))
  yield* sites(context)
  yield* numbered(counts.critfac, (n) => critfac(n, context))
  const forces: { name: string; at: Spot['at'] }[] = []
  for (const record of numbered(counts.forces, (n) => force(n, context))) {
    if (record.point) forces.push({ name: record.name, at: record.point })
    yield record
  }
  yield* events(context, forces)
}

function* numbered(count: number, make: (n: number) => DemoRecord): Generator<DemoRecord, void> {
  for (let n = 1; n <= count; n++) yield make(n)
}

/** Dams stand beside known ones, so that nobody reads invented levels as theirs, then on rivers. */
function dam(n: number, context: Context): DemoRecord {
  const r = randomOf('dam', n)
  const { spots, places } = context
  const known = places.objects.filter(({ kind }) => kind === 'dam' || kind === 'mudflow_dam')
  const model = known[n - 1]
  const spot = until(() =>
    model ? spots.at(offset(model.at, r.between(900, 2_400), r.between(0, 360))) : spots.onRiver(r),
  )
  const type =
    model?.kind === 'mudflow_dam'
      ? 'mudflow_dam'
      : r.pick(
          model
            ? ['earth_dam', 'earth_dam', 'rockfill_dam', 'concrete_dam']
            : ['dyke', 'pond', 'earth_dam'],
        )
  const values = damValues(
    {
      n,
      type,
      spot,
      river: filled(context.objectWords.basin, { n }),
      calendar: context.calendar,
      words: context.objectWords,
      terrain: context.terrain,
    },
    r,
  )
  return passport(
    'dam',
    { n, r, spot, values, noun: context.objectWords.dam[type], prefix: 'DM' },
    context,
  )
}

function* sites(context: Context): Generator<DemoRecord, void> {
  let n = 0
  for (const [kind, count] of Object.entries(siteCounts) as [SiteKind, number][])
    for (let i = 0; i < count; i++) yield site(++n, kind, context)
}

/** Kinds of the known objects that sites of a kind stand near. */
const modelsOf: Readonly<Partial<Record<SiteKind, readonly string[]>>> = {
  mudflow: ['mudflow_basin', 'glacial_lake', 'moraine_or_landslide_lake'],
  avalanche: ['avalanche', 'pass_snow'],
}

function site(n: number, kind: SiteKind, context: Context): DemoRecord {
  const r = randomOf('hazsite', n)
  const { spots, places, objectWords: words, calendar, terrain } = context
  const models = places.objects.filter((one) => modelsOf[kind]?.includes(one.kind))
  const inMountains = kind !== 'flood' && kind !== 'ice_jam'
  const spot = until(() => {
    if (!inMountains) {
      const found = spots.onRiver(r)
      return found && found.leaf.flood > 0 ? found : undefined
    }
    if (models.length > 0 && r.chance(0.5))
      return spots.at(offset(r.pick(models).at, r.between(1_000, 9_000), r.between(0, 360)))
    return spots.onSlope(kind === 'landslide' ? [900, 2_600] : [1_400, 3_900], r)
  })
  const values = siteValues(
    { n, kind, spot, basin: filled(words.basin, { n }), calendar, words, terrain },
    r,
  )
  return passport(
    'hazsite',
    { n, r, spot, values, noun: words.hazsite[kind], prefix: 'HS' },
    context,
  )
}

/** How often a type is met; our choice. */
const critfacWeights = {
  school: 5,
  kindergarten: 4,
  hospital: 3,
  mall: 2,
  stadium: 1,
  theatre: 1,
  hotel: 1,
  station: 1,
  market: 1,
  power: 1,
  water: 1,
  heat: 2,
} as const

function critfac(n: number, context: Context): DemoRecord {
  const r = randomOf('critfac', n)
  const { spots, words, objectWords } = context
  const spot = until(() => spots.nearTown(spots.crowded(r), r))
  const type = weighted(Object.keys(critfacWeights), Object.values(critfacWeights), r)
  const values = critfacValues(
    {
      n,
      type,
      spot,
      owner: filled(objectWords.owner, { brand: brandOf(n, words).ru, n }),
      address: filled(words.address, { place: spot.town.ru, n }),
      words: objectWords,
    },
    r,
  )
  return passport(
    'critfac',
    { n, r, spot, values, noun: objectWords.critfac[type], prefix: 'CF' },
    context,
  )
}

/** Every district has a unit; what is left goes to the largest. */
function force(n: number, context: Context): DemoRecord {
  const r = randomOf('forces', n)
  const { spots, leaves, words, objectWords } = context
  const leaf = leaves[n - 1] ?? spots.crowded(r)
  const spot = until(() => spots.nearTown(leaf, r) ?? spots.anywhere(leaf, r))
  const common = [
    'fire_station',
    'fire_station',
    'fire_station',
    'fire_post',
    'voluntary',
    'medical',
  ]
  const special = ['rescue_team', 'aviation', 'shelter', 'warehouse', 'evac_point', 'centre_112']
  const type =
    leaf.mountains > 0.4 && r.chance(0.4)
      ? 'kazselezaschita'
      : r.pick(n > leaves.length || r.chance(0.3) ? special : common)
  const values = forcesValues(
    {
      n,
      type,
      spot,
      address: filled(words.address, { place: spot.town.ru, n }),
      calendar: context.calendar,
      words: objectWords,
    },
    r,
  )
  return passport(
    'forces',
    { n, r, spot, values, noun: objectWords.forces[type], prefix: 'FR' },
    context,
  )
}

interface Drawn {
  readonly n: number
  readonly r: Random
  readonly spot: Spot
  readonly values: DemoValues
  readonly noun: Text | undefined
  readonly prefix: string
}

function passport(kind: PassportKind, drawn: Drawn, context: Context): DemoRecord {
  const { n, r, spot, values, noun, prefix } = drawn
  if (!noun) throw new Error(`no word for a ${kind}`)
  const asOf = context.calendar.ago(ageOf(r))
  const code = spot.leaf.unit.code
  const name = nameOf({ noun, n, spot }, context.words)
  const record: DemoRecord = {
    name: `${kind}/${n}`,
    kind,
    values: {
      ...omit(values, context.dictionary.kinds[kind], r.pick([0.7, 0.85, 0.95, 1, 1]), r),
      ...header(name, { code, prefix, asOf, r, context, n }),
    },
    area: null,
    point: spot.at,
    asOf,
  }
  return withDefects(record, values, context.calendar)
}

const brandOf = (n: number, words: Words): Text =>
  words.brands[n % words.brands.length] ?? { kk: '', ru: '', en: '' }

function nameOf(
  { noun, n, spot }: { readonly noun: Text; readonly n: number; readonly spot: Spot },
  words: Words,
): Text {
  const brand = brandOf(n, words)
  const inLanguage = (language: Language) => {
    const text = filled(words.facilityName[language], {
      place: spot.town[language],
      brand: brand[language],
      noun: noun[language],
      n,
    })
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const [kk, ru, en] = languages.map(inLanguage)
  return { kk: kk ?? '', ru: ru ?? '', en: en ?? '' }
}

function* events(
  context: Context,
  forces: readonly { readonly name: string; readonly at: Spot['at'] }[],
): Generator<DemoRecord, void> {
  const { objectWords, spots, places, calendar, hazards } = context
  const known = places.events.filter(({ at }) => spots.at(at) !== undefined)
  const taken = new Map<string, number>()
  for (let n = 1; n <= counts.event; n++) {
    const r = randomOf('event', n)
    const kind = eventKinds(objectWords.events, r)
    const plan = planEvent(kind, { spots, calendar, known }, r)
    const label = hazards.get(kind.code)
    if (!label) throw new Error(`no class ${kind.code}`)
    const { oblast } = plan.spot.leaf
    const series = `${oblast.code.slice(0, 2)}-${new Date(plan.start).getUTCFullYear()}`
    const last = (taken.get(series) ?? 0) + 1
    taken.set(series, last)
    const force = r.chance(0.5) ? nearestForce(forces, plan.spot) : null
    const values = eventValues(
      {
        n,
        plan,
        label,
        number: `${series}-${String(last).padStart(5, '0')}`,
        words: objectWords,
        force: force && context.idOf(force),
      },
      r,
    )
    const record: DemoRecord = {
      name: `event/${n}`,
      kind: 'event',
      values,
      area: null,
      point: plan.spot.at,
      asOf: new Date(plan.start).toISOString().slice(0, 10),
    }
    yield withDefects(record, values, calendar)
  }
}
