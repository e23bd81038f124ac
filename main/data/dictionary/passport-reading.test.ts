import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { editDistance } from '../../../shared/domain/passport/edit-distance.ts'
import { unitFactor } from '../../../shared/domain/passport/measure.ts'
import { type ReadOptions, readValue } from '../../../shared/domain/passport/read-value.ts'
import type { Reading } from '../../../shared/domain/passport/reading.ts'
import { writeValue } from '../../../shared/domain/passport/write-value.ts'
import { type Language, languages } from '../../../shared/i18n/language.ts'
import { repositoryFolder } from '../testing.ts'
import { loadDictionary } from './load.ts'

const { dictionary } = loadDictionary(join(repositoryFolder, 'assets'))

function fieldOf(path: string) {
  const [kind = '', key = '', column] = path.split('.')
  const field = dictionary.kinds[kind as DictionaryKind].byKey.get(key)
  const found = column ? field?.columns.find((one) => one.key === column) : field
  if (!found) throw new Error(`no ${path}`)
  return found
}

/** A reading as one short text: the value, `?why` behind a doubtful one, `!why` for a refusal. */
function short(reading: Reading): string {
  if (reading.kind === 'empty') return 'empty'
  if (reading.kind === 'refused') return `!${reading.why}`
  const value = Array.isArray(reading.value) ? reading.value.join('+') : String(reading.value)
  return reading.kind === 'doubt' ? `${value} ?${reading.why}` : value
}

function read(path: string, given: string | number | boolean, options: Partial<ReadOptions> = {}) {
  return short(readValue(fieldOf(path), given, { language: 'ru', ...options }))
}

/** Reads each left side and compares with the right. */
function expectAll(
  path: string,
  cases: Readonly<Record<string, string>>,
  language: Language = 'ru',
) {
  const got = Object.fromEntries(
    Object.keys(cases).map((text) => [text, read(path, text, { language })]),
  )
  expect(got).toEqual(cases)
}

describe('reading numbers', () => {
  it('takes spaces of every kind, comma decimals and units behind', () => {
    expectAll('territory.area_km2', {
      '146219': '146219',
      '146 219,5': '146219.5',
      '146\u00a0219,5 км²': '146219.5',
      '146\u202f219.5 кв. км': '146219.5',
      '1 234 567': '1234567',
      '12,345': '12.345',
      '12.345': '12.345 ?separator',
      '0.125': '0.125',
      '-5': '-5',
      '−5,5': '-5.5',
      '1.234.567,8': '1234567.8',
      '1,234,567.8': '1234567.8',
      "1'234'567": '1234567',
      '14621900 га': '146219 ?converted',
      '146,2 тыс. км²': '146200 ?converted',
      '146,2 тыс.': '146200 ?converted',
      'около 500': '500 ?approximate',
      '> 500': '500 ?approximate',
      '500*': '500 ?trailing',
      '500 (по карте)': '500 ?trailing',
      '500 т': '500 ?unit',
    })
  })

  it('refuses what is not one number', () => {
    expectAll('territory.area_km2', {
      '10-15': '!range',
      '10–15': '!range',
      'от 10 до 15': '!notNumber',
      '12 34': '!notNumber',
      '12.05.2020': '!notNumber',
      много: '!notNumber',
      '1/2': '!notNumber',
    })
  })

  it('knows what clerks write for nothing and for none', () => {
    expectAll('territory.hospitals_total', {
      '': 'empty',
      '-': 'empty',
      '—': 'empty',
      'нет данных': 'empty',
      'н/д': 'empty',
      'дерек жоқ': 'empty',
      'n/a': 'empty',
      нет: '0 ?noneAsZero',
      жоқ: '0 ?noneAsZero',
      none: '0 ?noneAsZero',
    })
  })

  it('keeps whole numbers whole', () => {
    expectAll('territory.population_total', {
      '787 000 чел.': '787000',
      '787,0 тыс. чел.': '787000 ?converted',
      '787 мың адам': '787000 ?converted',
      '787,345 тыс. чел.': '787345 ?converted',
      '12,345': '12345 ?separator',
      '12,5': '!notWhole',
      '12,0': '12',
      '1О5': '105 ?letters',
      З4l: '341 ?letters',
      '10О': '100 ?letters',
    })
  })

  it('reads an English document with its own signs', () => {
    expectAll(
      'territory.area_km2',
      { '1,234.5': '1234.5', '12.345': '12.345', '12,345': '12345 ?separator' },
      'en',
    )
  })

  it('reads powers of ten', () => {
    expectAll('territory.complex_risk', {
      '1e-5': '0.00001',
      '1,2E-6': '0.0000012',
      '1·10-5': '0.00001',
      '1*10^-5': '0.00001',
      '2,5 × 10⁻⁶': '0.0000025',
      '1х10-4': '0.0001',
    })
  })

  it('converts money to the unit of the field', () => {
    expectAll('territory.reserve_funds_kzt', {
      '1500': '1500',
      '1 500 тыс. тенге': '1500',
      '1,5 млн тенге': '1500 ?converted',
      '1,5 млн.': '1500 ?converted',
      '2 млрд тг': '2000000 ?converted',
      '1500000 тенге': '1500 ?converted',
      '1 500 мың теңге': '1500',
    })
  })

  it('believes the unit in the label when the number has none', () => {
    const hectares = { labelUnit: 'га' }
    expect(read('territory.forest_area_km2', '1250', hectares)).toBe('12.5 ?converted')
    expect(read('territory.forest_area_km2', 1250, hectares)).toBe('12.5 ?converted')
    expect(read('territory.forest_area_km2', '12,5 км2', hectares)).toBe('12.5')
  })

  it('takes numbers of a workbook as they are, without the dust of formulas', () => {
    expect(read('territory.population_total', 3.0000000001)).toBe('3')
    expect(read('territory.population_total', 3.4)).toBe('!notWhole')
    expect(read('hazfac.bin', 80440001234)).toBe('080440001234 ?padded')
  })

  it('reads a calendar year without making thousands of it', () => {
    expectAll('hazfac.commissioned_year', {
      '1985': '1985',
      '1985 г.': '1985',
      '1985 жылы': '1985',
      '15.06.1985': '1985 ?trailing',
      давно: '!notNumber',
    })
    expect(writeValue(fieldOf('hazfac.commissioned_year'), 1985, 'ru')).toBe('1985')
  })
})

