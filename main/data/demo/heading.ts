import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import type { Text } from '../../../shared/i18n/language.ts'
import type { Calendar } from './calendar.ts'
import type { DemoValues } from './facility-values.ts'
import type { Random } from './random.ts'
import type { Words } from './words.ts'

interface Heading {
  readonly code: string
  readonly prefix: string
  readonly asOf: string
  readonly n: number
  readonly r: Random
  readonly context: { readonly calendar: Calendar; readonly words: Words }
}

/** Header of a passport. */
export function header(name: Text, { code, prefix, asOf, n, r, context }: Heading): DemoValues {
  const { calendar, words } = context
  return {
    passport_number: `${prefix}-${code}-${calendar.year}-${String(n).padStart(4, '0')}`,
    object_name_kk: name.kk,
    object_name_ru: name.ru,
    object_name_en: name.en,
    kato_code: code,
    as_of_date: asOf,
    prepared_date: calendar.ago(r.whole(0, 6)),
    next_review_date: calendar.ago(-r.whole(60, 340)),
    secrecy: 'open',
    // Nothing is approved: that takes a person, a signature and a version. Territories can be worked
    // on at once, objects wait in every state that takes no person.
    status: r.pick(
      prefix === 'TR'
        ? ['draft', 'draft', 'draft', 'draft', 'returned']
        : ['draft', 'draft', 'draft', 'submitted', 'returned'],
    ),
    prepared_by: words.preparedBy,
    contact_phone: '112',
    explanatory_note: words.explanatory,
  }
}

/** What every passport has, however far it got: lists, maps and checks stand on it. */
const always = new Set([
  'admin_level',
  'area_km2',
  'population_total',
  'population_urban',
  'population_rural',
  'hazardous_objects_total',
  'hazard_types',
  'hazard_class',
  'industry',
  'operator_name',
  'hts_type',
  'tech_state',
  'hazard_kind',
  'facility_type',
  'unit_type',
])

/** Leaves gaps in a passport: `thorough` 1 leaves none, 0.5 half the optional and a third of the rest. */
export function omit(
  values: DemoValues,
  kind: KindDictionary,
  thorough: number,
  r: Random,
): DemoValues {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => {
      const field = kind.byKey.get(key)
      if (!field) throw new Error(`${kind.kind} has no field ${key}`)
      const gap = (1 - thorough) * (field.required ? 0.65 : 1)
      return !r.chance(gap) || always.has(key)
    }),
  )
}
