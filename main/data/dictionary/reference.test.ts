import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryFolder } from '../testing.ts'
import { loadDictionary } from './load.ts'
import { readReference } from './reference.ts'

const assets = join(repositoryFolder, 'assets')
const { hazardClasses, substances, dangerousGoods } = readReference(assets)

describe('the registers', () => {
  it('hang every hazard class under one that exists and is its prefix', () => {
    const codes = new Set(hazardClasses.classes.map((one) => one.code))
    const strays = hazardClasses.classes.filter(
      ({ code, parent }) =>
        parent !== undefined && (!codes.has(parent) || !code.startsWith(`${parent}.`)),
    )
    expect([codes.size, strays]).toEqual([68, []])
  })

  it('have the hazard classes that the event form names', () => {
    const codes = new Set(hazardClasses.classes.map((one) => one.code))
    const named = loadDictionary(assets).dictionary.kinds.event.fields.flatMap(
      (field) => field.shownFor ?? [],
    )
    expect(named.filter((code) => !codes.has(code))).toEqual([])
    expect(named.length).toBeGreaterThan(20)
  })

  it('have right check digits in the CAS numbers', () => {
    const wrong = substances.substances.filter(({ cas }) => {
      const digits = (cas ?? '').replaceAll('-', '')
      const sum = Array.from(digits.slice(0, -1)).reduceRight(
        (total, digit, i, all) => total + Number(digit) * (all.length - i),
        0,
      )
      return cas !== undefined && sum % 10 !== Number(digits.at(-1))
    })
    expect(wrong).toEqual([])
  })

  it('name a substance once, whatever register it stands in', () => {
    const keys = [...substances.substances, ...dangerousGoods.goods].map((one) => one.key)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('explain every mark of a coefficient', () => {
    const marks = new Set(Object.keys(substances.statusMarks))
    const used = substances.substances.flatMap((one) =>
      [one.K1, one.K2, one.K3, one.gasDensity, one.liquidDensity, one.boilingPoint].map(
        (value) => value.status,
      ),
    )
    expect(used.filter((mark) => !marks.has(mark))).toEqual([])
    expect(substances.substances).toHaveLength(35)
  })

  it('give each substance as many factors as temperatures', () => {
    const uneven = substances.substances.filter(
      ({ K7 }) =>
        K7.primary.length !== K7.temperatures.length ||
        K7.secondary.length !== K7.temperatures.length,
    )
    expect(uneven).toEqual([])
  })
})
