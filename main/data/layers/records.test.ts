import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Layer, layerPath } from '../../../shared/contract/features/layers.ts'
import { decodePacked } from '../../../shared/domain/packed.ts'
import { freshCommand, freshRecord } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

const facility = freshRecord()
const layerOf = async (): Promise<Layer> => {
  const layer = (await store.client['layers.list']({})).find(({ id }) => id === 'passports/hazfac')
  if (!layer) throw new Error('no layer')
  return layer
}
const identify = () =>
  store.client['layers.identify']({
    lon: 76.9,
    lat: 43.2,
    toleranceM: 100,
    layers: ['passports/hazfac'],
  })
const apply = (operation: object) =>
  store.client['records.apply']({
    command: freshCommand(),
    act: 'edit',
    operations: [{ record: facility, ...operation }],
  })

test('a facility is on the map as soon as its passport has a place', async () => {
  expect((await layerOf()).count).toBe(0)
  await apply({
    create: 'hazfac',
    values: { '6': 'Склад хлора', '7': 'Хлор қоймасы', '2006': 'class_2' },
    geometry: { type: 'Point', coordinates: [76.9, 43.2] },
  })
  const layer = await layerOf()
  expect([layer.count, layer.whole, layer.geometry]).toEqual([1, true, 'point'])
  const reply = await store.read.bulk(layerPath(layer).replace('/bulk', ''))
  if (!reply.ok) throw new Error(reply.failure.code)
  const packed = decodePacked(reply.value as Uint8Array, (bytes) => new TextDecoder().decode(bytes))
  expect(packed.table).toMatchObject({
    kk: ['Хлор қоймасы'],
    en: ['Склад хлора'],
    record: [facility],
  })
  expect(layer.classes[(packed.classes[0] ?? 0) - 1]?.value).toBe('class_2')
  const [hit] = await identify()
  expect([hit?.record, hit?.title.kk, hit?.attributes['hazard_class']]).toEqual([
    facility,
    'Хлор қоймасы',
    'class_2',
  ])
})

test('an edit, a move and a removal change the layer and its version', async () => {
  const before = await layerOf()
  await apply({ values: { '2006': 'class_1' } })
  const after = await layerOf()
  expect(after.version).toBeGreaterThan(before.version)
  expect((await identify())[0]?.attributes['hazard_class']).toBe('class_1')
  await apply({ geometry: { type: 'Point', coordinates: [71.4, 51.1] } })
  expect(await identify()).toEqual([])
  expect((await layerOf()).box?.map((edge) => Math.round(edge))).toEqual([71, 51, 71, 51])
  await apply({ deleted: true })
  expect((await layerOf()).count).toBe(0)
  await store.client['records.undo']({ command: freshCommand() })
  expect((await layerOf()).count).toBe(1)
})

test('the layer after events equals the layer after a restart', async () => {
  const { version: _version, ...before } = await layerOf()
  store = store.restart()
  const { version: _again, ...after } = await layerOf()
  expect(after).toEqual(before)
})

test('an area in a layer of points is drawn as a point, and found and given away as the area', async () => {
  const ring = [
    [70, 48],
    [70.2, 48],
    [70.2, 48.2],
    [70, 48.2],
    [70, 48],
  ]
  const record = freshRecord()
  await store.client['records.apply']({
    command: freshCommand(),
    act: 'edit',
    operations: [
      {
        record,
        create: 'hazfac',
        values: { '6': 'Полигон' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  })
  const layer = await layerOf()
  const reply = await store.read.bulk(layerPath(layer).replace('/bulk', ''))
  if (!reply.ok) throw new Error(reply.failure.code)
  const packed = decodePacked(reply.value as Uint8Array, (bytes) => new TextDecoder().decode(bytes))
  expect(packed.kind).toBe('point')
  const corner = { lon: 70.01, lat: 48.01, toleranceM: 10, layers: ['passports/hazfac'] }
  const [hit] = await store.client['layers.identify'](corner)
  expect([hit?.record, hit?.distanceM]).toEqual([record, 0])
  const { geometry } = await store.client['layers.feature']({ layer: layer.id, id: hit?.id ?? 0 })
  expect(geometry?.type).toBe('Polygon')
})
