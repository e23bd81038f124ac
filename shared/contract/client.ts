import type { Client, Contract } from './define.ts'
import { errorFrom, type Reply } from './failure.ts'

export type Send = (method: string, input: unknown) => Promise<Reply>

/** Builds a client over any transport; a failed reply is thrown as `AppError`. */
export function createClient<C extends Contract>(contract: C, send: Send): Client<C> {
  const call = (method: string) => async (input: unknown) => {
    const reply = await send(method, input)
    if (!reply.ok) throw errorFrom(reply.failure)
    return reply.value
  }
  return Object.fromEntries(Object.keys(contract).map((key) => [key, call(key)])) as Client<C>
}
