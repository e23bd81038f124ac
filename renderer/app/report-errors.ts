import { shell } from '../api/client.ts'

// Our choice: a fault in every frame of an animation must not fill the log.
const reportsAtMost = 50

/** Faults of the window go to the product's log; returns the way to stop. */
export function reportErrors(): () => void {
  let left = reportsAtMost
  const report = async (error: unknown) => {
    if (left === 0) return
    left -= 1
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const stack = error instanceof Error ? (error.stack ?? '') : ''
    try {
      await shell['shell.reportError']({
        text: text.slice(0, 2_000),
        stack: stack.slice(0, 20_000),
      })
    } catch {
      // Where the log itself cannot be reached there is nobody left to tell.
      left = 0
    }
  }
  const onError = (event: ErrorEvent) => void report(event.error ?? event.message)
  const onRejection = (event: PromiseRejectionEvent) => void report(event.reason)
  addEventListener('error', onError)
  addEventListener('unhandledrejection', onRejection)
  return () => {
    removeEventListener('error', onError)
    removeEventListener('unhandledrejection', onRejection)
  }
}
