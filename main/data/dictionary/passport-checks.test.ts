import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DictionaryKind, KindDictionary } from '../../../shared/domain/dictionary.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import { measureCompleteness } from '../../../shared/domain/passport/completeness.ts'
import { computeFields, roundTo, withComputed } from '../../../shared/domain/passport/compute.ts'
import { dependents } from '../../../shared/domain/passport/dependents.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import type { CheckContext } from '../../../shared/domain/passport/subject.ts'
import type { Doc } from '../../../shared/domain/passport/values.ts'
import { loadDictionary } from './load.ts'

const { dictionary } = loadDictionary(join(import.meta.dirname, '../../../assets'))
const context: CheckContext = { today: '2026-11-25', now: '2026-11-25T09:00', hasGeometry: true }

/** Builds a document from keys; rows of tables by column key. */
function makeDoc(kind: KindDictionary, values: Readonly<Record<string, unknown>>): Doc {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => {
        const field = kind.byKey.get(key)
        if (!field) throw new Error(`${kind.kind} has no ${key}`)
        if (field.type !== 'table') return [field.id, value]
        const rows = (value as Readonly<Record<string, unknown>>[]).map((row, i) => [
          `r${i + 1}`,
          Object.fromEntries([
            ['o', `a${i}`],
            ...Object.entries(row).map(([name, cell]) => [
              field.columns.find((column) => column.key === name)?.id ?? `?${name}`,
              cell,
            ]),
          ]),
        ])
        return [field.id, Object.fromEntries(rows)]
      }),
    ),
  )
}

function find(
  kindName: DictionaryKind,
  values: Readonly<Record<string, unknown>>,
  key: string,
  more: Partial<CheckContext> = {},
): readonly (Omit<Issue, 'message'> & { readonly ru: string })[] {
  const kind = dictionary.kinds[kindName]
  const id = kind.byKey.get(key)?.id
  return checkPassport(kind, makeDoc(kind, values), { ...context, ...more })
    .filter((issue) => issue.field === id)
    .map(({ message, field: _field, ...issue }) => ({ field: id ?? 0, ...issue, ru: message.ru }))
}

describe('checks of one record', () => {
  it('blocks urban and rural population that do not add up', () => {
    const values = { population_total: 100, population_urban: 60, population_rural: 41 }
    expect(find('territory', values, 'population_total')).toEqual([
      {
        field: 1005,
        rule: 'sumOfFields',
        severity: 'block',
        ru: 'Должно быть равно сумме: «Городское население» + «Сельское население» = 101',
      },
    ])
  })

  it('accepts decimal figures that add up but for binary dust', () => {
    const values = {
      mwl_m: 100.3,
      nwl_m: 0.1 + 0.2,
      dead_level_m: 0.3,
      ownership: 'private',
      ownerless: false,
    }
    expect(find('dam', values, 'mwl_m')).toEqual([])
  })

  it('names the cell of a table that breaks a rule', () => {
    const values = {
      residential_buildings: [
        { type: 'a', count: 10, rural: 4 },
        { type: 'b', count: 3, rural: 7 },
        { type: 'a', count: 1 },
      ],
    }
    expect(find('territory', values, 'residential_buildings')).toEqual([
      {
        field: 1067,
        row: 'r3',
        column: 3,
        rule: 'required',
        severity: 'block',
        ru: 'В строке не заполнена обязательная графа',
      },
      {
        field: 1067,
        row: 'r2',
        column: 3,
        rule: 'columnCompare',
        severity: 'block',
        ru: 'Не может быть больше, чем «Зданий»: 3',
      },
      {
        field: 1067,
        row: 'r3',
        column: 1,
        rule: 'uniqueRows',
        severity: 'block',
        ru: 'Строка повторяется: «Тип здания»',
      },
    ])
  })

  it('says nothing about a rule whose other side is empty', () => {
    expect(find('territory', { settlements_urban: 5 }, 'settlements_urban')).toEqual([])
  })

  it('refuses text where a whole number belongs and then asks nothing more of it', () => {
    expect(find('territory', { settlements_total: '12' }, 'settlements_total')).toEqual([
      { field: 1003, rule: 'type', severity: 'block', ru: 'Нужно целое число' },
    ])
  })

  it('wants the declaration number only of a facility that must declare', () => {
    expect(find('hazfac', { declaration_required: false }, 'declaration_no')).toEqual([])
    expect(find('hazfac', { declaration_required: true }, 'declaration_no')).toEqual([
      {
        field: 2024,
        rule: 'required',
        severity: 'block',
        ru: 'Обязательно при таком значении поля «Подлежит декларированию»',
      },
    ])
  })

  it('demands a local alert system of a chemical facility', () => {
    const values = { hazard_types: ['mining', 'chemical'], lsa_exists: false }
    expect(find('hazfac', values, 'lsa_exists').map((issue) => issue.ru)).toEqual([
      'Химически опасному объекту нужна локальная система оповещения',
    ])
  })
})

