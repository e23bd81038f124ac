import { fold } from '../../i18n/fold.ts'
import { languages } from '../../i18n/language.ts'
import type { Unit } from '../dictionary.ts'

/** A unit as a clerk names it: what it measures and how many base units it is. */
export interface Measure {
  readonly of: Dimension
  readonly factor: number
}

type Dimension =
  | 'area'
  | 'length'
  | 'person'
  | 'piece'
  | 'percent'
  | 'density'
  | 'money'
  | 'mass'
  | 'massRate'
  | 'speed'
  | 'temperature'
  | 'time'
  | 'duration'
  | 'frequency'
  | 'personRate'
  | 'perThousand'
  | 'perTenThousand'
  | 'intensity'
  | 'angle'
  | 'pressure'
  | 'power'
  | 'apparentPower'
  | 'volume'
  | 'flow'
  | 'activity'
  | 'doseRate'
  | 'voltage'
  | 'head'

/** Units of the dictionary by code; base of each dimension has the factor 1. */
const byCode: Readonly<Record<string, Measure>> = {
  km2: { of: 'area', factor: 1e6 },
  har: { of: 'area', factor: 1e4 },
  m2: { of: 'area', factor: 1 },
  km: { of: 'length', factor: 1e3 },
  m: { of: 'length', factor: 1 },
  'm[BS]': { of: 'length', factor: 1 },
  cm: { of: 'length', factor: 1e-2 },
  mm: { of: 'length', factor: 1e-3 },
  person: { of: 'person', factor: 1 },
  'person/a': { of: 'personRate', factor: 1 },
  piece: { of: 'piece', factor: 1 },
  head: { of: 'head', factor: 1 },
  set: { of: 'piece', factor: 1 },
  '%': { of: 'percent', factor: 1 },
  'person/km2': { of: 'density', factor: 1 },
  KZT: { of: 'money', factor: 1 },
  '10*3.KZT': { of: 'money', factor: 1e3 },
  '10*6.KZT': { of: 'money', factor: 1e6 },
  t: { of: 'mass', factor: 1e3 },
  't/a': { of: 'massRate', factor: 1 },
  'm/s': { of: 'speed', factor: 1 },
  Cel: { of: 'temperature', factor: 1 },
  a: { of: 'time', factor: 1 },
  d: { of: 'duration', factor: 1440 },
  h: { of: 'duration', factor: 60 },
  min: { of: 'duration', factor: 1 },
  '/a': { of: 'frequency', factor: 1 },
  '/1k': { of: 'perThousand', factor: 1 },
  '/10k': { of: 'perTenThousand', factor: 1 },
  '[msk64]': { of: 'intensity', factor: 1 },
  deg: { of: 'angle', factor: 1 },
  MPa: { of: 'pressure', factor: 1e6 },
  MW: { of: 'power', factor: 1e6 },
  'MV.A': { of: 'apparentPower', factor: 1e6 },
  m3: { of: 'volume', factor: 1 },
  '10*3.m3': { of: 'volume', factor: 1e3 },
  '10*6.m3': { of: 'volume', factor: 1e6 },
  'm3/s': { of: 'flow', factor: 1 },
  'm3/d': { of: 'flow', factor: 1 / 86_400 },
  Bq: { of: 'activity', factor: 1 },
  'mSv/h': { of: 'doseRate', factor: 1 },
}

/** Measure of a unit code of the dictionary, or null where nobody converts. */
export function measureOf(code: string | undefined): Measure | null {
  return (code !== undefined && byCode[code]) || null
}

