import { useEffect, useRef, useState } from 'react'
import type { Value } from '../../../shared/contract/features/records.ts'
import type { Column, Field } from '../../../shared/domain/dictionary.ts'
import { readValue } from '../../../shared/domain/passport/read-value.ts'
import type { Doubt } from '../../../shared/domain/passport/reading.ts'
import { writeValue } from '../../../shared/domain/passport/write-value.ts'
import { failureText } from '../../api/failures.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useForm } from './form-context.ts'
import type { Patch } from './patch.ts'

/** Our choice: a pause in typing after which the draft is written; the issue allows a second. */
const draftPauseMs = 300

export interface Entry {
  readonly text: string
  /** Typed and not yet stored as a value. */
  readonly unsaved: boolean
  /** Why the text could not become a value. */
  readonly refusal: string | null
  /** What was supplied in reading it, said once beside the stored value. */
  readonly doubt: string | null
  readonly onText: (text: string) => void
  /** Leaving the control, Enter, Ctrl+S: reads the text and makes the command. */
  readonly onDone: () => void
  /** Escape: back to the stored value. */
  readonly onGiveUp: () => void
}

/** A value typed as text: every keystroke becomes a draft, leaving the control a command. */
export function useEntry(
  field: Field | Column,
  address: string,
  stored: unknown,
  patchOf: (value: Value) => Patch = (value) => ({ values: { [address]: value } }),
): Entry {
  const { language, t } = useLanguage()
  const { drafts, commit, readOnly } = useForm()
  const written = writeValue(field, stored, language)
  const [typed, setTyped] = useState<string | null>(drafts.get(address) ?? null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const draft = useDraft(address)

  const forget = () => {
    draft.drop()
    setTyped(null)
    setRefusal(null)
  }

  const store = (text: string, value: Value) => {
    draft.flush()
    commit(patchOf(value)).then(
      () => setTyped((now) => (now === text ? null : now)),
      (error: unknown) => setRefusal(failureText(error, t).title),
    )
  }

  const onDone = () => {
    if (typed === null) return
    if (typed === written) {
      forget()
      return
    }
    const reading = readValue(field, typed, { language })
    if (reading.kind === 'refused') {
      draft.flush()
      setRefusal(t(`refusal.${reading.why}`))
      return
    }
    setDoubt(reading.kind === 'doubt' ? reading.why : null)
    const value = reading.kind === 'empty' ? null : reading.value
    store(typed, Array.isArray(value) ? [...(value as readonly string[])] : (value as Value))
  }

  return {
    text: typed ?? written,
    unsaved: typed !== null && typed !== written,
    refusal,
    doubt: doubt && t(`doubt.${doubt}`),
    onText: (text) => {
      if (readOnly) return
      setTyped(text)
      setRefusal(null)
      setDoubt(null)
      draft.put(text)
    },
    onDone,
    onGiveUp: () => {
      if (typed !== null) forget()
    },
  }
}

/** Writes the latest text at most once a pause, and at the latest when the control goes. */
function useDraft(address: string) {
  const { keepDraft } = useForm()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const waiting = useRef<string | null>(null)
  const stop = () => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
  }
  const flush = () => {
    stop()
    if (waiting.current !== null) keepDraft(address, waiting.current)
    waiting.current = null
  }
  const latest = useRef(flush)
  useEffect(() => {
    latest.current = flush
  })
  useEffect(() => () => latest.current(), [])
  return {
    flush,
    put: (text: string) => {
      waiting.current = text
      timer.current ??= setTimeout(() => latest.current(), draftPauseMs)
    },
    drop: () => {
      stop()
      waiting.current = null
      keepDraft(address, null)
    },
  }
}
