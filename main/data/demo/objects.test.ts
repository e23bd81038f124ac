import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isSynthetic } from '../../../shared/domain/demo.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import { isMissing } from '../../../shared/domain/passport/completeness.ts'
import { all, one } from '../db/sql.ts'
import { kindFrom } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { openTestStore, repositoryFolder } from '../testing.ts'
import { defects } from './defects.ts'
import { demoUpkeep } from './load.ts'
import { counts } from './objects.ts'
import { recordIds } from './operations.ts'
import { readTerrain } from './terrain.ts'

const at = Date.parse('2026-11-25T04:00:00Z')
const store = openTestStore({ demo: true, now: () => at })
afterAll(() => store.close())
while (demoUpkeep.run(store.write.context));

const { dictionary } = store.write.context.dictionary
const rowSchema = z.object({
  id: z.string(),
  kind: z.number().transform(kindFrom),
  doc: z.string(),
  src: z.string(),
  lon: z.number(),
  lat: z.number(),
})
const records = all(
  store.read.context.db,
  rowSchema,
  `SELECT lower(hex(id)) AS id, kind, doc, src, ST_X(geom) AS lon, ST_Y(geom) AS lat
     FROM rec JOIN rec_geom USING (fid) WHERE kind BETWEEN 3 AND 7 ORDER BY fid`,
).map((row) => {
  const kind = kindDictionary(dictionary, row.kind)
  if (!kind) throw new Error(`no dictionary of ${row.kind}`)
  return {
    ...row,
    kind,
    doc: JSON.parse(row.doc) as Record<string, unknown>,
    src: JSON.parse(row.src) as Record<string, unknown>,
  }
})
const of = (kind: string) => records.filter((record) => record.kind.kind === kind)
const value = ({ kind, doc }: (typeof records)[number], key: string) =>
  doc[kind.byKey.get(key)?.id ?? 0]

describe('the demonstration objects and events', () => {
  it('are as many as promised, each with a place and marked synthetic', () => {
    const made = Object.keys(counts).map((kind) => [kind, of(kind).length])
    expect(Object.fromEntries(made)).toEqual(counts)
    expect(records.every(({ src }) => isSynthetic(src))).toBe(true)
  })

  it('hold exactly the planted defects', () => {
    const context = { today: '2026-11-25', now: '2026-11-25T09:00', hasGeometry: true }
    const found = records.flatMap(({ id, kind, doc }) =>
      checkPassport(kind, doc, context)
        // A provisional code of the register is no fault of the passport.
        .filter((issue) => !isMissing(issue) && kind.byId.get(issue.field)?.key !== 'kato_code')
        .map((issue) => `${id} ${kind.byId.get(issue.field)?.key} ${issue.rule} ${issue.severity}`),
    )
    const idOf = recordIds(at)
    const planted = defects
      .filter(({ across }) => !across)
      .flatMap(({ record, finds }) =>
        finds.map((find) => `${idOf(record).replaceAll('-', '')} ${find.join(' ')}`),
      )
    expect(found.toSorted()).toEqual(planted.toSorted())
  })

  it('lie where their hazard is: slopes in relief, seasons of the known events', () => {
    const terrain = readTerrain(`${repositoryFolder}/assets`)
    const steep = of('hazsite').filter((site) =>
      ['mudflow', 'avalanche'].includes(String(value(site, 'hazard_kind'))),
    )
    expect(steep).toHaveLength(95)
    const flat = steep.filter(({ lon, lat }) => terrain.reliefM([lon, lat]) < 60)
    expect(flat.length).toBeLessThan(12)
    const months = (code: string) =>
      of('event')
        .filter((event) => value(event, 'hazard_code') === code)
        .map((event) => Number(String(value(event, 'occurred_at')).slice(5, 7)))
    const share = (code: string, season: readonly number[]) => {
      const all = months(code)
      return all.filter((month) => season.includes(month)).length / all.length
    }
    expect(share('N.HYD.FLOOD', [2, 3, 4, 5])).toBeGreaterThan(0.8)
    expect(share('N.GEO.MUD', [5, 6, 7, 8, 9])).toBeGreaterThan(0.85)
    expect(share('N.GEO.AVA', [11, 12, 1, 2, 3, 4])).toBeGreaterThan(0.85)
    expect(share('N.FIRE.STEPPE', [4, 5, 6, 7, 8, 9, 10])).toBeGreaterThan(0.9)
  })

  it('span ten years, none in the future, each with a number of its own', () => {
    const days = of('event').map((event) => String(value(event, 'occurred_at')))
    expect(days.every((day) => day >= '2016-11-2' && day < '2026-11-25')).toBe(true)
    const numbers = of('event').map((event) => value(event, 'event_no'))
    expect(new Set(numbers).size).toBe(counts.event)
  })

  it('name units of forces that exist', () => {
    const ids = new Set(of('forces').map(({ id }) => id))
    const sent = of('event').flatMap((event) =>
      Object.values((value(event, 'forces_mes') ?? {}) as Record<string, Record<string, unknown>>),
    )
    expect(sent.length).toBeGreaterThan(1_000)
    expect(sent.filter((row) => !ids.has(String(row['1']).replaceAll('-', '')))).toEqual([])
  })
})

describe('the loading of the demonstration', () => {
  const promised = Object.values(counts).reduce((a, b) => a + b, 549)
  const state = (from: typeof store) => from.client['demo.state']({})

  it('goes on after a stop where it was, and gives the same records', async () => {
    const docs = (from: typeof store) =>
      all(
        from.read.context.db,
        z.object({ id: z.string(), doc: z.string() }),
        'SELECT hex(id) AS id, doc FROM rec WHERE kind BETWEEN 3 AND 4 ORDER BY fid',
      )
    const stopped = openTestStore({ demo: true, now: () => at })
    const whole = docs(store)
    const loadUntil = (into: typeof store, count: number) => {
      while (docs(into).length < count) demoUpkeep.run(into.write.context)
    }
    loadUntil(stopped, 30)
    const resumed = stopped.restart()
    loadUntil(resumed, 200)
    expect(docs(resumed).slice(0, 200)).toEqual(whole.slice(0, 200))
    const made = one(
      resumed.read.context.db,
      z.object({ n: z.number() }),
      'SELECT count(*) AS n FROM rec WHERE kind BETWEEN 1 AND 7',
    )
    expect((await state(resumed)).arriving).toEqual({ come: made?.n, all: promised })
    resumed.close()
  })

  it('tells how many of how many have come, and no more when all are there', async () => {
    expect(await state(store)).toEqual({ synthetic: true, arriving: null })
  })
})
