import type { UnitSource } from '../../../shared/contract/features/units.ts'
import type { Dictionary, DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { ageOf, type Calendar, calendarAt } from './calendar.ts'
import { type Facility, makeFacilities } from './facility.ts'
import { type DemoValues, facilityValues, worstCase } from './facility-values.ts'
import { type Leaf, makeLeaves } from './frame.ts'
import { header, omit } from './heading.ts'
import { type FacilityTotals, leafNumbers, type Numbers } from './leaf-numbers.ts'
import { leafTables } from './leaf-tables.ts'
import type { Places } from './places.ts'
import { plannedNumbers } from './planned.ts'
import { type Area, areaOf } from './polygon.ts'
import { type Random, randomOf } from './random.ts'
import { rollUp, rollUpTables, type Tables } from './roll-up.ts'
import type { Words } from './words.ts'

/** A record of the demonstration world before it becomes a command. */
export interface DemoRecord {
  /** Names the record within the world: its id follows from it. */
  readonly name: string
  readonly kind: DictionaryKind
  readonly values: DemoValues
  readonly area: Area | null
  readonly point: readonly [number, number] | null
  /** Date of the data, and of the record's source. */
  readonly asOf: string
}

export interface WorldInputs {
  readonly units: readonly UnitSource[]
  readonly places: Places
  readonly words: Words
  readonly dictionary: Dictionary
  /** `YYYY-MM-DD` in Kazakhstan. */
  readonly today: string
  /** Id of a record by its name within the world. */
  readonly idOf: (name: string) => string
}

const facilityCount = 300

/** Figures and tables of a territory, whatever its level. */
interface Figures {
  readonly numbers: Numbers
  readonly tables: Tables
}

/**
 * The whole demonstration world: a passport of every territory and 300 facilities. Pure: the same
 * inputs give the same world.
 */
export function makeWorld(inputs: WorldInputs): readonly DemoRecord[] {
  const calendar = calendarAt(inputs.today)
  const leaves = makeLeaves(inputs.units, inputs.places)
  const facilities = makeFacilities(facilityCount, { leaves, ...inputs })
  const figures = new Map<string, Figures>()
  for (const leaf of leaves) {
    const own = facilities.filter((facility) => facility.leaf === leaf)
    const numbers = leafNumbers(leaf, totalsOf(own))
    const idOf = (facility: Facility) => inputs.idOf(facilityName(facility))
    const tables = leafTables({
      leaf,
      numbers,
      facilities: own,
      calendar,
      words: inputs.words,
      idOf,
    })
    figures.set(leaf.unit.code, { numbers, tables })
  }
  // Units stand parents first: from the end, everything below a territory is known.
  for (const unit of inputs.units.toReversed()) {
    if (figures.has(unit.code)) continue
    const below = inputs.units
      .filter((one) => one.parent === unit.code)
      .flatMap((one) => figures.get(one.code) ?? [])
    figures.set(unit.code, {
      numbers: { ...rollUp(below.map((one) => one.numbers)), ...disagreements(unit, below) },
      tables: rollUpTables(below.map((one) => one.tables)),
    })
  }
  const context = { ...inputs, calendar }
  return [
    ...inputs.units.map((unit) => territoryRecord(unit, figures.get(unit.code), context, leaves)),
    ...facilities.map((facility) => facilityRecord(facility, context)),
  ]
}

/** Two passports disagree with those below them, so that the checks have something to show. */
function disagreements(unit: UnitSource, below: readonly Figures[]): Numbers {
  const sum = (key: string) => below.reduce((total, one) => total + (one.numbers[key] ?? 0), 0)
  if (unit.iso === 'KZ-35') return { hospital_beds: sum('hospital_beds') - 12 }
  if (unit.iso === 'KZ-61') return { sirens_count: sum('sirens_count') + 40 }
  return {}
}

function totalsOf(facilities: readonly Facility[]): FacilityTotals {
  const count = (type: string) =>
    facilities.filter(({ kind }) => kind.hazardTypes.includes(type)).length
  const chemical = facilities.filter(({ kind }) => kind.hazardTypes.includes('chemical'))
  return {
    total: facilities.length,
    radiation: count('radiation'),
    chemical: chemical.length,
    fireExplosion: count('fire_explosion'),
    biological: count('biological'),
    inRadiationZones: count('radiation') * 40,
    zoneKm2: chemical.reduce((total, facility) => total + worstCase(facility).zoneKm2, 0),
  }
}

type Context = WorldInputs & { readonly calendar: Calendar }

const facilityName = ({ n }: Facility) => `facility/${n}`

function territoryRecord(
  unit: UnitSource,
  figures: Figures | undefined,
  context: Context,
  leaves: readonly Leaf[],
): DemoRecord {
  const r = randomOf('passport', unit.code)
  const { territory } = context.dictionary.kinds
  const { numbers = {}, tables = {} } = figures ?? {}
  const isLeaf = leaves.some((leaf) => leaf.unit === unit)
  // The upper levels are in order; below, some districts have not got far.
  const thorough = isLeaf ? r.pick([0.5, 0.68, 0.8, 0.9, 0.96, 1, 1, 1]) : r.pick([0.97, 1])
  const planned = r.chance(0.7) ? plannedNumbers(numbers, territory, r) : {}
  const flood =
    ['low', 'medium', 'high'][leaves.find((leaf) => leaf.unit === unit)?.flood ?? 1] ?? 'low'
  const values: DemoValues = {
    admin_level: unit.level,
    ...numbers,
    ...planned,
    ...tables,
    wind_prevailing_dir: r.pick(['w', 'sw', 'nw', 'e', 'ne']),
    flood_risk_class: isLeaf ? flood : (unit.floodClass ?? 'medium'),
    action_plan_ref: planRef(r, context),
  }
  const kept = omit(values, territory, thorough, r)
  const asOf = context.calendar.ago(isLeaf ? ageOf(r) : r.whole(8, 60))
  return {
    name: `territory/${unit.code}`,
    kind: 'territory',
    values: {
      ...kept,
      ...header(unit.name, { code: unit.code, prefix: 'TR', asOf, r, context, n: 1 }),
    },
    area: context.places.areas.get(unit.unitId ?? unit.iso ?? unit.code) ?? squareAt(unit),
    point: null,
    asOf,
  }
}

function facilityRecord(facility: Facility, context: Context): DemoRecord {
  const r = randomOf('passport', facility.n)
  const { hazfac } = context.dictionary.kinds
  const values = facilityValues(facility, context.calendar, context.words)
  const asOf = context.calendar.ago(ageOf(r))
  const { code } = facility.leaf.unit
  return {
    name: facilityName(facility),
    kind: 'hazfac',
    values: {
      ...omit(values, hazfac, r.pick([0.7, 0.85, 0.95, 1, 1]), r),
      ...header(facility.name, { code, prefix: 'HF', asOf, r, context, n: facility.n }),
      secrecy: 'official_use',
    },
    area: null,
    point: facility.at,
    asOf,
  }
}

function planRef(r: Random, { calendar, words }: Context): string {
  const day = calendar.ago(r.whole(40, 420)).split('-').toReversed().join('.')
  return words.plan.replace('{n}', String(r.whole(1, 90))).replace('{date}', day)
}

/** A unit without an outline gets a small square at its seat; the starter data have none such. */
function squareAt({ lon, lat }: UnitSource): Area {
  const d = 0.05
  return areaOf([
    [
      [
        [lon - d, lat - d],
        [lon + d, lat - d],
        [lon + d, lat + d],
        [lon - d, lat + d],
        [lon - d, lat - d],
      ],
    ],
  ])
}
