import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { unitCodeSchema } from '../../../shared/contract/features/units.ts'
import { isSynthetic } from '../../../shared/domain/demo.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import { isMissing, measureCompleteness } from '../../../shared/domain/passport/completeness.ts'
import { gatheredRules } from '../../../shared/domain/passport/gathered.ts'
import { rowsOf } from '../../../shared/domain/passport/values.ts'
import { all, one } from '../db/sql.ts'
import { openTestStore, repositoryFolder } from '../testing.ts'
import { readPlaces } from './places.ts'
import { holds } from './polygon.ts'
import { randomOf, split } from './random.ts'

const now = () => Date.parse('2026-11-25T04:00:00Z')
const store = openTestStore({ demo: true, now })
afterAll(() => store.close())

const { dictionary } = store.write.context.dictionary
const { territory, hazfac } = dictionary.kinds
const recSchema = z.object({ fid: z.number(), kind: z.number(), doc: z.string(), src: z.string() })
const records = all(
  store.read.context.db,
  recSchema,
  'SELECT fid, kind, doc, src FROM rec WHERE kind IN (1, 2) ORDER BY fid',
).map((row) => ({
  ...row,
  kind: row.kind === 1 ? territory : hazfac,
  doc: JSON.parse(row.doc) as Record<string, unknown>,
  src: JSON.parse(row.src) as Record<string, unknown>,
}))
const territories = records.filter((record) => record.kind === territory)
const facilities = records.filter((record) => record.kind === hazfac)
const units = await store.client['units.list']({})

function value(record: (typeof records)[number] | undefined, key: string): unknown {
  const field = record?.kind.byKey.get(key)
  return field && record?.doc[field.id]
}
const number = (record: (typeof records)[number] | undefined, key: string) =>
  Number(value(record, key))
const byCode = new Map(territories.map((one) => [String(value(one, 'kato_code')), one]))

describe('the demonstration data', () => {
  it('are a passport of each territory and 300 facilities, all marked synthetic', async () => {
    expect([territories.length, byCode.size, facilities.length]).toEqual([249, 249, 300])
    expect(records.every((record) => isSynthetic(record.src))).toBe(true)
    // The rest comes in beside the work.
    expect(await store.client['demo.state']({})).toMatchObject({ synthetic: true })
  })

  it('break no rule that blocks', () => {
    const context = { today: '2026-11-25', now: '2026-11-25T09:00', hasGeometry: true }
    const faults = records.flatMap(({ kind, doc }) =>
      checkPassport(kind, doc, context)
        .filter((issue) => issue.severity === 'block' && !isMissing(issue))
        .map((issue) => `${kind.byId.get(issue.field)?.key}: ${issue.message.en}`),
    )
    expect(faults).toEqual([])
  })

  it('show every state: complete, partial, warned, overdue', () => {
    const context = { today: '2026-11-25', now: '2026-11-25T09:00', hasGeometry: true }
    const measured = records.map(({ kind, doc }) => {
      const issues = checkPassport(kind, doc, context)
      return measureCompleteness(kind, doc, context, issues)
    })
    const full = measured.filter((one) => one.pct === 100).length
    expect(full).toBeGreaterThan(100)
    expect(measured.length - full).toBeGreaterThan(100)
    expect(Math.min(...measured.map((one) => one.pct))).toBeLessThan(70)
    expect(measured.filter((one) => one.warns > 0).length).toBeGreaterThan(20)
    const old = records.filter(({ src }) => String((src['*'] as string[])[1]) < '2025-11-25')
    expect(old.length).toBeGreaterThan(40)
    expect(old.length).toBeLessThan(140)
  })

  it('add up: children to parents, in every figure that is checked so', () => {
    const summed = gatheredRules(territory).filter(({ rule }) => rule.kind === 'sumOfChildren')
    expect(summed).toHaveLength(53)
    const wrong = units.flatMap((unit) => {
      const children = units.filter((one) => one.parent === unit.code)
      return summed.flatMap(({ field }) => {
        const values = children.map((one) => value(byCode.get(one.code), field.key))
        const own = value(byCode.get(unit.code), field.key)
        if (own === undefined || children.length === 0 || values.includes(undefined)) return []
        const sum = values.reduce<number>((total, one) => total + Number(one), 0)
        return Math.abs(sum - Number(own)) > 1e-6 * sum ? [`${unit.code} ${field.key}`] : []
      })
    })
    // The two disagreements that are there on purpose, and what follows from them above.
    expect(wrong.filter((one) => !/hospital_beds|sirens_count/.test(one))).toEqual([])
    expect(wrong.length).toBeLessThanOrEqual(4)
  })

  it('keep the published populations of the regions as their frame', () => {
    const off = units
      .filter((unit) => unit.level === 'oblast' || unit.level === 'city_republican')
      .filter((unit) => number(byCode.get(unit.code), 'population_total') !== unit.population)
    expect(off).toEqual([])
  })

  it('count in each territory the facilities that lie in it', () => {
    const pathOf = (code: string): string[] => {
      const parent = units.find((unit) => unit.code === code)?.parent
      return parent ? [code, ...pathOf(parent)] : [code]
    }
    const counts = new Map<string, number>()
    for (const facility of facilities)
      for (const code of pathOf(String(value(facility, 'kato_code'))))
        counts.set(code, (counts.get(code) ?? 0) + 1)
    const wrong = units.filter(
      ({ code }) => number(byCode.get(code), 'hazardous_objects_total') !== (counts.get(code) ?? 0),
    )
    expect(wrong.map((unit) => unit.code)).toEqual([])
  })
})

