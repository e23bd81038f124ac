import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type QualityAspect,
  type QualityScope,
  qualityAspects,
  qualityOrderPath,
  qualityScopeSchema,
} from '../../../shared/contract/features/quality.ts'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { planOf } from '../db/sql.ts'
import { WorkbookReader } from '../files/workbook-process.ts'
import { freshCommand, freshRecord, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { orderSql } from './order.ts'
import { scopeOf } from './scope.ts'
import { ownersSql, summarySql } from './summary.ts'

const abai = '100000000'
const zharma = '104200000'
const akmola = '110000000'

let store: TestStore
let folder: string
const records = new Map<string, RecordId>()

function passport(
  name: string,
  kind: 'territory' | 'hazfac',
  unit: string,
  more: Partial<Operation> = {},
): Operation {
  const record = freshRecord()
  records.set(name, record)
  const values = { [territory.nameRu]: name, [territory.kato]: unit, '14': 'Ахметов А.' }
  return { record, create: kind, ...more, values: { ...values, ...more.values } }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-quality-'))
  store = openTestStore()
  const operations = [
    passport('Область Абай', 'territory', abai, {
      values: { [territory.level]: 'oblast', [territory.population]: -5, '1014': 5 },
    }),
    passport('Жарминский район', 'territory', zharma, {
      values: { [territory.level]: 'district', [territory.population]: 10, '14': 'Ыбраев Ы.' },
      sources: { '*': ['акимат', '2020-01-01', 2], [territory.population]: ['опрос', '', 1] },
    }),
    passport('Завод', 'hazfac', zharma, { values: { '2003': 'REG-1' } }),
    passport('Элеватор', 'hazfac', akmola, { values: { '2003': 'REG-1' } }),
  ]
  await store.client['records.apply']({ command: freshCommand(), act: 'create', operations })
  store.write.finishIdle()
})
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const scopeFrom = (scope: Partial<QualityScope> = {}) => qualityScopeSchema.parse(scope)

async function orderOf(aspect: QualityAspect, scope: Partial<QualityScope> = {}) {
  const path = qualityOrderPath({ aspect, scope: scopeFrom(scope) }).replace('/bulk', '')
  const reply = await store.read.bulk(path)
  if (!reply.ok) throw new Error(reply.failure.why)
  const bytes = reply.value as Uint8Array
  const numbers = [...new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)]
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    fid: numbers[2 * i] ?? 0,
    lines: numbers[2 * i + 1] ?? 0,
  }))
}

async function linesOf(aspect: QualityAspect, scope: Partial<QualityScope> = {}) {
  const fids = (await orderOf(aspect, scope)).map(({ fid }) => fid)
  return store.client['quality.lines']({ fids, aspect })
}

test('lists as many lines as it counts, of every kind, for every passport', async () => {
  const { total } = await store.client['quality.summary'](scopeFrom())
  expect(total.passports).toBe(4)
  for (const aspect of qualityAspects) {
    const order = await orderOf(aspect)
    const lines = await linesOf(aspect)
    expect(lines.length, aspect).toBe(total[aspect])
    expect(total[aspect], aspect).toBeGreaterThan(0)
    for (const { fid, lines: n } of order)
      expect(lines.filter((line) => line.fid === fid).length, aspect).toBe(n)
  }
})

test('says of each line what is wrong, where, and who answers for it', async () => {
  const [population] = await linesOf('blocks', { unit: abai, kinds: ['territory'] })
  expect(population).toMatchObject({
    record: records.get('Область Абай'),
    field: Number(territory.population),
    owner: 'Ахметов А.',
  })
  expect(population?.message?.ru).not.toBe('')
  const [unsure] = await linesOf('unsure')
  expect(unsure).toMatchObject({
    record: records.get('Жарминский район'),
    field: Number(territory.population),
    confidence: 1,
  })
  const late = await linesOf('late')
  expect(late.map(({ field }) => field)).toContain(Number(territory.population))
  expect(late.every(({ asOf, due }) => asOf === '2020-01-01' && due !== null)).toBe(true)
})

