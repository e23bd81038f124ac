import { afterAll, beforeAll, expect, test } from 'vitest'
import { CallQueue } from './queue.ts'
import { openTestStore, type TestStore } from './testing.ts'

let store: TestStore
beforeAll(() => {
  store = openTestStore()
})
afterAll(() => store.close())

test('both roles answer from one store', async () => {
  const [write, read] = await Promise.all([
    store.client['system.writeHealth']({}),
    store.client['system.readHealth']({}),
  ])
  expect(read).toEqual(write)
  expect(write.readOnly).toBe(false)
})

test('an unknown bulk path is not found, an unknown method unsupported', async () => {
  expect(await store.read.bulk('/nothing/here?x=1')).toMatchObject({
    ok: false,
    failure: { code: 'not-found' },
  })
  expect(await store.read.call('toString', {})).toMatchObject({
    ok: false,
    failure: { code: 'unsupported' },
  })
})

test('a call cancelled before its turn never starts', async () => {
  const queue = new CallQueue(() => undefined)
  let started = 0
  const work = () => {
    started++
    return Promise.resolve({ ok: true, value: started } as const)
  }
  const first = queue.add(work, 1)
  const second = queue.add(work, 2)
  queue.cancel(2)
  expect(await second).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(await first).toEqual({ ok: true, value: 1 })
  expect(started).toBe(1)
})

test('a running call hears the cancel by its signal', async () => {
  const queue = new CallQueue(() => undefined)
  const reply = queue.add(
    (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ok: true, value: 'stopped' }))
        queue.cancel(7)
      }),
    7,
  )
  expect(await reply).toEqual({ ok: true, value: 'stopped' })
})
