import { AppError, type FailureCode } from '../../../shared/contract/failure.ts'

/** SQLite's result codes that a person can do something about; the rest are bugs and stay as they are. */
const codes: readonly (readonly [RegExp, FailureCode])[] = [
  [/^SQLITE_FULL/, 'disk-full'],
  [/^SQLITE_(READONLY|PERM)/, 'read-only'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'corrupt'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
]

/** The failure a foreign exception stands for, with its cause kept; an unknown one is given back. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error
  const code = String(error.code)
  const known = codes.find(([pattern]) => pattern.test(code))?.[1] ?? nodeCodes[code]
  return known ? new AppError(known, { why: error.message, detail: { code }, cause: error }) : error
}

const nodeCodes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
}

/** Runs `work`; what SQLite or the file system throws becomes a code where there is one. */
export function withCodes<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw failureOf(error)
  }
}
