import { languages } from '../../i18n/language.ts'
import type { Unit } from '../dictionary.ts'

/**
 * Units as people write them behind numbers and in labels. A unit is a dimension and how many of
 * its base unit it holds: m², m, m³, t, KZT, Bq, MPa, MW, days, mSv/h. Factors are definitions
 * (SI; a technical atmosphere of the forms is the standard one, 0.101325 MPa).
 */
interface Measure {
  readonly dimension: string
  readonly factor: number
}

/** By the unit code of the dictionary. */
const byCode: Readonly<Record<string, Measure>> = {
  km2: { dimension: 'area', factor: 1e6 },
  har: { dimension: 'area', factor: 1e4 },
  m2: { dimension: 'area', factor: 1 },
  km: { dimension: 'length', factor: 1e3 },
  m: { dimension: 'length', factor: 1 },
  'm[BS]': { dimension: 'length', factor: 1 },
  cm: { dimension: 'length', factor: 1e-2 },
  mm: { dimension: 'length', factor: 1e-3 },
  m3: { dimension: 'volume', factor: 1 },
  '10*3.m3': { dimension: 'volume', factor: 1e3 },
  '10*6.m3': { dimension: 'volume', factor: 1e6 },
  t: { dimension: 'mass', factor: 1 },
  't/a': { dimension: 'mass a year', factor: 1 },
  KZT: { dimension: 'money', factor: 1 },
  '10*3.KZT': { dimension: 'money', factor: 1e3 },
  '10*6.KZT': { dimension: 'money', factor: 1e6 },
  'm3/s': { dimension: 'flow', factor: 86_400 },
  'm3/d': { dimension: 'flow', factor: 1 },
  d: { dimension: 'time', factor: 1 },
  h: { dimension: 'time', factor: 1 / 24 },
  min: { dimension: 'time', factor: 1 / 1_440 },
  'm/s': { dimension: 'speed', factor: 1 },
  MW: { dimension: 'power', factor: 1 },
  'MV.A': { dimension: 'apparent power', factor: 1 },
  MPa: { dimension: 'pressure', factor: 1 },
  Bq: { dimension: 'activity', factor: 1 },
  'mSv/h': { dimension: 'dose rate', factor: 1 },
  person: { dimension: 'person', factor: 1 },
  piece: { dimension: 'piece', factor: 1 },
  head: { dimension: 'head', factor: 1 },
  '%': { dimension: '%', factor: 1 },
  Cel: { dimension: 'temperature', factor: 1 },
  a: { dimension: 'years', factor: 1 },
  deg: { dimension: 'degrees', factor: 1 },
  '[ppth]': { dimension: 'per mille', factor: 1 },
  'person/km2': { dimension: 'density', factor: 1 },
  'person/a': { dimension: 'persons a year', factor: 1 },
  '/a': { dimension: 'frequency', factor: 1 },
}