describe('reading dates', () => {
  it('takes the forms people use in three languages', () => {
    const forms = [
      '31.12.2025',
      '31.12.25',
      '31/12/25',
      '31-12-2025',
      '2025-12-31',
      '2025.12.31',
      '2025-12-31T00:00:00.000Z',
      '31 декабря 2025 г.',
      '«31» декабря 2025 года',
      '31 дек. 2025',
      '2025 ж. 31 желтоқсан',
      '2025 жылғы 31 желтоқсан',
      '31 желтоқсан 2025 ж.',
      'December 31, 2025',
      '31 Dec 2025',
      '31.12.2025 г.',
    ]
    expect(forms.filter((form) => read('territory.as_of_date', form) !== '2025-12-31')).toEqual([])
  })

  it('knows every month by its Russian, Kazakh and English name', () => {
    const names = [
      ['января', 'қаңтар', 'January'],
      ['февраля', 'ақпан', 'February'],
      ['марта', 'наурыз', 'March'],
      ['апреля', 'сәуір', 'April'],
      ['мая', 'мамыр', 'May'],
      ['июня', 'маусым', 'June'],
      ['июля', 'шілде', 'July'],
      ['августа', 'тамыз', 'August'],
      ['сентября', 'қыркүйек', 'September'],
      ['октября', 'қазан', 'October'],
      ['ноября', 'қараша', 'November'],
      ['декабря', 'желтоқсан', 'December'],
    ]
    const got = names.map((three) =>
      three.map((name) => read('territory.as_of_date', `5 ${name} 2024`)),
    )
    expect(got).toEqual(
      names.map((three, i) => three.map(() => `2024-${String(i + 1).padStart(2, '0')}-05`)),
    )
  })

  it('doubts what is incomplete and refuses what no calendar has', () => {
    expectAll('territory.as_of_date', {
      'декабрь 2025': '2025-12-01 ?noDay',
      '12.2025': '2025-12-01 ?noDay',
      '2025 г.': '2025-01-01 ?noDay',
      '31.12.85': '1985-12-31 ?century',
      '12/31/2025': '2025-12-31 ?dayMonth',
      '31.02.2025': '!noSuchDay',
      '45.01.2025': '!noSuchDay',
      '45992': '2025-12-01 ?serial',
      'IV квартал 2025': '!notDate',
      завтра: '!notDate',
      '-': 'empty',
    })
    expect(read('territory.as_of_date', 46022)).toBe('2025-12-31 ?serial')
    expect(read('territory.as_of_date', '01/02/2025', { language: 'en' })).toBe(
      '2025-02-01 ?dayMonth',
    )
  })

  it('reads moments and days of the year', () => {
    expectAll('event.occurred_at', {
      '31.12.2025 14:05': '2025-12-31T14:05',
      '14:05 31.12.2025': '2025-12-31T14:05',
      '2025-12-31T14:05': '2025-12-31T14:05',
      '31 декабря 2025 г. в 9 ч 05 мин': '2025-12-31T09:05',
      '31.12.2025': '!notDate',
      '31.12.2025 25:00': '!noSuchDay',
    })
    expectAll('hazsite.season_start', { '15 мая': '05-15', '15.05': '05-15', '05-15': '05-15' })
  })
})

