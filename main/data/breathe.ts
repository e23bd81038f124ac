import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '../../shared/contract/failure.ts'

/** How long a read may hold its process before it looks whether it is still wanted. */
const sliceMs = 20

/**
 * For long reads cut into steps: `await breathe()` between them. Other calls get their turn, and a
 * cancelled one ends. No statement may be open across a breath: it would hold the write-ahead log.
 */
export function createBreath(signal: AbortSignal): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < sliceMs) return
    await turn()
    if (signal.aborted) throw new AppError('cancelled')
    last = performance.now()
  }
}