/** How clerks write units, in folded letters without spaces, dots and brackets; first match wins. */
const written: readonly (readonly [RegExp, Measure])[] = [
  [
    /^(чел|человек|адам|persons?|people)?(\/|на|нажителеина|per)(км2|квкм|1квкм|шкм|шаршикм|sqkm|km2)$/,
    measure('density', 1),
  ],
  [
    /^(чел|человек|адам|чел\/год)?(\/|на|per)?(1000|1тис)(жит|жителеи|нас|населения|тургинга|чел|человек|inhabitants|people)?$/,
    measure('perThousand', 1),
  ],
  [
    /^(чел|человек|адам)?(\/|на|per)?(10000|10тис)(жит|жителеи|нас|населения|тургинга|чел|человек|inhabitants|people)?$/,
    measure('perTenThousand', 1),
  ],
  [
    /^(чел|человек|адам|persons?)\/?(год|вгод|жил|жилина|year|a|ayear|ann?um)$/,
    measure('personRate', 1),
  ],
  [
    /^(км2|квкм|кмкв|квадратних?километр[а-я]*|шаршикм|шкм|sqkm|km2|squarekilomet[a-z]*)$/,
    measure('area', 1e6),
  ],
  [/^(га|гектар(а|ов|и)?|ha|hectares?)$/, measure('area', 1e4)],
  [/^(м2|квм|кв\.?метр[а-я]*|шаршим|шм|sqm|m2)$/, measure('area', 1)],
  [/^(км\/ч|км\/час|км\/сат|кмч|kmh|km\/h)$/, measure('speed', 1 / 3.6)],
  [/^(м\/с|м\/сек|мс|m\/s|mps)$/, measure('speed', 1)],
  [/^(км|километр(а|ов|и)?|шакирим|km|kilomet[a-z]*)$/, measure('length', 1e3)],
  [/^(пм|погм|м|метр(а|ов|и)?|m|met(re|er)s?)$/, measure('length', 1)],
  [/^(см|сантиметр(а|ов|и)?|cm)$/, measure('length', 1e-2)],
  [/^(мм|миллиметр(а|ов|и)?|mm)$/, measure('length', 1e-3)],
  [/^(чел|человек|чдек|жителеи|адам|кисии?|persons?|people|inhabitants)$/, measure('person', 1)],
  [
    /^(ед|единици?|единиц|шт|штука?и?|дана|бирлик|pcs|units?|pieces?|no|коек|мест|места|орин)$/,
    measure('piece', 1),
  ],
  [/^(гол|голов|бас|heads?)$/, measure('head', 1)],
  [/^(%|процент(а|ов|и)?|паиз|percent|pct)$/, measure('percent', 1)],
  [/^(тенге|тг|kzt|tenge|₸)$/, measure('money', 1)],
  [/^(т|тн|тонна?и?|t|tonnes?|tons?)$/, measure('mass', 1e3)],
  [/^(кг|килограмм(а|ов|и)?|kg)$/, measure('mass', 1)],
  [/^(т|тонн)\/?(год|вгод|жил|year)$/, measure('massRate', 1)],
  [/^(°c|°с|c|с|град|градус(а|ов|и)?|°|celsius|градус(а|ов)?цельсия)$/, measure('temperature', 1)],
  [/^(лет|года?|годи|г|жил|жас|years?|yrs?)$/, measure('time', 1)],
  [/^(сут|суток|сутки|днеи|дня|тэулик|таулик|кун|days?)$/, measure('duration', 1440)],
  [/^(ч|час(а|ов|и)?|сагат|саг|hours?|h)$/, measure('duration', 60)],
  [/^(год-1|1\/год|вгод|1\/жил|жил-1|peryear|1\/year|ayear)$/, measure('frequency', 1)],
  [/^(балл(а|ов|и)?|msk-?64|баллmsk-?64|баллпоmsk-?64)$/, measure('intensity', 1)],
  [/^(мпа|mpa)$/, measure('pressure', 1e6)],
  [/^(кпа|kpa)$/, measure('pressure', 1e3)],
  [/^(кгс\/см2|ат)$/, measure('pressure', 98_066.5)],
  // The standard atmosphere.
  [/^(атм|атмосфера?и?|atm)$/, measure('pressure', 101_325)],
  [/^(мвт|mw)$/, measure('power', 1e6)],
  [/^(квт|kw)$/, measure('power', 1e3)],
  [/^(гкал\/ч|гкал\/час|гкал\/сат|gcal\/h)$/, measure('power', 1.163e6)],
  [/^(мва|mva)$/, measure('apparentPower', 1e6)],
  [/^(ква|kva)$/, measure('apparentPower', 1e3)],
  [/^(м3|кубм|мкуб|m3)$/, measure('volume', 1)],
  [/^(л|литр(а|ов|и)?|l|lit(er|re)s?)$/, measure('volume', 1e-3)],
  [/^(м3\/с|м3\/сек|m3\/s)$/, measure('flow', 1)],
  [/^(м3\/сут|м3\/таулик|m3\/d|m3\/day)$/, measure('flow', 1 / 86_400)],
  [/^(бк|bq)$/, measure('activity', 1)],
  [/^(кв|kv)$/, measure('voltage', 1e3)],
  [/^(град|градус(а|ов|и)?|°|deg|degrees?)$/, measure('angle', 1)],
  [/^(румб(а|ов|и)?)$/, measure('angle', 1)],
]

function measure(of: Dimension, factor: number): Measure {
  return { of, factor }
}