describe('checks over tables, dates and registers', () => {
  it('compares a table with another table of the same passport', () => {
    const scenario = { name: 'х', zone_km2: 1, depth_km: 1, population: 9, dead: 1, injured: 2 }
    const values = {
      scenario_worst: [{ ...scenario, frequency: 0.001 }],
      scenario_probable: [{ ...scenario, frequency: 0.0001 }],
    }
    expect(find('hazfac', values, 'scenario_probable').map((issue) => issue.rule)).toEqual([
      'columnCompare',
    ])
  })

  it('reads a curve in the order of its abscissa, each curve apart', () => {
    const values = {
      fn_curve: [
        { curve: 'f_n', n: 10, f: 0.001 },
        { curve: 'f_n', n: 1, f: 0.01 },
        { curve: 'f_g', n: 1, f: 0.5 },
        { curve: 'f_n', n: 100, f: 0.002 },
      ],
    }
    expect(find('hazfac', values, 'fn_curve').map(({ row, rule }) => [row, rule])).toEqual([
      ['r4', 'columnOrder'],
    ])
  })

  it('judges dates against today and against other dates, months added', () => {
    const values = { approved_date: '2026-01-31', next_review_date: '2027-02-01' }
    expect(find('territory', values, 'next_review_date').map((issue) => issue.rule)).toEqual([
      'compare',
    ])
    expect(find('territory', { as_of_date: '2026-11-26' }, 'as_of_date')).toHaveLength(1)
    expect(find('territory', { as_of_date: '2026-11-25' }, 'as_of_date')).toEqual([])
    expect(find('hazfac', { commissioned_year: 2027 }, 'commissioned_year')).toHaveLength(1)
  })

  it('refuses a day that no calendar has', () => {
    const rules = ['2025-02-29', '2024-02-29', '2024-13-01', '29.02.2024'].map((as_of_date) =>
      find('territory', { as_of_date }, 'as_of_date').map((issue) => issue.rule),
    )
    expect(rules).toEqual([['type'], [], ['type'], ['type']])
  })

  it('asks the register about references when it is at hand', () => {
    const exists = (to: string, value: string) =>
      to === 'unit' ? value === '190000000' : undefined
    const rules = (kato_code: string) =>
      find('territory', { kato_code }, 'kato_code', { exists }).map((issue) => issue.rule)
    expect([rules('190000000'), rules('999999999'), rules('KZ-10-zhanasemey-district')]).toEqual([
      [],
      ['reference'],
      ['reference', 'pattern'],
    ])
  })

  it('hides the social section from a village and asks nothing of it', () => {
    const level = (admin_level: string) =>
      find('territory', { admin_level, employed_pop: 5, working_age_pop: 3 }, 'employed_pop')
    expect([level('settlement').length, level('city_republican').length]).toEqual([0, 1])
  })

  it('shows the fields of the kind of hazard alone', () => {
    const rules = (hazard_kind: string) =>
      find('hazsite', { hazard_kind }, 'mudflow_volume_max').map((issue) => issue.rule)
    expect([rules('mudflow'), rules('avalanche'), rules('glof')]).toEqual([['required'], [], []])
  })

  it('never asks for what the program fills or computes', () => {
    const { territory } = dictionary.kinds
    const missing = checkPassport(territory, {}, { ...context, hasGeometry: false })
    const keys = missing.map((issue) => territory.byId.get(issue.field)?.key)
    expect(missing.every((issue) => issue.rule === 'required')).toBe(true)
    expect(keys).toContain('geometry')
    expect(keys.filter((key) => key === 'passport_id' || key === 'population_density')).toEqual([])
  })
})

