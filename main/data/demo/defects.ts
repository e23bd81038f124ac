import type { Rule } from '../../../shared/domain/dictionary/rules.ts'
import type { Calendar } from './calendar.ts'
import type { DemoRow, DemoValues } from './facility-values.ts'
import type { DemoRecord } from './world.ts'

/** A fault put into the demonstration data on purpose, for the checks to find. */
export interface Defect {
  /** Name of the record within the world. */
  readonly record: string
  /** What the checks find: key of the field and kind of the rule. */
  readonly finds: readonly (readonly [
    field: string,
    rule: Rule['kind'],
    severity: 'block' | 'warn',
  ])[]
  /** Values put in; null takes one out. */
  readonly set: (
    values: DemoValues,
    calendar: Calendar,
  ) => Readonly<Record<string, DemoValues[string] | null>>
  /** Found only beside other records: another test must look at the store. */
  readonly across?: true
}

const number = (values: DemoValues, key: string): number => Number(values[key])
const rows = (values: DemoValues, key: string): readonly DemoRow[] =>
  values[key] as readonly DemoRow[]

/** Every planted defect of dams, natural hazard sites, critical facilities, forces and events. */
export const defects: readonly Defect[] = [
  {
    record: 'dam/3',
    finds: [
      ['level_current_m', 'compare', 'warn'],
      ['level_current_m', 'compare', 'warn'],
    ],
    set: (values) => ({ level_current_m: number(values, 'mwl_m') + 0.2 }),
  },
  {
    record: 'dam/7',
    finds: [['crest_elev_m', 'compare', 'block']],
    set: (values) => ({ crest_elev_m: number(values, 'mwl_m') - 1 }),
  },
  {
    record: 'dam/11',
    finds: [['last_survey_date', 'compare', 'warn']],
    set: (_, calendar) => ({ last_survey_date: calendar.ago(2_400) }),
  },
  {
    record: 'dam/15',
    finds: [['built_year', 'compare', 'block']],
    set: (_, { year }) => ({ built_year: year + 3 }),
  },
  {
    record: 'dam/19',
    finds: [['ownerless', 'valueIf', 'block']],
    set: () => ({
      ownership: 'ownerless',
      ownerless: false,
      owner_name: 'ГУ «Мысал-19» (условное)',
    }),
  },
  {
    record: 'dam/23',
    finds: [['design_flood_p', 'allowed', 'block']],
    set: () => ({ design_flood_p: 7 }),
  },
  {
    record: 'dam/27',
    finds: [['alert_downstream', 'valueIf', 'warn']],
    set: () => ({ alert_downstream: false }),
  },
  {
    record: 'hazsite/4',
    finds: [['site_no', 'unique', 'block']],
    set: () => ({ site_no: 'DEMO-002' }),
    across: true,
  },
  {
    record: 'hazsite/9',
    finds: [['last_inspection', 'compare', 'warn']],
    set: (_, calendar) => ({ last_inspection: calendar.ago(610) }),
  },
  {
    record: 'hazsite/12',
    finds: [['season_start', 'pattern', 'block']],
    set: () => ({ season_start: '31-04' }),
  },
  {
    record: 'hazsite/15',
    finds: [['elev_max_m', 'compare', 'block']],
    set: (values) => ({ elev_max_m: number(values, 'elev_min_m') - 40 }),
  },
  {
    record: 'hazsite/120',
    finds: [['level_danger_cm', 'compare', 'block']],
    set: (values) => ({
      level_danger_cm: number(values, 'level_floodplain_cm') - 30,
      level_unfavourable_cm: null,
    }),
  },
  {
    record: 'critfac/5',
    finds: [['exits', 'valueIf', 'warn']],
    set: () => ({ capacity_people: 640, exits: 1 }),
  },
  {
    record: 'critfac/8',
    finds: [['bedridden', 'compare', 'block']],
    set: (values) => ({ bedridden: number(values, 'capacity_people') + 12 }),
  },
  {
    record: 'critfac/12',
    finds: [['storeys', 'range', 'block']],
    set: () => ({ storeys: 300 }),
  },
  {
    record: 'forces/6',
    finds: [['staff_on_duty', 'compare', 'block']],
    set: (values) => ({ staff_on_duty: number(values, 'staff_list') + 5 }),
  },
  {
    record: 'forces/9',
    finds: [['vehicles', 'columnCompare', 'block']],
    set: (values) => ({
      vehicles: rows(values, 'vehicles').map((row, i) =>
        i === 0 ? { ...row, operable: Number(row['count']) + 2 } : row,
      ),
    }),
  },
  {
    record: 'forces/14',
    finds: [['readiness_min', 'range', 'block']],
    set: () => ({ readiness_min: 2_000 }),
  },
  {
    record: 'forces/21',
    finds: [
      ['stock_items', 'columnCompare', 'warn'],
      ['stock_items', 'compare', 'warn'],
    ],
    set: (_, calendar) => ({
      stock_items: [
        { item: 'tent', unit: 'piece', qty: 4, min_qty: 20 },
        { item: 'food', unit: 'kg', qty: 900, min_qty: 500, expires: calendar.ago(40) },
      ],
    }),
  },
  {
    record: 'event/40',
    finds: [['localised_at', 'compare', 'block']],
    set: () => ({ localised_at: '2001-01-01T00:00' }),
  },
  {
    record: 'event/80',
    finds: [['dead_children', 'compare', 'block']],
    set: (values) => ({ dead_children: number(values, 'dead') + 1 }),
  },
  {
    record: 'event/120',
    finds: [['event_no', 'pattern', 'block']],
    set: () => ({ event_no: 'без номера 120' }),
  },
]

const byRecord = new Map(defects.map((defect) => [defect.record, defect]))

/** The record with its planted defect; such a record has no gaps, so that nothing else is found. */
export function withDefects(record: DemoRecord, whole: DemoValues, calendar: Calendar): DemoRecord {
  const defect = byRecord.get(record.name)
  if (!defect) return record
  const values = Object.entries({
    ...record.values,
    ...whole,
    ...defect.set(whole, calendar),
  }).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))
  return { ...record, values: Object.fromEntries(values) }
}
