import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { repositoryFolder } from '../testing.ts'
import { classified, paramsAt, runFormula } from './compute.ts'
import { derivedMaps } from './derived.ts'
import { readInputs, readMaps } from './files.ts'
import { openInputs, reliefOf } from './testing-inputs.ts'

const assets = `${repositoryFolder}/assets`
const fixtureSchema = z.object({
  fixtures: z.array(
    z.object({
      map: z.string(),
      arithmetic: z.string(),
      params: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean().transform(Number)]),
      ),
      rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
      expect: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
    }),
  ),
})
const { fixtures } = fixtureSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'maps.json'), 'utf8')),
)
const about = new Map(readMaps(assets).map((map) => [map.id, map]))
const now = Date.UTC(2026, 9, 27, 12)

describe('the catalogue', () => {
  it('holds 170 maps, 96 of them computed, each in three languages and with its question', () => {
    const maps = [...about.values()]
    expect(maps.length).toBe(170)
    const derived = maps.filter(({ method }) => method === 'derived')
    expect(derived.length).toBe(96)
    expect(derived.every(({ question, formula }) => question && formula)).toBe(true)
    expect(maps.filter(({ method, supplier }) => method !== 'derived' && !supplier)).toEqual([])
  })

  it('names only inputs that exist', () => {
    const known = new Set(readInputs(assets).map(({ name }) => name))
    for (const map of derivedMaps)
      for (const [input] of Object.entries(map.reads)) expect(known, map.id).toContain(input)
    for (const { inputs, id } of about.values())
      for (const input of inputs) expect(known, id).toContain(input)
  })

  it('names on each card what its formula reads', () => {
    for (const { id, reads, maps } of derivedMaps)
      expect([...(about.get(id)?.inputs ?? [])].sort(), id).toEqual(
        [...Object.keys(reads), ...(maps.length > 0 ? ['m_atlas_value'] : [])].sort(),
      )
  })

  it('computes every map that the catalogue says is computed, and none beyond', () => {
    const ids = [...about.values()].filter(({ method }) => method === 'derived').map(({ id }) => id)
    expect(derivedMaps.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(new Set(fixtures.map(({ map }) => map))).toEqual(new Set(ids))
  })

  it('has a legend line for every category of a formula', () => {
    for (const { id, codes } of derivedMaps)
      if (codes) expect(codes.length, id).toBeLessThanOrEqual(about.get(id)?.classes.length ?? 0)
  })
})

describe('the formulas', () => {
  it.each(fixtures)('of $map: $arithmetic', ({ map: id, params, rows, expect: expected }) => {
    const map = derivedMaps.find((one) => one.id === id)
    const card = about.get(id)
    if (!map || !card) throw new Error(`no map ${id}`)
    const raw = openInputs(rows)
    const parts = (rows['m_atlas_value'] ?? []) as never
    const made = runFormula({ raw }, map, {
      only: null,
      params: { ...paramsAt(now, map.params), ...params },
      parts,
      relief: () => reliefOf(rows),
    })
    const values = new Map(classified(map, card, made).map((value) => [value.key, value]))
    for (const [key, wanted] of Object.entries(expected)) {
      const value = values.get(key)
      if (wanted === null) expect(value?.value ?? null).toBeNull()
      else if (typeof wanted === 'string') expect(value?.class).toBe(map.codes?.indexOf(wanted))
      else expect(value?.value).toBeCloseTo(wanted, wanted < 0.01 ? 9 : 2)
    }
    raw.close()
  })

  it('give the same values key by key as all at once', () => {
    for (const { map: id, rows, params } of fixtures) {
      const map = derivedMaps.find((one) => one.id === id)
      const card = about.get(id)
      if (!map || !card) continue
      const raw = openInputs(rows)
      const asked = {
        params: { ...paramsAt(now, map.params), ...params },
        parts: (rows['m_atlas_value'] ?? []) as never,
        relief: () => reliefOf(rows),
      }
      const whole = classified(map, card, runFormula({ raw }, map, { ...asked, only: null }))
      // Some of each map, first and last among them: maps over the relief take long for each key.
      const some = new Set([whole[0], whole[Math.floor(whole.length / 2)], whole.at(-1)])
      for (const value of some)
        if (value)
          expect(
            classified(map, card, runFormula({ raw }, map, { ...asked, only: [value.key] })).find(
              ({ key }) => key === value.key,
            ),
            id,
          ).toEqual(value)
      raw.close()
    }
  })
})