describe('computed fields', () => {
  const { territory, dam } = dictionary.kinds

  it('follow from their inputs and are unknown without them', () => {
    expect(computeFields(territory, { 1005: 787_000, 1002: 146_219 })).toEqual(
      new Map([
        ['population_density', 5.38],
        ['population_density_planned', null],
      ]),
    )
    expect(computeFields(territory, { 1005: 5, 1002: 0 }).get('population_density')).toBeNull()
  })

  it('add up a column, empty cells as nothing', () => {
    const doc = makeDoc(dam, { settlements_below: [{ population: 10 }, {}, { population: 5 }] })
    expect(withComputed(dam, doc)[3033]).toBe(15)
  })

  it('round half away from zero', () => {
    expect([roundTo(1.005, 2), roundTo(-2.5, 0), roundTo(1e-9, 2)]).toEqual([1.01, -3, 0])
  })
})

describe('completeness', () => {
  const { hazfac } = dictionary.kinds

  it('counts shown required fields, keeps empty and faulty apart', () => {
    const doc = makeDoc(hazfac, {
      bin: '123',
      operator_name: 'ТОО «Пример»',
      hazard_types: ['mining'],
      industry: 'mining',
      hazard_class: 'class_2',
      commissioned_year: 1980,
      site_area_ha: 12,
      declaration_required: true,
    })
    const issues = checkPassport(hazfac, doc, context)
    const { sections, pct } = measureCompleteness(hazfac, doc, context, issues)
    const states = Object.fromEntries(sections.map((one) => [one.section, one.state]))
    expect(states).toEqual({
      header: 'empty',
      geo: 'complete',
      identification: 'error',
      site: 'partial',
      substances: 'empty',
      risk: 'empty',
      declaration: 'partial',
      proposed: 'empty',
      protection: 'empty',
      approval: 'empty',
    })
    expect(sections.find((one) => one.section === 'declaration')).toMatchObject({
      required: 3,
      filled: 1,
    })
    expect(pct).toBeGreaterThan(0)
  })

  it('reaches 100 only when no required field is missing', () => {
    const empty = measureCompleteness(hazfac, {}, { ...context, hasGeometry: false }, [])
    expect([empty.pct, empty.filled]).toEqual([0, 0])
  })
})

describe('checking after an edit', () => {
  const value = fc.oneof(
    fc.integer({ min: -5, max: 200 }),
    fc.double({ min: 0, max: 50, noNaN: true }),
    fc.boolean(),
    fc.constantFrom('district', 'settlement', 'oblast', 'mudflow', 'flood', 'n', '2026-01-01'),
    fc.constant(null),
  )

  it('finds with the dependents of the changed field what a full check finds', () => {
    for (const kind of [dictionary.kinds.territory, dictionary.kinds.hazsite]) {
      const scalars = kind.fields.filter((field) => field.type !== 'table' && field.id !== 20)
      const field = fc.constantFrom(...scalars)
      fc.assert(
        fc.property(
          fc.array(fc.tuple(field, value), { maxLength: 40 }),
          fc.tuple(field, value),
          (start, [changed, next]) => {
            const before = Object.fromEntries(start.map(([one, given]) => [one.id, given]))
            const after = { ...before, [changed.id]: next }
            const again = dependents(kind, [changed.id])
            const kept = checkPassport(kind, before, context).filter(
              (issue) => !again.has(issue.field),
            )
            const patched = [...kept, ...checkPassport(kind, after, context, again)]
            const byField = (issues: readonly Issue[]) =>
              issues.toSorted((a, b) => a.field - b.field).map((issue) => issue.message.en)
            expect(byField(patched)).toEqual(byField(checkPassport(kind, after, context)))
          },
        ),
        { numRuns: 150 },
      )
    }
  })

  it('looks at few fields for an ordinary change', () => {
    const { territory } = dictionary.kinds
    expect(dependents(territory, [1093]).size).toBe(1)
    expect(dependents(territory, [1005]).size).toBeLessThan(30)
  })
})
