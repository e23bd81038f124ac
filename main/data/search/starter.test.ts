import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../../shared/i18n/language.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore({ starter: true })
  store.write.finishIdle()
})
afterAll(() => store.close())

const first = async (text: string, language: Language) =>
  (await store.client['search.query']({ text, language, limit: 5 }))[0]

test('shipped places are found with their layer and their district', async () => {
  expect(await first('Караганда', 'ru')).toMatchObject({
    kind: 'settlement',
    of: 'settlements',
    what: 'Населённые пункты',
    where: 'Караганда г.а., Карагандинская область',
  })
  expect(await first('бұқтырма', 'kk')).toMatchObject({ kind: 'feature', of: 'objects_compiled' })
})

test('a place outside the country lies in no unit', () => {
  const { raw } = store.read.context.db
  const count = (where: string) =>
    raw.prepare(`SELECT count(*) FROM search_entry WHERE ${where}`).pluck().get()
  expect(count(`of = 'adm1_neighbours' AND unit IS NULL`)).toBe(101)
  // 209 seats of districts, all but those that the schematic shapes miss.
  expect(count(`of = 'adm2_seats' AND unit IS NOT NULL`)).toBeGreaterThan(200)
})

test('an airport is found by its code before anything that begins so', async () => {
  expect(await first('ALA', 'en')).toMatchObject({
    of: 'airports',
    title: { text: 'Almaty International Airport' },
  })
})

test('a territory of the register is found once, not again in the layers that draw it', async () => {
  const hits = await store.client['search.query']({ text: 'Абай облысы', language: 'kk' })
  expect(hits.filter(({ title }) => title.text === 'Абай облысы')).toHaveLength(1)
})

test('the stretches of a road are one hit', async () => {
  const hits = await store.client['search.query']({ text: 'астана караганда', language: 'ru' })
  const roads = hits.filter(({ of }) => of === 'roads_schematic')
  expect(roads).toHaveLength(1)
})
