import type { CallOptions, Client, Contract } from './define.ts'
import { AppError, errorFrom, failureFrom, type Reply } from './failure.ts'

export type Send = (method: string, input: unknown, options?: CallOptions) => Promise<Reply>

/** Builds a client over any transport; a failed reply is thrown as `AppError`. */
export function createClient<C extends Contract>(contract: C, send: Send): Client<C> {
  const call = (method: string) => async (input: unknown, options?: CallOptions) => {
    const reply = await send(method, input, options)
    if (!reply.ok) throw errorFrom(reply.failure)
    return reply.value
  }
  return Object.fromEntries(Object.keys(contract).map((key) => [key, call(key)])) as Client<C>
}

/**
 * Waits between repetitions, together about twelve seconds: longer than three restarts of a data
 * process with their back-off. Our choice.
 */
const waitsMs = [50, 100, 200, 400, 800, 1_500, 3_000, 3_000, 3_000] as const

/**
 * Repeats what failed because a data process was away. Every method may be repeated: reads change
 * nothing, and a command is carried out at most once for its id.
 */
export async function repeatWhileUnavailable(
  send: () => Promise<Reply>,
  sleep: (ms: number) => Promise<void>,
  options: CallOptions = {},
): Promise<Reply> {
  for (const ms of waitsMs) {
    if (options.signal?.aborted) return cancelled
    const reply = await send()
    if (reply.ok || reply.failure.code !== 'unavailable') return reply
    await sleep(ms)
  }
  return options.signal?.aborted ? cancelled : send()
}

const cancelled: Reply = { ok: false, failure: failureFrom(new AppError('cancelled')) }
