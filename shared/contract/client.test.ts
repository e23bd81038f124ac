import { expect, test } from 'vitest'
import { repeatWhileUnavailable } from './client.ts'
import { AppError, failureFrom, type Reply } from './failure.ts'

const failed = (code: 'unavailable' | 'stale'): Reply => ({
  ok: false,
  failure: failureFrom(new AppError(code)),
})
const ok: Reply = { ok: true, value: 1 }

/** Answers in turn, the last one for ever; remembers how long was waited. */
function setUp(...replies: Reply[]) {
  const waits: number[] = []
  let sent = 0
  const send = () => Promise.resolve(replies[Math.min(sent++, replies.length - 1)] ?? ok)
  const sleep = (ms: number) => {
    waits.push(ms)
    return Promise.resolve()
  }
  return { send, sleep, waits, sent: () => sent }
}

test('what was unavailable is repeated until it answers', async () => {
  const { send, sleep, waits } = setUp(failed('unavailable'), failed('unavailable'), ok)
  expect(await repeatWhileUnavailable(send, sleep)).toEqual(ok)
  expect(waits).toEqual([50, 100])
})

test('any other failure is the answer', async () => {
  const { send, sleep, waits } = setUp(failed('stale'))
  expect(await repeatWhileUnavailable(send, sleep)).toEqual(failed('stale'))
  expect(waits).toEqual([])
})

test('repeating ends: after about twelve seconds the failure is the answer', async () => {
  const { send, sleep, waits, sent } = setUp(failed('unavailable'))
  expect(await repeatWhileUnavailable(send, sleep)).toEqual(failed('unavailable'))
  expect([sent(), waits.reduce((a, b) => a + b)]).toEqual([10, 12_050])
})

test('what was cancelled while waiting is not sent again', async () => {
  const { send, sleep, sent } = setUp(failed('unavailable'))
  const signal = { aborted: false, addEventListener: () => undefined }
  const reply = await repeatWhileUnavailable(
    send,
    async (ms) => {
      await sleep(ms)
      signal.aborted = true
    },
    { signal },
  )
  expect([reply.ok ? '' : reply.failure.code, sent()]).toEqual(['cancelled', 1])
})
