import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dictionarySchema, ruleSchema } from '../../../shared/contract/features/dictionary.ts'
import { dictionaryFaults } from '../../../shared/domain/dictionary/faults.ts'
import { buildSource, loadDictionary } from './load.ts'

const assets = join(import.meta.dirname, '../../../assets')
const fixtures = join(import.meta.dirname, 'fixtures')
const { source, dictionary } = loadDictionary(assets)
const sourceFields = source.kinds.flatMap((kind) =>
  kind.sections.flatMap((section) =>
    section.fields.map((field) => ({ kind: kind.kind, section: section.id, ...field })),
  ),
)
const listed = (name: string) =>
  readFileSync(join(fixtures, name), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
const indicators = listed('indicators.txt')
const proposed = listed('proposed.txt')

describe('the dictionary', () => {
  it('has every one of the 288 indicators as a field of its kind', () => {
    const have = new Set(sourceFields.map((field) => `${field.kind}.${field.key}`))
    expect(indicators).toHaveLength(288)
    expect(indicators.filter((indicator) => !have.has(indicator))).toEqual([])
  })

  it('is kept by the build as parsing gives it', () => {
    const built = JSON.parse(buildSource(assets)) as unknown
    expect(built).toEqual({ hash: loadDictionary(assets).hash, source })
  })

  it('has the 30 indicators that the maps need, each marked as a proposal', () => {
    const marked = sourceFields
      .filter(({ section }) => section === 'proposed')
      .filter(({ verified }) => verified === 'proposal')
      .map((field) => `${field.kind}.${field.key}`)
    expect(proposed).toHaveLength(30)
    expect(marked).toEqual(proposed)
  })

  it('has beyond the indicators only the event, planned values and the English name', () => {
    const known = new Set([...indicators, ...proposed])
    const beyond = sourceFields.filter((field) => !known.has(`${field.kind}.${field.key}`))
    const others = beyond.filter((field) => field.kind !== 'event').map((field) => field.key)
    expect(others).toEqual(['object_name_en'])
    const planned = [...dictionary.byId.values()].filter((field) => field.plannedOf !== null)
    expect(planned).toHaveLength(61)
  })

  it('lists or types every rule of the source', () => {
    const named = new Set(source.open.map((point) => `${point.kind}.${point.field}`))
    const silent = sourceFields.filter(
      (field) =>
        field.sourceRule !== undefined &&
        !field.rules &&
        !field.computed &&
        !field.options &&
        !field.ref &&
        !field.auto &&
        !named.has(`${field.kind}.${field.key}`),
    )
    expect(silent.map((field) => `${field.kind}.${field.key}: ${field.sourceRule}`)).toEqual([])
  })

  it('names in each open point a field that exists', () => {
    const have = new Set(sourceFields.map((field) => `${field.kind}.${field.key}`))
    expect(
      source.open
        .filter((point) => point.kind !== 'substances')
        .map((point) => `${point.kind}.${point.field}`)
        .filter((name) => !have.has(name)),
    ).toEqual([])
  })

  it('refuses a rule of an unknown kind', () => {
    expect(ruleSchema.safeParse({ kind: 'guess', severity: 'warn' }).success).toBe(false)
  })

  it('says what is wrong with a field that names a missing one', () => {
    const broken = structuredClone(source)
    const field = broken.kinds.find((kind) => kind.kind === 'critfac')?.sections[0]?.fields[0]
    if (!field) throw new Error('critfac has no field')
    field.rules = [
      { kind: 'requiredIf', severity: 'block', when: { field: 'no_such_field', in: ['a'] } },
    ]
    expect(dictionaryFaults(broken)).toEqual([
      'critfac.facility_type: rule requiredIf: no field no_such_field',
    ])
  })

  it('keeps the ids it was published with', () => {
    const ids = sourceFields.map((field) => `${field.id} ${field.kind}.${field.key}`).sort()
    const published = readFileSync(join(fixtures, 'ids.txt'), 'utf8').trim().split('\n')
    expect(published.filter((line) => !ids.includes(line))).toEqual([])
  })

  it('writes no Cyrillic in English and no placeholder anywhere', () => {
    const texts = JSON.stringify(source).match(/"en":"[^"]*"/g) ?? []
    expect(texts.length).toBeGreaterThan(1_000)
    expect(texts.filter((text) => /[А-Яа-яЁё{}]/.test(text))).toEqual([])
  })

  it('refuses a unit, option, column or section without one of the languages', () => {
    const strip = (name: string) =>
      dictionarySchema.safeParse(JSON.parse(JSON.stringify(source).replace(`"kk":"${name}",`, '')))
        .success
    expect(dictionarySchema.safeParse(source).success).toBe(true)
    expect(['км²', 'Қыс', 'Ең жоғары елді мекен', 'Жалпы мәліметтер'].map(strip)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  it('gives a territory passport the header first and the approval last', () => {
    expect(dictionary.kinds.territory.sections.map((section) => section.id)).toEqual([
      'header',
      'geo',
      'general',
      'social',
      'nature',
      'transport',
      'housing',
      'hazardous_facilities',
      'natural_risk',
      'manmade_risk',
      'biosocial_risk',
      'measures',
      'proposed',
      'approval',
    ])
    const present = dictionary.kinds.territory.fields.filter((field) => field.plannedOf === null)
    expect(present).toHaveLength(153)
  })
})