const multiples: readonly (readonly [RegExp, number])[] = [
  [/^(тисячи?|тис|мин|thousand|thous|'000|000)/, 1e3],
  [/^(миллион[а-я]*|млн|mln|million|mio|m(?=kzt))/, 1e6],
  [/^(миллиард[а-я]*|млрд|bln|billion)/, 1e9],
]

const multipleOf = (bare: string) => multiples.find(([pattern]) => pattern.test(bare))

/** A unit's letters alone, folded. */
const bareOf = (text: string): string =>
  fold(text)
    .replace(/[()[\],;.\s"«»]/g, '')
    .replace(/⁻¹/g, '-1')

/** Reads a unit, «тыс. чел.» included; null when the text is no unit. `likely` decides where one text names two, as «град.» does. */
export function readUnit(text: string, likely?: Dimension): Measure | null {
  const key = `${likely ?? ''} ${text}`
  const seen = read.get(key)
  if (seen !== undefined) return seen
  const found = readAnew(text, likely)
  if (read.size > 20_000) read.clear()
  read.set(key, found)
  return found
}

// Every cell of a workbook is asked whether it is a unit.
const read = new Map<string, Measure | null>()

function readAnew(text: string, likely: Dimension | undefined): Measure | null {
  const bare = bareOf(text)
  if (bare === '' || bare.length > 40) return null
  // Folded, «мин» is «мың» as well.
  if (/^\s*мин\.?\s*$/iu.test(text)) return measure('duration', 1)
  const plain = known(bare, likely) ?? saidTwice(text)
  if (plain) return plain
  const multiple = multipleOf(bare)
  const found = multiple && known(bare.replace(multiple[0], ''), likely)
  return multiple && found ? { of: found.of, factor: found.factor * multiple[1] } : null
}

/** «тыс. чел. / мың адам»: one unit in two languages. */
function saidTwice(text: string): Measure | null {
  const [first, second, more] = text.split(/\s\/\s/)
  if (first === undefined || second === undefined || more !== undefined) return null
  const [one, other] = [readUnit(first), readUnit(second)]
  return one && other && one.of === other.of && one.factor === other.factor ? one : null
}

function known(bare: string, likely: Dimension | undefined): Measure | null {
  const all = written.filter(([pattern]) => pattern.test(bare)).map(([, found]) => found)
  return all.find(({ of }) => of === likely) ?? all[0] ?? null
}

/** What «тыс.» or «млн» alone behind a number multiplies it by; null for any other text. */
export function loneMultiple(text: string): number | null {
  const bare = bareOf(text)
  const multiple = multipleOf(bare)
  return multiple && bare.replace(multiple[0], '') === '' ? multiple[1] : null
}

/** What a unit behind a number means for a field of the given unit. */
export type UnitReading =
  | { readonly kind: 'same' }
  | { readonly kind: 'times'; readonly factor: number }
  | { readonly kind: 'unknown' }

/** How a number with this unit text becomes a number of the field's unit; null for a bare number. */
export function unitFactor(text: string, unit: Unit | null): UnitReading {
  const bare = bareOf(text)
  if (bare === '') return { kind: 'same' }
  if (unit && languages.some((language) => bareOf(unit.label[language]) === bare))
    return { kind: 'same' }
  const own = measureOf(unit?.code)
  const multiple = loneMultiple(text)
  // "12 млн" of a field kept in thousands of tenge means tenge, of one kept in km² means km².
  if (multiple !== null)
    return factored(unit?.code.startsWith('10*') && own ? multiple / own.factor : multiple)
  const found = readUnit(text, own?.of)
  return found && found.of === own?.of ? factored(found.factor / own.factor) : { kind: 'unknown' }
}

function factored(factor: number): UnitReading {
  return Math.abs(factor - 1) < 1e-12 ? { kind: 'same' } : { kind: 'times', factor }
}

export interface LabelUnit {
  /** The label without its unit. */
  readonly label: string
  readonly unit: string
  readonly measure: Measure
}

/** Splits «Площадь, тыс. га» or «Площадь (км²)» into label and unit. */
export function splitUnit(label: string): LabelUnit | null {
  const text = label.trim().replace(/[\s,;:.]+$/, (end) => (end.startsWith('.') ? '.' : ''))
  const bracket = /^(.*?)\s*[([]([^()[\]]{1,40})[)\]]\s*(.*)$/.exec(text)
  if (bracket) {
    const found = unitOf(bracket[2] ?? '')
    if (found) return { label: `${bracket[1]} ${bracket[3]}`.trim(), ...found }
  }
  const parts = text.split(/,\s+|,(?=\p{L}|%|°)|\s+[–—-]\s+|\s(?=%$)|;\s+/u)
  for (let i = 1; i < parts.length; i++) {
    const found = unitOf(parts.slice(i).join(', '))
    if (found) return { label: parts.slice(0, i).join(', ').trim(), ...found }
    const single = unitOf(parts[i] ?? '')
    if (single)
      return { label: [...parts.slice(0, i), ...parts.slice(i + 1)].join(', ').trim(), ...single }
  }
  return null
}

function unitOf(text: string): { readonly unit: string; readonly measure: Measure } | null {
  const found = readUnit(text)
  return found && { unit: text.trim(), measure: found }
}

/** What a number in `from` must be multiplied by to be in `to`; null when they measure different things. */
export function conversion(from: Measure, to: Measure): number | null {
  const alike =
    from.of === to.of ||
    (from.of === 'person' && ['piece', 'personRate'].includes(to.of)) ||
    (from.of === 'piece' && to.of === 'person') ||
    (from.of === 'personRate' && to.of === 'person') ||
    (from.of === 'person' && ['perThousand', 'perTenThousand', 'density'].includes(to.of)) ||
    (from.of === 'frequency' && ['piece', 'personRate'].includes(to.of))
  return alike ? from.factor / to.factor : null
}
