import { type FormEvent, useState } from 'react'
import { failureText } from '../../api/failures.ts'
import { useLanguage } from '../../ui/language.tsx'

/** A form that is sent by Enter or its button; what it answers as wrong stands in `error`. */
export function useSubmit(send: () => Promise<string | null>) {
  const { t } = useLanguage()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const submit = async () => {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      setError(await send())
    } catch (failure) {
      const { title, todo } = failureText(failure, t)
      setError(`${title}. ${todo}`)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    error,
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      void submit()
    },
  }
}
