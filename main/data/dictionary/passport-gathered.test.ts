import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  checkGathered,
  type GatheredInputs,
  gatheredRules,
} from '../../../shared/domain/passport/gathered.ts'
import { loadDictionary } from './load.ts'

const { dictionary } = loadDictionary(join(import.meta.dirname, '../../../assets'))
const { territory, hazfac } = dictionary.kinds
const context = { today: '2026-11-25', now: '2026-11-25T09:00', hasGeometry: true }

const found = (doc: Readonly<Record<string, unknown>>, inputs: GatheredInputs) =>
  checkGathered(territory, doc, context, inputs).map(({ field, rule, severity, message }) => ({
    field,
    rule,
    severity,
    ru: message.ru,
  }))
const total = (field: number, known: number, sum: number, count = 3) => ({
  children: { count, totals: new Map([[field, { known, sum }]]) },
})

describe('checks beyond one record', () => {
  it('compares with the territories below once each of them has a value', () => {
    expect(found({ 1003: 10 }, total(1003, 3, 11))).toEqual([
      {
        field: 1003,
        rule: 'sumOfChildren',
        severity: 'warn',
        ru: 'Не сходится с суммой по подчинённым территориям: здесь 10, сумма 11',
      },
    ])
    expect(found({ 1003: 10 }, total(1003, 2, 11))).toEqual([])
  })

  it('lets the area differ by one per cent and blocks beyond', () => {
    const area = (sum: number) => found({ 1002: 100 }, total(1002, 3, sum)).map((x) => x.severity)
    expect([area(101), area(99), area(98.9), area(102)]).toEqual([[], [], ['block'], ['block']])
  })

  it('only warns when linked passports are still missing', () => {
    const severities = gatheredRules(territory)
      .filter(({ rule }) => rule.kind === 'countLinked')
      .map(({ rule }) => rule.severity)
    expect(severities).toHaveLength(12)
    expect(new Set(severities)).toEqual(new Set(['warn']))
    expect(found({ 1014: 4 }, { linked: new Map([[1014, 5]]) }).map((x) => x.ru)).toEqual([
      'Не сходится с числом связанных паспортов: здесь 4, паспортов 5',
    ])
  })

  it('wants a reason for a jump against the approved version', () => {
    const jump = (explained: number[]) =>
      found({ 1020: 130 }, { approved: { 1020: 100 }, explained: new Set(explained) })
    expect(jump([]).map((x) => x.ru)).toEqual([
      'Изменилось на 30 % против утверждённой версии (было 100): добавьте пояснение',
    ])
    expect(jump([1020])).toEqual([])
    expect(found({ 1020: 120 }, { approved: { 1020: 100 } })).toEqual([])
  })

  it('judges geometry and distances that were measured', () => {
    expect(found({}, { geometryInside: new Map([[20, false]]) }).map((x) => x.rule)).toEqual([
      'geometryInside',
    ])
    const near = checkGathered(hazfac, { 2014: 1_000 }, context, { distanceM: 1_200 })
    expect(near.map((issue) => issue.rule)).toEqual(['distanceTo'])
    expect(checkGathered(hazfac, { 2014: 1_000 }, context, { distanceM: 1_100 })).toEqual([])
  })

  it('says nothing about inputs that were not gathered', () => {
    expect(found({ 1002: 1, 1003: 2, 1014: 3, 1020: 4 }, {})).toEqual([])
  })
})