describe('the places of the demonstration data', () => {
  it('of facilities lie inside the outline of their district', () => {
    const { areas } = readPlaces(join(repositoryFolder, 'assets'))
    const point = z.object({ lon: z.number(), lat: z.number() })
    const outside = facilities.filter(({ fid, ...facility }) => {
      const at = one(
        store.read.context.db,
        point,
        'SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat FROM rec_geom WHERE fid = :fid',
        { fid },
      )
      const unit = units.find(({ code }) => code === value({ fid, ...facility }, 'kato_code'))
      const area = areas.get(unit?.unitId ?? '')
      return !at || !area || !holds(area, [at.lon, at.lat])
    })
    expect(outside).toEqual([])
  })

  it('have valid outlines', () => {
    const schema = z.object({ valid: z.number(), n: z.number() })
    const found = one(
      store.read.context.db,
      schema,
      `SELECT count(*) AS n, sum(ST_IsValid(geom) = 1) AS valid FROM rec_geom
        WHERE GeometryType(geom) LIKE '%POLYGON'`,
    )
    expect(found).toEqual({ n: 249, valid: 249 })
  })

  it('named in risk tables exist', () => {
    const field = territory.byKey.get('tech_risk_table')
    const objects = territories.flatMap(({ doc }) =>
      rowsOf(doc[field?.id ?? 0]).map((row) => String(row.cells[2])),
    )
    expect(objects.length).toBeGreaterThan(100)
    const hex = all(
      store.read.context.db,
      z.object({ id: z.string() }),
      'SELECT lower(hex(id)) AS id FROM rec WHERE kind = 2',
    ).map((row) => row.id)
    const known = new Set(hex)
    expect(objects.filter((id) => !known.has(id.replaceAll('-', '')))).toEqual([])
  })

  it('have numbers and codes of their own', () => {
    const numbers = records.map((record) => String(value(record, 'passport_number')))
    expect(new Set(numbers).size).toBe(549)
    const codes = facilities.map((facility) => String(value(facility, 'kato_code')))
    expect(codes.filter((code) => !unitCodeSchema.safeParse(code).success)).toEqual([])
  })

  it('are the same world at the same time, and come in once', () => {
    const docs = (of: typeof store) =>
      all(of.read.context.db, z.object({ doc: z.string() }), 'SELECT doc FROM rec WHERE kind = 2')
    const again = openTestStore({ demo: true, now })
    expect(docs(again)).toEqual(docs(store))
    const later = again.restart()
    expect(docs(later)).toHaveLength(300)
    later.close()
  })
})

describe('an empty store', () => {
  it('stays empty without the option', async () => {
    const bare = openTestStore({ now })
    expect(await bare.client['demo.state']({})).toEqual({ synthetic: false, arriving: null })
    bare.close()
  })
})

describe('the random stream', () => {
  it('follows from its name alone', () => {
    const draw = (name: string) => {
      const random = randomOf(name)
      return [random.next(), random.next(), random.whole(1, 6)]
    }
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
  })

  it('spreads evenly enough', () => {
    const random = randomOf('even')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 10_000; i++) {
      const slot = Math.floor(random.next() * 10)
      counts[slot] = (counts[slot] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(900)
    expect(Math.max(...counts)).toBeLessThan(1_100)
  })

  it('splits a whole without a remainder', () => {
    expect(split(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(split(7, [0, 0])).toEqual([7, 0])
    expect(split(1_000_003, [3, 5, 8]).reduce((a, b) => a + b)).toBe(1_000_003)
  })
})
