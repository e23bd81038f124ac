import { useEffect } from 'react'
import { create } from 'zustand'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useTasks } from '../../ui/tasks.ts'
import { showToast } from '../../ui/toast.tsx'

/** Whose screen is locked: the sign-in asks for the password of this login alone. */
export const useLock = create<{ readonly login: string | null }>(() => ({ login: null }))

/** Ends the session in the data host, which then shows nothing to nobody; the place in the window stays. */
export async function lockScreen(login: string): Promise<void> {
  useLock.setState({ login })
  await data['account.signOut']({})
}

/** Signs of a person. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const
// Our choice: how exactly the time is kept.
const lookEveryMs = 5_000

/** Locks the screen after so many minutes without a sign of a person; 0 is never. Long work is not cut off. */
export function useIdleLock(minutes: number): void {
  const { t } = useLanguage()
  const { data: account } = useData('account.state', {})
  const isWorking = useTasks().length > 0
  const login = account?.person?.login
  useEffect(() => {
    if (minutes === 0 || login === undefined || isWorking) return undefined
    const seen = { at: Date.now() }
    const onSign = () => {
      seen.at = Date.now()
    }
    const timer = setInterval(() => {
      if (Date.now() - seen.at < minutes * 60_000) return
      clearInterval(timer)
      lockScreen(login).catch((error: unknown) => showToast(failureToast(error, t)))
    }, lookEveryMs)
    for (const sign of signs) addEventListener(sign, onSign, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, onSign, { capture: true })
    }
  }, [minutes, login, isWorking, t])
}
