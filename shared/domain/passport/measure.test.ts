import { describe, expect, it } from 'vitest'
import { conversion, measureOf, readUnit, splitUnit } from './measure.ts'

describe('a unit as clerks write it becomes a factor to the unit of the field', () => {
  it.each([
    ['тыс. чел.', 'person', 1000],
    ['мың адам', 'person', 1000],
    ['чел', 'person', 1],
    ['га', 'km2', 0.01],
    ['тыс. га', 'km2', 10],
    ['тыс. кв. км', 'km2', 1000],
    ['шаршы км', 'km2', 1],
    ['км²', 'km2', 1],
    ['м2', 'har', 0.0001],
    ['км', 'm', 1000],
    ['см', 'cm', 1],
    ['м', 'cm', 100],
    ['км/ч', 'm/s', 1 / 3.6],
    ['млн. тенге', '10*3.KZT', 1000],
    ['мың теңге', '10*3.KZT', 1],
    ['mln KZT', '10*3.KZT', 1000],
    ['кг', 't', 0.001],
    ['чел./10000 жителей', '/10k', 1],
    ['чел./год на 1000 жителей', '/1k', 1],
    ['год-1', '/a', 1],
    ['чел./км2', 'person/km2', 1],
    ['°С', 'Cel', 1],
    ['процентов', '%', 1],
  ])('%s for %s', (text, code, factor) => {
    const from = readUnit(text)
    const to = measureOf(code)
    expect(from && to && conversion(from, to)).toBeCloseTo(factor, 12)
  })

  it('units of other things do not convert', () => {
    const [km, km2, person] = [readUnit('км'), measureOf('km2'), measureOf('person')]
    expect(km && km2 && conversion(km, km2)).toBeNull()
    expect(km && person && conversion(km, person)).toBeNull()
  })

  it.each(['Частота', 'Годовая выработка', 'Баллон', 'нефть', 'уточнить!', ''])(
    '%j is no unit',
    (text) => {
      expect(readUnit(text)).toBeNull()
    },
  )
})

describe('a label parts from its unit', () => {
  it.each([
    ['Площадь территории, тыс. га', 'Площадь территории', 'тыс. га'],
    ['Численность населения, всего, тыс. чел.', 'Численность населения, всего', 'тыс. чел.'],
    ['Total area (sq. km)', 'Total area', 'sq. km'],
    ['Халық саны (мың адам)', 'Халық саны', 'мың адам'],
    ['Общая смертность, чел./год на 1000 жителей', 'Общая смертность', 'чел./год на 1000 жителей'],
    ['Износ жилфонда %', 'Износ жилфонда', '%'],
  ])('%s', (text, label, unit) => {
    expect(splitUnit(text)).toMatchObject({ label, unit })
  })

  it('brackets that hold no unit stay', () => {
    expect(splitUnit('Количество дворов (домохозяйств)')).toBeNull()
  })
})
