import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Reply } from '../shared/contract/failure.ts'
import { type Child, DataProcess, type DataProcessSetup } from './data-process.ts'

/** A real process that keeps the host's side of the conversation and dies when asked to. */
const host = `
process.on('message', (message) => {
  const say = (value) => process.send(value)
  if (message.kind === 'start') say(process.env.REFUSE
    ? { kind: 'refused', reply: { ok: false, failure: { code: 'corrupt', why: '', detail: {} } } }
    : { kind: 'ready' })
  if (message.kind === 'ping') say({ kind: 'pong' })
  if (message.kind === 'stop') process.exit(0)
  if (message.kind === 'cancel') say({ kind: 'reply', id: message.id, reply: { ok: true, value: 'stopped' } })
  if (message.kind !== 'call') return
  if (message.method === 'die') process.exit(1)
  if (message.method === 'echo') say({ kind: 'reply', id: message.id, reply: { ok: true, value: message.input } })
})`

let folder: string
const states: string[] = []
const open: DataProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-process-'))
  writeFileSync(join(folder, 'host.cjs'), host)
  states.length = 0
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((process) => process.stop()))
  rmSync(folder, { recursive: true, force: true })
})

function forkHost(env: Readonly<Record<string, string>>): Child {
  const child = fork(join(folder, 'host.cjs'), [], { env: { ...process.env, ...env } })
  return {
    get pid() {
      return child.pid
    },
    postMessage: (message) => void (child.connected && child.send(message as object)),
    on: (event, listener) => void child.on(event, listener),
    once: (event, listener) => void child.once(event, (code: number | null) => listener(code ?? 9)),
  }
}

function start(more: Partial<DataProcessSetup> = {}, env: Readonly<Record<string, string>> = {}) {
  const started = new DataProcess({
    options: {
      role: 'write',
      dataFolder: folder,
      assetsFolder: '',
      resourcesFolder: '',
      demo: false,
      launch: 'test',
    },
    log: { folder, info: () => undefined, warn: () => undefined, error: () => undefined },
    fork: () => forkHost(env),
    cpuMs: () => 0,
    onEvent: () => undefined,
    onState: ({ state }) => states.push(state),
    onGivingUp: () => Promise.resolve(false),
    ...more,
  })
  open.push(started)
  return started
}

const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.failure.code)

test('a call is answered by the process', async () => {
  expect(await start().call('echo', { a: 1 })).toEqual({ ok: true, value: { a: 1 } })
  expect(states).toEqual(['serving'])
})

test('calls under way fail with unavailable when the process dies, and it serves again', async () => {
  const process = start()
  const [lost, died] = await Promise.all([process.call('never', null), process.call('die', null)])
  expect([codeOf(lost), codeOf(died)]).toEqual(['unavailable', 'unavailable'])
  expect(await process.call('echo', 2)).toEqual({ ok: true, value: 2 })
  expect(states).toEqual(['serving', 'restarting', 'serving'])
})

test('a call made while the process is away waits for the next one', async () => {
  const process = start()
  await process.ready
  process.renew('test')
  const waiting = process.call('die', null)
  expect(codeOf(await waiting)).toBe('unavailable')
  expect(await process.call('echo', 3)).toEqual({ ok: true, value: 3 })
})

test('after the third end in a minute nothing is started until a person says so', async () => {
  const answer = Promise.withResolvers<boolean>()
  const process = start({ onGivingUp: () => answer.promise })
  for (const _ of [1, 2, 3, 4]) await process.call('die', null)
  await vi.waitFor(() => expect(states.at(-1)).toBe('stopped'))
  expect(codeOf(await process.call('echo', 4))).toBe('unavailable')
  answer.resolve(true)
  await vi.waitFor(async () => expect(codeOf(await process.call('echo', 4))).toBe('ok'))
})

test('a refusal is the answer to every call, and of the process that waits for this one', async () => {
  const refusing = start({}, { REFUSE: '1' })
  const waiting = start({ after: () => refusing.ready })
  expect(codeOf(await refusing.call('echo', 5))).toBe('corrupt')
  expect(codeOf(await waiting.call('echo', 5))).toBe('corrupt')
  expect([refusing.state.state, waiting.state.failure?.code]).toEqual(['refused', 'corrupt'])
})

test('aborting tells the process, whose answer is the outcome', async () => {
  const process = start()
  await process.ready
  const abort = new AbortController()
  const call = process.call('never', null, abort.signal)
  setTimeout(() => abort.abort(), 20)
  expect(await call).toEqual({ ok: true, value: 'stopped' })
  expect(codeOf(await process.call('echo', 6, AbortSignal.abort()))).toBe('cancelled')
})
