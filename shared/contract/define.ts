import { z } from 'zod'
import type { Action } from '../domain/permissions.ts'

// Zod's compiled validators need eval, which the content policy forbids.
z.config({ jitless: true })

/** Which data process answers: `write` owns the only writing connection, `read` never writes. */
export type Access = 'read' | 'write'

/** The right a caller needs; `open` is answered before anybody signed in. */
export type Need = Action | 'open'

export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly access: Access
  readonly needs: Need
  /** Safe to send again after a restart: every read, and every command (idempotent by its id). */
  readonly input: I
  readonly output: O
}

export type Contract = Readonly<Record<string, Method>>

/** A method answered by the read process. */
export function read<I extends z.ZodType, O extends z.ZodType>(
  needs: Need,
  input: I,
  output: O,
): Method<I, O> {
  return { access: 'read', needs, input, output }
}

/** A method answered by the write process: commands, and reads that must see their own writes. */
export function write<I extends z.ZodType, O extends z.ZodType>(
  needs: Need,
  input: I,
  output: O,
): Method<I, O> {
  return { access: 'write', needs, input, output }
}

/** A method of main itself: windows and dialogs, which nobody signs in for. */
export function ofMain<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Method<I, O> {
  return { access: 'write', needs: 'open', input, output }
}

export type Input<M extends Method> = z.input<M['input']>
export type Output<M extends Method> = z.output<M['output']>

/** What an `AbortSignal` offers of interest here; its own type is the DOM's. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void
}
export interface CallOptions {
  /** Aborting ends the call with `cancelled`. */
  readonly signal?: CancelSignal | undefined
}

/** One asynchronous function a contract key. */
export type Client<C extends Contract> = {
  readonly [K in keyof C]: (input: Input<C[K]>, options?: CallOptions) => Promise<Output<C[K]>>
}

/** One function a contract key; a missing one does not compile. */
export type Handlers<C extends Contract, Ctx> = {
  readonly [K in keyof C]: (
    ctx: Ctx,
    input: z.output<C[K]['input']>,
  ) => Output<C[K]> | Promise<Output<C[K]>>
}

/** Events: name → schema of the payload. */
export type EventContract = Readonly<Record<string, z.ZodType>>

export type EventName<E extends EventContract> = keyof E & string
