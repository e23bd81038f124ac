import { AppError, failureFrom, type Reply } from '../../shared/contract/failure.ts'

interface Job {
  readonly id: number | undefined
  readonly run: (signal: AbortSignal) => Promise<Reply>
  readonly resolve: (reply: Reply) => void
  readonly abort: AbortController
}

const cancelled: Reply = { ok: false, failure: failureFrom(new AppError('cancelled')) }

/**
 * Calls in order of arrival, one turn of the event loop each, so that a cancel that came in the
 * meantime is heard before the next one starts. An asynchronous call does not hold the others.
 */
export class CallQueue {
  readonly #waiting: Job[] = []
  readonly #running = new Set<Job>()
  #scheduled = false
  readonly #onQuiet: () => void

  constructor(onQuiet: () => void) {
    this.#onQuiet = onQuiet
  }

  get busy(): boolean {
    return this.#waiting.length > 0 || this.#running.size > 0
  }

  add(run: Job['run'], id?: number): Promise<Reply> {
    return new Promise((resolve) => {
      this.#waiting.push({ id, run, resolve, abort: new AbortController() })
      this.#schedule()
    })
  }

  /** Drops a call that has not started; tells a running one to stop at its next breath. */
  cancel(id: number): void {
    const index = this.#waiting.findIndex((job) => job.id === id)
    if (index >= 0) for (const job of this.#waiting.splice(index, 1)) job.resolve(cancelled)
    for (const job of this.#running) if (job.id === id) job.abort.abort()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      const job = this.#waiting.shift()
      if (job) void this.#start(job)
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  async #start(job: Job): Promise<void> {
    this.#running.add(job)
    const reply = await job.run(job.abort.signal)
    this.#running.delete(job)
    job.resolve(reply)
    if (!this.busy) this.#onQuiet()
  }
}