test('names what only shows beside other records', async () => {
  const twins = (await linesOf('blocks')).filter(({ field }) => field === 2003)
  expect(new Set(twins.map(({ record }) => record))).toEqual(
    new Set([records.get('Завод'), records.get('Элеватор')]),
  )
  expect(twins.every(({ message }) => message !== null)).toBe(true)
})

test('adds territories up to those above them', async () => {
  const whole = await store.client['quality.summary'](scopeFrom())
  expect(whole.units.map(({ unit, passports }) => [unit, passports])).toEqual([['KZ', 4]])
  const country = await store.client['quality.summary'](scopeFrom({ unit: 'KZ' }))
  expect(new Map(country.units.map(({ unit, passports }) => [unit, passports]))).toEqual(
    new Map([
      [abai, 3],
      [akmola, 1],
    ]),
  )
  const oblast = await store.client['quality.summary'](scopeFrom({ unit: abai }))
  expect(oblast.units.map(({ unit, passports }) => [unit, passports])).toEqual([
    [abai, 1],
    [zharma, 2],
  ])
  for (const aspect of qualityAspects) {
    const below = country.units.reduce((sum, row) => sum + row[aspect], 0)
    expect(below, aspect).toBe(country.total[aspect])
    expect(oblast.total[aspect], aspect).toBe(
      country.units.find(({ unit }) => unit === abai)?.[aspect],
    )
  }
})

test('counts by who prepared the passport', async () => {
  const owners = await store.client['quality.owners'](scopeFrom())
  expect(owners.map(({ owner, passports }) => [owner, passports])).toEqual([
    ['Ыбраев Ы.', 1],
    ['Ахметов А.', 3],
  ])
  const [first] = owners
  expect((await linesOf('late', { owner: 'Ыбраев Ы.' })).length).toBe(first?.late)
  expect(await linesOf('late', { owner: '' })).toEqual([])
})

test('saves the list as a workbook and as a table, the same lines in each', async () => {
  const input = {
    aspect: 'blocks',
    scope: scopeFrom(),
    language: 'ru',
  } as const
  const csv = join(folder, 'a.csv')
  const xlsx = join(folder, 'a.xlsx')
  const { lines } = await store.client['quality.export']({ ...input, file: csv, format: 'csv' })
  await store.client['quality.export']({ ...input, file: xlsx, format: 'workbook' })
  expect(lines).toBe((await linesOf('blocks')).length)
  const text = readFileSync(csv, 'utf8')
  expect(text.split('\r\n')).toHaveLength(lines + 2)
  expect(text).toContain('"Область Абай";')
  const [sheet] = (await new WorkbookReader().read(xlsx)).sheets
  expect(Math.max(...(sheet?.cells ?? []).map(({ row }) => row))).toBe(lines)
})

test('checks everything with progress, and finds what it found before', async () => {
  store.events.length = 0
  const done = await store.client['quality.check']({})
  expect(done).toEqual({ records: 4, changed: 0 })
  expect(store.events.at(-1)).toEqual({
    name: 'quality.progress',
    payload: { done: 4, total: 4 },
  })
})

test('a full check mends what is wrong in the projections', async () => {
  const { db } = store.write.context
  db.raw.exec(`UPDATE p_head SET missing = 999; DELETE FROM p_issue`)
  const { changed } = await store.client['quality.check']({})
  expect(changed).toBe(4)
  const { total } = await store.client['quality.summary'](scopeFrom())
  for (const aspect of qualityAspects)
    expect((await linesOf(aspect)).length, aspect).toBe(total[aspect])
})

test('counts by the index of counts alone', () => {
  const { context } = store.read
  for (const scope of [scopeFrom(), scopeFrom({ unit: abai })]) {
    const where = scopeOf(context, scope)
    const plan = planOf(context.db, summarySql(where), where.bindings)
    expect(plan).toContain('USING COVERING INDEX p_head_quality')
    expect(plan).not.toContain('TEMP B-TREE')
    for (const aspect of qualityAspects) {
      const order = planOf(context.db, orderSql({ aspect }, where), where.bindings)
      expect(order, aspect).toContain('USING COVERING INDEX p_head_quality')
      expect(order, aspect).not.toContain('TEMP B-TREE')
    }
    expect(planOf(context.db, ownersSql(where), where.bindings)).toContain(
      'USING COVERING INDEX p_head_quality',
    )
  }
})