/** Words without dots and spaces, lower case. */
const words: ReadonlyMap<string, Measure> = new Map(
  (
    [
      ['area', 1e6, 'км2 кмкв квкм кв.км km2 sqkm шаршыкм шкм'],
      ['area', 1e4, 'га гектар гектаров гектара ha'],
      ['area', 1, 'м2 мкв квм m2 sqm шаршым шм'],
      ['length', 1e3, 'км километр километров километра km шақырым'],
      ['length', 1, 'м метр метров метра m мбс мбж мабс'],
      ['length', 1e-2, 'см cm'],
      ['length', 1e-3, 'мм mm'],
      ['volume', 1, 'м3 кубм мкуб m3 текшем'],
      ['volume', 1e-3, 'л литр литров l'],
      ['mass', 1, 'т тн тонн тонна тонны t'],
      ['mass', 1e-3, 'кг килограмм kg'],
      ['mass a year', 1, 'т/год тонн/год т/г t/year т/жыл'],
      ['money', 1, 'тг тенге теңге kzt ₸'],
      ['flow', 86_400, 'м3/с м3/сек m3/s'],
      ['flow', 1, 'м3/сут м3/сутки m3/day m3/d м3/тәулік'],
      ['flow', 24, 'м3/ч м3/час m3/h м3/сағ'],
      ['time', 1, 'сут сутки суток дн дней дня день d days day тәулік күн'],
      ['time', 1 / 24, 'ч час часов часа h hours hour сағ сағат'],
      ['time', 1 / 1_440, 'мин минут минуты minutes min минут'],
      ['speed', 1, 'м/с м/сек m/s'],
      ['speed', 1 / 3.6, 'км/ч км/час km/h км/сағ'],
      ['power', 1, 'мвт mw'],
      ['power', 1e-3, 'квт kw'],
      ['power', 1.163, 'гкал/ч гкал/час gcal/h гкал/сағ'],
      ['apparent power', 1, 'мва mva'],
      ['apparent power', 1e-3, 'ква kva'],
      ['pressure', 1, 'мпа mpa'],
      ['pressure', 1e-3, 'кпа kpa'],
      ['pressure', 0.101325, 'атм atm'],
      ['activity', 1, 'бк bq'],
      ['activity', 1e3, 'кбк kbq'],
      ['activity', 1e6, 'мбк mbq'],
      ['activity', 1e9, 'гбк gbq'],
      ['activity', 1e12, 'тбк tbq'],
      ['activity', 3.7e10, 'ки ci'],
      ['dose rate', 1, 'мзв/ч msv/h мзв/сағ'],
      ['dose rate', 1e-3, 'мкзв/ч мкзв/час µsv/h usv/h мкзв/сағ'],
      ['person', 1, 'чел человек человека адам persons person people pers жан'],
      ['piece', 1, 'шт штук штуки ед единиц единицы дана бірлік pcs pc units'],
      ['head', 1, 'гол голов бас head'],
      ['%', 1, '% проц процент процентов процента пайыз percent'],
      ['temperature', 1, '°c °с ос гр град градус градусов с c'],
      ['years', 1, 'лет год года г жыл years year'],
      ['degrees', 1, '° град градус градусов deg'],
      ['per mille', 1, '‰'],
      ['density', 1, 'чел/км2 человек/км2 чел/квкм адам/км2 persons/km2'],
      ['persons a year', 1, 'чел/год чел/г адам/жыл'],
      ['frequency', 1, '1/год год-1 1/жыл 1/year в год'],
    ] as const
  ).flatMap(([dimension, factor, list]) =>
    list.split(' ').map((word) => [`${dimension} ${word}`, { dimension, factor }] as const),
  ),
)

/** Thousands, millions, milliards before a unit or alone. */
const prefixes: readonly (readonly [RegExp, number])[] = [
  [/^(тыс(яч[аи]?)?|мың|thousand)/u, 1e3],
  [/^(млн|миллион(ов|а)?|million)/u, 1e6],
  [/^(млрд|миллиард(ов|а)?|billion)/u, 1e9],
]

/** What a unit behind a number means for a field of the given unit. */
export type UnitReading =
  | { readonly kind: 'same' }
  | { readonly kind: 'times'; readonly factor: number }
  | { readonly kind: 'unknown' }

/** How a number with this unit text becomes a number of the field's unit; null for a bare number. */
export function readUnit(text: string, unit: Unit | null): UnitReading {
  const whole = plain(text)
  if (whole === '') return { kind: 'same' }
  if (unit && languages.some((language) => plain(unit.label[language]) === whole))
    return { kind: 'same' }
  const code = unit?.code ?? null
  const own = (code !== null && byCode[code]) || { dimension: '', factor: 1 }
  const prefix = prefixes.find(([pattern]) => pattern.test(whole))
  const rest = prefix ? whole.replace(prefix[0], '') : whole
  const times = prefix?.[1] ?? 1
  if (prefix && rest === '') {
    // "12 млн" of a field kept in thousands of tenge means tenge, of one kept in km² means km².
    const base = code?.startsWith('10*') ? 1 : own.factor
    return factored((times * base) / own.factor)
  }
  const found = words.get(`${own.dimension} ${rest}`)
  return found ? factored((times * found.factor) / own.factor) : { kind: 'unknown' }
}

function factored(factor: number): UnitReading {
  return Math.abs(factor - 1) < 1e-12 ? { kind: 'same' } : { kind: 'times', factor }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .replace(/[\s.,]/g, '')
}
