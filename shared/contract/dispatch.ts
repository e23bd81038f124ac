import type { Contract, Handlers, Method } from './define.ts'
import { AppError, failureFrom, type Reply } from './failure.ts'

export interface DispatchOptions<Ctx> {
  /** Called with every exception that is not an `AppError`. */
  readonly onBug: (method: string, error: unknown) => void
  /** Parse outputs too: tests and development. */
  readonly checkOutput: boolean
  /** Throws when the caller may not use the method; asked before the input is looked at. */
  readonly authorise?: (ctx: Ctx, method: Method) => void
}

export type Dispatch<Ctx> = (ctx: Ctx, method: string, input: unknown) => Promise<Reply>

/** Parses the input, runs the handler, wraps the outcome; never throws. */
export function createDispatcher<C extends Contract, Ctx>(
  contract: C,
  handlers: Handlers<C, Ctx>,
  options: DispatchOptions<Ctx>,
): Dispatch<Ctx> {
  return async (ctx, method, input) => {
    try {
      const definition = Object.hasOwn(contract, method) ? contract[method] : undefined
      const handler = handlers[method as keyof C]
      if (!definition || !handler) throw new AppError('unsupported', { detail: { method } })
      options.authorise?.(ctx, definition)
      const parsed = definition.input.safeParse(input)
      if (!parsed.success)
        throw new AppError('invalid-input', { why: parsed.error.message, detail: { method } })
      const value = await handler(ctx, parsed.data as never)
      return { ok: true, value: options.checkOutput ? definition.output.parse(value) : value }
    } catch (error) {
      if (!(error instanceof AppError)) options.onBug(method, error)
      return { ok: false, failure: failureFrom(error) }
    }
  }
}
