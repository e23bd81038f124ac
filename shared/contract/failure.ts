import { z } from 'zod'
import { stepFaults } from '../domain/workflow.ts'

/** Every failure that crosses a process; anything else is a bug and becomes `internal`. */
export const failureCodes = [
  'invalid-input',
  'not-found',
  'not-allowed',
  'stale',
  'conflict',
  'offline',
  'busy',
  'too-large',
  'schema-too-new',
  'cancelled',
  'unavailable',
  'locked',
  'read-only',
  'disk-full',
  'corrupt',
  'bad-file',
  'unsupported',
  'internal',
] as const
export type FailureCode = (typeof failureCodes)[number]

/** Why a file was refused; goes with `bad-file`. */
export const badFileReasons = [
  'encrypted',
  'not-a-workbook',
  'truncated',
  'too-big',
  'unsupported-version',
  'encoding',
  'empty',
  'damaged',
  'geometry',
  'coordinates',
  'not-geopackage',
  'not-geojson',
  'attachment',
  'not-kato',
  'not-a-layer',
  'no-coordinates',
] as const
export type BadFileReason = (typeof badFileReasons)[number]

/** Why a right was refused; goes with `not-allowed`. */
export const notAllowedReasons = ['signed-out', 'role', 'territory', ...stepFaults] as const
export type NotAllowedReason = (typeof notAllowedReasons)[number]

/** Values a message may name: file, limit, unit … Never free text shown to a person. */
export type FailureDetail = Readonly<Record<string, string | number>>

export class AppError extends Error {
  readonly code: FailureCode
  readonly detail: FailureDetail
  constructor(
    code: FailureCode,
    options: { why?: string; detail?: FailureDetail; cause?: unknown } = {},
  ) {
    super(options.why ?? code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.detail = options.detail ?? {}
  }
}

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  why: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Failure = z.infer<typeof failureSchema>

/** What travels back for every call. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure }

export function failureFrom(error: unknown): Failure {
  return error instanceof AppError
    ? { code: error.code, why: error.message, detail: error.detail }
    : { code: 'internal', why: 'internal', detail: {} }
}

export function errorFrom(failure: Failure): AppError {
  return new AppError(failure.code, { why: failure.why, detail: failure.detail })
}

export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${why}`)
}

export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
