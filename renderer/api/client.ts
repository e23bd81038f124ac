import type { z } from 'zod'
import { createClient, repeatWhileUnavailable, type Send } from '../../shared/contract/client.ts'
import { type DataEvents, dataContract } from '../../shared/contract/data.ts'
import type { CallOptions } from '../../shared/contract/define.ts'
import {
  AppError,
  errorFrom,
  failureFrom,
  failureSchema,
  type Reply,
} from '../../shared/contract/failure.ts'
import { type ShellEvents, shellContract } from '../../shared/contract/shell.ts'

type Methods = Readonly<Record<string, (input: unknown, call?: string) => Promise<Reply>>>
type Events = Readonly<Record<string, (listener: (payload: unknown) => void) => () => void>>

declare global {
  /** Put there by the preload script: the only way out of the renderer. */
  var bridge: {
    readonly data: Methods
    readonly shell: Methods
    readonly events: Events
    readonly cancel: (call: string) => Promise<void>
  }
}

const missing: Reply = {
  ok: false,
  failure: { code: 'unsupported', why: 'no such method', detail: {} },
}
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

// A page that is loaded again must not cancel the calls of its predecessor.
const page = crypto.randomUUID()
let calls = 0

/** One attempt; aborting the signal tells the data process to stop. */
async function sendOnce(method: string, input: unknown, { signal }: CallOptions): Promise<Reply> {
  const call = `${page}:${++calls}`
  const reply = globalThis.bridge.data[method]?.(input, call)
  let running = true
  const cancel = () => {
    if (running) void globalThis.bridge.cancel(call)
  }
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return (await reply) ?? missing
  } finally {
    running = false
  }
}

const sendData: Send = (method, input, options = {}) =>
  repeatWhileUnavailable(() => sendOnce(method, input, options), sleep, options)

const sendShell: Send = (method, input) =>
  globalThis.bridge.shell[method]?.(input) ?? Promise.resolve(missing)

export const data = createClient(dataContract, sendData)
export const shell = createClient(shellContract, sendShell)

/**
 * Bulk bytes of the read process: `/bulk/<feature>/…`; repeated and cancelled like a call.
 * @public Used by the map as soon as it draws tiles.
 */
export async function fetchBulk(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const attempt = async (): Promise<Reply> => {
    try {
      const response = await fetch(path, signal ? { signal } : {})
      if (response.ok) return { ok: true, value: await response.arrayBuffer() }
      return { ok: false, failure: failureSchema.parse(await response.json()) }
    } catch (cause) {
      // `fetch` itself fails only when it was aborted or cut off.
      const code = signal?.aborted ? 'cancelled' : 'unavailable'
      return { ok: false, failure: failureFrom(new AppError(code, { why: path, cause })) }
    }
  }
  const reply = await repeatWhileUnavailable(attempt, sleep, { signal })
  if (!reply.ok) throw errorFrom(reply.failure)
  return reply.value as ArrayBuffer
}

type AllEvents = DataEvents & ShellEvents

/** Listens to an event of main or of the data processes; returns the way to stop. */
export function onEvent<K extends keyof AllEvents>(
  name: K,
  listener: (payload: z.output<AllEvents[K]>) => void,
): () => void {
  return (
    globalThis.bridge.events[name]?.(listener as (payload: unknown) => void) ?? (() => undefined)
  )
}
