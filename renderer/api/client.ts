import type { z } from 'zod'
import { createClient } from '../../shared/contract/client.ts'
import { type DataEvents, dataContract } from '../../shared/contract/data.ts'
import type { Reply } from '../../shared/contract/failure.ts'
import { shellContract } from '../../shared/contract/shell.ts'

type Methods = Readonly<Record<string, (input: unknown) => Promise<Reply>>>
type Events = Readonly<Record<string, (listener: (payload: unknown) => void) => () => void>>

declare global {
  /** Put there by the preload script: the only way out of the renderer. */
  var bridge: { readonly data: Methods; readonly shell: Methods; readonly events: Events }
}

const missing: Reply = {
  ok: false,
  failure: { code: 'unsupported', why: 'no such method', detail: {} },
}
const send = (methods: Methods) => (method: string, input: unknown) =>
  methods[method]?.(input) ?? Promise.resolve(missing)

export const data = createClient(dataContract, send(globalThis.bridge.data))
export const shell = createClient(shellContract, send(globalThis.bridge.shell))

/** Listens to an event of the data processes; returns the way to stop. */
export function onEvent<K extends keyof DataEvents>(
  name: K,
  listener: (payload: z.output<DataEvents[K]>) => void,
): () => void {
  return (
    globalThis.bridge.events[name]?.(listener as (payload: unknown) => void) ?? (() => undefined)
  )
}
