import { afterEach, beforeEach, expect, test } from 'vitest'
import { planOf } from '../db/sql.ts'
import { freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { followSql } from './records.ts'

let store: TestStore
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.close())

const zharma = '104200000'

async function makePassport(values: Record<string, string>) {
  const record = freshRecord()
  await store.client['records.apply'](makeCommand({ record, create: 'territory', values }))
  return record
}
const apply = (operation: Parameters<typeof makeCommand>[0]) =>
  store.client['records.apply'](makeCommand(operation))

async function find(text: string) {
  store.write.finishIdle()
  return store.client['search.query']({ text, language: 'ru', kinds: ['passport'] })
}

test('a passport is found by its names, its number and the code of its unit', async () => {
  const record = await makePassport({
    [territory.nameRu]: 'Жарминский район',
    [territory.nameKk]: 'Жарма ауданы',
    [territory.kato]: zharma,
    '3': 'TR-17',
  })
  const expected = {
    kind: 'passport',
    id: record,
    of: 'territory',
    title: { text: 'Жарминский район' },
    what: 'Паспорт безопасности территории',
    where: 'Область Абай',
  }
  for (const text of ['жарминский', 'Жарма ауданы', zharma, 'tr 17'])
    expect((await find(text))[0], text).toMatchObject(expected)
})

test('a passport that is renamed is found by the new name alone', async () => {
  const record = await makePassport({ [territory.nameRu]: 'Первый' })
  expect(await find('Первый')).toHaveLength(1)
  await apply({ record, values: { [territory.nameRu]: 'Второй' } })
  expect(await find('Первый')).toEqual([])
  expect(await find('Второй')).toHaveLength(1)
})

test('a passport without a name is found by that of its territory, and lies at its seat', async () => {
  await makePassport({ [territory.kato]: zharma })
  const units = await store.client['units.list']({})
  const [lon, lat] = units.find(({ code }) => code === zharma)?.centre ?? []
  expect((await find('Жарминский'))[0]?.box).toEqual([lon, lat, lon, lat])
})

test('its box follows its geometry', async () => {
  const record = await makePassport({ [territory.nameRu]: 'Участок' })
  const ring = [
    [70, 50],
    [71, 50],
    [71, 51],
    [70, 50],
  ]
  await apply({ record, geometry: { type: 'Polygon', coordinates: [ring] } })
  expect((await find('Участок'))[0]?.box).toEqual([70, 50, 71, 51])
})

test('a deleted passport is not found; undone, it is again', async () => {
  const record = await makePassport({ [territory.nameRu]: 'Временный' })
  await find('Временный')
  await apply({ record, deleted: true })
  expect(await find('Временный')).toEqual([])
  await store.client['records.undo']({ command: makeCommand().command })
  expect(await find('Временный')).toHaveLength(1)
})

test('a commit that touches no name writes nothing of the search', async () => {
  const record = await makePassport({ [territory.nameRu]: 'Первый' })
  await find('Первый')
  const { raw } = store.write.context.db
  const content = () => raw.prepare('SELECT id, block FROM search_text_data').all()
  const before = content()
  await apply({ record, values: { [territory.area]: 100 } })
  store.write.finishIdle()
  expect(content()).toEqual(before)
})

test('what was not yet read when the program ended is read after the next start', async () => {
  await makePassport({ [territory.nameRu]: 'Уцелевший' })
  store = store.restart()
  expect(await find('Уцелевший')).toHaveLength(1)
})

test('history is followed by its key', () => {
  const plan = planOf(store.write.context.db, followSql, { after: 5, slice: 100 })
  expect(plan).toMatch(/SEARCH history USING INTEGER PRIMARY KEY/)
})
