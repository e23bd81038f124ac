import {
  AppError,
  type BadFileReason,
  badFileReasons,
  type FailureCode,
  type NotAllowedReason,
  notAllowedReasons,
} from '../../shared/contract/failure.ts'
import type { allMessages } from '../../shared/i18n/messages/all.ts'
import type { Translate } from '../ui/language.tsx'

type Needed =
  | `failure.${FailureCode}.${'what' | 'kept' | 'todo'}`
  | `badFile.${BadFileReason}.${'what' | 'todo'}`
  | `notAllowed.${NotAllowedReason}.${'what' | 'todo'}`
/** `never`, or the messages that a new code still lacks. */
type Lacking = Exclude<Needed, keyof typeof allMessages>
type Complete = [Lacking] extends [never] ? Needed : Lacking

/** What a person is told about a failure. */
export interface FailureText {
  readonly title: string
  readonly kept: string
  readonly todo: string
  readonly code: string
}

/** The one way from a failure to words; what is no `AppError` is a bug and reads as `internal`. */
export function failureText(error: unknown, t: Translate): FailureText {
  const word = (key: Complete) => t(key)
  const code = error instanceof AppError ? error.code : 'internal'
  const detail = error instanceof AppError ? error.detail : {}
  const reason = reasonOf(code, detail['reason'])
  const [what, todo] = reason
    ? ([`${reason}.what`, `${reason}.todo`] as const)
    : ([`failure.${code}.what`, `failure.${code}.todo`] as const)
  const file = detail['file']
  return {
    title: word(what),
    kept:
      file === undefined
        ? word(`failure.${code}.kept`)
        : `${t('failure.file', { file })}. ${word(`failure.${code}.kept`)}`,
    todo: word(todo),
    code: t('failure.code', { code: reason ? `${code}/${String(detail['reason'])}` : code }),
  }
}

/** True when the person stopped it. */
export function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}

/** Codes that say more of why, each with words of its own. */
function reasonOf(code: FailureCode, said: unknown) {
  if (code === 'bad-file') {
    const reason = badFileReasons.find((known) => known === said)
    return reason && (`badFile.${reason}` as const)
  }
  const reason = code === 'not-allowed' && notAllowedReasons.find((known) => known === said)
  return reason ? (`notAllowed.${reason}` as const) : undefined
}

/** The same for `showToast`. */
export function failureToast(error: unknown, t: Translate) {
  const { title, kept, todo, code } = failureText(error, t)
  return { tone: 'danger', title, text: `${kept} ${todo} ${code}` } as const
}