describe('reading choices', () => {
  it('takes yes and no in three languages', () => {
    expectAll('dam.ownerless', {
      да: 'true',
      иә: 'true',
      Имеется: 'true',
      бар: 'true',
      yes: 'true',
      '+': 'true',
      нет: 'false',
      жоқ: 'false',
      no: 'false',
      отсутствует: 'false',
      '-': 'false ?nearest',
      'не имеется': 'false',
      'нет, не требуется': 'false ?trailing',
      может: '!notYesNo',
      'нет данных': 'empty',
    })
    expect(read('dam.ownerless', true)).toBe('true')
    expect(read('dam.ownerless', 0)).toBe('false ?nearest')
  })

  it('takes an option by label, value or mark, in any language', () => {
    expectAll('hazfac.hazard_class', {
      '2': 'class_2',
      II: 'class_2',
      ІІ: 'class_2',
      'II класс': 'class_2',
      '2 класс опасности': 'class_2',
      '2-класс (жоғары)': 'class_2',
      'class 2 (high)': 'class_2',
      '5': '!notOption',
    })
    expectAll('territory.flood_risk_class', {
      высокий: 'high',
      Высокй: 'high ?nearest',
      жоғары: 'high',
      high: 'high',
      странный: '!notOption',
    })
  })

  it('finds every option of the dictionary by its own label in each language', () => {
    const lost = [...dictionary.byId.values()].flatMap((field) =>
      [field, ...field.columns].flatMap((one) =>
        one.type === 'enum'
          ? one.options.flatMap((option) =>
              languages
                .filter((language) => {
                  const same = one.options.filter(
                    (other) => other.label[language] === option.label[language],
                  )
                  const got = short(readValue(one, option.label[language], { language }))
                  return same.length === 1 && got !== option.value
                })
                .map((language) => `${field.key}.${one.key}: ${option.label[language]}`),
            )
          : [],
      ),
    )
    expect(lost).toEqual([])
  })

  it('takes several options at once', () => {
    expectAll('hazfac.hazard_types', {
      'химическая, пожаровзрывоопасность': 'chemical+fire_explosion',
      'радиационная и химическая': 'radiation+chemical',
      химиялық: 'chemical',
      'химическая; странная': '!notOption',
    })
  })

  it('asks the register for references and keeps the words where there is none', () => {
    const resolve: NonNullable<ReadOptions['resolve']> = (to, text) =>
      to === 'substance' ? (text === 'хлор' ? { value: 'chlorine', sure: true } : null) : undefined
    expect(read('hazfac.substances.substance', 'хлор', { resolve })).toBe('chlorine')
    expect(read('hazfac.substances.substance', 'нечто', { resolve })).toBe('нечто ?notInRegister')
    expect(read('dam.settlements_below.kato', 'с. Акжар', { resolve })).toBe('с. Акжар')
  })
})

describe('reading text', () => {
  it('brings codes and telephones to their form', () => {
    expectAll('hazfac.bin', {
      '080440001234': '080440001234',
      '0804 4000 1234': '080440001234',
      '80440001234': '080440001234 ?padded',
      'БИН не присвоен': 'БИН не присвоен',
    })
    expectAll('territory.contact_phone', {
      '8 (7172) 74-55-12': '+77172745512',
      '+7 7172 745512': '+77172745512',
      '112': '112',
      'тел. нет': 'тел. нет',
    })
  })

  it('tidies spaces and keeps lines', () => {
    expect(read('territory.object_name_ru', '  Аккольский \u00a0 район ')).toBe('Аккольский район')
    expect(read('territory.explanatory_note', 'первая\r\nвторая')).toBe('первая\nвторая')
  })
})

describe('writing and reading again', () => {
  it('gives back every number in each language without a doubt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.integer({ min: 0, max: 2 }),
        (language, digits, decimals) => {
          const value = Number(`${digits}e-${decimals}`)
          const field = fieldOf('territory.area_km2')
          const written = writeValue(field, value, language)
          const reading = readValue(field, written, { language })
          expect(reading.kind === 'value' || reading.kind === 'doubt').toBe(true)
          expect('value' in reading ? reading.value : null).toBe(value === 0 ? 0 : value)
        },
      ),
    )
  })

  it('gives back every day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.integer({ min: 0, max: 25_000 }),
        (language, n) => {
          const day = new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10)
          const field = fieldOf('territory.as_of_date')
          expect(readValue(field, writeValue(field, day, language), { language })).toEqual({
            kind: 'value',
            value: day,
          })
        },
      ),
    )
  })

  it('never throws, whatever the text', () => {
    const fields = [...dictionary.byId.values()].filter((field) => field.type !== 'table')
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.string({ unit: fc.constantFrom(...Array.from('0123456789 .,-/:%гжтысмлнДа²⁻e')) }),
        ),
        fc.constantFrom(...languages),
        (field, text, language) => {
          expect(readValue(field, text, { language }).kind).toBeTypeOf('string')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('units behind numbers', () => {
  it('are known for every unit of the dictionary by its own label', () => {
    const strange = [...dictionary.units.values()].flatMap((unit) =>
      languages
        .filter((language) => unitFactor(unit.label[language], unit).kind !== 'same')
        .map((language) => `${unit.code}: ${unit.label[language]}`),
    )
    expect(strange).toEqual([])
  })
})

describe('the distance between words', () => {
  it('counts a swap as one and gives up beyond the limit', () => {
    expect([
      editDistance('высокий', 'высокий', 2),
      editDistance('высокий', 'выоский', 2),
      editDistance('высокий', 'высокй', 2),
      editDistance('высокий', 'низкий', 2),
    ]).toEqual([0, 1, 1, 3])
  })
})
